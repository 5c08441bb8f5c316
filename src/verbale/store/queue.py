"""The review queue: what nobody has looked at, what matters first; entries that a reviewer splits and merges."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, text, update

from verbale.record.errors import QuestionError
from verbale.record.ids import content_id
from verbale.record.parse_json import finding_from_json
from verbale.record.record import Finding
from verbale.store.audit import Decision, Saying, append
from verbale.store.kinds import TYPES, Kind
from verbale.store.reports import select_actors, select_report
from verbale.store.review import STATES, Verdict, What, decide, newest_on, reason
from verbale.store.rows import add_sheets
from verbale.store.sheets import sheet
from verbale.store.tables import entries, reports
from verbale.store.undo import MERGED

# Answers are drawn from positions, then from events (facts); a statement carries a position; the rest carries none.
ORDER = (Kind.POSITION, Kind.EVENT, Kind.STATEMENT, Kind.MEMBERSHIP, Kind.ROLE, Kind.FIGURE)


def queue_rows(connection: Connection, first: Sequence[str], kind: str, limit: int) -> list[int]:
    """Rows of unreviewed entries: those of ``first`` (ids) in that order, then by kind, the most doubtful first."""
    open_ = (text("entries.state = 'unreviewed'"), entries.c.current)  # as the index says it
    found: dict[str, int] = {}
    if first:
        wanted = select(entries.c.id, entries.c.row).where(entries.c.id.in_(first), *open_)
        found = {row.id: row.row for row in connection.execute(wanted)}
    rows = [found[one] for one in first if one in found]
    for each in ORDER if not kind else (Kind(kind),):
        if len(rows) >= limit:
            break
        query = select(entries.c.row).where(entries.c.kind == each.value, *open_)
        query = query.order_by(entries.c.confidence, entries.c.row).limit(limit)
        rows += [row for row in connection.execute(query).scalars() if row not in rows]
    return rows[:limit]


def payload_of(connection: Connection, row: int) -> dict[str, Any]:
    """An entry in interchange form, as a person put it right or as extracted."""
    found = connection.execute(select(entries.c.payload, entries.c.edited).where(entries.c.row == row)).one()
    return dict(found.payload if found.edited is None else found.edited)


def split(connection: Connection, report_id: str, entry_id: str, verdict: Verdict) -> str:
    """Add a further entry beside one, as a person gives it (``verdict.edited``); the id of the new one.

    Raises:
        QuestionError: No such entry, or the finding does not fit.
    """
    query = select(entries, reports.c.row.label("report_row")).join(reports, reports.c.row == entries.c.report)
    row = connection.execute(query.where(reports.c.id == report_id, entries.c.id == entry_id)).first()
    if row is None:
        raise QuestionError(f"entry {entry_id!r} of report {report_id!r}: not in the dossier").told(
            "no_entry", value=entry_id
        )
    own = content_id(row.kind[0], report_id, entry_id, newest_on(connection, f"{report_id} {entry_id}"), verdict.edited)
    payload = {**(verdict.edited or {}), "id": own} if "id" in (verdict.edited or {}) else verdict.edited or {}
    finding: Finding = finding_from_json(payload, TYPES[Kind(row.kind)], own)
    report = select_report(connection, report_id)
    known = {actor.id: actor for actor in select_actors(connection, row.report_row)}
    made = sheet(own, row.number, finding, payload, known, report)
    if (made.entry["last"] or 0) > len(report.text):
        told = f"entry {entry_id!r}: a span ends beyond the text's {len(report.text)} code points"
        raise QuestionError(told).told("beyond", length=len(report.text))
    if connection.execute(select(entries.c.row).where(entries.c.id == own)).first():
        raise QuestionError(f"entry {own!r}: is there already; change something before adding it again").told("there")
    add_sheets(connection, row.report_row, [made])
    here = (entries.c.report == row.report_row) & (entries.c.id == own)
    connection.execute(update(entries).where(here).values(state=STATES[What.EDIT], edited=payload, kept=True))
    why = reason(verdict) or f"from {entry_id}"
    append(connection, Saying(verdict.who, "split", "entry", f"{report_id} {own}", why, payload))
    return own


def merge(connection: Connection, report_id: str, entry_id: str, into: str, verdict: Verdict) -> Decision:
    """Say that an entry is the same as ``into``, of the same report: it is rejected, and its words go to the other.

    Raises:
        QuestionError: No such entries, of different kinds, or ``into`` is rejected.
        DecisionConflictError: Somebody else has decided since.
    """
    query = select(entries).join(reports, reports.c.row == entries.c.report).where(reports.c.id == report_id)
    one = connection.execute(query.where(entries.c.id == entry_id)).first()
    other = connection.execute(query.where(entries.c.id == into)).first()
    if one is None or other is None or one.kind != other.kind or one.row == other.row:
        told = f"entries {entry_id!r} and {into!r}: expected two entries of one kind and one report"
        raise QuestionError(told).told("not_two")
    if other.state == "rejected":
        told = f"entry {into!r}: is rejected; undo that first, or merge into another one"
        raise QuestionError(told).told("into_rejected", value=into)
    mine, theirs = payload_of(connection, one.row), payload_of(connection, other.row)
    part = "content" if one.kind == Kind.STATEMENT.value else "evidence"
    if part in theirs:
        joined = [tuple(span) for span in [*theirs[part], *mine.get(part, [])]]
        theirs[part] = [list(span) for span in sorted(set(joined))]
        changed = Verdict(verdict.who, What.EDIT, f"{MERGED}{entry_id}", theirs)
        decide(connection, report_id, into, changed)
    gone = Verdict(verdict.who, What.REJECT, verdict.why or f"merged into {into}", seen=verdict.seen)
    return decide(connection, report_id, entry_id, gone)
