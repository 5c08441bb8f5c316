"""Quote marks of a text: which character stands where, and whether it can open or close a quotation there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.record.span import Span

PARTNERS = {  # opening mark -> marks that close it
    "“": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "<<": ">>",
    "‹": "›",
    "``": "''",
    ",,": "''”“",
    '"': '"',
    "''": "''",
    "»": "«",  # turned round, as in German and Danish print
    "”": "”",  # the same mark on both sides, as in Swedish and Finnish print
    "››": "‹‹",
}
OPENERS = frozenset(("“", "‟", "„", "«", "<<", "‹", "``", ",,"))
_MARKS = re.compile(r"``|''(?!'(?!\w))|<<|>>|(?<![^\s(]),,(?=\w)|[“”„‟«»‹›]|\\?\"")
_SINGLE = re.compile(r"(?<!')'(?!')|(?<!')'(?=''(?!\w))|(?<='')'(?=\w)|[‘’‚]")  # of three, that which is not of ''
_BEFORE = frozenset("([{-–—/'’:;,…")  # a mark right after these, or after a blank, can open


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with its place and what its neighbours allow.

    Attributes:
        opens: A word follows at once and none precedes.
        closes: Something precedes in the block and no word follows at once.
        tight: No blank precedes.
    """

    sign: str
    span: Span
    opens: bool
    closes: bool
    tight: bool

    @property
    def only_closes(self) -> bool:
        """Whether it can be nothing but a closing mark, whatever its sign."""
        return self.closes and self.tight and not self.opens


def marks(text: str, block: Span) -> Iterator[Mark]:
    """Double quote marks of a block in order."""
    return _found(_MARKS, text, block)


def single_marks(text: str, block: Span) -> Iterator[Mark]:
    """Single marks of a block that are no apostrophe inside a word."""
    for mark in _found(_SINGLE, text, block):
        if mark.opens != mark.only_closes:
            yield mark


def between(text: str, start: int, end: int) -> Span | None:
    """The words between two places without blanks at their ends; None where there are none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether further marks and then a word follow: both open, where after them comes a blank both close."""
    while at < end and text[at] in "'’‘“«\"":
        at += 1
    return at < end and at > 0 and text[at - 1] in "'’‘“«\"" and (text[at].isalnum() or text[at] in "([…-")


def _found(pattern: re.Pattern[str], text: str, block: Span) -> Iterator[Mark]:
    for match in pattern.finditer(text, block.start, block.end):
        start, end = match.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        free = before.isspace() or before in _BEFORE or bool(_MARKS.match(before))
        opens = free and (after.isalnum() or after in "([…-" or _goes_on(text, end, block.end))
        closes = not after.isalnum() and start > block.start
        yield Mark(match[0].lstrip("\\"), Span(start, end), opens, closes, not before.isspace())
