"""Find stretches in quote marks: every style, nested, unclosed, running on over paragraphs.

A typographic mark pairs with its own partner; a straight mark opens where a word begins after a blank, an
opening bracket or a dash, and closes otherwise. A block that opens with a mark while a quotation is still
open goes on with it (the press repeats the opening mark at each paragraph of a long quotation).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.parse.parsed import Quotation
from verbale.record.record import Skipped
from verbale.record.span import Span

OPENING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‟": "”"}
CLOSING = frozenset("”»›")
STRAIGHT = '"'


@dataclass
class _Open:
    mark: str
    start: int
    pieces: list[tuple[int, int]] = field(default_factory=list)  # earlier paragraphs, with their marks


def quotations(text: str, blocks: Sequence[Span]) -> tuple[tuple[Quotation, ...], tuple[Skipped, ...]]:
    """All quotations of a text in reading order, and what was seen and not understood."""
    found: list[Quotation] = []
    skipped: list[Skipped] = []
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        stack = _scan(text, block, found, skipped, carried)
        carried = None
        if stack:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            last = stack[0]
            if (following and text[following.start] == last.mark and last.mark != STRAIGHT) or (
                following and last.mark == STRAIGHT and text[following.start] == STRAIGHT
            ):
                carried = _Open(last.mark, last.start, [*last.pieces, (last.start, block.end)])
            else:
                found.append(_quotation(text, last, block.end, closed=False))
                skipped.append(Skipped("quotation", Span(last.start, block.end), "no closing mark"))
    found.sort(key=lambda q: (q.outer[0].start, q.depth))
    return tuple(found), tuple(skipped)


def _scan(text: str, block: Span, found: list[Quotation], skipped: list[Skipped], carried: _Open | None) -> list[_Open]:
    """Read one block; return what is still open at its end, the outermost first."""
    stack: list[_Open] = []
    at = block.start
    if carried:
        stack.append(_Open(carried.mark, block.start, carried.pieces))
        at += 1
    while at < block.end:
        mark = text[at]
        if mark in OPENING and not (stack and stack[-1].mark == "„" and mark == "“"):
            stack.append(_Open(mark, at))
        elif mark == STRAIGHT:
            _straight(text, block, at, stack, found)
        elif mark in CLOSING or (mark == "“" and stack):
            _close(text, at, stack, found, skipped)
        at += 1
    return stack


def _straight(text: str, block: Span, at: int, stack: list[_Open], found: list[Quotation]) -> None:
    if stack and stack[-1].mark == STRAIGHT:
        found.append(_quotation(text, stack.pop(), at + 1, depth=len(stack)))
    elif any(o.mark == STRAIGHT for o in stack):
        while stack[-1].mark != STRAIGHT:
            stack.pop()
        found.append(_quotation(text, stack.pop(), at + 1, depth=len(stack)))
    else:
        stack.append(_Open(STRAIGHT, at))


def _close(text: str, at: int, stack: list[_Open], found: list[Quotation], skipped: list[Skipped]) -> None:
    mark = text[at]
    partner = next((i for i in range(len(stack) - 1, -1, -1) if mark in OPENING.get(stack[i].mark, "")), None)
    if partner is None:
        skipped.append(Skipped("quotation", Span(at, at + 1), "closing mark without an opening one"))
        return
    opened = stack[partner]
    del stack[partner:]
    found.append(_quotation(text, opened, at + 1, depth=len(stack)))


def _quotation(text: str, opened: _Open, end: int, depth: int = 0, closed: bool = True) -> Quotation:
    pieces = [Span(s, e) for s, e in (*opened.pieces, (opened.start, end))]
    inner = []
    for number, piece in enumerate(pieces):
        last = closed and number == len(pieces) - 1
        inner.append(_trim(text, piece.start + 1, piece.end - 1 if last else piece.end) or piece)
    return Quotation(tuple(pieces), tuple(inner), closed, depth)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
