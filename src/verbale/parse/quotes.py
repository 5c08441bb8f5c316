"""Find stretches in quote marks: every style, nested, unclosed, running on over paragraphs.

A typographic mark pairs with its own partner; where only one reading of a straight or odd mark fits its
neighbours, that one is taken. A quotation still open at the end of a block goes on in the next one when that
opens with a mark again (the press repeats it at each paragraph) or closes what it did not open. One odd mark
loses that quotation, never the report: it is listed as skipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verbale.parse.marks import OPENERS, PARTNERS, Mark, between, marks
from verbale.parse.parsed import Quotation
from verbale.parse.single_quotes import with_singles
from verbale.record.record import Skipped
from verbale.record.span import Span

REACH = 3  # blocks over which an open quotation may run on without a mark of its own
LABEL = 30  # code points of the longest name in capitals that opens a transcript's turn
TAG = 60  # code points after a quotation in which the words stand that tell who spoke


@dataclass
class _Open:
    """A quotation being read: its sign, where this block's piece starts, and the pieces of earlier blocks."""

    sign: str
    start: int
    width: int
    pieces: list[Span] = field(default_factory=list)
    inner: list[Span] = field(default_factory=list)


def quotations(
    text: str, blocks: Sequence[Span], elided: frozenset[str] = frozenset()
) -> tuple[tuple[Quotation, ...], tuple[Skipped, ...]]:
    """All quotations of a text in reading order, and what was seen and not understood.

    Args:
        elided: Words before which an apostrophe stands for what was left out ("'em", "'tis"), lower case.
    """
    reader = _Reader(text)
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        stack = reader.scan(block, carried)
        carried = None
        if stack:
            for lost in stack[1:]:
                reader.skip(Span(lost.start, block.end), "no closing mark")
            if len(stack) == 1 and (end := reader.shared_end(stack[0], block)):
                reader.closed_with(stack[0], end)
            elif _goes_on(text, stack[0].sign, blocks[number + 1 : number + 1 + REACH]):
                carried = reader.carry(stack[0], block)
            else:
                reader.unclosed(stack[0], block)
    every = with_singles(text, blocks, _unwrapped(text, blocks, reader.found), elided)
    found = sorted(every, key=lambda q: (q.outer[0].start, q.depth))
    return tuple(found), tuple(reader.skipped)


def _goes_on(text: str, sign: str, following: Sequence[Span]) -> bool:
    """Whether a quotation open at the end of a block is taken up by the blocks that follow."""
    for distance, block in enumerate(following):
        first = next(marks(text, block), None)
        if first is None:
            continue
        starts_block = first.span.start == block.start
        if starts_block and _labelled(text, first.span.end):
            return False  # “LUND: …” is another's turn
        if starts_block and (first.sign == sign or first.sign in PARTNERS[sign]):
            return distance == 0
        return first.sign in PARTNERS[sign] and first.closes and not first.opens
    return False


def _unwrapped(text: str, blocks: Sequence[Span], found: list[Quotation]) -> list[Quotation]:
    """Without straight marks that a page set around a whole paragraph with its "“…,” said Lund"."""
    whole = {(b.start, b.end) for b in blocks}
    wraps = [
        o
        for o in found
        if len(o.outer) == 1
        and (o.outer[0].start, o.outer[0].end) in whole
        and text[o.outer[0].start] == '"'
        and any(q.outer[0].start == o.inner[0].start and q.depth == o.depth + 1 and _told(text, q) for q in found)
    ]
    for wrap in wraps:
        found = [q for q in found if q is not wrap]
        found = [replace(q, depth=q.depth - 1) if wrap.outer[0].covers(q.outer[0]) else q for q in found]
    return found


def _told(text: str, quotation: Quotation) -> bool:
    """Whether a comma ends a quotation, or stands right behind it: who spoke comes next."""
    last, end = quotation.inner[-1].end, quotation.outer[-1].end
    return "," in (text[last - 1], text[end : end + 1])


def _labelled(text: str, at: int) -> bool:
    """Whether a name in capitals and a colon stand there, as before each turn of a transcript."""
    name, colon, _ = text[at : at + LABEL].partition(":")
    return bool(colon) and name.isupper() and "\n" not in name


def _afloat(mark: Mark, coming: list[Mark]) -> bool:
    """Whether a straight mark between two blanks opens: one of its kind comes that can close it."""
    return mark.sign == '"' and not mark.tight and any(m.sign == '"' and m.closes for m in coming)


