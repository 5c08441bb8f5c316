"""Read the rows of a gazetteer file: tab-separated or comma-separated, one header line.

Columns: ``entry`` (name, demonym, capital, seat, person), ``key``, ``forms`` (parted by ``|``, the first is
the one shown), ``language`` (empty: all), ``type``, ``country``, ``office``, ``of``, ``from``, ``to`` (ISO
days; empty: open), ``gender`` (m or f). A line that starts with ``#`` is a remark.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verbale.languages.words import word_spans
from verbale.record.actors import folded
from verbale.record.errors import LanguageError

COLUMNS = ("entry", "key", "forms", "language", "type", "country", "office", "of", "from", "to", "gender")
LANGUAGE = re.compile(r"([a-z]{2,3})?")
ALLOWED = {
    "entry": ("name", "demonym", "capital", "seat", "person"),
    "type": ("", "state", "organisation", "group"),
    "gender": ("", "m", "f"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a gazetteer, with its line in the file, from 1; see the columns at the head of this module."""

    entry: str
    key: str
    forms: tuple[str, ...]
    language: str = ""
    type: str = ""
    country: str = ""
    office: str = ""
    of: str = ""
    first: date = date.min
    last: date = date.max
    gender: str = ""
    line: int = 0


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one file in order.

    Raises:
        LanguageError: file, line and column of what does not fit.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise LanguageError(path, 0, f"not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise LanguageError(path, 0, f"the file is empty; expected a header with {', '.join(COLUMNS)}")
    separator = "\t" if "\t" in kept[0][1] else ","
    header = next(csv.reader([kept[0][1]], delimiter=separator))
    for name in header:
        if name not in COLUMNS:
            raise LanguageError(path, kept[0][0], f"column {name!r}: expected one of {', '.join(COLUMNS)}")
    for needed in ("entry", "forms"):
        if needed not in header:
            raise LanguageError(path, kept[0][0], f"column {needed!r} is missing")
    for number, line in kept[1:]:
        try:
            values = next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error as error:
            raise LanguageError(path, number, f"{error}; expected each row in a line of its own") from error
        if len(values) > len(header):
            raise LanguageError(path, number, f"{len(values)} cells, expected at most {len(header)}")
        yield _row(path, number, dict(zip(header, values, strict=False)))


def _row(path: Path, number: int, cells: dict[str, str]) -> Row:
    for column, allowed in ALLOWED.items():
        if cells.get(column, "") not in allowed:
            known = ", ".join(name or "nothing" for name in allowed)
            raise LanguageError(path, number, f"column {column!r}: found {cells[column]!r}, expected one of {known}")
    if not LANGUAGE.fullmatch(cells.get("language", "")):
        raise LanguageError(path, number, f"column 'language': found {cells['language']!r}, expected a code such as fr")
    forms = tuple(part for f in cells["forms"].split("|") if (part := f.strip()))
    if not forms:
        raise LanguageError(path, number, "column 'forms': empty, expected a name")
    if wordless := next((form for form in forms if not word_spans(form)), ""):
        raise LanguageError(path, number, f"column 'forms': found {wordless!r}, expected words")
    if cells.get("office") and not cells.get("of"):
        raise LanguageError(path, number, "column 'of': empty, expected the key of the state or organisation")
    key = cells.get("key") or folded(forms[0])
    words = {c: cells.get(c, "") for c in ("language", "type", "country", "office", "of", "gender")}
    first, last = _day(path, number, cells, "from", date.min), _day(path, number, cells, "to", date.max)
    if first > last:
        raise LanguageError(path, number, f"column 'to': found {cells['to']!r}, expected a day from {first} on")
    return Row(cells["entry"], key, forms, first=first, last=last, line=number, **words)


def _day(path: Path, number: int, cells: dict[str, str], column: str, open_end: date) -> date:
    written = cells.get(column, "")
    if not written:
        return open_end
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise LanguageError(
            path, number, f"column {column!r}: found {written!r}, expected a day such as 2025-09-04"
        ) from None
