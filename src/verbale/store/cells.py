"""Positions by party and act: what the cells of the matrix hold."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from verbale.record.position import UNNAMED
from verbale.store.counts import acts_by_party
from verbale.store.entries import Entry, entries_of_rows
from verbale.store.tables import entries

NEWEST = 60  # positions looked at in one cell


@dataclass(frozen=True, slots=True)
class Grid:
    """The parties and acts with most positions, and for each pair its positions, newest day first.

    Acts that are on no list stand last: they are many, under one code.
    """

    parties: tuple[str, ...]
    acts: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[Entry, ...]]


def grid(connection: Connection, parties: int, acts: int) -> Grid:
    """The fullest ``parties`` rows and ``acts`` columns."""
    by_party: dict[str, int] = {}
    by_act: dict[str, int] = {}
    filled = acts_by_party(connection)
    for party, act, number in filled:
        by_party[party] = by_party.get(party, 0) + number
        by_act[act] = by_act.get(act, 0) + number
    rows, columns = _most(by_party, parties), _most(by_act, acts)
    columns = tuple(sorted(columns, key=lambda act: act == UNNAMED))
    cells = {(p, a): _newest(connection, p, a) for p, a, _ in filled if p in rows and a in columns}
    whole = {e.row: e for e in entries_of_rows(connection, [r for found in cells.values() for r in found])}
    return Grid(rows, columns, {at: tuple(whole[r] for r in found if r in whole) for at, found in cells.items()})


def _newest(connection: Connection, party: str, act: str) -> list[int]:
    """Rows of the newest positions of a party toward an act."""
    query = select(entries.c.row).where(text("entries.kind = 'position'"))  # as the index says it
    query = query.where(
        entries.c.party == party, entries.c.act == act, entries.c.current, entries.c.state != "rejected"
    )
    query = query.order_by(entries.c.day.desc(), entries.c.row.desc())
    return list(connection.execute(query.limit(NEWEST)).scalars())


def _most(counts: dict[str, int], limit: int) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda key: (-counts[key], key))[:limit])
