"""Find stretches in quote marks: every style, nested, unclosed, running on over paragraphs.

A typographic mark pairs with its own partner; where only one reading of a straight or odd mark fits its
neighbours, that one is taken. A quotation still open at the end of a block goes on in the next one when that
opens with a mark again (the press repeats it at each paragraph) or closes what it did not open. One odd mark
loses that quotation, never the report: it is listed as skipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verbale.parse.marks import OPENERS, PARTNERS, Mark, marks, single_marks
from verbale.parse.parsed import Quotation
from verbale.record.record import Skipped
from verbale.record.span import Span

SINGLE_LIMIT = 400  # code points; a longer stretch in single marks is taken for two apostrophes
REACH = 3  # blocks over which an open quotation may run on without a mark of its own


@dataclass
class _Open:
    """A quotation being read: its sign, where this block's piece starts, and the pieces of earlier blocks."""

    sign: str
    start: int
    width: int
    pieces: list[Span] = field(default_factory=list)
    inner: list[Span] = field(default_factory=list)


def quotations(text: str, blocks: Sequence[Span]) -> tuple[tuple[Quotation, ...], tuple[Skipped, ...]]:
    """All quotations of a text in reading order, and what was seen and not understood."""
    reader = _Reader(text)
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        stack = reader.scan(block, carried)
        carried = None
        if stack:
            for lost in stack[1:]:
                reader.skip(Span(lost.start, block.end), "no closing mark")
            if _goes_on(text, stack[0].sign, blocks[number + 1 : number + 1 + REACH]):
                carried = reader.carry(stack[0], block)
            else:
                reader.unclosed(stack[0], block)
    singles = _single_quotations(text, blocks, reader.found)
    found = sorted((*reader.found, *singles), key=lambda q: (q.outer[0].start, q.depth))
    return tuple(found), tuple(reader.skipped)


