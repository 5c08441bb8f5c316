"""Stretches in single marks: outer quotations in British print, inner ones elsewhere; an apostrophe closes none.

A mark after a plural's s ("allies' aid") closes only where no better one comes. A stretch that holds double marks, or
is longer than a phrase, needs ends that nothing but a quotation has. One runs on where the next block opens with a
single mark again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verbale.parse.marks import Mark, between, single_marks
from verbale.parse.parsed import Quotation
from verbale.record.span import Span

PHRASE = 400  # code points; a longer stretch needs certain ends
LONGEST = 3000  # code points in one block; a longer stretch is taken for two apostrophes
_CLOSERS = "'’"
_WORD = re.compile(r"\w+")
_DECADE = re.compile(r"\d0s\b")


@dataclass
class _Reading:
    """A quotation in single marks over blocks: what it opened with, and the pieces of earlier blocks."""

    outer: list[Span] = field(default_factory=list)
    inner: list[Span] = field(default_factory=list)


def with_singles(
    text: str, blocks: Sequence[Span], double: Sequence[Quotation], elided: frozenset[str]
) -> list[Quotation]:
    """The quotations in double marks and those in single ones, each with its depth.

    Args:
        elided: Words before which an apostrophe stands for what was left out ("'em", "'tis"), lower case.
    """
    found: list[Quotation] = []
    told = _Reading()
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        told = _read(text, block, _marks(text, block, elided), told, found, following)
    kept = [q for q in found if _certain(text, q) or not any(_covers(q, d) for d in double)]
    singles = [replace(q, depth=sum(_covers(d, q) for d in double)) for q in kept]
    doubles = [replace(d, depth=d.depth + sum(_covers(q, d) for q in kept)) for d in double]
    return [*doubles, *singles]


def _marks(text: str, block: Span, elided: frozenset[str]) -> list[Mark]:
    """The single marks of a block without apostrophes before a shortened word or decade."""
    return [m for m in single_marks(text, block) if not (m.opens and _shortened(text, m.span.end, elided))]


def _shortened(text: str, at: int, elided: frozenset[str]) -> bool:
    word = _WORD.match(text, at)
    return word is not None and (word[0].lower() in elided or bool(_DECADE.match(text, at)))


def _read(
    text: str, block: Span, marks: list[Mark], told: _Reading, found: list[Quotation], following: Span | None
) -> _Reading:
    """Add the quotations that end in a block; return what runs on into the next one."""
    opened: Mark | None = None
    plural: Mark | None = None  # a possible closing mark that may be a plural's apostrophe
    for mark in marks:
        if mark.opens and mark.sign != "’":
            if opened and plural:
                found += _closed(text, opened, plural, told)
                opened, plural, told = mark, None, _Reading()
            opened = opened or mark
        elif opened and mark.closes and mark.sign in _CLOSERS + ("‘" if opened.sign == "‚" else ""):
            if _is_plural(text, mark):
                plural = mark
                continue
            found += _closed(text, opened, mark, told)
            opened, plural, told = None, None, _Reading()
    if opened and following and _runs_on(text, opened, block, following):
        inner = between(text, opened.span.end, block.end)
        if inner:
            return _Reading([*told.outer, Span(opened.span.start, block.end)], [*told.inner, inner])
    if opened and plural:
        found += _closed(text, opened, plural, told)
    return _Reading()


def _runs_on(text: str, opened: Mark, block: Span, following: Span) -> bool:
    """Whether a quotation open at the end of its block is taken up by the next one."""
    sure = _free(text, opened.span.start, block.start)
    ended = text[block.end - 1] in ".!?…"
    return sure and ended and text[following.start] == opened.sign


def _closed(text: str, opened: Mark, closed: Mark, told: _Reading) -> list[Quotation]:
    inner = between(text, opened.span.end, closed.span.start)
    if inner is None or len(inner) > LONGEST or (len(inner) < 2 and not inner.words(text).isupper()):
        return []
    outer = Span(opened.span.start, closed.span.end)
    made = Quotation((*told.outer, outer), (*told.inner, inner), True, 0)
    return [made] if len(inner) <= PHRASE or _certain(text, made) else []


def _certain(text: str, quotation: Quotation) -> bool:
    """Whether it begins where a sentence or what is said begins, and ends where nothing but a quotation ends."""
    first, last = quotation.outer[0].start, quotation.outer[-1].end
    after = text[last : last + 1]
    ended = text[last - 2] in ",.!?…" or after in ("", ",", ".", ";", ":", "\n", "\r")
    return ended and _free(text, first, 0) and not (text[last - 2] == "s" and after == " ")


def _free(text: str, at: int, low: int) -> bool:
    """Whether a mark stands at the start of a line or after a stop, a colon, a comma or another mark."""
    before = text[low:at][-40:].rstrip(" \t\xa0\u202f")
    return not before or before[-1] in '.!?…:;,\n\r“"«(–—-'


def _is_plural(text: str, mark: Mark) -> bool:
    after = text[mark.span.end : mark.span.end + 2]
    return text[mark.span.start - 1] == "s" and len(after) == 2 and after[0] == " " and after[1].islower()


def _covers(outer: Quotation, inner: Quotation) -> bool:
    return any(o.covers(inner.outer[0]) and o != inner.outer[0] for o in outer.outer)
