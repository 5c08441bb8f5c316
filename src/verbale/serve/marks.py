"""A report's text cut into runs, each with the entries that rest on it: what the page marks in place.

Offsets count code points. The runs joined are the text, character for character, but for those that a page
cannot hold (NUL, lone surrogates, carriage returns), which are replaced one for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from verbale.record.report import Section
from verbale.record.span import Span

T = TypeVar("T")
_ODD = {0: "␀", 13: "\u200b"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text on which an entry rests."""

    span: Span
    entry: str
    kind: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch over which neither section, entries nor shared wording change.

    Attributes:
        role: Role of its section; "" between sections.
        kinds, entries: Of the entries that rest on it, shortest first; empty: none.
        first: The run is the first of its innermost entry, where the keyboard stops.
        shared: Numbers of the other reports that have the same words; begins: of those whose passage begins here.
    """

    start: int
    end: int
    text: str
    role: str
    kinds: tuple[str, ...]
    entries: tuple[str, ...]
    first: bool
    shared: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def visible(text: str) -> str:
    """The text as a page can hold it, with the same number of code points."""
    return text.translate(_ODD)


def runs(
    text: str, sections: Iterable[Section], places: Iterable[Place], shared: Iterable[tuple[int, Span]] = ()
) -> tuple[Run, ...]:
    """Cut a text at every border of a section, an entry or a passage that it shares with a numbered report."""
    parts, kept, same = tuple(sections), tuple(places), tuple(shared)
    spans = [*(s.span for s in parts), *(p.span for p in kept), *(s for _, s in same)]
    borders = sorted({0, len(text)} | {edge for s in spans for edge in (s.start, s.end) if edge <= len(text)})
    roles, marks = _Open((s.span, s) for s in parts), _Open((p.span, p) for p in kept)
    others = _Open((span, number) for number, span in same)
    made, met = [], set[str]()
    for start, end in pairwise(borders):
        over = sorted(marks.at(start), key=lambda p: (len(p.span), p.span, p.entry))
        entries = tuple(dict.fromkeys(p.entry for p in over))
        first = bool(entries) and entries[0] not in met
        met.update(entries[:1])
        role = next((s.role.value for s in roles.at(start)), "")
        kinds = tuple(dict.fromkeys(p.kind for p in over))
        numbers, begin = tuple(sorted(set(others.at(start)))), tuple(sorted(set(others.fresh)))
        made.append(Run(start, end, visible(text[start:end]), role, kinds, entries, first, numbers, begin))
    return tuple(made)


class _Open(Generic[T]):
    """What is open at a place that moves on from border to border; each thing is looked at twice in all.

    Attributes:
        fresh: What began at the last place asked for.
    """

    def __init__(self, spans: Iterable[tuple[Span, T]]) -> None:
        self._waiting = sorted(enumerate(spans), key=lambda one: one[1][0], reverse=True)
        self._open: list[tuple[int, Span, T]] = []
        self.fresh: list[T] = []

    def at(self, place: int) -> list[T]:
        """The things whose span covers the stretch that begins at ``place``, in the order they were given."""
        self.fresh = []
        self._open = [one for one in self._open if one[1].end > place]
        while self._waiting and self._waiting[-1][1][0].start <= place:
            number, (span, thing) = self._waiting.pop()
            self._open.append((number, span, thing))
            self.fresh.append(thing)
        return [thing for _, _, thing in sorted(self._open, key=lambda one: one[0])]
