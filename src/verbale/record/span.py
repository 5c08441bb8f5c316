"""Tie every entry to the exact words of a report.

Offsets count Unicode code points of the decoded text (what ``len`` counts), half-open, never
bytes or tokens, so a passage outlives the parser that found it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

CONTEXT = 32  # code points kept on both sides of a passage


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty stretch of one text, half-open like a Python slice."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"Span({self.start}, {self.end}): expected 0 <= start < end")

    def __len__(self) -> int:
        return self.end - self.start

    def words(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether some character is in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that covers all of ``spans`` (at least one)."""
    kept = list(spans)
    return Span(min(s.start for s in kept), max(s.end for s in kept))


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextPositionSelector and TextQuoteSelector in one: where, which words, and what stands beside.

    Attributes:
        span: Position in the text whose hash is ``text_sha256``.
        exact: The words; always ``text[span.start:span.end]``.
        prefix, suffix: Up to 32 code points before and after.
        text_sha256: Hash of the UTF-8 text, so that a change of the text is noticed.
    """

    span: Span
    exact: str
    prefix: str
    suffix: str
    text_sha256: str


def select(span: Span, text: str, text_sha256: str) -> Selector:
    """The selector of ``span`` in ``text``."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return Selector(span, span.words(text), before, text[span.end : span.end + CONTEXT], text_sha256)


def still_there(selector: Selector, text: str, text_sha256: str) -> bool:
    """Whether the words stand where they stood; False means that the passage is an orphan."""
    return selector.text_sha256 == text_sha256 or selector.span.words(text) == selector.exact
