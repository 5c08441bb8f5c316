"""Rows of entries that fit, newest kept first: which index is walked, and how far.

A list of a large dossier must not look through it. What is asked picks the index to walk back on (a review state other
than unreviewed, an act, a stance, days, a kind, else the table itself); these hold all that lists mostly ask. What they
do not hold (words, types, confidence) is looked up for at most ``FAR`` candidates at a time: a page may then hold few
entries, or none, and still say where to go on.

An expression over a column (joined to nothing) keeps the planners from an index on that column.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from verbale.record.actors import folded
from verbale.store.entries import EntryFilter
from verbale.store.kinds import Kind
from verbale.store.tables import entries, parties

FAR = 20_000  # candidates that are looked at for one page
STEPS = (500, 2_000, 8_000, 8_000)  # entries of a party that are looked at, one time after the other
DECIDED = ("accepted", "edited", "rejected")
_C = entries.c

Rows = tuple[list[int], int | None]
"""Rows in their order, and the one to go on after (None: there are no more)."""


def rows_back(connection: Connection, wanted: EntryFilter, after: int | None, limit: int) -> Rows:
    """The newest ``limit`` rows before ``after`` that fit; parties, single reports and entries are asked elsewhere."""
    lead, order = _lead(wanted)
    walk = select(_C.row).where(*lead, *_held(wanted))
    walk = walk.where(order < after) if after is not None else walk
    walk = walk.order_by(order.desc())
    rest = _looked_up(wanted)
    if not rest:
        rows = list(connection.execute(walk.limit(limit + 1)).scalars())
        return rows[:limit], rows[limit - 1] if len(rows) > limit else None
    near = walk.limit(FAR).subquery()
    query = select(_C.row).join(near, near.c.row == _C.row).where(*rest).order_by(_C.row.desc())
    rows = list(connection.execute(query.limit(limit + 1)).scalars())
    if len(rows) > limit:
        return rows[:limit], rows[limit - 1]
    number, last = connection.execute(select(func.count(), func.min(near.c.row)).select_from(near)).one()
    return rows, last if number == FAR else None


def rows_of_parties(
    connection: Connection, wanted: EntryFilter, fits: Select[int], after: int | None, limit: int
) -> Rows:
    """The same for some parties: their newest entries are taken from the index, some at a time; ``fits`` filters."""
    rows = list[int]()
    for step in STEPS:
        named = select(parties.c.entry).distinct().where(parties.c.party.in_(wanted.parties))
        named = named.where(parties.c.part.in_(wanted.parts)) if wanted.parts else named
        named = named.where(parties.c.entry < after) if after is not None else named
        found = list(connection.execute(named.order_by(parties.c.entry.desc()).limit(step)).scalars())
        for at in range(0, len(found), STEPS[0]):
            here = fits.where(_C.row.in_(found[at : at + STEPS[0]])).order_by(_C.row.desc())
            rows += connection.execute(here).scalars()
            if len(rows) > limit:
                return rows[:limit], rows[limit - 1]
        if len(found) < step:
            return rows, None
        after = found[-1]
    return rows, after


def _lead(wanted: EntryFilter) -> tuple[list[ColumnElement[bool]], ColumnElement[int]]:
    """What the walked index begins with, and by what its rows are ordered."""
    if wanted.states and set(wanted.states) <= set(DECIDED):
        return [_only_decided(wanted.states)], _C.row
    if wanted.act:
        return [_C.act.in_(wanted.act)], _C.row
    if wanted.stance:
        return [_C.stance.in_(wanted.stance)], _C.row
    if wanted.since or wanted.until:
        days = [_C.day >= wanted.since.isoformat()] if wanted.since else []
        days += [_C.day <= wanted.until.isoformat()] if wanted.until else []
        return days, _C.row + 0  # else PostgreSQL walks the table, which may hold those days last
    if len(wanted.kinds) == 1:
        return [_C.kind == wanted.kinds[0].value], _C.row
    return [], _C.row


def _only_decided(states: Sequence[str]) -> ColumnElement[bool]:
    """As the index says it: a planner cannot tell that a value given apart is not ``unreviewed``."""
    told = ", ".join(f"'{state}'" for state in DECIDED if state in states)
    return _C.state.in_([literal_column(one) for one in told.split(", ")])


def _held(wanted: EntryFilter) -> list[ColumnElement[bool]]:
    """What every index holds beside what it begins with."""
    kinds = wanted.kinds or tuple(kind for kind in Kind if kind is not Kind.SKIPPED)
    found: list[ColumnElement[bool]] = [(_C.kind + "").in_([kind.value for kind in kinds])]
    found += [(_C.stance + "").in_(wanted.stance)] if wanted.stance else []
    found += [(_C.state + "").in_(wanted.states)] if wanted.states else []
    found += [_C.day + "" >= wanted.since.isoformat()] if wanted.since else []
    found += [_C.day + "" <= wanted.until.isoformat()] if wanted.until else []
    return [*found, _C.current] if wanted.current else found


def _looked_up(wanted: EntryFilter) -> list[ColumnElement[bool]]:
    """What only the entries themselves tell."""
    words = folded(wanted.text).split("-") if wanted.text else []
    found: list[ColumnElement[bool]] = [_C.search.contains(word) for word in words]
    found += [_C.type.in_(wanted.type)] if wanted.type else []
    found += [_C.status.in_(wanted.status)] if wanted.status else []
    return [*found, _C.confidence >= wanted.min_confidence] if wanted.min_confidence else found
