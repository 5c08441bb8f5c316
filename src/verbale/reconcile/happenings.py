"""Pair the events of two reports that tell one happening.

The likeness is a table of named signs with weights; an event is paired once, with its best partner.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from verbale.languages.words import word_spans
from verbale.reconcile.happening import Happening
from verbale.record.event import EventStatus
from verbale.record.record import Record
from verbale.record.span import hull

GROUPS: tuple[frozenset[str], ...] = (  # types that two reports may give one happening
    frozenset({"meeting", "summit", "call", "talks", "visit"}),
    frozenset({"press conference", "statement"}),
    frozenset({"attack", "exercise"}),
    frozenset({"vote", "election"}),
    frozenset({"trial", "ruling"}),
)
SETTLED = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
ENOUGH = 3.25
FEW_KEYS = 3
CLOSE = 45  # minutes between two times of one happening


def _same_type(a: Happening, b: Happening) -> float:
    """The same kind of event."""
    return float(a.event.type == b.event.type)


def _same_time(a: Happening, b: Happening) -> float:
    """The same time of day, or nearly."""
    if a.moment is None or b.moment is None:
        return 0.0
    return 1.0 if minutes_apart(a, b) <= CLOSE else -0.25


def _same_day(a: Happening, b: Happening) -> float:
    """The same day."""
    if a.day is None or b.day is None:
        return 0.0
    return 0.5 if a.day == b.day or same_words_for_time(a, b) else -1.0


def same_words_for_time(a: Happening, b: Happening) -> bool:
    """Whether two reports of one day and language say when in the same words: then they mean the same."""
    one, other = a.record.report, b.record.report
    if a.event.when is None or b.event.when is None or one.language != other.language:
        return False
    if str(one.published)[:10] != str(other.published)[:10]:
        return False
    return word_keys(a.event.when.text) == word_keys(b.event.when.text)


def other_numbers_for_time(a: Happening, b: Happening) -> bool:
    """Whether two events say when in the same words but for a number ("Tuesday at 9", "Tuesday at 10")."""
    if a.event.when is None or b.event.when is None or a.record.report.language != b.record.report.language:
        return False
    one, other = word_keys(a.event.when.text), word_keys(b.event.when.text)
    differ = [(x, y) for x, y in zip(one, other, strict=False) if x != y]
    return len(one) == len(other) > 1 and bool(differ) and all(x.isdecimal() and y.isdecimal() for x, y in differ)


def word_keys(text: str | None) -> list[str]:
    """The folded words of a short text."""
    return [word for word, _, _ in word_spans(text or "")]


def same_words(a: Happening, b: Happening) -> float:
    """The same words, but for those that may differ."""
    return max(_dice(a.keys, b.keys), _dice(a.sentence_keys, b.sentence_keys))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Likeness of two sets of keys, 0 to 1; a few keys prove little."""
    total = len(one) + len(other)
    return 2 * len(one & other) / max(total, 2 * FEW_KEYS) if total else 0.0


def _same_place(a: Happening, b: Happening) -> float:
    """The same place."""
    if not a.places or not b.places:
        return 0.0
    return 1.0 if a.places & b.places else -0.5


def _same_parties(a: Happening, b: Happening) -> float:
    """The same people and states."""
    least = min(len(a.parties), len(b.parties))
    return len(a.parties & b.parties) / least if least else 0.0


Sign = Callable[[Happening, Happening], float]
SIGNS: tuple[tuple[Sign, float], ...] = (
    (_same_type, 1.0),
    (_same_time, 2.0),
    (_same_day, 1.0),
    (_same_place, 1.5),
    (_same_parties, 1.5),
    (same_words, 3.0),
)


def minutes_apart(a: Happening, b: Happening) -> float:
    """Minutes between two instants; a zone is used where both have one."""
    if a.moment is None or b.moment is None:
        return 0.0
    return abs((_comparable(a, b)[0] - _comparable(a, b)[1]).total_seconds()) / 60


def can_be_held(a: Happening, b: Happening) -> bool:
    """Whether two times can be held against each other: not one in GMT against one on a wall somewhere."""
    times = [datetime.fromisoformat(h.event.when.start or "") for h in (a, b) if h.event.when]
    offsets = {t.utcoffset() for t in times}
    return None not in offsets or timedelta(0) not in offsets


def _comparable(a: Happening, b: Happening) -> tuple[datetime, datetime]:
    """Both instants in UTC where both have a zone, else both on the clock on the wall."""
    first, second = (datetime.fromisoformat(h.event.when.start or "") for h in (a, b) if h.event.when)
    if first.tzinfo and second.tzinfo:
        return first, second
    return first.replace(tzinfo=None), second.replace(tzinfo=None)


def paired(a: Record, b: Record) -> list[tuple[Happening, Happening]]:
    """Events of two reports that tell one happening, in the order of the first."""
    scored = sorted(_scored(a, b), key=lambda s: (-s[0], s[1].event.id, s[2].event.id))
    used: set[tuple[str, str]] = set()
    found = []
    for _, one, other in scored:
        ends = {("a", one.event.id), ("b", other.event.id)}
        if not used & ends:
            used |= ends
            found.append((one, other))
    return sorted(found, key=lambda pair: hull(pair[0].event.evidence))


def _scored(a: Record, b: Record) -> Iterator[tuple[float, Happening, Happening]]:
    theirs = [Happening(b, e) for e in b.events if e.evidence]
    for event in a.events:
        if not event.evidence:
            continue
        one = Happening(a, event)
        for other in theirs:
            if one_group(event.type, other.event.type):
                score = sum(weight * sign(one, other) for sign, weight in SIGNS)
                if score >= ENOUGH:
                    yield score, one, other


def one_group(one: str, other: str) -> bool:
    """Whether two types may name one happening."""
    return one == other or any(one in group and other in group for group in GROUPS)
