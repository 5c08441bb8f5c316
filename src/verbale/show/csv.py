"""Rows as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what a spreadsheet may take for a formula


def csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Lines of CSV with a header (RFC 4180, lines end in CR LF); words that could be a formula get a leading ``'``."""
    header: list[str] | None = None
    for row in rows:
        if header is None:
            header = list(row)
            yield _line(header)
        yield _line([_cell(row[name]) for name in header])


def _line(cells: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(STARTS):
        return f"'{value}"
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    return value
