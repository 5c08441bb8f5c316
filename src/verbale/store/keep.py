"""Keep a record: a second reading adds nothing, another text is a new version, decisions survive.

Invariants: the entries of a text are those of its newest reading, and those that a person has decided on, found again
or not; the versions of an origin are numbered from 1; a report is current while some origin's newest version is it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, update
from sqlalchemy import Row as DbRow

from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.joins import join_actors, join_parties
from verbale.store.review import apply_edit, carry, decided_on, with_report
from verbale.store.sheets import Row, Sheet, actor_row, mention_rows, report_row, section_rows, sheets
from verbale.store.tables import actors, entries, mentions, origins, parties, reports, sections, spans, versions


class Outcome(StrEnum):
    """What keeping a record did."""

    NEW = "new"
    KNOWN = "already known"
    CHANGED = "changed"  # this origin has another text now
    REREAD = "read anew"  # the same text, but another record: newer rules, another date


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that a record gained or lost, in short."""

    id: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a record did, and what the dossier gained and lost by it (for changed and reread reports)."""

    outcome: Outcome
    report_id: str
    gained: tuple[Change, ...] = ()
    lost: tuple[Change, ...] = ()


def keep(connection: Connection, record: Record, rules: str = "") -> Kept:
    """Keep a record in the unit of work of ``connection``; ``rules``: fingerprint of what read it."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    known = connection.execute(select(reports).where(reports.c.id == record.report.id)).first()
    origin = _origin(connection, record.report.origin)
    before = _newest(connection, origin)
    row, outcome, old = _text(connection, record, known, now)
    if before is not None and before.report == row:
        connection.execute(update(versions).where(versions.c.row == before.row).values(rules=rules))
        return _kept(connection, outcome, record, row, old)
    number = before.number + 1 if before else 1
    connection.execute(insert(versions).values(origin=origin, report=row, number=number, read_at=now, rules=rules))
    _mark_current(connection, row)
    if before is None:
        seen = outcome if known is None or outcome is Outcome.REREAD else Outcome.KNOWN
        return _kept(connection, seen, record, row, old)
    old = senses(connection, before.report)
    _mark_current(connection, before.report)
    carry(connection, [one for one in decided_on(connection, before.report) if one.edited is None], row)
    return _kept(connection, Outcome.CHANGED, record, row, old)


def known(connection: Connection, report: Report, rules: str) -> Kept | None:
    """What keeping a report again would do, where it is the newest version of its origin, read by the same rules."""
    query = select(versions.c.rules, reports.c.id, versions.c.number).join(reports, reports.c.row == versions.c.report)
    query = query.join(origins, origins.c.row == versions.c.origin).where(origins.c.origin == report.origin)
    newest = connection.execute(query.order_by(versions.c.number.desc()).limit(1)).first()
    if newest is None or newest.id != report.id or newest.rules != rules:
        return None
    return Kept(Outcome.KNOWN, report.id)


def _text(
    connection: Connection, record: Record, known: DbRow[Any] | None, now: str
) -> tuple[int, Outcome, dict[str, Change]]:
    """Keep the text with its findings; its row, what happened to it, and what its record said before."""
    values = report_row(record, now)
    if known is None:
        made = connection.execute(insert(reports).values(**values).returning(reports.c.row)).scalar_one()
        _add_findings(connection, made, record, list(sheets(record)))
        return made, Outcome.NEW, {}
    if not _prevails(record, known):
        return known.row, Outcome.KNOWN, {}
    if known.digest == values["digest"]:  # of two origins that say the same, the first by name is shown
        connection.execute(update(reports).where(reports.c.row == known.row).values(origin=record.report.origin))
        return known.row, Outcome.KNOWN, {}
    old = senses(connection, known.row)
    changed = {key: value for key, value in values.items() if key not in ("id", "text", "current")}
    connection.execute(update(reports).where(reports.c.row == known.row).values(**changed))
    _replace_findings(connection, known.row, record)
    return known.row, Outcome.REREAD, old


def _prevails(record: Record, known: DbRow[Any]) -> bool:
    """Of two origins of one text, the earlier dated one gives its record, so that the order of reading is no matter."""
    report = record.report
    if report.origin == known.origin:
        return True
    mine = (report.published is None, report.published.isoformat() if report.published else "", report.origin)
    return mine < (known.published is None, known.published or "", known.origin)


def _kept(connection: Connection, outcome: Outcome, record: Record, row: int, old: dict[str, Change]) -> Kept:
    if outcome in (Outcome.NEW, Outcome.KNOWN):
        return Kept(outcome, record.report.id)
    new = senses(connection, row)
    gained = tuple(change for sense, change in new.items() if sense not in old)
    lost = tuple(change for sense, change in old.items() if sense not in new)
    return Kept(outcome, record.report.id, gained, lost)


