"""What the parser is shown of a text: of the same length, with pasted markup and wrong encodings read as meant.

Entities (``&#8217;``), tags inside a sentence, soft hyphens and marks without width, letters with their accents apart,
traces of a wrong encoding, words hyphenated at a line's end: a word that holds any of these is shown whole, and blanks
fill its place. The first letter of such a word stands where it stands in the text; ``Surface.raw`` and ``seen`` go
from places in what is shown to places in the text and back. The text itself is never changed.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.record.span import Span

_KNOWN = (
    "a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|"
    "picture|q|s|section|small|source|span|strike|strong|sub|sup|table|tbody|td|th|time|tr|tt|u|ul|wbr"
)
_ATTRIBUTE = r"""\s+[\w:@.-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))"""
TAG = rf"</?(?i:{_KNOWN})(?:\s[^<>]*)?/?>|<[a-zA-Z][\w:-]*(?:{_ATTRIBUTE})+\s*/?>|</[a-zA-Z][\w:-]*>|<!--.*?-->"
_BLOCK = re.compile(r"</?(?i:blockquote|br|div|figcaption|figure|h[1-6]|hr|li|ol|p|section|table|tbody|td|th|tr|ul)\b")
_QUOTE = re.compile(r"<(?P<end>/)?q\b", re.IGNORECASE)
_BLANK = re.compile(r"&(?i:nbsp|ensp|emsp|thinsp|nnbsp|#160|#xa0|#8239|#x202f|#8201|#x2009|#32|#10|#13);")
_ENTITY = r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});"
_NOTHING = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff"
# the bytes 80 to BF as cp1252 has them
_ABOVE = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_TWICE = f"[\u00c2\u00c3\u00c5\u00e2][{_ABOVE}]{{1,2}}"
_HYPHEN = r"(?<=[a-zà-ÿ])-(?:\r\n|[\r\n])[ \t]*(?=[a-zà-ÿ])"
_PIECE = re.compile(
    rf"(?P<tag>{TAG})|(?P<entity>{_ENTITY})|(?P<hyphen>{_HYPHEN})|(?P<nothing>[{_NOTHING}])"
    rf"|(?P<apart>[^\W\d_][\u0300-\u036f]+)|(?P<twice>{_TWICE}|[\u00c2\u00c3](?=[ \xa0]))",
    re.DOTALL,
)
_SIGN = re.compile(rf"[&<{_NOTHING}\u0300-\u036f\u00c2\u00c3\u00c5\u00e2]|-[\r\n]")  # without which there is no piece
_STRETCH = re.compile(rf"(?:{TAG}|{_HYPHEN}|[^\s<&]|[<&])+", re.DOTALL)
MEANT = frozenset("œŒŸ€“”‘’‚„«»–—…•°·ª²³§©®\xa0" + "".join(map(chr, range(0xC0, 0x100))))
LONGEST = 40  # letters of a word
TRACES = 2  # of a wrong encoding, below which they are left alone


@dataclass(frozen=True, slots=True)
class Surface:
    """A text as the parser is shown it, and where it differs from the text.

    Attributes:
        text: Of the same length as the report's text.
        starts, ends: Where what starts (ends) at an offset of ``text`` does so in the report, where that differs.
    """

    text: str
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    seen_starts: dict[int, int] = field(default_factory=dict)
    seen_ends: dict[int, int] = field(default_factory=dict)

    def raw(self, span: Span) -> Span:
        """The place in the report of a place in what is shown, without the blanks that fill the place of markup."""
        if self.starts:
            span = self.filled(span)
        start, end = self.starts.get(span.start, span.start), self.ends.get(span.end, span.end)
        return Span(start, end) if start < end else span

    def filled(self, span: Span) -> Span:
        """A place in what is shown without blanks at its ends."""
        start, end = span.start, span.end
        while end - 1 > start and self.text[end - 1] == " ":
            end -= 1
        while start < end - 1 and self.text[start] == " ":
            start += 1
        return Span(start, end)

    def seen(self, span: Span) -> Span:
        """The place in what is shown of a place in the report."""
        start, end = self.seen_starts.get(span.start, span.start), self.seen_ends.get(span.end, span.end)
        return Span(start, end) if start < end else span


def surface(text: str, spans: Sequence[Span]) -> Surface:
    """What the parser is shown; words are read within the spans only, the rest stays as it is."""
    if not _SIGN.search(text) or not (_PIECE.search(text) or _BLANK.search(text)):
        return Surface(text)
    made = Surface(text)
    letters = list(text)
    twice = sum(bool(_meant(found)) for found in re.findall(_TWICE, text)) >= TRACES
    for span in spans:
        shown = "".join(letters[span.start : span.end])
        for stretch in _STRETCH.finditer(shown):
            if _PIECE.search(shown, *stretch.span()):
                _show(shown, stretch.span(), span.start, twice, letters, made)
    return Surface("".join(letters), made.starts, made.ends, made.seen_starts, made.seen_ends)


Letter = tuple[str, int, int]  # as shown, and its place in the stretch's section


def _show(text: str, place: tuple[int, int], offset: int, twice: bool, letters: list[str], made: Surface) -> None:
    """Put a stretch's letters into what is shown, the first one where it stands, and note where the others stand."""
    told = _letters(text, place, twice)
    room = place[1] - place[0] - len(told)
    if room < 0:
        return
    first = next((i for i, (c, _, _) in enumerate(told) if c.isalnum()), None)
    before = max(0, min(room, told[first][1] - place[0] - first)) if first is not None else 0
    at = offset + place[0] + before
    letters[offset + place[0] : offset + place[1]] = " " * (place[1] - place[0])
    for number, (letter, start, end) in enumerate(told, start=at):
        letters[number] = letter
        if number != offset + start:
            made.starts[number], made.seen_starts[offset + start] = offset + start, number
        if number + 1 != offset + end:
            made.ends[number + 1], made.seen_ends[offset + end] = offset + end, number + 1


