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
from verbale.store.carry import Carrier, carry_over, former
from verbale.store.joins import join_actors
from verbale.store.review import decided_on
from verbale.store.rows import add_sheets, put, put_returning
from verbale.store.sheets import Sheet, actor_row, mention_rows, report_row, section_rows, sheets
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
    carry_over(connection, origin, row)
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
    decided, before = decided_on(connection, report), former(connection, report)
    new = list(sheets(record))
    found = {sheet.entry["id"] for sheet in new}
    stay = {one.id for one in decided if one.id not in found}
    gone = select(entries.c.row).where(entries.c.report == report, entries.c.id.not_in(stay))
    for table in (parties, spans):
        connection.execute(delete(table).where(table.c.entry.in_(gone)))
    connection.execute(delete(entries).where(entries.c.report == report, entries.c.id.not_in(stay)))
    connection.execute(update(entries).where(entries.c.report == report).values(kept=True))
    gone_actors = select(actors.c.row).where(actors.c.report == report)
    connection.execute(delete(mentions).where(mentions.c.actor.in_(gone_actors)))
    connection.execute(delete(actors).where(actors.c.report == report))
    connection.execute(delete(sections).where(sections.c.report == report))
    _add_findings(connection, report, record, new)
    carrier = Carrier(connection, report, before)
    for one in decided:
        (carrier.restore if one.id in found else carrier.stay)(one)


def _add_findings(connection: Connection, report: int, record: Record, found: list[Sheet]) -> None:
    text = record.report.text
    put(connection, sections, section_rows(record), report=report)
    made = [actor_row(actor, number, text) for number, actor in enumerate(record.actors)]
    rows = put_returning(connection, actors, made, report=report)
    join_actors(connection, report)
    told = [m | {"actor": row} for row, a in zip(rows, record.actors, strict=True) for m in mention_rows(a, text)]
    put(connection, mentions, told)
    add_sheets(connection, report, found)
