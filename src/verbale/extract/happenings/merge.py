"""Which mentions of a report tell one happening.

Two mentions are one happening where their types can be one, their days do not differ, and something ties
them: a shared party, a shared day, one inside the other's clause, or a definite noun that looks back.
"""

from collections.abc import Iterator, Sequence

from verbale.extract.happenings.days import apart_in_day, days_differ, follows, same_day, vague, within
from verbale.extract.happenings.looking_back import at_odds, looks_back, one_speech, other_step, told_anew
from verbale.extract.happenings.mention import HEADS, Mention, group_of
from verbale.extract.happenings.phrases import follows_from, inside, one_phrase, one_vote, part_of
from verbale.extract.happenings.sharing import beside, other_partners, places_differ, strangers, ways_differ
from verbale.record.event import EventStatus
from verbale.record.span import Span

SPEECH = "speech"


def happenings(found: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each happening, in order of the first; what is only a detail of another one is left out."""
    groups: list[list[Mention]] = []
    details: list[Mention] = []
    for mention in found:
        homes = [g for g in reversed(groups) if _same(g, mention)]
        homes.sort(key=lambda g: (not _put_off(g, mention), all(m.status is not mention.status for m in g)))
        home = homes[0] if homes else None
        if home is not None:
            for ahead in list(_told_ahead(homes, home)):
                groups.remove(ahead)
                home[:0] = ahead
            home.append(mention)
        elif any(part_of(mention, other) or follows_from(mention, other) for other in found):
            details.append(mention)
        else:
            groups.append([mention])
    for detail in details:  # what a noun tells before the verb that carries it ("an attack in Rome killed …")
        home = next((g for g in groups if any(inside(m, detail) for m in g)), None)
        if home is not None:
            home.append(detail)
    return _joined(groups)


def _put_off(group: Sequence[Mention], new: Mention) -> bool:
    """Whether a group tells that what a definite noun names is off: of that people speak in every tense."""
    alike = new.definite and any(new.token.lemma_ in (m.token.lemma_, m.lender) for m in group)
    return alike and any(m.status is EventStatus.CANCELLED for m in group)


def _told_ahead(homes: Sequence[list[Mention]], home: list[Mention]) -> Iterator[list[Mention]]:
    """What a headline tells of a happening that the act found for it does not name: "slams the door of the conference",
    "*left* the conference"."""
    if all(m.kind is None for m in home):
        yield from (g for g in homes if g is not home and all(m.block.role in HEADS and m.kind for m in g))


def _joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Groups that the very same words tell, and of one type, are one."""
    kept: dict[tuple[str, Span], list[Mention]] = {}
    for group in groups:
        first = min(m.evidence for m in group)
        kept.setdefault((group_of(group[0]), first), []).extend(group)
    return list(kept.values())


def _same(group: Sequence[Mention], new: Mention) -> bool:
    if any(inside(m, new) or one_phrase(m, new) or one_vote(m, new) for m in group):
        return True
    if any(told_anew(m, new) for m in group):
        return False
    if all(group_of(m) != group_of(new) for m in group) or any(days_differ(m, new) for m in group):
        return False
    if any(other_step(m, new) for m in group):
        return False
    if any(follows(m, new) or apart_in_day(m, new) or beside(m, new) or beside(new, m) for m in group):
        return False
    if any(vague(m, new) or vague(new, m) for m in group) or at_odds(group, new):
        return False
    if any(ways_differ(m, new) or ways_differ(new, m) for m in group):
        return False
    if SPEECH in (group_of(new), group_of(group[0])) and not one_speech(group, new):
        return False
    if any(same_day(m, new) or within(m, new) for m in group):
        return not strangers(group, new) or new.token.lemma_ in {m.token.lemma_ for m in group}
    if any(places_differ(m, new) for m in group) or strangers(group, new) or other_partners(group, new):
        return False
    return looks_back(group, new)
