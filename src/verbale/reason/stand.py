"""What stands: the status of each act of a case on a day."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, replace

from verbale.reason.case import Record, Settings, Word
from verbale.reason.confidence import confidences
from verbale.reason.loops import moved
from verbale.reason.state import State, state
from verbale.reason.status import Status, View, carried_by, status, view, waits_for
from verbale.reason.wiring import mentioned
from verbale.record.condition import Condition


@dataclass(frozen=True, slots=True)
class Rival:
    """What the status would be under another rendering of the same utterance."""

    utterance: str
    reading: str
    status: Status
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one act stands.

    Attributes:
        words: The words that carry the status; notes: all others on the act.
        waits_for: What is still to come, one condition per position.
        firmness: Of the firmest words for the act that carry the status; 0: none.
        confidence: Never above the weakest entry it rests on.
        sources: Number of independent sources of the words that carry it.
        if_reviewed, if_all: The status with reviewed entries only, and with every entry that is not rejected.
    """

    act: str
    status: Status
    words: tuple[Word, ...]
    notes: tuple[Word, ...]
    waits_for: tuple[Condition, ...]
    firmness: int
    confidence: float
    sources: int
    rivals: tuple[Rival, ...] = ()
    disputed: tuple[str, ...] = ()
    if_reviewed: Status | None = None
    if_all: Status | None = None

    @property
    def telling_rivals(self) -> tuple[Rival, ...]:
        """The rival readings by which it would stand otherwise, or wait as it does, perhaps for something else."""
        return tuple(r for r in self.rivals if r.status is not self.status or self.waits_for)


def stand(case: Record, settings: Settings, only: Collection[str] | None = None) -> tuple[Standing, ...]:
    """The standing of every act of a case, or of some, in the order of their keys."""
    now = state(case, settings)
    reviewed = statuses(state(case, replace(settings, reviewed_only=True)), only)
    everything = statuses(state(case, replace(settings, reviewed_only=False, min_confidence=0.0)), only)
    return tuple(
        replace(s, if_reviewed=reviewed.get(s.act, Status.OPEN), if_all=everything.get(s.act, Status.OPEN))
        for s in standings(now, only)
    )


def statuses(now: State, only: Collection[str] | None = None) -> dict[str, Status]:
    """The status of each act, or of some."""
    return {v.act: status(v) for v in views(now, spoken_of(now, only))}


def spoken_of(now: State, only: Collection[str] | None) -> list[str] | None:
    """Of some acts those that words speak of on that day, whether they count or not; None: of all."""
    if only is None:
        return None
    uncounted = {w.act for w in now.selection.uncounted if isinstance(w, Word)}
    return [act for act in only if act in now.wiring.by_act or act in uncounted]


def views(now: State, only: Iterable[str] | None = None) -> list[View]:
    """The words of each act, sorted by what they do; in the order of the acts' keys."""
    together = moved(now)
    uncounted = {w.act for w in now.selection.uncounted if isinstance(w, Word)}
    acts = sorted({*now.wiring.by_act, *uncounted}) if only is None else sorted(only)
    return [view(a, now.wiring.by_act.get(a, []), now, uncounted=a in uncounted, together=a in together) for a in acts]


def standings(now: State, only: Collection[str] | None = None) -> list[Standing]:
    """The standing of every act of a state, or of some."""
    sure = confidences(now)
    return [_standing(v, sure) for v in views(now, spoken_of(now, only))]


def _standing(v: View, sure: dict[str, float]) -> Standing:
    found = status(v)
    words = carried_by(v, found)
    told = v.state.selection.facts.get(v.act, ())
    weak = [sure.get(w.id, w.confidence) for w in words] or [f.confidence for f in told]
    return Standing(
        act=v.act,
        status=found,
        words=words,
        notes=tuple(w for w in v.state.wiring.by_act.get(v.act, ()) if w not in words),
        waits_for=waits_for(v, found),
        firmness=max((w.firmness for w in words), default=0),
        confidence=_confidence(found, words, sure, [f.confidence for f in told], weak),
        sources=len(frozenset[Hashable]().union(*(w.sources for w in words))),
        rivals=_rivals(v),
        disputed=tuple(sorted(a for a in v.state.selection.disputed if a == v.act or _names(words, a))),
    )


def _confidence(
    found: Status, words: tuple[Word, ...], sure: dict[str, float], told: list[float], weak: list[float]
) -> float:
    """The best of what carries the status; where for and against are both needed, the weaker of the two."""
    if found is Status.DONE:
        return max(told, default=0.0)
    if found in (Status.CONTESTED, Status.HELD):
        for_it = [sure.get(w.id, w.confidence) for w in words if w.is_for]
        against = [sure.get(w.id, w.confidence) for w in words if w.is_against]
        return min(max(for_it), max(against))
    return max(weak, default=0.0)


def _names(words: Iterable[Word], atom: str) -> bool:
    return atom in mentioned(words)


def _rivals(v: View) -> tuple[Rival, ...]:
    """The status under each cut rendering, in the place of the fuller one."""
    found = []
    mine = [w for w in v.state.selection.rivals if w.act == v.act]
    for utterance, reading in sorted({(w.utterance or "", w.reading) for w in mine}):
        cut = [w for w in mine if w.utterance == utterance and w.reading == reading]
        others = [w for w in v.state.wiring.by_act.get(v.act, ()) if w.utterance != utterance]
        seen = view(v.act, [*others, *cut], v.state)
        found.append(Rival(utterance, reading, status(seen), tuple(cut)))
    return tuple(found)
