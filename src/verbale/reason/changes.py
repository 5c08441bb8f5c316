"""What changed between two days: entries that came, went or were overtaken; statuses that moved, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verbale.reason.case import Case, Entry, Fact, Link, Settings, Word
from verbale.reason.part import part_for
from verbale.reason.phrase import with_days
from verbale.reason.stand import Standing, standings, views
from verbale.reason.state import State, deadlines, state
from verbale.reason.status import Status, status, waits_for
from verbale.reason.whatif import difference
from verbale.record.condition import Condition


@dataclass(frozen=True, slots=True)
class Moved:
    """An act whose status moved, with the entries that caused it: without any one of them it would not be so.

    Attributes:
        because: Empty where several entries each suffice; then ``among`` has all new ones that bear on it.
        expired: Days of deadlines that passed in between and caused it: without them it would not be so.
    """

    act: str
    before: Standing | None
    after: Standing | None
    because: tuple[Entry, ...]
    among: tuple[Entry, ...]
    expired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What came and went after ``since`` and up to ``until``, both days included in what was known on them."""

    since: str
    until: str
    said: tuple[Word, ...]
    happened: tuple[Fact, ...]
    linked: tuple[Link, ...]
    withdrawn: tuple[Entry, ...]
    overtaken: tuple[tuple[Word, Word], ...]
    moved: tuple[Moved, ...]


def changes(case: Case, settings: Settings, since: str, until: str) -> Changes:
    """What changed from the end of one day to the end of another."""
    then, now = (state(case, replace(settings, as_of=day)) for day in (since, until))
    before = {old.id for old, _ in then.selection.overtaken}
    entries: tuple[Entry, ...] = (*case.words, *case.facts, *case.links)
    new = [e for e in entries if _within(_since(e), since, until)]
    gone = [e for e in entries if _within(e.withdrawn, since, until)]
    return Changes(
        since,
        until,
        said=tuple(e for e in new if isinstance(e, Word)),
        happened=tuple(e for e in new if isinstance(e, Fact)),
        linked=tuple(e for e in new if isinstance(e, Link)),
        withdrawn=tuple(gone),
        overtaken=tuple(pair for pair in now.selection.overtaken if pair[0].id not in before),
        moved=tuple(
            Moved(c.act, c.before, c.after, *_causes(case, now, since, c.act))
            for c in difference(standings(then), standings(now))
        ),
    )


def _since(entry: Entry) -> str | None:
    return entry.said if isinstance(entry, Word) else entry.on


def _within(day: str | None, since: str, until: str) -> bool:
    return day is not None and since < day[:10] <= until


def _causes(
    case: Case, now: State, since: str, act: str
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[str, ...]]:
    """The new or gone entries that bear on an act; of them those without whose change its status would be another."""
    until, part = now.settings.as_of, part_for(case, act)
    entries: tuple[Entry, ...] = (*part.words, *part.facts, *part.links)
    turned = [e for e in entries if _within(_since(e), since, until) or _within(e.withdrawn, since, until)]
    found = standing_of(part, now.settings, act)
    because = [e for e in turned if standing_of(_undone(part, e, since), now.settings, act) != found]
    days = {d for w in part.words for d in (w.deadline, *_limits(w)) if d is not None and since <= d[:10] < until}
    passed = [d for d in sorted(days) if standing_of(_unlimited(part, d), now.settings, act) != found]
    return tuple(because), tuple(turned), tuple(passed)


def _limits(word: Word) -> Iterable[str]:
    return (limit.day for limit in deadlines(word.condition))


def _unlimited(case: Case, day: str) -> Case:
    """The case as if nothing were due by a day."""

    def free(word: Word) -> Word:
        condition = with_days(word.condition, lambda d: None if d == day else d) if word.condition else None
        return replace(word, condition=condition, deadline=None if word.deadline == day else word.deadline)

    return replace(case, words=tuple(map(free, case.words)))


def standing_of(case: Case, settings: Settings, act: str) -> tuple[Status, tuple[Condition, ...]]:
    """The status of one act, and what it waits for."""
    seen = views(state(case, settings), [act])[0]
    return status(seen), waits_for(seen, status(seen))


def _undone(case: Case, entry: Entry, since: str) -> Case:
    """The case as if the change of one entry had not happened: a new one left out, a withdrawn one kept."""
    kept = replace(entry, withdrawn=None) if entry.withdrawn is not None and entry.withdrawn[:10] > since else None
    if _within(_since(entry), since, "9999"):
        kept = None

    def without(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(kept if e.id == entry.id and kept else e for e in entries if e.id != entry.id or kept)

    return Case(without(case.words), without(case.facts), without(case.links))  # type: ignore[arg-type]
