"""Bytes -> text, with a note on everything that was not plain UTF-8. No character is added, dropped or replaced.

A byte order mark says how the bytes are to be read and is no part of the text; line ends stay as they are.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from verbale.read.source import Reason
from verbale.record.errors import ReportError

LONGEST = 1_000_000  # code points of one report
LONGEST_LINE = 100_000  # code points of one paragraph; a longer one would take the parser gigabytes

_MARKS = (  # the longer marks first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The detector takes cp1250 for cp1252 on French (same letters, other accents): ask for these before all it knows.
_FIRST = ("cp1252", "mac_roman", "cp850", "iso8859_15")
_MAGIC = (  # what a file of another kind begins with, and what it is
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"{\\rtf", "an RTF document"),
)
# A mail message begins with headers, of which one that only mail has; its body may be encoded in several ways.
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\r?\n")
_OF_MAIL = re.compile(rb"^(?:mime-version|message-id|received|content-transfer-encoding|return-path):", re.I | re.M)
_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")  # a letter beyond ASCII in UTF-8
_TWICE = re.compile("Ã[\u00a0-\u00bf\u0152-\u0192\u2018-\u203a]|â€[™œ“”˜¦]|Â[«»\u00a0°]")
TWICE = 3  # such traces before a text is said to have been through a wrong encoding
_ODD = frozenset(range(32)) - {8, 9, 10, 11, 12, 13, 27}  # control characters that text hardly has


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what was noticed on the way in."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, origin: str) -> Decoded:
    """The text of a report's bytes.

    Raises:
        ReportError: empty, binary, of no known encoding, or too long to be a report.
    """
    kind = next((what for sign, what in _MAGIC if data.startswith(sign)), None) or _mail(data)
    if kind:
        raise ReportError(origin, Reason.BINARY, f"is {kind}, not text; save it as plain text first")
    text, note = _text(data, origin)
    notes = [note] if note else []
    if not text.strip("\0\ufeff \t\r\n\u00a0\u2028\u2029"):
        raise ReportError(origin, Reason.EMPTY, "holds no text")
    if len(traces := _TWICE.findall(text)) >= TWICE:
        found = f"{len(traces)} traces of a wrong encoding in it ({traces[0]!r})"
        notes.append(f"{found}, kept as they are; ask for the text once more")
    if text.count("\0"):
        notes.append(f"{text.count(chr(0))} NUL characters kept as they are")
    _check_length(text, origin)
    return Decoded(text, tuple(notes))


def _mail(data: bytes) -> str:
    head = _MAIL.match(data[:65536])
    return "a mail message" if head and _OF_MAIL.search(head[0]) else ""


def _text(data: bytes, origin: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, origin)
    wide = _wide(data)
    if wide:
        return _marked(data, wide, origin)
    if _is_binary(data):
        raise ReportError(origin, Reason.BINARY, "is not text (control bytes throughout); save it as plain text first")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        found = f"not UTF-8 (byte {error.start})"
    return _pieced(data, found) or _guessed(data, found, origin)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    odd = error.object[error.start : error.end]
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in odd), error.end


codecs.register_error("verbale.cp1252", _as_cp1252)


def _pieced(data: bytes, found: str) -> tuple[str, str] | None:
    """UTF-8 into which bytes of another encoding were pasted: those are read as cp1252; None where it is not that."""
    text = data.decode("utf-8", "verbale.cp1252")
    odd = len(text) - len(data.decode("utf-8", "ignore"))
    if len(_SEQUENCE.findall(data)) < 3 * odd:
        return None
    return text, f"{found}: UTF-8 but for {odd} bytes, read as cp1252"


def _marked(data: bytes, encoding: str, origin: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), f"read as {encoding}"
    except UnicodeDecodeError as error:
        message = f"begins as {encoding} but breaks it at byte {error.start}; save it as UTF-8"
        raise ReportError(origin, Reason.ENCODING, message) from error


def _guessed(data: bytes, found: str, origin: str) -> tuple[str, str]:
    best = from_bytes(data, cp_isolation=list(_FIRST)).best() or from_bytes(data).best()
    if best is None:
        raise ReportError(origin, Reason.ENCODING, f"{found}, and no other encoding fits; save it as UTF-8")
    return data.decode(best.encoding), f"{found}: read as {best.encoding}"


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    return sum(byte in _ODD for byte in head) > max(8, len(head) // 50)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: half of the bytes are zero, always the same half; empty where that is not so."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) < len(head) * 0.4 or min(even, odd) > len(head) * 0.02:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _check_length(text: str, origin: str) -> None:
    if len(text) > LONGEST:
        message = f"{len(text):,} characters, expected at most {LONGEST:,}; a report is not that long, split the file"
        raise ReportError(origin, Reason.TOO_LONG, message)
    line = max(map(len, text.splitlines()), default=0)
    if line > LONGEST_LINE:
        message = f"a line of {line:,} characters, expected at most {LONGEST_LINE:,}; break it into paragraphs"
        raise ReportError(origin, Reason.TOO_LONG, message)
