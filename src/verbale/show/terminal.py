"""Print tables on a terminal; without colours, and at a fixed width, where the output is none."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 140


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``ratio`` > 0 shares the width that is left, 0 takes what it needs, at least ``least``."""

    title: str
    ratio: int = 0
    style: str = ""
    right: bool = False
    least: int = 0


def console() -> Console:
    """Where to print."""
    terminal = Console(file=sys.stdout, highlight=False)
    if terminal.is_terminal:
        return terminal
    return Console(file=sys.stdout, highlight=False, width=PIPED_WIDTH, no_color=True)


def table(columns: Sequence[Column], rows: Iterable[Sequence[str | Text]]) -> Table:
    """A table; its cells are plain words or styled text, never markup."""
    made = Table(box=box.SIMPLE_HEAD, expand=any(c.ratio for c in columns), pad_edge=False, show_edge=False)
    for column in columns:
        made.add_column(
            column.title,
            ratio=column.ratio or None,
            min_width=column.least or None,
            style=column.style,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=not column.ratio,
        )
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return made
