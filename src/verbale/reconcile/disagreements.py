"""Where two reports contradict each other: each finding with the two passages that show it.

What both can say without contradiction is none: planned then held, fewer then more, "some" and "thirty"; a later
report of a changed situation is a succession. Only events and figures paired on evidence are compared.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verbale.reconcile.happening import Happening
from verbale.reconcile.happenings import (
    SETTLED,
    can_be_held,
    minutes_apart,
    other_numbers_for_time,
    same_words,
    same_words_for_time,
)
from verbale.reconcile.modes import by_other_means
from verbale.reconcile.parties import one_name, shared_key
from verbale.reconcile.quotes import Variant
from verbale.reconcile.tallies import paired_figures
from verbale.reconcile.utterance import Speakers
from verbale.record.actors import party_key
from verbale.record.event import EventStatus
from verbale.record.record import Record
from verbale.record.span import Span, hull

SAME_WORDS = 0.6  # likeness of the words in which an event is told, for one person to stand in another's place
SLACK = 10  # minutes by which two times to the minute may differ ("shortly after two")
REMOTE = frozenset({"video", "phone"})


class DisagreementKind(StrEnum):
    """What two reports disagree on."""

    TIME = "time"
    PLACE = "place"
    MODE = "mode"
    NUMBER = "number"
    PARTICIPANTS = "participants"
    STATUS = "status"
    WORDING = "wording"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Side:
    """One report's version: the entry (its kind and id) and its words."""

    entry: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two versions that cannot both be right, or, as a succession, two that can, one after the other.

    Attributes:
        told: What either says: words of the reports, or a mode, a status, names of people; for ``wording`` what the
            difference touches.
        about: Whose mode of taking part; for ``wording`` the relation of the two.
    """

    kind: DisagreementKind
    a: Side
    b: Side
    told: tuple[str, ...]
    about: str = ""
    succession: bool = False

    @property
    def note(self) -> str:
        """In short, in the words of the record."""
        told = (", " if self.kind is DisagreementKind.WORDING else " / ").join(self.told)
        return f"{self.about}: {told}" if self.about else told


Judge = Callable[[Happening, Happening], Disagreement | None]


def disagreements(
    a: Record, b: Record, variants: Sequence[Variant], happenings: Sequence[tuple[Happening, Happening]]
) -> tuple[Disagreement, ...]:
    """All disagreements and successions of two reports, in the order of the first; ``happenings``: events paired."""
    found = [*_of_events(a, b, happenings), *_of_figures(a, b), *_of_quotes(variants)]
    return tuple(sorted(found, key=lambda d: (d.a.span, d.kind, d.b.span)))


def _of_events(a: Record, b: Record, happenings: Sequence[tuple[Happening, Happening]]) -> Iterator[Disagreement]:
    told: dict[str, set[tuple[str, ...]]] = {}  # event -> by which means it is already said to be told
    for mine, theirs in by_other_means(a, b):
        for event in (mine.event.id, theirs.event.id):
            told.setdefault(event, set()).add((mine.mode, theirs.mode))
        sides = [Side("event", t.event.id, t.span) for t in (mine, theirs)]
        yield Disagreement(DisagreementKind.MODE, sides[0], sides[1], (mine.mode, theirs.mode))
    for one, other in happenings:
        for judge in JUDGES:
            if (found := judge(one, other)) and not _is_told(found, told.get(one.event.id, told.get(other.event.id))):
                yield found


def _is_told(found: Disagreement, means: set[tuple[str, ...]] | None) -> bool:
    """Whether the mode of an event, or of somebody in it, is a difference told of the event already."""
    if means is None:
        return False
    return found.kind is DisagreementKind.MODE or (found.kind is DisagreementKind.PARTICIPANTS and found.told in means)


def _mode(one: Happening, other: Happening) -> Disagreement | None:
    """In person in one and at a distance in the other; "hybrid" goes with everything.

    An event told in several places may gather several modes: only events told once are judged as a whole.
    """
    if len(one.event.evidence) > 1 or len(other.event.evidence) > 1:
        return None
    modes = (one.event.mode or _only_mode(one), other.event.mode or _only_mode(other))
    if None in modes or "hybrid" in modes or modes[0] == modes[1]:
        return None
    return _of_event(DisagreementKind.MODE, one, other, (str(modes[0]), str(modes[1])))


def _only_mode(h: Happening) -> str | None:
    modes = {p.mode for p in h.event.participants if p.mode}
    return modes.pop() if len(modes) == 1 else None


def _time(one: Happening, other: Happening) -> Disagreement | None:
    """Times to the minute that differ by more than a few minutes, or days that differ."""
    start, end = ((h.event.when.text if h.event.when else "") for h in (one, other))
    settled = {one.event.status in SETTLED, other.event.status in SETTLED}
    if one.moment and other.moment:
        if minutes_apart(one, other) <= SLACK or not can_be_held(one, other):
            return None
        return _of_event(DisagreementKind.TIME, one, other, (start or "", end or ""), succession=len(settled) == 2)
    if same_words_for_time(one, other):
        return None
    if None in (one.day, other.day) and other_numbers_for_time(one, other):  # a report that tells no date
        return _of_event(DisagreementKind.TIME, one, other, (start or "", end or ""), succession=len(settled) == 2)
    if one.day and other.day and one.day != other.day and _precise(one) and _precise(other):
        return _of_event(DisagreementKind.TIME, one, other, (start or "", end or ""), succession=len(settled) == 2)
    return None


def _precise(h: Happening) -> bool:
    return bool(h.event.when and h.event.when.granularity in ("day", "minute", "hour", "part-of-day"))


def _place(one: Happening, other: Happening) -> Disagreement | None:
    """Places of two different states; two names that may lie in one another are none."""
    states = [{p for p in h.places if p.startswith("@")} for h in (one, other)]
    if not states[0] or not states[1] or one.places & other.places:
        return None
    if REMOTE & {one.event.mode, other.event.mode}:
        return None
    return _of_event(DisagreementKind.PLACE, one, other, (one.event.place or "", other.event.place or ""))


def _status(one: Happening, other: Happening) -> Disagreement | None:
    """Cancelled in one and held in the other is a disagreement; planned and then held is a succession."""
    both = {one.event.status, other.event.status}
    told = (one.event.status.value, other.event.status.value)
    if EventStatus.CANCELLED in both and both & SETTLED:
        return _of_event(DisagreementKind.STATUS, one, other, told)
    if EventStatus.SCHEDULED in both and (both & SETTLED or EventStatus.CANCELLED in both):
        return _of_event(DisagreementKind.STATUS, one, other, told, succession=True)
    return None


def _participants(one: Happening, other: Happening) -> Disagreement | None:
    """A participant who is there in person in one report and at a distance in the other; or one in another's place."""
    modes = [{p.actor: p.mode for p in h.event.participants if p.mode} for h in (one, other)]
    keys = [
        {party_key(a): modes[n][a.id] for a in h.record.actors if a.id in modes[n]} for n, h in enumerate((one, other))
    ]
    for key in sorted(keys[0].keys() & keys[1].keys()):
        pair = (keys[0][key], keys[1][key])
        if pair[0] != pair[1] and "hybrid" not in pair and not _mode(one, other):
            return _of_event(
                DisagreementKind.PARTICIPANTS, one, other, (str(pair[0]), str(pair[1])), _called(one.record, key)
            )
    return _in_place_of(one, other)


