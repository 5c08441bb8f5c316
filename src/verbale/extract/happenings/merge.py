"""Which mentions of a report tell one happening.

Two mentions are one happening where their types can be one, their days do not differ, and something ties
them: a shared party, a shared day, one inside the other's clause, or a definite noun that looks back.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.extract.happenings.attach import UNTIL
from verbale.extract.happenings.clause import OBJECTS, SUBJECTS
from verbale.extract.happenings.mention import HEADS, Mention
from verbale.extract.when.story import PUBLICATION
from verbale.parse.columns import morph
from verbale.record.actors import ActorType
from verbale.record.event import EventStatus
from verbale.record.report import SectionRole
from verbale.record.span import Span

DECREE = "decree"
HARM = "attack"  # its verbs tell who was hit and how, one after the other
SPEECH = "speech"
DAY = len("2025-09-04")
FINE = "summit"
ARGUMENTS = (*SUBJECTS, *OBJECTS, "obl:arg", "obl:agent", "xcomp")
# The hours of the parts of a day, with an hour for how loosely they are spoken of.
PARTS = {
    "morning": frozenset(range(4, 13)),
    "afternoon": frozenset(range(11, 20)),
    "evening": frozenset(range(17, 25)),
}
LONG = frozenset({"month", "year", "season"})


def happenings(found: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each happening, in order of the first; what is only a detail of another one is left out."""
    groups: list[list[Mention]] = []
    details: list[Mention] = []
    for mention in found:
        homes = [g for g in reversed(groups) if _same(g, mention)]
        alike = (g for g in homes if any(m.status is mention.status for m in g))
        home = next(alike, homes[0] if homes else None)
        if home is not None:
            home.append(mention)
        elif any(_part_of(mention, other) or _follows_from(mention, other) for other in found):
            details.append(mention)
        else:
            groups.append([mention])
    for detail in details:  # what a noun tells before the verb that carries it ("an attack in Rome killed …")
        home = next((g for g in groups if any(_inside(m, detail) for m in g)), None)
        if home is not None:
            home.append(detail)
    return _joined(groups)


