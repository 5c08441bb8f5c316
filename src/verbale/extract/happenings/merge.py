"""Which mentions of a report tell one happening.

Two mentions are one happening where their types can be one, their days do not differ, and something ties
them: a shared party, a shared day, one inside the other's clause, or a definite noun that looks back.
"""

from collections.abc import Sequence

from verbale.extract.happenings.mention import Mention


def happenings(found: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each happening, in order of the first."""
    groups: list[list[Mention]] = []
    for mention in found:
        home = next((g for g in reversed(groups) if _same(g, mention)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return groups


def _same(group: Sequence[Mention], new: Mention) -> bool:
    if any(_inside(m, new) for m in group):
        return True
    if _group_of(new) is None or all(_group_of(m) != _group_of(new) for m in group):
        return False
    if any(_days_differ(m, new) for m in group):
        return False
    if any(_places_differ(m, new) for m in group) and not any(_same_day(m, new) for m in group):
        return False
    parties = {actor for m in group for actor in m.who}
    if parties and new.who and parties & set(new.who):
        return True
    if any(_same_day(m, new) for m in group) and not (parties and new.who):
        return True
    return not new.is_verb and new.definite and "dated" not in new.facts


def _inside(old: Mention, new: Mention) -> bool:
    """A noun and the verb that carries it ("ont signé un accord", "held talks"), or one evidence."""
    if old.block is not new.block:
        return False
    carried = (old.clause == new.clause) and old.is_verb != new.is_verb and {"happens"} & (old.facts | new.facts)
    return bool(carried) and not _days_differ(old, new) and old.evidence.overlaps(new.evidence)


def _group_of(mention: Mention) -> str | None:
    return mention.kind.group if mention.kind else None


def _days_differ(a: Mention, b: Mention) -> bool:
    first, second = _day(a), _day(b)
    if first is None or second is None:
        return False
    shorter = min(len(first), len(second))
    return first[:shorter] != second[:shorter] and not (_covers(a, second) or _covers(b, first))


def _same_day(a: Mention, b: Mention) -> bool:
    first, second = _day(a), _day(b)
    return first is not None and second is not None and len(first) == len(second) == 10 and first == second


def _covers(mention: Mention, day: str) -> bool:
    when = mention.when
    return bool(when and when.start and when.end and when.start[:10] <= day <= when.end[:10])


def _day(mention: Mention) -> str | None:
    return mention.when.start[:10] if mention.when and mention.when.start else None


def _places_differ(a: Mention, b: Mention) -> bool:
    return a.place is not None and b.place is not None and a.place.casefold() != b.place.casefold()
