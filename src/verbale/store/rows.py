"""Put the rows of findings into the tables, and take them out."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert

from verbale.store.chunks import chunks
from verbale.store.joins import join_parties
from verbale.store.sheets import Row, Sheet
from verbale.store.tables import entries, parties, spans

CHUNK = 500  # rows named in one statement


def add_sheets(connection: Connection, report: int, found: list[Sheet]) -> None:
    """Add entries with their parties and spans."""
    fresh = {"report": report, "state": "unreviewed", "kept": False, "current": True}
    rows = put_returning(connection, entries, [sheet.entry for sheet in found], **fresh)
    named = [party | {"entry": row} for row, sheet in zip(rows, found, strict=True) for party in sheet.parties]
    put(connection, parties, named)
    placed = [span | {"entry": row} for row, sheet in zip(rows, found, strict=True) for span in sheet.spans]
    put(connection, spans, placed)
    join_parties(connection, report)


def put(connection: Connection, table: Any, rows: list[Row], **common: Any) -> None:
    """Add rows, each with what is common to all."""
    if rows:
        connection.execute(insert(table), [row | common for row in rows])


def put_returning(connection: Connection, table: Any, rows: list[Row], **common: Any) -> list[int]:
    """Add rows; the number of each in the table, in order."""
    if not rows:
        return []
    statement = insert(table).returning(table.c.row, sort_by_parameter_order=True)
    return list(connection.execute(statement, [row | common for row in rows]).scalars())


def remove(connection: Connection, rows: Sequence[int]) -> None:
    """Take entries (their rows) out, with their parties and spans."""
    for part in chunks(rows, CHUNK):
        for table in (parties, spans):
            connection.execute(delete(table).where(table.c.entry.in_(part)))
        connection.execute(delete(entries).where(entries.c.row.in_(part)))
