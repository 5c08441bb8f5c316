"""The matrix of parties against acts, in print."""

from rich.table import Table
from rich.text import Text

from verbale.ask.matrix import Cell, Matrix
from verbale.record.position import Position
from verbale.show.colours import STANCE_STYLES
from verbale.show.terminal import Column, table
from verbale.show.words import act_text, condition_text, line, stance_text
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
            rows.append([line(label), *(_cell(matrix, cell) for cell in cells)])
    return table(columns, rows)


def _cell(matrix: Matrix, cell: Cell | None) -> Text:
    """Each stance once; ``×2``: from two independent sources."""
    told = Text()
    for number, (text, held) in enumerate(_alike(cell).items() if cell else ()):
        told.append("\n" if number else "").append(text, STANCE_STYLES[positions(held)[0].stance])
        sources = matrix.independent(held)
        told.append(f" ×{sources}" if sources > 1 else "")
    return told


def _alike(cell: Cell) -> dict[str, tuple[Entry, ...]]:
    """Stance with its condition -> the entries of a cell that tell it."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in cell.entries:
        for position in positions((entry,)):
            own = position.act.own_words
            text = stance_text(position) + (f": {act_text(position)}" if own else "")
            found[text] = (*found.get(text, ()), entry)
    return found


def positions(entries: tuple[Entry, ...]) -> list[Position]:
    """The positions among entries."""
    return [entry.finding for entry in entries if isinstance(entry.finding, Position)]


def matrix_rows(matrix: Matrix) -> list[dict[str, object]]:
    """One flat row for each position in the matrix; its sources are those of its stance in its cell."""
    return [
        {
            "actor": matrix.parties[cell.party],
            "actor_key": cell.party,
            "act": cell.act,
            "act_text": position.act.text,
            "stance": position.stance.value,
            "condition": condition_text(position.condition) or None,
            "requirement": position.requirement,
            "independent_sources": matrix.independent(held),
            "day": entry.day,
            "entry": entry.id,
            "report": entry.source.report_id,
            "words": entry.words,
        }
        for cell in matrix.cells.values()
        for held in _alike(cell).values()
        for entry in held
        for position in positions((entry,))
    ]
