"""Rows of entries that fit, newest kept first: which index is walked, and how far.

A list of a large dossier must not look through it. What is asked picks the index to walk back on (a review state other
than unreviewed, an act, a stance, days, a kind, else the table itself); these hold all that lists mostly ask. What they
do not hold (words, types, confidence) is looked up for at most ``FAR`` candidates at a time: a page may then hold few
entries, or none, and still say where to go on.

An expression over a column (joined to nothing) keeps the planners from an index on that column.
"""

from dataclasses import dataclass

from sqlalchemy import Boolean, ColumnElement, Connection, Select, func, literal_column, select

from verbale.store.chunks import chunks
from verbale.store.entries import EntryFilter
from verbale.store.tables import entries, parties
from verbale.store.tally_tables import tally_days

FAR = 10_000  # candidates that are looked at for one page
STEPS = (500, 2_000, 4_000)  # entries of a party that are looked at, one time after the other
MOST = 0.5  # share of the entries beyond which days narrow too little to be looked up by
DAYS_FAR = 60_000  # candidates whose day alone is looked at
DECIDED = ("accepted", "edited", "rejected")
_C = entries.c

Fits = ColumnElement[bool]
Rows = tuple[list[int], int | None]
"""Rows in their order, and the one to go on after (None: there are no more)."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How rows are found: what the walked index begins with, by what its rows are ordered, what else it holds.

    ``rest`` is looked up in the entries themselves, for at most ``far`` candidates.
    """

    lead: list[Fits]
    order: ColumnElement[int]
    held: list[Fits]
    rest: list[Fits]
    far: int = FAR


def rows_back(connection: Connection, wanted: EntryFilter, after: int | None, limit: int) -> Rows:
    """The newest ``limit`` rows before ``after`` that fit; parties, single reports and entries are asked elsewhere."""
    walk = _walk(connection, wanted)
    query = select(_C.row).where(*walk.lead, *walk.held).order_by(walk.order.desc())
    query = query.where(walk.order < after) if after is not None else query
    if not walk.rest:
        rows = list(connection.execute(query.limit(limit + 1)).scalars())
        return rows[:limit], rows[limit - 1] if len(rows) > limit else None
    near = query.limit(walk.far).subquery()
    fits = select(_C.row).join(near, near.c.row == _C.row).where(*walk.rest).order_by(_C.row.desc())
    rows = list(connection.execute(fits.limit(limit + 1)).scalars())
    if len(rows) > limit:
        return rows[:limit], rows[limit - 1]
    number, last = connection.execute(select(func.count(), func.min(near.c.row)).select_from(near)).one()
    return rows, last if number == walk.far else None


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
        for some in chunks(found, STEPS[0]):
            here = fits.where(_C.row.in_(some)).order_by(_C.row.desc())
            rows += connection.execute(here).scalars()
            if len(rows) > limit:
                return rows[:limit], rows[limit - 1]
        if len(found) < step:
            return rows, None
        after = found[-1]
    return rows, after


def _walk(connection: Connection, wanted: EntryFilter) -> Walk:
    days, held, rest = _days(wanted, _C.day + ""), _held(wanted), _looked_up(wanted)
    if wanted.states and set(wanted.states) <= set(DECIDED):
        decided: Fits = literal_column("entries.state <> 'unreviewed'", Boolean)  # as the index says it
        return Walk([decided, _C.state.in_(wanted.states)], _C.row + 0, [*held, *days], rest)
    if wanted.act:
        return Walk([_C.act.in_(wanted.act)], _C.row, [*held, *days], rest)
    if wanted.stance:
        return Walk([_C.stance.in_(wanted.stance)], _C.row, [*held, *days], rest)
    if days and _share(connection, wanted) <= MOST:
        order = _C.row + 0  # else the table is walked, which may hold those days last
        return Walk(_days(wanted, _C.day), order, held, rest)
    far = FAR if rest else DAYS_FAR
    lead = [_C.kind == wanted.kinds[0].value] if len(wanted.kinds) == 1 else []
    return Walk(lead, _C.row, held, [*rest, *days], far)


def _share(connection: Connection, wanted: EntryFilter) -> float:
    """The share of all entries that tell of the days asked for, as they are counted."""
    number = func.coalesce(func.sum(tally_days.c.number), 0)
    asked = connection.execute(select(number).where(*_days(wanted, tally_days.c.day))).scalar_one()
    return float(asked / max(1, connection.execute(select(number)).scalar_one()))


def _days(wanted: EntryFilter, day: ColumnElement[str]) -> list[Fits]:
    found = [day >= wanted.since.isoformat()] if wanted.since else []
    return [*found, *([day <= wanted.until.isoformat()] if wanted.until else [])]


def _held(wanted: EntryFilter) -> list[Fits]:
    """What every index holds beside what it begins with."""
    found: list[Fits] = [(_C.kind + "").in_(wanted.kind_values)]
    found += [(_C.stance + "").in_(wanted.stance)] if wanted.stance else []
    found += [(_C.state + "").in_(wanted.states)] if wanted.states else []
    return [*found, _C.current] if wanted.current else found


def _looked_up(wanted: EntryFilter) -> list[Fits]:
    """What only the entries themselves tell."""
    found: list[Fits] = [_C.search.contains(word) for word in wanted.words]
    found += [_C.type.in_(wanted.type)] if wanted.type else []
    found += [_C.status.in_(wanted.status)] if wanted.status else []
    return [*found, _C.confidence >= wanted.min_confidence] if wanted.min_confidence else found