def _joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Groups that the very same words tell, and of one type, are one."""
    kept: dict[tuple[str, Span], list[Mention]] = {}
    for group in groups:
        first = min(m.evidence for m in group)
        kept.setdefault((_group_of(group[0]), first), []).extend(group)
    return list(kept.values())


def lend_types(found: Sequence[Mention]) -> None:
    """An act without a type of its own takes that of an event noun in its clause ("victime d'une attaque")."""
    for act in found:
        if act.kind is None:
            near = (m for m in found if not m.is_verb and m.clause == act.token and "apart" not in m.facts)
            nouns = [m for m in near if act.evidence.covers(m.evidence) and _is_argument(m.token)]
            nouns = [m for m in nouns if "thought" not in m.marks]  # "handed them a proposal for a truce"
            if nouns:
                act.kind = nouns[0].kind
                if "another" in nouns[0].facts and nouns[0].indefinite:
                    act.marks.add("anew")
                act.facts |= {"lent", "typed"}
                act.facts |= nouns[0].facts & {"cancelled"} if "postponed" not in nouns[0].facts else set()
                act.facts.discard("untyped")


def _is_argument(noun: Token) -> bool:
    """Whether a noun completes its verb, or another noun, and is no mere circumstance ("en déplacement à Rome")."""
    if noun.dep_ in ARGUMENTS:
        return True
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return above.pos_ in ("NOUN", "PROPN")


def _same(group: Sequence[Mention], new: Mention) -> bool:
    if any(_inside(m, new) or _one_phrase(m, new) for m in group):
        return True
    if any(_told_anew(m, new) for m in group):
        return False
    if all(_group_of(m) != _group_of(new) for m in group) or any(_days_differ(m, new) for m in group):
        return False
    if any(_follows(m, new) or _apart_in_day(m, new) or _beside(m, new) or _beside(new, m) for m in group):
        return False
    if any(_vague(m, new) or _vague(new, m) for m in group) or _at_odds(group, new):
        return False
    if any(_ways_differ(m, new) or _ways_differ(new, m) for m in group):
        return False
    if SPEECH in (_group_of(new), _group_of(group[0])) and not _one_speech(group, new):
        return False
    if any(_same_day(m, new) or _within(m, new) for m in group):
        return not _strangers(group, new) or new.token.lemma_ in {m.token.lemma_ for m in group}
    if any(_places_differ(m, new) for m in group) or _strangers(group, new) or _other_partners(group, new):
        return False
    return _looks_back(group, new)


def _one_phrase(a: Mention, b: Mention) -> bool:
    """Whether one noun stands for a part of the other: "a second *round* of *talks*"."""
    if a.is_verb or b.is_verb or a.block is not b.block or a.evidence == b.evidence:
        return False
    return _above(b.token) == a.token and _group_of(a) == _group_of(b) and "part" in a.marks


def _above(noun: Token) -> Token:
    return noun.head.head if noun.head.pos_ == "ADP" else noun.head


def _told_anew(old: Mention, new: Mention) -> bool:
    """Whether one is told as another one than that before it in its paragraph ("un nouvel essai"), or as another act:
    decrees are many on one day."""
    anew = ("another" in new.facts and new.indefinite) or "anew" in new.marks
    if anew and old.block is new.block and not old.number & new.number:
        return True
    return _group_of(old) == _group_of(new) == DECREE and old.clause != new.clause and not _same_noun(old, new)


def _same_noun(a: Mention, b: Mention) -> bool:
    return a.block.role in HEADS or b.block.role in HEADS or (a.token.lemma_ == b.token.lemma_ and _day(b) is None)


def _one_speech(group: Sequence[Mention], new: Mention) -> bool:
    """Whether one speaks at both: people speak often on one day."""
    shared = {actor for m in group for actor in m.known} & set(new.known)
    return bool(shared) or any(m.clause == new.clause and m.block is new.block for m in group)


def _at_odds(group: Sequence[Mention], new: Mention) -> bool:
    """Whether one is only thought of and the other has a day or has happened; a definite noun may be either."""
    thought, off = EventStatus.HYPOTHETICAL, EventStatus.CANCELLED
    if new.status is off and all(m.status is EventStatus.OCCURRED for m in group):
        return True
    if any(m.number & new.number and m.status is not EventStatus.OCCURRED for m in group):
        return False
    return not new.definite and (new.status is thought) != any(m.status is thought for m in group)


def _looks_back(group: Sequence[Mention], new: Mention) -> bool:
    """Whether an undated mention, or one that dates what was told before, speaks of the same happening."""
    if any(m.number & new.number for m in group):
        return True  # "a second summit", told again
    if _day(new) is not None and any(_day(m) is not None for m in group):
        alike = new.token.lemma_ in {m.token.lemma_ for m in group} and {a for m in group for a in m.known}
        return bool(alike and alike & set(new.known)) and any(_day(m) == _day(new) for m in group)
    if _day(new) is not None and all("apart" in m.facts for m in group):
        return False  # "after the summit of last year": another one
    if all({"apart", "another"} <= m.facts for m in group) and new.token.lemma_ not in {m.token.lemma_ for m in group}:
        return False  # "after a similar meeting last year": not the conference that is told of
    shared = {actor for m in group for actor in m.known} & set(new.known)
    if new.known and "between" in new.facts and not shared and not new.is_verb:
        return False
    if "another" in new.facts and new.block.role not in HEADS:
        return False
    known = {actor for m in group for actor in m.who} & set(new.who)
    if "named" in new.facts and not new.is_verb and not known and new.block.role not in HEADS:
        return False
    if new.indefinite and _is_ahead(new) and any("wears-on" in m.marks for m in group):
        return False  # what is under way is not what is newly planned
    if "wears-on" in new.marks and not new.definite and not shared and all(m.is_verb and m.known for m in group):
        return False  # "He met X. Talks were interrupted …": the talks of all
    told = {m.status for m in group if m.is_verb and "headline" not in m.facts}
    if new.is_verb and told and new.status not in told and new.status is not EventStatus.CANCELLED:
        return False
    if new.indefinite and "between" in new.facts and new.block.role not in HEADS and _day(new) is not None:
        return False  # one of several
    if new.indefinite and all(m.status is not new.status and m.block.role is not SectionRole.HEADLINE for m in group):
        return False
    if all(m.block.role in HEADS for m in group) and any("headline" in m.facts or _day(m) is None for m in group):
        return True
    if not new.is_verb:
        return new.definite or bool(shared) or not new.indefinite
    near = "lent" not in new.facts and new.block.number - group[-1].block.number <= 1
    near = near and (_day(new) is None or group[-1].block.role in HEADS)
    harm = near and _group_of(new) == HARM and new.status is group[-1].status
    return harm or bool(shared) or new.token.lemma_ in {m.token.lemma_ for m in group}


def _strangers(group: Sequence[Mention], new: Mention) -> bool:
    """Whether both name persons or states and share none, nor does one name the state of the other's person; a group
    may be anybody's."""
    parties = {actor for m in group for actor in m.known}
    if not parties or not new.known or parties & set(new.known):
        return False
    if any(_same_place(m, new) and set(m.who + new.who) - set(m.known + new.known) for m in group):
        return False
    sides = {side for m in group for side in m.sides}
    return not any((country, other) in sides for country, own in new.sides for other in ActorType if other is not own)