def _letters(text: str, place: tuple[int, int], twice: bool) -> list[Letter]:
    """The letters of a stretch as they are meant, each with its place."""
    told: list[Letter] = []
    at = place[0]
    for piece in _PIECE.finditer(text, *place):
        told += [(text[i], i, i + 1) for i in range(at, piece.start())]
        start, at = piece.span()
        meant = _read(piece, text, twice)
        if meant is None:
            told += [(text[i], i, i + 1) for i in range(start, at)]
        elif meant:
            told.append((meant, start, at))
    return told + [(text[i], i, i + 1) for i in range(at, place[1])]


def _read(piece: re.Match[str], text: str, twice: bool) -> str | None:
    """What a piece means: one letter, nothing (empty), or what it is (None)."""
    words = piece[0]
    kind = piece.lastgroup
    if kind == "tag":
        quote = _QUOTE.match(words)
        return ("”" if quote["end"] else "“") if quote else " " if _BLOCK.match(words) else ""
    if kind == "entity" and _BLANK.fullmatch(words):
        return " "
    if kind == "entity":
        meant = html.unescape(words)
        return meant if len(meant) == 1 and meant.isprintable() else None
    if kind == "hyphen":
        return "" if _whole(piece, text) else "-"
    if kind == "nothing":
        return ""
    if kind == "apart":
        meant = unicodedata.normalize("NFC", words)
        return meant if len(meant) == 1 else None
    if words == "\u00c2" and twice:  # what is left of a no-break space
        return ""
    return _meant(words) or None if twice else None


def _meant(words: str) -> str:
    """The letter whose UTF-8 bytes were read as cp1252; empty where it is none."""
    if words == "\u00c3":
        return "à"
    try:
        meant = b"".join(_byte(c) for c in words).decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        return ""
    return (" " if meant == "\xa0" else meant) if len(meant) == 1 and meant in MEANT else ""


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) < 256 else letter.encode("cp1252")


def _whole(piece: re.Match[str], text: str) -> bool:
    """Whether a word cut at a line's end is written without the hyphen: it is not written with it elsewhere."""
    first = re.search(r"\w+$", text[max(0, piece.start() - LONGEST) : piece.start()])
    rest = re.match(r"\w+", text[piece.end() : piece.end() + LONGEST])
    both = f"{first[0] if first else ''}-{rest[0] if rest else ''}"
    return not re.search(rf"\b{re.escape(both)}\b", text, re.IGNORECASE)
