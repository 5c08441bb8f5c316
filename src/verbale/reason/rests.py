"""What an answer rests on: minimal sets of entries, those that it cannot lose, and which to review first."""

from collections import defaultdict
from dataclasses import dataclass, replace

from verbale.reason.case import Case, Entry, Fact, Review, Settings, Word
from verbale.reason.fixpoint import Closure
from verbale.reason.loops import rings
from verbale.reason.minimal import Limits, minimal_sets
from verbale.reason.part import part_for
from verbale.reason.phrase import unfold
from verbale.reason.stand import views
from verbale.reason.state import State, barred, state
from verbale.reason.status import Status, View, carried_by, status
from verbale.reason.wiring import Wiring

MANY = 400  # above so many entries only those of the supports found are tried one by one


@dataclass(frozen=True, slots=True)
class ToReview:
    """An entry that nobody has reviewed, and what the status would be after the other decision."""

    entry: Entry
    decision: Review
    status: Status


@dataclass(frozen=True, slots=True)
class Rests:
    """What the status of an act rests on.

    Attributes:
        supports: Minimal sets of entries that carry the status, smaller first; empty for ``open``.
        breaking: Entries whose loss would change the status, with the status without them.
        review_first: Unreviewed entries whose review can change it, the least sure first.
        complete: False where not all supports were counted.
    """

    act: str
    status: Status
    supports: tuple[tuple[Entry, ...], ...]
    breaking: tuple[tuple[Entry, Status], ...]
    review_first: tuple[ToReview, ...]
    complete: bool


def rests_on(case: Case, settings: Settings, act: str, limits: Limits | None = None) -> Rests:
    """What the status of an act rests on."""
    part = part_for(case, act)
    now = state(part, settings)
    seen = views(now, [act])[0]
    found = status(seen)
    supports, complete = _supports(now, seen, found, limits)
    entries: tuple[Entry, ...] = (*part.words, *part.facts, *(x for x in part.links if x.accepted))
    tried = entries if len(entries) <= MANY else tuple(dict.fromkeys(e for s in supports for e in s))
    spare = _spare(now)
    without = [(e, found if e.id in spare else _status(_lose(part, e), settings, act)) for e in tried]
    return Rests(
        act,
        found,
        supports,
        tuple((e, s) for e, s in without if s is not found),
        _review_first(part, settings, act, found, dict(without)),
        complete,
    )


def _spare(now: State) -> set[str]:
    """Words that others repeat to the letter of what counts: losing one of them changes nothing."""
    alike: dict[object, list[str]] = defaultdict(list)
    for w in now.selection.words:
        if w.utterance is None:
            said = (w.said or "")[:10], w.deadline, w.withdrawn
            alike[w.act, w.stance, unfold(w.condition), w.requirement, w.note, said].append(w.id)
    return {i for ids in alike.values() if len(ids) > 1 for i in ids}


def _supports(
    now: State, seen: View, found: Status, limits: Limits | None
) -> tuple[tuple[tuple[Entry, ...], ...], bool]:
    goal = _ground(now, seen, found)
    if goal is None:
        return (), True
    entries = _entries(now)
    base = Closure(now.wiring.network(), (), barred(now.wiring, now.selection))
    levers = {now.wiring.at["entry", i]: e for i, e in entries.items() if ("entry", i) in now.wiring.at}
    result = minimal_sets(base, goal, list(levers), (), limits)
    return tuple(tuple(sorted((levers[n] for n in s), key=lambda e: e.id)) for s in result.sets), result.complete


def _entries(now: State) -> dict[str, Entry]:
    told = (f for facts in now.selection.facts.values() for f in facts)
    entries: tuple[Entry, ...] = (*now.selection.words, *now.selection.links, *told)
    return {e.id: e for e in entries}


def _ground(now: State, seen: View, found: Status) -> int | None:
    """The node that is lit when entries carry the status; None: nothing is needed for it."""
    wiring, words = now.wiring, carried_by(seen, found)
    if found is Status.DONE:
        return wiring.at["told", seen.act]
    if found in (Status.LIVE, Status.OVERDUE):
        return wiring.at["stands", seen.act]
    due = [wiring.at["due", w.id] for w in words if w.is_for and ("due", w.id) in wiring.at]
    said = {side: [wiring.entry(w.id) for w in words if w.is_for is side] for side in (True, False)}
    excludes = [wiring.at["excludes", w.id] for w in seen.refusing]
    match found:
        case Status.REFUSED:
            return _any(wiring, excludes)
        case Status.CONTESTED:
            return _all(wiring, [_any(wiring, due), _any(wiring, excludes)])
        case Status.HELD:
            return _all(wiring, [_any(wiring, due), _any(wiring, said[False])])
        case Status.TOGETHER:
            return _all(wiring, [_any(wiring, _said(now, a)) for a in _ring(now, seen.act)])
        case Status.LAPSED:
            return _any(wiring, [_past(wiring, w) for w in words])
        case Status.WAITING | Status.NOT_UNLESS | Status.RESERVED:
            return _any(wiring, said[True] or said[False])
        case _:
            return None


def _past(wiring: Wiring, word: Word) -> int:
    """These words were said, and their condition (or the act itself) is established not."""
    gone = [wiring.established(word.condition, False, own=word.act), wiring.lamp(word.act, False)]
    return _all(wiring, [wiring.entry(word.id), _any(wiring, gone)])


def _ring(now: State, act: str) -> tuple[str, ...]:
    return next((ring for ring in rings(now) if act in ring), (act,))


def _said(now: State, act: str) -> list[int]:
    return [now.wiring.entry(w.id) for w in now.wiring.by_act[act] if w.is_for]


def _any(wiring: Wiring, nodes: list[int]) -> int:
    return wiring.gate(("any", tuple(nodes)), nodes, 1)


def _all(wiring: Wiring, nodes: list[int]) -> int:
    return wiring.gate(("all", tuple(nodes)), nodes)


def _lose(case: Case, entry: Entry) -> Case:
    return Case(
        tuple(e for e in case.words if e.id != entry.id),
        tuple(e for e in case.facts if e.id != entry.id),
        tuple(e for e in case.links if e.id != entry.id),
    )


def _status(case: Case, settings: Settings, act: str) -> Status:
    return status(views(state(case, settings), [act])[0])


def _review_first(
    part: Case, settings: Settings, act: str, found: Status, without: dict[Entry, Status]
) -> tuple[ToReview, ...]:
    """Unreviewed entries that count and whose rejection, or that do not and whose acceptance, changes the status."""
    uncounted = {e.id for e in state(part, settings).selection.uncounted}
    first = []
    entries: tuple[Word | Fact, ...] = (*part.words, *part.facts)
    for entry in entries:
        if entry.review is not Review.UNREVIEWED:
            continue
        if entry.id in uncounted:
            after, decision = _status(_accept(part, entry), settings, act), Review.ACCEPTED
        else:
            after, decision = without.get(entry, found), Review.REJECTED
        if after is not found:
            first.append(ToReview(entry, decision, after))
    return tuple(sorted(first, key=lambda r: (_sure(r.entry), r.entry.id)))


def _sure(entry: Entry) -> float:
    return entry.confidence if isinstance(entry, Word | Fact) else 1.0


def _accept(case: Case, entry: Word | Fact) -> Case:
    return Case(
        tuple(replace(e, review=Review.ACCEPTED) if e.id == entry.id else e for e in case.words),
        tuple(replace(e, review=Review.ACCEPTED) if e.id == entry.id else e for e in case.facts),
        case.links,
    )