def _in_place_of(one: Happening, other: Happening) -> Disagreement | None:
    """One person in another's place, in the same words: neither report names the other's anywhere.

    Lists are rarely whole, so that somebody is missing from one is nothing.
    """
    if same_words(one, other) < SAME_WORDS or not one.people & other.people:
        return None
    alone = [one.people - other.people, other.people - one.people]
    if [len(a) for a in alone] != [1, 1]:
        return None
    mine, theirs = (min(a) for a in alone)
    if _names(other, mine) or _names(one, theirs):
        return None
    names = (_called(one.record, mine), _called(other.record, theirs))
    return _of_event(DisagreementKind.PARTICIPANTS, one, other, names)


def _called(record: Record, key: str) -> str:
    """What a report calls a party."""
    return next((a.name for a in record.actors if a.name and key in (party_key(a), shared_key(a))), key)


def _names(happening: Happening, person: str) -> bool:
    keys = {party_key(a) for a in happening.record.actors}
    return any(key == person or one_name(key, person) for key in keys)


JUDGES: tuple[Judge, ...] = (_mode, _time, _place, _status, _participants)


def _of_event(
    kind: DisagreementKind,
    one: Happening,
    other: Happening,
    told: tuple[str, str],
    about: str = "",
    succession: bool = False,
) -> Disagreement:
    sides = [Side("event", h.event.id, h.event.evidence[0]) for h in (one, other)]
    return Disagreement(kind, sides[0], sides[1], told, about, succession)


def _of_figures(a: Record, b: Record) -> Iterator[Disagreement]:
    for pair in paired_figures(a, b):
        sides = [Side("figure", f.id, f.span) for f in (pair.a, pair.b)]
        if pair.differ:
            yield Disagreement(DisagreementKind.NUMBER, sides[0], sides[1], pair.told, "", pair.succession)


def _of_quotes(variants: Sequence[Variant]) -> Iterator[Disagreement]:
    for v in variants:
        sides = [Side("statement", u.statement.id, hull(s)) for u, s in ((v.first, v.a), (v.second, v.b))]
        if v.speakers is Speakers.OTHER:
            who = tuple(", ".join(u.told_by or sorted(u.speakers)) for u in (v.first, v.second))
            yield Disagreement(DisagreementKind.ATTRIBUTION, sides[0], sides[1], who)
        elif v.touches and v.verbatim:
            touched = tuple(sorted(touch.value for touch in v.touches))
            yield Disagreement(DisagreementKind.WORDING, sides[0], sides[1], touched, v.relation.value)
