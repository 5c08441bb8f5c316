"""Parties that are one under several keys, or two under one: every table shows them under the key that stands.

What people decided is in the trail (kind ``party``). ``party_joins`` holds what follows from it, and the ``party``
columns of actors, entries and their parties follow that. Invariant: the key that an actor has by itself is computed
from the actor and never lost, so that undoing leaves every row as it was.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, String, Table, delete, func, insert, select, update
from sqlalchemy import Row as DbRow

from verbale.reconcile.same_party import canonical
from verbale.record.actors import Actor, ActorType, folded, party_key
from verbale.store.audit import trail
from verbale.store.chunks import chunks
from verbale.store.sheets import LONGEST
from verbale.store.tables import METADATA, actors, entries, parties, reports

KIND = "party"  # of decisions: their subject is two keys, or a key and the id of a report
CHUNK = 500  # rows named in one statement

party_joins = Table(
    "party_joins",
    METADATA,
    Column("key", String, primary_key=True),  # of a party, or of a party in one report: "key sha256:…"
    Column("party", String, nullable=False),  # the key under which it is shown
)


class Act(StrEnum):
    """What a person may decide about two parties, or about a party of one report."""

    JOIN = "join"
    PART = "part"  # they are two
    UNDO = "undo"


def shown_as(known: Mapping[str, str], own: str, report_id: str) -> str:
    """The key under which a party of a report is shown."""
    apart = known.get(f"{own} {report_id}", own)
    return known.get(apart, apart)


def joins(connection: Connection) -> dict[str, str]:
    """What is shown under another key than its own; see :func:`shown_as`."""
    rows = connection.execute(select(party_joins.c.key, party_joins.c.party)).all()
    return {row.key: row.party for row in rows}


def decided(connection: Connection) -> dict[str, str]:
    """Subject -> the newest decision on it."""
    return {decision.subject: decision.what for decision in trail(connection, KIND)}


def days_of(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Party -> days of publication of the first and the last current report that names it, where they are known."""
    day = reports.c.published
    query = select(actors.c.party, func.min(day), func.max(day)).join(reports, reports.c.row == actors.c.report)
    query = query.where(reports.c.current, day.is_not(None)).group_by(actors.c.party)
    return {party: (first, last) for party, first, last in connection.execute(query)}


def follow(connection: Connection) -> None:
    """Bring the tables in line with what people decided."""
    stands = [(subject.split(), what) for subject, what in decided(connection).items()]
    pairs = [(one, other) for (one, other), what in stands if what == Act.JOIN and not _is_report(other)]
    wanted = dict(canonical(pairs))
    for (own, report), what in stands:
        if what == Act.PART and _is_report(report):
            wanted[f"{own} {report}"] = apart_key(own, report)
    wanted = {key: party for key, party in wanted.items() if key != party}
    before = joins(connection)
    changed = {key for key in {*before, *wanted} if before.get(key) != wanted.get(key)}
    if not changed:
        return
    connection.execute(delete(party_joins))
    if wanted:
        connection.execute(insert(party_joins), [{"key": k, "party": p} for k, p in wanted.items()])
    touched = {key.split()[0] for key in changed}
    touched |= {before[key] for key in changed if key in before} | {before.get(key, key) for key in touched}
    for column, rekey in ((actors.c.party, _actors), (parties.c.party, _parties)):
        rekey(connection, wanted, column.in_(sorted(touched)))


def join_actors(connection: Connection, report: int) -> None:
    """Show the actors of a report (its row) that were just kept under the keys that stand for them."""
    if known := joins(connection):
        _actors(connection, known, actors.c.report == report)


def join_parties(connection: Connection, report: int) -> None:
    """The same for the parties of its entries."""
    if known := joins(connection):
        _parties(connection, known, entries.c.report == report)


def apart_key(own: str, report_id: str) -> str:
    """The key of a party of one report that is not the one that has this key elsewhere."""
    return f"{own}@{report_id.removeprefix('sha256:')[:10]}"


def _is_report(told: str) -> bool:
    return told.startswith("sha256:")


def _actors(connection: Connection, known: Mapping[str, str], which: ColumnElement[bool]) -> None:
    query = select(actors, reports.c.id.label("report_id")).join(reports, reports.c.row == actors.c.report)
    changed = []
    for row in connection.execute(query.where(which)):
        shown = shown_as(known, _own(row), row.report_id)
        if shown != row.party:
            changed.append((row.row, shown))
    _set(connection, actors, changed)


def _parties(connection: Connection, known: Mapping[str, str], which: ColumnElement[bool]) -> None:
    told = (parties.c.row.label("place"), parties.c.entry, parties.c.actor.label("told"), parties.c.party.label("now"))
    query = select(*told, reports.c.id.label("report_id"), actors)
    query = query.join(entries, entries.c.row == parties.c.entry).join(reports, reports.c.row == entries.c.report)
    same = (actors.c.report == entries.c.report) & (actors.c.id == parties.c.actor)
    changed, touched = [], set[int]()
    for row in connection.execute(query.outerjoin(actors, same).where(which)):
        own = _own(row) if row.id is not None else (folded(row.told) or row.told)[:LONGEST]
        shown = shown_as(known, own, row.report_id)
        if shown != row.now:
            changed.append((row.place, shown))
            touched.add(row.entry)
    _set(connection, parties, changed)
    first = select(parties.c.party).where(parties.c.entry == entries.c.row).order_by(parties.c.row).limit(1)
    for rows in chunks(sorted(touched), CHUNK):
        here = entries.c.row.in_(rows)
        connection.execute(update(entries).where(here).values(party=first.scalar_subquery()))


def _own(row: DbRow[Any]) -> str:
    """The key that an actor has by itself."""
    return party_key(Actor(row.id, ActorType(row.type), row.name, row.country, (), row.size, row.key))[:LONGEST]


def _set(connection: Connection, table: Table, changed: Sequence[tuple[int, str]]) -> None:
    by_key: dict[str, list[int]] = {}
    for row, shown in changed:
        by_key.setdefault(shown, []).append(row)
    for shown, rows in by_key.items():
        for some in chunks(rows, CHUNK):
            connection.execute(update(table).where(table.c.row.in_(some)).values(party=shown))
