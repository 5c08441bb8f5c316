"""Cut a text into paragraphs; lines that were only wrapped to a width are one paragraph."""

import re
from itertools import pairwise
from statistics import median

from verbale.record.span import Span

# Parts of a web page that are no text, over lines too, and tags that begin or end a paragraph of one.
APART = (
    r"<(?P<apart>script|style|head|nav|footer|noscript|template|svg|form|button|aside|iframe|select)\b[^>]*>.*?"
    r"</(?P=apart)\s*>|<!--.*?-->"
)
_APART = re.compile(APART, re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(
    r"(?=<(?:p|div|h[1-6]|li|ul|ol|br|tr|table|blockquote|section|article|header|main|figure|figcaption|time|address)\b)"
    r"|(?<=</p>)|(?<=</h\d>)|(?<=</li>)|(?<=</div>)|(?<=</figcaption>)|(?<=<br>)|(?<=<br/>)|(?<=<br />)",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_CHUNK = re.compile(r"(?:[^\r\n\u2028\u2029\x0b\x0c\x85]+(?:\r\n|[\r\n\u2028\u2029\x0b\x0c\x85])?)+")
_WIDTHS = (45, 110)  # code points of a line that was wrapped
UNSEEN = "\x00\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # at the ends of a line they are no text
FEW = 3  # lines that another follows at once, below which a text does not show its width
SLACK = 12  # code points by which a wrapped line may be short all the same: other widths of letters, hyphenation
_ENDS = tuple(".!?…:;\"”»’'")
_ITEM = re.compile(r"(?:[-–—•*▪]|\d{1,2}[.)])\s")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, without blanks at their ends, in order."""
    return _of_markup(text) if "</" in text or "<!--" in text else _of_lines(text)


def _of_lines(text: str) -> list[Span]:
    chunks = [[m.span() for m in _LINE.finditer(text, *chunk.span())] for chunk in _CHUNK.finditer(text)]
    width = _width(text, chunks)
    found: list[Span] = []
    for lines in chunks:
        told = [text[s:e] for s, e in lines]
        whole = _wrapped(told)
        pieces = [(lines[0][0], lines[-1][1])] if whole else _joined(lines, told, width) if width else lines
        found += [span for s, e in pieces if (span := _trim(text, s, e))]
    return found


def _of_markup(text: str) -> list[Span]:
    """Paragraphs of a pasted web page: told by its tags where it has those of paragraphs, else by its lines."""
    found: list[Span] = []
    at = 0
    tagged = bool(re.search(r"</(?:p|div|h\d|li)\s*>", text, re.IGNORECASE))
    for part in [*_APART.finditer(text), None]:
        end = part.start() if part else len(text)
        if tagged:
            cuts = sorted({at, end, *(m.start() for m in _BREAK.finditer(text, at, end))})
            pieces = [Span(s, e) for s, e in pairwise(cuts) if s < e]
        else:
            pieces = [Span(at + s.start, at + s.end) for s in _of_lines(text[at:end])]
        found += [span for piece in pieces if (span := _trim(text, piece.start, piece.end))]
        if part:
            found.append(Span(*part.span()))
            at = part.end()
    return found


def _wrapped(lines: list[str]) -> bool:
    """Whether lines without a blank one between them were broken by width alone."""
    if len(lines) < 3:
        return False
    full = [line.rstrip() for line in lines[:-1]]
    open_ends = sum(not line.endswith(_ENDS) for line in full)
    if not _WIDTHS[0] <= median(map(len, full)) <= _WIDTHS[1] or open_ends < 0.6 * len(full):
        return False
    return _early(lines, max(map(len, full))) <= 0.1 * len(full)


def _early(lines: list[str], width: int) -> int:
    """Lines on which the next word would have fitted: these were ended, not wrapped."""
    return sum(_ended(line, after, width) for line, after in pairwise(lines))


def _ended(line: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) < width - SLACK


def _width(text: str, chunks: list[list[tuple[int, int]]]) -> int:
    """The width to which a whole text was wrapped; 0 where its lines are of their own.

    Told from lines that another follows at once: nearly none is longer, most are full and stop in mid-sentence.
    """
    full = [text[s:e].rstrip() for lines in chunks for s, e in lines[:-1]]
    if len(full) < FEW:
        return 0
    small = sum(text[s:e].lstrip()[:1].islower() for lines in chunks for s, e in lines[1:])
    lengths = sorted(map(len, full))
    width = lengths[-1 - len(lengths) // 20]
    if not _WIDTHS[0] <= width <= _WIDTHS[1] or lengths[-1] > width + SLACK:
        return 0
    if any(e - s > width + SLACK for lines in chunks for s, e in lines[-1:]):
        return 0
    near = sum(length >= width - SLACK for length in lengths)
    open_ends = sum(not line.endswith(_ENDS) for line in full)
    enough = (0.6 if len(full) >= 2 * FEW else 1) * len(full)
    return width if near >= enough and open_ends >= enough and small >= 0.5 * len(full) else 0


def _joined(lines: list[tuple[int, int]], told: list[str], width: int) -> list[tuple[int, int]]:
    """Paragraphs of a chunk in a wrapped text: a line that ended early, an indent or an item's mark parts them."""
    pieces = [lines[0]]
    for number in range(1, len(lines)):
        before, here = told[number - 1], told[number]
        indented = here[:2].isspace() and not before[:2].isspace()
        if _ended(before, here, width) or indented or _ITEM.match(here):
            pieces.append(lines[number])
        else:
            pieces[-1] = (pieces[-1][0], lines[number][1])
    return pieces


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in UNSEEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in UNSEEN):
        end -= 1
    return Span(start, end) if start < end else None
