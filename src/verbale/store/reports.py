"""Reports out of the tables, and whole records."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy import Row as DbRow

from verbale.record.actors import Actor, ActorType, How, Mention
from verbale.record.errors import QuestionError
from verbale.record.parse_json import finding_from_json, report_from_json
from verbale.record.record import Record
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.store.kinds import PLURALS, TYPES, Kind
from verbale.store.tables import actors, entries, mentions, origins, reports, sections, versions

BRIEF = [c for c in reports.c if c.name not in ("text", "digest")]


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report in the dossier, without its text.

    Attributes:
        entries: Number of entries by kind.
        origins: Everywhere its text was found, with the number of that origin's version.
    """

    row: int
    id: str
    origin: str
    language: str
    title: str | None
    outlet: str | None
    author: str | None
    agencies: tuple[str, ...]
    published: str | None
    length: int
    notes: tuple[str, ...]
    extractor: str
    read_at: str
    current: bool
    entries: dict[Kind, int]
    origins: tuple[tuple[str, int], ...]


def select_reports(connection: Connection, current: bool = True) -> Iterator[KeptReport]:
    """The dossier's reports by day of publication and origin."""
    query = select(*BRIEF).order_by(reports.c.published, reports.c.origin, reports.c.row)
    if current:
        query = query.where(reports.c.current)
    for page in connection.execution_options(yield_per=200).execute(query).partitions(200):
        yield from complete(connection, list(page))


def find_report(connection: Connection, wanted: str) -> KeptReport:
    """The one report of an id, the beginning of an id, or an origin (its newest version).

    Raises:
        QuestionError: none or several fit.
    """
    start = wanted.removeprefix("sha256:").lower()
    whole = list(connection.execute(select(*BRIEF).where(reports.c.id == f"sha256:{start}")))
    found = whole or _newest_of_origin(connection, wanted)
    if not found and start and set(start) <= set("0123456789abcdef"):
        near = reports.c.id.between(f"sha256:{start}", f"sha256:{start}g")  # in both databases from the index
        found = list(connection.execute(select(*BRIEF).where(near).limit(6)))
    if len(found) == 1:
        return next(complete(connection, found))
    if found:
        several = ", ".join(row.id[:19] for row in found)
        told = f"report {wanted!r}: several fit ({several}); give more of the id"
        raise QuestionError(told).told("reports_fit", value=wanted)
    raise _unknown(wanted)


def _unknown(wanted: str) -> QuestionError:
    told = f"report {wanted!r}: not in the dossier; 'verbale show reports' lists those that are"
    return QuestionError(told).told("no_report", value=wanted)


def _newest_of_origin(connection: Connection, origin: str) -> list[DbRow[Any]]:
    """The newest text of each origin that has this name, or this path from the current folder."""
    here = select(origins.c.row).where(origins.c.origin.in_((origin, os.path.abspath(origin))))
    greatest = select(versions.c.origin, func.max(versions.c.number).label("number")).where(versions.c.origin.in_(here))
    newest = greatest.group_by(versions.c.origin).subquery()
    at = select(*BRIEF).distinct().join(versions, versions.c.report == reports.c.row)
    at = at.join(newest, (newest.c.origin == versions.c.origin) & (newest.c.number == versions.c.number))
    return list(connection.execute(at))


def complete(connection: Connection, page: list[DbRow[Any]]) -> Iterator[KeptReport]:
    """The reports of some rows of ``BRIEF``, with what is counted of them."""
    rows = [row.row for row in page]
    counts: dict[int, dict[Kind, int]] = {}
    counted = select(entries.c.report, entries.c.kind, func.count()).where(entries.c.report.in_(rows))
    for report, kind, number in connection.execute(counted.group_by(entries.c.report, entries.c.kind)):
        counts.setdefault(report, {})[Kind(kind)] = number
    places: dict[int, list[tuple[str, int]]] = {}
    where = select(versions.c.report, origins.c.origin, versions.c.number)
    where = where.join(origins, origins.c.row == versions.c.origin).where(versions.c.report.in_(rows))
    for report, origin, number in connection.execute(where.order_by(origins.c.origin, versions.c.number)):
        places.setdefault(report, []).append((origin, number))
    for r in page:
        given = {name: value for name, value in r._mapping.items() if name not in ("updated", "retrieved")}
        given |= {"agencies": tuple(r.agencies), "notes": tuple(r.notes)}
        yield KeptReport(**given, entries=counts.get(r.row, {}), origins=tuple(places.get(r.row, ())))


def report_versions(connection: Connection, report_id: str) -> tuple[str, ...]:
    """Ids of all texts that the origins of a report have had, in the order they were read."""
    here = select(versions.c.origin).join(reports, reports.c.row == versions.c.report).where(reports.c.id == report_id)
    query = select(reports.c.id).join(versions, versions.c.report == reports.c.row).where(versions.c.origin.in_(here))
    return tuple(dict.fromkeys(connection.execute(query.order_by(versions.c.row)).scalars()))


def select_report(connection: Connection, report_id: str) -> Report:
    """The report of an id, with its text as received."""
    row = connection.execute(select(reports).where(reports.c.id == report_id)).first()
    if row is None:
        raise _unknown(report_id)
    return report_from_json(dict(row._mapping), row.text.decode("utf-8", "surrogatepass"))


def select_record(connection: Connection, report_id: str, decided: bool = True) -> Record:
    """The record of a report; with people's decisions applied, or as extracted."""
    report = select_report(connection, report_id)
    row = connection.execute(select(reports.c.row, reports.c.extractor).where(reports.c.id == report_id)).one()
    found: dict[Kind, list[Any]] = {kind: [] for kind in Kind}
    query = select(entries).where(entries.c.report == row.row).order_by(entries.c.kept, entries.c.number, entries.c.row)
    for entry in connection.execute(query):
        if (decided and entry.state == "rejected") or (not decided and entry.kept):
            continue
        payload = entry.edited if decided and entry.edited is not None else entry.payload
        found[Kind(entry.kind)].append(finding_from_json(payload, TYPES[Kind(entry.kind)], entry.id))
    findings = {PLURALS[kind]: tuple(made) for kind, made in found.items()}
    placed = select(sections).where(sections.c.report == row.row).order_by(sections.c.start)
    parts = tuple(Section(Span(s.start, s.end), SectionRole(s.role), s.rule) for s in connection.execute(placed))
    return Record(report, parts, select_actors(connection, row.row), **findings, extractor=row.extractor)


def select_actors(connection: Connection, report: int) -> tuple[Actor, ...]:
    """The actors of a report (its row), with their mentions."""
    told: dict[int, list[Mention]] = {}
    query = select(mentions).join(actors, actors.c.row == mentions.c.actor).where(actors.c.report == report)
    for m in connection.execute(query.order_by(mentions.c.row)):
        told.setdefault(m.actor, []).append(Mention(Span(m.start, m.end), How(m.how), m.rule))
    query = select(actors).where(actors.c.report == report).order_by(actors.c.number)
    return tuple(
        Actor(a.id, ActorType(a.type), a.name, a.country, tuple(told.get(a.row, ())), a.size, a.key)
        for a in connection.execute(query)
    )
