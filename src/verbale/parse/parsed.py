"""A report made ready for extraction: sections, blocks with their parse, and quotations.

Invariant: ``len(block.doc.text) == len(block.span)``; the parser saw the report's own characters, a few of
them replaced one for one, so a token's place in the report is ``block.span.start + token.idx``; but for words that
hold pasted markup or the like, whose place ``Block.place`` knows (``parse.surface``).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from verbale.parse.columns import Columns, columns
from verbale.parse.surface import Surface
from verbale.record.record import Skipped
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span

NOTHING_SHOWN = Surface("")  # nothing differs from the report


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quote marks.

    Attributes:
        outer: With its marks; where it runs on over paragraphs, one per paragraph.
        inner: The words inside, in the same number of pieces.
        closed: False where no closing mark was found and the end of the block was taken.
        depth: 0 for an outer quotation, 1 for one inside another.
    """

    outer: tuple[Span, ...]
    inner: tuple[Span, ...]
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True, eq=False)
class Block:
    """One paragraph-like stretch with one role and its own parse.

    Attributes:
        span: Place in the report's text.
        doc: spaCy parse of exactly these characters.
        number: Place among the report's blocks, from 0.
        shown: What the parser was given of the report.
    """

    span: Span
    role: SectionRole
    doc: Doc
    number: int
    shown: Surface = NOTHING_SHOWN

    @cached_property
    def columns(self) -> Columns:
        """The parse as plain lists."""
        return columns(self.doc)

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """Where each token starts and ends in the report."""
        starts = self.columns.start
        ends = [start + len(word) for start, word in zip(starts, self.columns.words, strict=True)]
        if self.shown.starts or self.shown.ends:
            spans = [self.place(start, end) for start, end in zip(starts, ends, strict=True)]
            return [s.start for s in spans], [s.end for s in spans]
        offset = self.span.start
        return [offset + start for start in starts], [offset + end for end in ends]

    def at(self, token: Token) -> Span:
        """The token's place in the report."""
        starts, ends = self.edges
        return Span(starts[token.i], ends[token.i])

    def span_of(self, piece: "DocSpan | Token") -> Span:
        """The place in the report of a token or a run of tokens."""
        if isinstance(piece, Token):
            return self.at(piece)
        return self.place(piece.start_char, piece.end_char)

    def place(self, start: int, end: int) -> Span:
        """The place in the report of characters of ``doc``."""
        span = Span(self.span.start + start, self.span.start + end)
        return self.shown.raw(span) if self.shown.starts or self.shown.ends else span

    def tokens(self, span: Span) -> "DocSpan | None":
        """The tokens that overlap a place in the report; None where there are none."""
        span = self.shown.seen(span)
        start, end = max(span.start, self.span.start), min(span.end, self.span.end)
        if start >= end:
            return None
        return self.doc.char_span(start - self.span.start, end - self.span.start, alignment_mode="expand")

    @property
    def sentences(self) -> Iterator[DocSpan]:
        """The sentences in order."""
        return iter(self.doc.sents)


@dataclass(frozen=True, eq=False)
class ParsedReport:
    """Everything that extractors see of a report."""

    report: Report
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    quotations: tuple[Quotation, ...]
    skipped: tuple[Skipped, ...] = ()
    overlays: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    @property
    def language(self) -> str:
        """The language whose folder is used."""
        return self.report.language

    def plain(self, span: Span) -> str:
        """The words at a place of the text as they are meant: without markup, with single blanks."""
        shown = self.blocks[0].shown if self.blocks else NOTHING_SHOWN
        words = shown.seen(span).words(shown.text) if shown.text else span.words(self.text)
        return " ".join(words.split())

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """Blocks that may carry findings: headline, lead, body, caption (no teaser, credit, boilerplate)."""
        kept = {SectionRole.HEADLINE, SectionRole.LEAD, SectionRole.BODY, SectionRole.CAPTION}
        return tuple(b for b in self.blocks if b.role in kept)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a code point of the text."""
        number = bisect_right(self._starts, offset) - 1
        found = self.blocks[number] if number >= 0 else None
        return found if found and offset < found.span.end else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The innermost quotation around a code point."""
        cuts, inside = self._quoted
        return inside[bisect_right(cuts, offset)]

    @cached_property
    def _starts(self) -> list[int]:
        return [b.span.start for b in self.blocks]

    @cached_property
    def _quoted(self) -> tuple[list[int], list[Quotation | None]]:
        """Where quotations begin or end, and the innermost one before each of these places and after the last."""
        pieces = [(q, s) for q in reversed(self.quotations) for s in q.outer]
        cuts = sorted({place for _, s in pieces for place in (s.start, s.end)})
        inside: list[Quotation | None] = [None] * (len(cuts) + 1)
        for quotation, s in sorted(pieces, key=lambda piece: piece[0].depth):
            first, after = bisect_right(cuts, s.start), bisect_right(cuts, s.end)
            inside[first:after] = [quotation] * (after - first)
        return cuts, inside