def _other_partners(group: Sequence[Mention], new: Mention) -> bool:
    """Whether each of two meetings names somebody whom the other does not."""
    if new.kind is None or new.kind.group != "talk":
        return False
    if any(_met_others(m, new) for m in group):
        return True
    if len(new.known) < 2:
        return False
    return any(len(m.known) > 1 and set(m.known) - set(new.known) and set(new.known) - set(m.known) for m in group)


def _met_others(a: Mention, b: Mention) -> bool:
    """Whether somebody met one with a name, and others at the other meeting; of two groups nobody can tell."""
    shared = set(a.who) & set(b.who)
    first, second = set(a.who) - shared, set(b.who) - shared
    named = (first and first <= set(a.known)) or (second and second <= set(b.known))
    return bool("between" in a.facts and "between" in b.facts and shared and first and second and named)


def _part_of(inner: Mention, outer: Mention) -> bool:
    """An undated mention within the words of another one of the same sentence is a detail of it."""
    if inner is outer or inner.block is not outer.block or _day(inner) is not None:
        return False
    if "between" in inner.facts and _group_of(inner) != _group_of(outer):
        return False  # "Zelensky, qui s'est entretenu avec X, tiendra une conférence": a meeting of its own
    return outer.evidence.covers(inner.evidence) and len(outer.evidence) > len(inner.evidence)


def _follows_from(act: Mention, other: Mention) -> bool:
    """Whether an act without type or time only says what came of another one: "walked out, *shutting the port*"."""
    adverbial = act.token.dep_ == "advcl" and "Part" in morph(act.token, "VerbForm")
    return adverbial and act.kind is None and _day(act) is None and other.is_verb and act.token.head == other.token


def _inside(old: Mention, new: Mention) -> bool:
    """A noun and the verb that carries it ("ont signé un accord", "held talks"), or one evidence."""
    if old.block is not new.block:
        return False
    if "apart" in old.facts | new.facts:
        return False
    if "lent" in old.facts | new.facts and old.clause == new.clause and old.evidence.overlaps(new.evidence):
        return True
    noun = new if old.is_verb else old
    ties = {"happens", "at"} if _group_of(new) == _group_of(old) == SPEECH else {"happens"}
    verb = old if old.is_verb else new
    held = bool(ties & noun.facts) or (noun.token.head == verb.token and _group_of(new) == _group_of(old))
    carried = old.clause == new.clause and old.is_verb != new.is_verb and held
    return carried and not _days_differ(old, new) and old.evidence.overlaps(new.evidence)


def _group_of(mention: Mention) -> str:
    return mention.kind.group if mention.kind else f"other {mention.token.lemma_}"


def _days_differ(a: Mention, b: Mention) -> bool:
    first, second = _day(a), _day(b)
    if first is None or second is None:
        return False
    if first.startswith("words") or second.startswith("words"):
        return first != second
    shorter = min(len(first), len(second))
    return first[:shorter] != second[:shorter] and not (_covers(a, second) or _covers(b, first))


def _same_day(a: Mention, b: Mention) -> bool:
    first, second = _day(a), _day(b)
    return first is not None and first == second and (len(first) == 10 or first.startswith("words"))


