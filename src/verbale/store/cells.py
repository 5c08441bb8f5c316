"""Positions by party and act: what the cells of the matrix hold."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from verbale.store.entries import Entry
from verbale.store.lists import entries_of_rows
from verbale.store.tables import entries

NEWEST = 60  # positions looked at in one cell


@dataclass(frozen=True, slots=True)
class Grid:
    """The parties and acts with most positions, and for each pair its positions, newest day first."""

    parties: tuple[str, ...]
    acts: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[Entry, ...]]


def grid(connection: Connection, parties: int, acts: int) -> Grid:
    """The fullest ``parties`` rows and ``acts`` columns."""
    held = (entries.c.kind == "position", entries.c.current, entries.c.state != "rejected")
    query = select(entries.c.party, entries.c.act, func.count()).where(*held).group_by(entries.c.party, entries.c.act)
    by_party: dict[str, int] = {}
    by_act: dict[str, int] = {}
    for party, act, number in connection.execute(query):
        if party and act:
            by_party[party] = by_party.get(party, 0) + number
            by_act[act] = by_act.get(act, 0) + number
    rows, columns = _most(by_party, parties), _most(by_act, acts)
    cells: dict[tuple[str, str], list[int]] = {}
    place = func.row_number().over(partition_by=(entries.c.party, entries.c.act), order_by=entries.c.day.desc())
    wanted = select(entries.c.row, entries.c.party, entries.c.act, place.label("place"))
    wanted = wanted.where(*held, entries.c.party.in_(rows), entries.c.act.in_(columns))
    ranked = wanted.subquery()
    newest = select(ranked).where(ranked.c.place <= NEWEST).order_by(ranked.c.place)
    for row in connection.execute(newest):
        cells.setdefault((row.party, row.act), []).append(row.row)
    whole = {e.row: e for e in entries_of_rows(connection, [r for found in cells.values() for r in found])}
    return Grid(rows, columns, {at: tuple(whole[r] for r in found if r in whole) for at, found in cells.items()})


def _most(counts: dict[str, int], limit: int) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda key: (-counts[key], key))[:limit])