def senses(connection: Connection, report: int) -> dict[str, Change]:
    """What the entries of a text say, each in short, by sense; what was not understood is left out."""
    words = select(spans.c.exact).where(spans.c.entry == entries.c.row, spans.c.part.in_(("content", "evidence")))
    first = words.order_by(spans.c.row).limit(1).scalar_subquery()
    wanted = select(entries.c.sense, entries.c.id, entries.c.kind, first.label("words")).order_by(entries.c.row)
    wanted = wanted.where(entries.c.report == report, entries.c.kind != "skipped", ~entries.c.kept)
    return {r.sense: Change(r.id, r.kind, r.words or "") for r in connection.execute(wanted)}


def _origin(connection: Connection, origin: str) -> int:
    found = connection.execute(select(origins.c.row).where(origins.c.origin == origin)).scalar()
    if found is not None:
        return int(found)
    return int(connection.execute(insert(origins).values(origin=origin).returning(origins.c.row)).scalar_one())


def _newest(connection: Connection, origin: int) -> DbRow[Any] | None:
    wanted = select(versions).where(versions.c.origin == origin).order_by(versions.c.number.desc()).limit(1)
    return connection.execute(wanted).first()


def _mark_current(connection: Connection, report: int) -> None:
    later = versions.alias("later")
    superseded = exists().where(later.c.origin == versions.c.origin, later.c.number > versions.c.number)
    count = select(func.count()).select_from(versions).where(versions.c.report == report, ~superseded)
    current = bool(connection.execute(count).scalar())
    connection.execute(update(reports).where(reports.c.row == report).values(current=current))
    connection.execute(update(entries).where(entries.c.report == report).values(current=current))


def _replace_findings(connection: Connection, report: int, record: Record) -> None:
    """Put a newer reading in the place of an older one; entries that a person has decided on stay."""
    decided = decided_on(connection, report)
    new = list(sheets(record))
    found = {sheet.entry["id"] for sheet in new}
    again = {sheet.entry["sense"] for sheet in new}
    stay = {one.id for one in decided if one.id not in found and (one.sense not in again or one.edited is not None)}
    gone = select(entries.c.row).where(entries.c.report == report, entries.c.id.not_in(stay))
    for table in (parties, spans):
        connection.execute(delete(table).where(table.c.entry.in_(gone)))
    connection.execute(delete(entries).where(entries.c.report == report, entries.c.id.not_in(stay)))
    connection.execute(update(entries).where(entries.c.report == report).values(kept=True))
    former = select(actors.c.row).where(actors.c.report == report)
    connection.execute(delete(mentions).where(mentions.c.actor.in_(former)))
    connection.execute(delete(actors).where(actors.c.report == report))
    connection.execute(delete(sections).where(sections.c.report == report))
    _add_findings(connection, report, record, new)
    for one in decided:
        if one.id in found:
            _restore(connection, report, one)
    carry(connection, [one for one in decided if one.id not in found | stay], report)


def _restore(connection: Connection, report: int, decided: DbRow[Any]) -> None:
    here = (entries.c.report == report) & (entries.c.id == decided.id)
    connection.execute(update(entries).where(here).values(state=decided.state))
    if decided.edited is not None:
        apply_edit(connection, connection.execute(with_report().where(here)).one(), decided.edited)


def _add_findings(connection: Connection, report: int, record: Record, found: list[Sheet]) -> None:
    text = record.report.text
    _insert(connection, sections, section_rows(record), report=report)
    made = [actor_row(actor, number, text) for number, actor in enumerate(record.actors)]
    rows = _insert_returning(connection, actors, made, report=report)
    join_actors(connection, report)
    told = [m | {"actor": row} for row, a in zip(rows, record.actors, strict=True) for m in mention_rows(a, text)]
    _insert(connection, mentions, told)
    add_sheets(connection, report, found)


def add_sheets(connection: Connection, report: int, found: list[Sheet]) -> None:
    """Add entries with their parties and spans."""
    fresh = {"report": report, "state": "unreviewed", "kept": False, "current": True}
    rows = _insert_returning(connection, entries, [sheet.entry for sheet in found], **fresh)
    named = [party | {"entry": row} for row, sheet in zip(rows, found, strict=True) for party in sheet.parties]
    _insert(connection, parties, named)
    placed = [span | {"entry": row} for row, sheet in zip(rows, found, strict=True) for span in sheet.spans]
    _insert(connection, spans, placed)
    join_parties(connection, report)


def _insert(connection: Connection, table: Any, rows: list[Row], **common: Any) -> None:
    if rows:
        connection.execute(insert(table), [row | common for row in rows])


def _insert_returning(connection: Connection, table: Any, rows: list[Row], **common: Any) -> list[int]:
    if not rows:
        return []
    statement = insert(table).returning(table.c.row, sort_by_parameter_order=True)
    return list(connection.execute(statement, [row | common for row in rows]).scalars())
