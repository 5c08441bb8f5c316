"""The matrix of parties against acts, in print."""

from rich.table import Table
from rich.text import Text

from verbale.ask.matrix import Cell, Matrix
from verbale.record.position import Position
from verbale.show.colours import STANCE_STYLES
from verbale.show.terminal import Column, table
from verbale.show.words import condition_text, line, stance_text
from verbale.store.entries import Entry


def matrix_tables(matrix: Matrix, width: int) -> list[Table]:
    """The matrix as tables that fit a width: as many acts beside each other as there is room for."""
    room = max(1, (width - 24) // 21)
    chunks = [matrix.acts[i : i + room] for i in range(0, len(matrix.acts), room)]
    return [_table(matrix, acts) for acts in chunks]


def _table(matrix: Matrix, acts: tuple[str, ...]) -> Table:
    columns = [Column("", 3, "bold"), *(Column(act, 3) for act in acts)]
    rows: list[list[str | Text]] = []
    for party, label in matrix.parties.items():
        cells = [matrix.cells.get((party, act)) for act in acts]
        if any(cells):
            rows.append([line(label), *(_cell(cell) for cell in cells)])
    return table(columns, rows)


def _cell(cell: Cell | None) -> Text:
    told = Text()
    if cell is None:
        return told
    seen: dict[str, tuple[Position, int]] = {}
    for position in positions(cell.entries):
        text = stance_text(position)
        seen[text] = (position, seen.get(text, (position, 0))[1] + 1)
    for number, (text, (position, times)) in enumerate(seen.items()):
        told.append("\n" if number else "").append(text, STANCE_STYLES[position.stance])
        told.append(f" ×{times}" if times > 1 else "")
    return told


def positions(entries: tuple[Entry, ...]) -> list[Position]:
    """The positions among entries."""
    return [entry.finding for entry in entries if isinstance(entry.finding, Position)]


def matrix_rows(matrix: Matrix) -> list[dict[str, object]]:
    """One flat row for each position in the matrix."""
    return [
        {
            "actor": matrix.parties[cell.party],
            "actor_key": cell.party,
            "act": cell.act,
            "stance": position.stance.value,
            "condition": condition_text(position.condition) or None,
            "requirement": position.requirement,
            "day": entry.day,
            "entry": entry.id,
            "report": entry.source.report_id,
            "words": entry.words,
        }
        for cell in matrix.cells.values()
        for entry in cell.entries
        for position in positions((entry,))
    ]
