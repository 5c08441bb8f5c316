"""Readings believed so far, in places of the report, and which of them stand near each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.extract.speech.proposals import Candidate, Proposal
from verbale.record.span import Span

STRETCH = 256  # code points


@dataclass(slots=True)
class Draft:
    """A believed reading, in places of the report."""

    proposal: Proposal
    candidate: Candidate
    confidence: float
    content: tuple[Span, ...]
    cue: Span | None = None

    @property
    def places(self) -> tuple[Span, ...]:
        """Content and cue."""
        return (*self.content, self.cue) if self.cue else self.content

    @property
    def cue_start(self) -> int:
        """Where the cue starts; -1: it has none."""
        return self.cue.start if self.cue else -1


class Nearby:
    """Drafts by the stretches of text in which they stand, so that each is compared with its neighbours only."""

    def __init__(self, drafts: Sequence[Draft] = ()) -> None:
        self._held: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take up a draft."""
        for stretch in _stretches(draft):
            self._held.setdefault(stretch, []).append(draft)

    def of(self, draft: Draft) -> list[Draft]:
        """The drafts that share a stretch with this one, in the order of their taking up in each."""
        return list({id(o): o for s in _stretches(draft) for o in self._held.get(s, ())}.values())


def _stretches(draft: Draft) -> list[int]:
    return sorted({n for p in draft.places for n in range(p.start // STRETCH, (p.end - 1) // STRETCH + 1)})
