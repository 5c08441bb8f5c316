"""Print rows in the form that was asked for: a table, JSON, JSON Lines or CSV."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import RenderableType

from verbale.show.csv import csv_lines
from verbale.show.terminal import console

Row = dict[str, Any]


def print_rows(rows: Sequence[Row], form: str, made: Callable[[Sequence[Row]], RenderableType]) -> None:
    """Print rows; ``form`` is ``table``, ``json``, ``jsonl`` or ``csv``. Where nothing fits, a table says so."""
    if form == "json":
        _out(json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n")
    elif form == "jsonl":
        _out("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    elif form == "csv":
        _out("".join(csv_lines(rows)))
    elif rows:
        console().print(made(rows))
    else:
        nothing()


def nothing(told: str = "nothing fits") -> None:
    """Say that a list is empty; not on standard output, which is for what it holds."""
    print(told, file=sys.stderr)


def _out(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
