"""A report's text cut into runs, each with the entries that rest on it: what the page marks in place.

Offsets count code points. The runs joined are the text, character for character, but for those that a page
cannot hold (NUL, lone surrogates, carriage returns), which are replaced one for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from verbale.record.report import Section
from verbale.record.span import Span

_ODD = {0: "␀", 13: "\u200b"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text on which an entry rests."""

    span: Span
    entry: str
    kind: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch over which neither section nor entries change.

    Attributes:
        role: Role of its section; "" between sections.
        kinds, entries: Of the entries that rest on it, shortest first; empty: none.
        first: The run is the first of its innermost entry, where the keyboard stops.
        shared: Other reports have the same words.
    """

    start: int
    end: int
    text: str
    role: str
    kinds: tuple[str, ...]
    entries: tuple[str, ...]
    first: bool
    shared: bool


def visible(text: str) -> str:
    """The text as a page can hold it, with the same number of code points."""
    return text.translate(_ODD)


def runs(
    text: str, sections: Iterable[Section], places: Iterable[Place], shared: Iterable[Span] = ()
) -> tuple[Run, ...]:
    """Cut a text at every border of a section, an entry or a shared passage."""
    parts, kept, same = tuple(sections), sorted(places, key=lambda p: (len(p.span), p.span, p.entry)), tuple(shared)
    spans = [*(s.span for s in parts), *(p.span for p in kept), *same]
    borders = sorted({0, len(text)} | {edge for s in spans for edge in (s.start, s.end) if edge <= len(text)})
    made, met = [], set[str]()
    for start, end in pairwise(borders):
        here = Span(start, end)
        over = [p for p in kept if p.span.covers(here)]
        entries = tuple(dict.fromkeys(p.entry for p in over))
        first = bool(entries) and entries[0] not in met
        met.update(entries[:1])
        role = next((s.role.value for s in parts if s.span.covers(here)), "")
        kinds = tuple(dict.fromkeys(p.kind for p in over))
        words = visible(text[start:end])
        made.append(Run(start, end, words, role, kinds, entries, first, any(s.covers(here) for s in same)))
    return tuple(made)
