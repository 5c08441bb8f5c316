"""Positions, and what is needed to reason over them, as plain rows: for records too large to be made into objects.

Each query takes rows of reports; ``None`` stands for all. Rejected entries and replaced texts are left out.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, or_, select

from verbale.store.chunks import chunks
from verbale.store.entries import STANDING
from verbale.store.kinds import Kind
from verbale.store.tables import actors, entries, parties, reports
from verbale.store.tally_tables import tally_names

CHUNK = 500  # values named in one statement
PAGE = 2_000  # rows fetched in one go
Reports = Sequence[int] | None


def plain_reports(connection: Connection, wanted: Reports) -> Iterator[Row[Any]]:
    """Row, id, day of publication and credited agencies of current reports."""
    query = select(reports.c.row, reports.c.id, reports.c.published, reports.c.agencies).where(reports.c.current)
    yield from _told(connection, query, reports.c.row, wanted)


def plain_entries(connection: Connection, kind: Kind, wanted: Reports) -> Iterator[Row[Any]]:
    """Entries of a kind: row, report, id, party, day, first, confidence, state, and the finding as JSON."""
    yield from _told(connection, _plain(kind), entries.c.report, wanted)


def plain_holding(connection: Connection, kind: Kind, held: str, wanted: Reports) -> Iterator[Row[Any]]:
    """Of these the ones whose finding as JSON holds some characters (and others that an edited one held before)."""
    holds = [cast(column, Text).contains(held, autoescape=True) for column in (entries.c.payload, entries.c.edited)]
    yield from _told(connection, _plain(kind).where(or_(*holds)), entries.c.report, wanted)


def _plain(kind: Kind) -> Select[Any]:
    e = entries.c
    query = select(e.row, e.report, e.id, e.party, e.day, e.first, e.confidence, e.state, e.payload, e.edited)
    return query.where(e.kind == kind.value, e.current, e.state.in_(STANDING))


def plain_rows(
    connection: Connection, kind: Kind, types: Sequence[str], status: str, wanted: Reports
) -> list[tuple[int, int]]:
    """Rows of the entries of a kind that have one of some types, and a status; each with its report's."""
    e = entries.c
    query = select(e.row, e.report).where(e.kind == kind.value, e.current, e.state.in_(STANDING))
    query = query.where(e.type.in_(types), e.status == status)
    return [(found.row, found.report) for found in _told(connection, query, e.report, wanted)]


def plain_parties(connection: Connection, kind: Kind, parts: Sequence[str], wanted: Reports) -> Iterator[Row[Any]]:
    """Entry, part, party and report of those that entries of a kind name as one of some parts, in their order."""
    query = select(parties.c.entry, parties.c.part, parties.c.party, entries.c.report)
    query = query.join(entries, entries.c.row == parties.c.entry)
    query = query.where(entries.c.kind == kind.value, entries.c.current, entries.c.state.in_(STANDING))
    query = query.where(parties.c.part.in_(parts)).order_by(parties.c.row)
    yield from _told(connection, query, entries.c.report, wanted)


def plain_actors(connection: Connection, wanted: Reports) -> Iterator[Row[Any]]:
    """Report, id, type and country of the actors of current reports that have a country."""
    a = actors.c
    query = select(a.report, a.id, a.type, a.country).where(a.country.is_not(None))
    query = query.join(reports, reports.c.row == a.report).where(reports.c.current)
    yield from _told(connection, query, a.report, wanted)


def names_of_parties(connection: Connection) -> dict[str, str]:
    """Party key -> the name under which most reports know it."""
    t = tally_names.c
    query = select(t.party, t.label).where(t.number > 0).order_by(t.number, t.label.desc())
    return {row.party: row.label for row in connection.execute(query)}


def report_rows(connection: Connection, ids: Sequence[str]) -> list[int]:
    """The rows of reports by their ids."""
    query = select(reports.c.row)
    return [r.row for part in chunks(ids, CHUNK) for r in connection.execute(query.where(reports.c.id.in_(part)))]


def _told(connection: Connection, query: Select[Any], report: Any, wanted: Reports) -> Iterator[Row[Any]]:
    for part in [None] if wanted is None else chunks(wanted, CHUNK):
        narrowed = query if part is None else query.where(report.in_(part))
        result = connection.execution_options(yield_per=PAGE).execute(narrowed)
        for page in result.partitions(PAGE):
            yield from page