def _partner_comes(opened: _Open, coming: list[Mark]) -> bool:
    """Whether a mark that closes a quotation comes in the block before one like that which opened it."""
    for mark in coming:
        if mark.sign in PARTNERS[opened.sign] and mark.closes:
            return True
        if mark.sign == opened.sign and mark.opens:
            return False
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
        for number, mark in enumerate(todo):
            coming = todo[number + 1 :]
            closing = self._closed_by(mark, stack, coming)
            if closing is not None:
                self._close(mark, stack, closing)
            elif (
                mark.sign in OPENERS
                or _afloat(mark, coming)
                or (mark.sign in PARTNERS and (mark.opens or not mark.closes))
            ):
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
        here = [q for q in self.found if q.outer[-1].end > start]
        if any(self._pairs(q, mark) or (q.outer[0].start == start and _told(self.text, q)) for q in here):
            start = self._after_tag(here[-1].outer[-1].end, mark.span.start)
            here = []
        if start < 0 or len(lead.split()) < 3 or any(q.outer[0].start < start for q in here):
            return
        inside = Span(start, mark.span.end)
        self.found = [replace(q, depth=q.depth + 1) if inside.covers(q.outer[0]) else q for q in self.found]
        self._keep(_Open(mark.sign, start, 0), inside, mark.span.start, True, 0)

    def _after_tag(self, end: int, last: int) -> int:
        """Where the sentence starts behind the few words that tell who spoke the quotation that ends there; or -1."""
        stop = self.text.find(". ", end, min(last, end + TAG))
        opens = stop >= 0 and self.text[stop + 2].isupper() and self.text[last - 1] in ".!?…"
        return stop + 2 if opens else -1

    def _closed_by(self, mark: Mark, stack: list[_Open], coming: list[Mark]) -> int | None:
        """Which open quotation the mark closes; None where it closes none."""
        if mark.sign in ('"', "''") and mark.opens and not mark.closes:
            return None
        for at in range(len(stack) - 1, -1, -1):
            if mark.sign in PARTNERS[stack[at].sign]:
                return at
        if not stack or not mark.closes or mark.opens:
            return None
        mixed = mark.tight and '"' in (mark.sign, stack[-1].sign)  # “so", "so”
        same = mark.tight and mark.sign == stack[-1].sign  # “so“
        return len(stack) - 1 if mixed or same or not _partner_comes(stack[-1], coming) else None

    def _close(self, mark: Mark, stack: list[_Open], at: int) -> None:
        for lost in stack[at + 1 :]:
            self.skip(Span(lost.start, mark.span.start), "no closing mark")
        opened = stack[at]
        del stack[at:]
        self._keep(opened, Span(opened.start, mark.span.end), mark.span.start, True, len(stack))

    def _pairs(self, quotation: Quotation, mark: Mark) -> bool:
        """Whether a quotation was opened by a partner of the mark, so that the mark is one too many."""
        start = quotation.outer[0].start
        opening = self.text[start : start + len(mark.sign)]
        return mark.sign in PARTNERS.get(opening, "") or opening == mark.sign

    def shared_end(self, opened: _Open, block: Span) -> Span | None:
        """The mark that closes a quotation of the same kind within, where it must serve both: « … « … », says she."""
        within = [q for q in self.found if opened.start < q.outer[-1].start and q.outer[-1].end <= block.end]
        last = max(within, key=lambda q: q.outer[-1].end, default=None)
        if last is None or not last.closed or not self.text.startswith(opened.sign, last.outer[-1].start):
            return None
        rest = self.text[last.outer[-1].end : block.end].lstrip()
        return Span(last.inner[-1].end, last.outer[-1].end) if not rest or rest[0] == "," else None

    def closed_with(self, opened: _Open, mark: Span) -> None:
        """Close a quotation with the mark of the one within."""
        self._keep(opened, Span(opened.start, mark.end), mark.start, True, 0)

    def unclosed(self, opened: _Open, block: Span) -> None:
        """Keep an open quotation up to the end of its block, and say so."""
        self._keep(opened, Span(opened.start, block.end), block.end, False, 0)
        self.skip(Span(opened.start, block.end), "no closing mark")

    def carry(self, opened: _Open, block: Span) -> _Open:
        """The open quotation with this block's piece put aside."""
        inner = between(self.text, opened.start + opened.width, block.end)
        pieces = [*opened.pieces, Span(opened.start, block.end)] if inner else opened.pieces
        return _Open(opened.sign, opened.start, 0, pieces, [*opened.inner, *([inner] if inner else [])])

    def _keep(self, opened: _Open, outer: Span, inner_end: int, closed: bool, depth: int) -> None:
        inner = between(self.text, opened.start + opened.width, inner_end)
        pieces = [*opened.pieces, *([outer] if inner else [])]
        words = [*opened.inner, *([inner] if inner else [])]
        if words:
            self.found.append(Quotation(tuple(pieces), tuple(words), closed, depth))
        else:
            self.skip(outer, "nothing between the marks")