def _goes_on(text: str, sign: str, following: Sequence[Span]) -> bool:
    """Whether a quotation open at the end of a block is taken up by the blocks that follow."""
    for distance, block in enumerate(following):
        first = next(marks(text, block), None)
        if first is None:
            continue
        starts_block = first.span.start == block.start
        if starts_block and (first.sign == sign or first.sign in PARTNERS[sign]):
            return distance == 0
        return first.sign in PARTNERS[sign] and first.closes and not first.opens
    return False


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.skipped: list[Skipped] = []

    def skip(self, span: Span, reason: str) -> None:
        self.skipped.append(Skipped("quotation", span, reason))

    def scan(self, block: Span, carried: _Open | None) -> list[_Open]:
        """Read one block; return what is still open at its end, the outermost first."""
        stack: list[_Open] = []
        todo = list(marks(self.text, block))
        if carried:
            repeated = bool(todo) and todo[0].span.start == block.start and not todo[0].only_closes
            width = len(todo[0].span) if repeated else 0
            stack.append(_Open(carried.sign, block.start, width, carried.pieces, carried.inner))
            todo = todo[1:] if repeated else todo
        for mark in todo:
            closing = self._closed_by(mark, stack)
            if closing is not None:
                self._close(mark, stack, closing)
            elif mark.sign in OPENERS or (mark.sign in PARTNERS and (mark.opens or not mark.closes)):
                stack.append(_Open(mark.sign, mark.span.start, len(mark.span)))
            else:
                self._unopened(mark, block)
        return stack

    def _unopened(self, mark: Mark, block: Span) -> None:
        """A closing mark that closes nothing: at a paragraph's end it closes what follows its colon, or all of it."""
        self.skip(mark.span, "closing mark without an opening one")
        if not mark.closes or self.text[mark.span.end : block.end].strip(" .,;!?…\xa0\u202f"):
            return
        lead = self.text[block.start : mark.span.start]
        start = block.start + (lead.find(": ") + 2 if ": " in lead else 0)
        inside = Span(start, mark.span.end)
        here = [q for q in self.found if q.outer[-1].end > start]
        if len(lead.split()) < 3 or any(not inside.covers(q.outer[0]) or self._pairs(q, mark) for q in here):
            return
        self.found = [replace(q, depth=q.depth + 1) if inside.covers(q.outer[0]) else q for q in self.found]
        self._keep(_Open(mark.sign, start, 0), inside, mark.span.start, True, 0)

    def _closed_by(self, mark: Mark, stack: list[_Open]) -> int | None:
        """Which open quotation the mark closes; None where it closes none."""
        if mark.sign in ('"', "''") and mark.opens and not mark.closes:
            return None
        for at in range(len(stack) - 1, -1, -1):
            if mark.sign in PARTNERS[stack[at].sign]:
                return at
        mixed = stack and mark.only_closes and '"' in (mark.sign, stack[-1].sign)  # “so", "so”
        same = stack and mark.sign == stack[-1].sign and mark.only_closes  # “so“
        return len(stack) - 1 if mixed or same else None

    def _close(self, mark: Mark, stack: list[_Open], at: int) -> None:
        for lost in stack[at + 1 :]:
            self.skip(Span(lost.start, mark.span.start), "no closing mark")
        opened = stack[at]
        del stack[at:]
        self._keep(opened, Span(opened.start, mark.span.end), mark.span.start, True, len(stack))

    def _pairs(self, quotation: Quotation, mark: Mark) -> bool:
        """Whether a quotation was opened by a partner of the mark, so that the mark is one too many."""
        opening = self.text[quotation.outer[0].start]
        return mark.sign in PARTNERS.get(opening, "") or opening == mark.sign

    def unclosed(self, opened: _Open, block: Span) -> None:
        """Keep an open quotation up to the end of its block, and say so."""
        self._keep(opened, Span(opened.start, block.end), block.end, False, 0)
        self.skip(Span(opened.start, block.end), "no closing mark")

    def carry(self, opened: _Open, block: Span) -> _Open:
        """The open quotation with this block's piece put aside."""
        inner = _trim(self.text, opened.start + opened.width, block.end)
        pieces = [*opened.pieces, Span(opened.start, block.end)] if inner else opened.pieces
        return _Open(opened.sign, opened.start, 0, pieces, [*opened.inner, *([inner] if inner else [])])

    def _keep(self, opened: _Open, outer: Span, inner_end: int, closed: bool, depth: int) -> None:
        inner = _trim(self.text, opened.start + opened.width, inner_end)
        pieces = [*opened.pieces, *([outer] if inner else [])]
        words = [*opened.inner, *([inner] if inner else [])]
        if words:
            self.found.append(Quotation(tuple(pieces), tuple(words), closed, depth))
        else:
            self.skip(outer, "nothing between the marks")


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _single_quotations(text: str, blocks: Sequence[Span], double: list[Quotation]) -> list[Quotation]:
    """Stretches in single marks, closed within their block; a plural's apostrophe ("allies' aid") closes none."""
    found: list[Quotation] = []
    for block in blocks:
        opened: Mark | None = None
        plural: Mark | None = None  # a possible closing mark that may be a plural's apostrophe
        for mark in single_marks(text, block):
            if mark.opens and mark.sign != "’":
                if opened and plural:
                    found += _single(text, opened, plural, double)
                opened, plural = (mark, None) if plural or not opened else (opened, None)
            elif opened and mark.closes and mark.sign in "'’":
                if _is_plural(text, mark):
                    plural = mark
                    continue
                found += _single(text, opened, mark, double)
                opened, plural = None, None
        if opened and plural:
            found += _single(text, opened, plural, double)
    return found


def _single(text: str, opened: Mark, closed: Mark, double: list[Quotation]) -> list[Quotation]:
    inner = _trim(text, opened.span.end, closed.span.start)
    if inner is None or len(inner) > SINGLE_LIMIT:
        return []
    outer = Span(opened.span.start, closed.span.end)
    depth = sum(any(p.covers(outer) for p in q.outer) for q in double)
    return [Quotation((outer,), (inner,), True, depth)]


def _is_plural(text: str, mark: Mark) -> bool:
    after = text[mark.span.end : mark.span.end + 2]
    return text[mark.span.start - 1] == "s" and len(after) == 2 and after[0] == " " and after[1].islower()
