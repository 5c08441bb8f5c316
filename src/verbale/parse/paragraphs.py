"""Cut a text into paragraphs; lines that were only wrapped to a width are one paragraph."""

import re
from statistics import median

from verbale.record.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_CHUNK = re.compile(r"(?:[^\r\n\u2028\u2029\x0b\x0c\x85]+(?:\r\n|[\r\n\u2028\u2029\x0b\x0c\x85])?)+")
_WIDTHS = (45, 110)  # code points of a line that was wrapped
SLACK = 12  # code points by which a wrapped line may be short all the same: other widths of letters, hyphenation
_ENDS = tuple(".!?…:;\"”»’'")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, without blanks at their ends, in order."""
    found: list[Span] = []
    for chunk in _CHUNK.finditer(text):
        lines = [m.span() for m in _LINE.finditer(text, *chunk.span())]
        whole = [chunk.span()] if _wrapped([text[s:e] for s, e in lines]) else lines
        found += [span for s, e in whole if (span := _trim(text, s, e))]
    return found


def _wrapped(lines: list[str]) -> bool:
    """Whether lines without a blank one between them were broken by width alone."""
    if len(lines) < 3:
        return False
    full = [line.rstrip() for line in lines[:-1]]
    open_ends = sum(not line.endswith(_ENDS) for line in full)
    if not _WIDTHS[0] <= median(map(len, full)) <= _WIDTHS[1] or open_ends < 0.6 * len(full):
        return False
    width = max(map(len, full))
    early = sum(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) < width - SLACK
        for line, after in zip(full, lines[1:], strict=True)
        if after.strip()
    )
    return early <= 0.1 * len(full)  # a line that the next word would have fitted on was ended, not wrapped


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "\x00\ufeff\u200b\u200e\u200f"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\x00\ufeff\u200b\u200e\u200f"):
        end -= 1
    return Span(start, end) if start < end else None