def _within(a: Mention, b: Mention) -> bool:
    """Whether the day of one lies in the days of the other, and somebody takes part in both."""
    first, second = _day(a), _day(b)
    if first is None or second is None or not set(a.known) & set(b.known):
        return False
    return (_covers(a, second) and len(second) == DAY) or (_covers(b, first) and len(first) == DAY)


def _covers(mention: Mention, day: str) -> bool:
    when = mention.when
    return bool(when and when.start and when.end and when.start[:10] <= day <= when.end[:10])


def _day(mention: Mention) -> str | None:
    """The day of a mention, or the words for it where the report does not tell which day it is.

    A clock time of which the day is only taken for that of publication has none.
    """
    when = mention.when
    if (
        when is None
        or UNTIL in when.note
        or (PUBLICATION in when.note and (mention.status is not EventStatus.SCHEDULED or mention.definite))
    ):
        return None
    return when.start[:10] if when.start else f"words {when.text.casefold()}"


def _vague(a: Mention, b: Mention) -> bool:
    """What is dated by a year or a month only is background; an undated verb of the news is not about it."""
    dated = a.when is not None and a.when.granularity in LONG and _day(a) is not None
    return dated and _day(b) is None and (b.is_verb or "headline" in b.facts)


def _follows(old: Mention, new: Mention) -> bool:
    """Whether one is told as what came next: "ils se sont réunis … Ils se sont *ensuite* entretenus avec X"."""
    if "then" not in new.marks or not new.is_verb or old.block.role is SectionRole.HEADLINE:
        return False
    return old.block.role not in HEADS or (old.is_verb and old.status is not new.status)


def _beside(verb: Mention, other: Mention) -> bool:
    """Whether one met "on the sidelines" of what is told otherwise: another happening, unless two take part in both."""
    if "beside" not in verb.marks or len(set(verb.known) & set(other.known)) > 1:
        return False
    return other.kind is not None and (other.kind.name == FINE or "apart" in other.facts)


def _apart_in_day(a: Mention, b: Mention) -> bool:
    """Whether two clauses tell different hours of a day, or that one is over and the other still to come."""
    if (_is_over(a) and _is_ahead(b)) or (_is_ahead(a) and _is_over(b)):
        return True
    if not (a.is_verb and b.is_verb) or {a.block.role, b.block.role} & set(HEADS):
        return False
    first, second = _hours(a), _hours(b)
    return bool(first and second) and not first & second


def _is_over(mention: Mention) -> bool:
    told = mention.is_verb and mention.block.role not in HEADS
    carried = not mention.definite and {"happens", "dated"} <= mention.facts and mention.block.role not in HEADS
    return mention.status is EventStatus.OCCURRED and (told or carried or "apart" in mention.facts)


def _is_ahead(mention: Mention) -> bool:
    told = mention.is_verb and mention.block.role not in HEADS
    carried = told or (not mention.definite and {"happens", "planned"} & mention.facts)
    return mention.status is EventStatus.SCHEDULED and bool(carried)


def _hours(mention: Mention) -> frozenset[int]:
    """The hours of the day in which a mention's time lies; none where it does not say."""
    when = mention.when
    if when is None or not when.start:
        return frozenset()
    if when.granularity == "minute":
        return frozenset({int(when.start[11:13])})
    return next((hours for part, hours in PARTS.items() if part in when.note), frozenset())


def _ways_differ(a: Mention, b: Mention) -> bool:
    """A call is not the meeting in one place that it follows."""
    if a.kind is None or b.kind is None or a.kind.mode != "phone" or a.mode != "phone" or b.mode == "phone":
        return False
    return b.place is not None or b.kind.name == "summit" or not b.is_verb


def _same_place(a: Mention, b: Mention) -> bool:
    return a.place is not None and not a.place.islower() and a.place == b.place


def _places_differ(a: Mention, b: Mention) -> bool:
    """Whether both name a place, and neither lies in the other; "the base" may be anywhere, and a headline names one
    of several."""
    if a.place is None or b.place is None or a.place.islower() or b.place.islower():
        return False
    if SectionRole.HEADLINE in (a.block.role, b.block.role):
        return False
    first, second = a.place.casefold(), b.place.casefold()
    return first not in second and second not in first
