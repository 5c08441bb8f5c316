"""Cut a text where marks begin and end, so that each piece lies in the same marks throughout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from verbale.ask.report import Mark
from verbale.record.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text and all marks that cover it, the outer ones first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def pieces(span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of a stretch of a text, in order, without gaps; ``marks`` in order of their start."""
    inside = [mark for mark in marks if mark.span.overlaps(span)]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts.add(max(span.start, mark.span.start))
        cuts.add(min(span.end, mark.span.end))
    ends: list[tuple[int, int]] = []  # (end, number) of the marks that are open
    at, opened = 0, set[int]()
    order = sorted(cuts)
    for start, end in pairwise(order):
        while at < len(inside) and inside[at].span.start <= start:
            heappush(ends, (inside[at].span.end, at))
            opened.add(at)
            at += 1
        while ends and ends[0][0] <= start:
            opened.discard(heappop(ends)[1])
        yield Piece(start, end, tuple(inside[number] for number in sorted(opened)))
