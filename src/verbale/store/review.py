"""What people decide about entries: accept, edit, reject, take back. The last word, signed and dated."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from verbale.record.errors import DossierError, QuestionError, RecordError
from verbale.record.parse_json import finding_from_json
from verbale.record.record import Finding
from verbale.store.audit import Decision, Saying, append
from verbale.store.joins import join_parties
from verbale.store.kinds import TYPES, Kind
from verbale.store.reports import select_actors, select_report
from verbale.store.sheets import sheet
from verbale.store.tables import decisions, entries, parties, reports, spans

PROGRAM = "verbale"  # signs what the program itself appends


class What(StrEnum):
    """What a person may decide about an entry."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    RESET = "reset"  # as if never decided


UNDONE = re.compile(r"\s*undo of (\d*)", re.IGNORECASE)  # the program's note on a decision that takes one back
STATES = {What.ACCEPT: "accepted", What.EDIT: "edited", What.REJECT: "rejected", What.RESET: "unreviewed"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision to be made.

    Attributes:
        edited: For ``edit``: the finding put right, in interchange form.
        seen: ``seq`` of the newest decision on the entry that the person has seen (0: none); the decision is
            refused where somebody else has decided since. None: decide whatever came before.
        undoes: ``seq`` of the decision that this one takes back; None: it takes none back.
    """

    who: str
    what: What
    why: str = ""
    edited: dict[str, Any] | None = None
    seen: int | None = None
    undoes: int | None = None


class DecisionConflictError(DossierError):
    """Somebody else has decided on the entry since it was looked at; nothing was changed."""


def decide(connection: Connection, report_id: str, entry_id: str, verdict: Verdict) -> Decision:
    """Append a decision on an entry and bring the entry to the state that follows from it.

    Raises:
        QuestionError: no such entry, nobody signs, or the edited finding does not fit.
        DecisionConflictError: somebody else was faster.
    """
    if not verdict.who.strip():
        raise QuestionError("a decision needs somebody who signs it; give a name")
    row = connection.execute(with_report().where(reports.c.id == report_id, entries.c.id == entry_id)).first()
    if row is None:
        raise QuestionError(f"entry {entry_id!r} of report {report_id!r}: not in the dossier").told(
            "no_entry", value=entry_id
        )
    subject = f"{report_id} {entry_id}"
    _check_seen(connection, subject, verdict)
    if verdict.what is What.EDIT:
        apply_edit(connection, row, verdict.edited or {})
    elif verdict.what is What.RESET:
        apply_edit(connection, row, None)
    connection.execute(update(entries).where(entries.c.row == row.row).values(state=STATES[verdict.what]))
    said = Saying(verdict.who, verdict.what.value, "entry", subject, reason(verdict), verdict.edited)
    return append(connection, said)


def reason(verdict: Verdict) -> str:
    """What the trail gives as the reason of a decision.

    Raises:
        RecordError: It reads like the program's own note on taking a decision back.
    """
    if verdict.undoes is not None:
        return f"undo of {verdict.undoes}"
    if UNDONE.match(verdict.why):
        told = f"why: found {verdict.why[:40]!r}; 'undo of …' is the program's own note, word it otherwise"
        raise RecordError(told).told("own_note")
    return verdict.why


def with_report() -> Select[Any]:
    """Entries, each with the id of its report."""
    return select(entries, reports.c.id.label("report_id")).join(reports, reports.c.row == entries.c.report)


def newest_on(connection: Connection, subject: str) -> int:
    """``seq`` of the newest decision on an entry; 0: none."""
    query = select(func.max(decisions.c.seq)).where(decisions.c.kind == "entry", decisions.c.subject == subject)
    return connection.execute(query).scalar() or 0


def decided_on(connection: Connection, report: int) -> list[Row[Any]]:
    """The entries of a report (its row) that people have decided on, each with the id of its report."""
    return list(connection.execute(with_report().where(entries.c.report == report, entries.c.state != "unreviewed")))


def _check_seen(connection: Connection, subject: str, verdict: Verdict) -> None:
    if verdict.seen is None or verdict.seen == newest_on(connection, subject):
        return
    query = select(decisions).where(decisions.c.kind == "entry", decisions.c.subject == subject)
    last = connection.execute(query.order_by(decisions.c.seq.desc()).limit(1)).first()
    if last is None:
        raise DecisionConflictError(
            f"decision {verdict.seen} is not on this entry, nobody has decided; look at it again"
        ).told("seen")
    told = f"{last.who} decided {last.what!r} on this entry at {last.at}; look at it again"
    raise DecisionConflictError(told).told("decided", who=last.who, what=("decision", last.what), at=last.at)


def apply_edit(connection: Connection, row: Any, edited: dict[str, Any] | None) -> None:
    """Bring the filterable columns in line with an edited finding, or with the extracted one again."""
    payload = row.payload if edited is None else edited
    finding: Finding = finding_from_json(payload, TYPES[Kind(row.kind)], row.id)
    report = select_report(connection, row.report_id)
    known = {actor.id: actor for actor in select_actors(connection, row.report)}
    made = sheet(row.id, row.number, finding, payload, known, report)
    last = made.entry["last"]
    if last is not None and last > len(report.text):
        told = f"entry {row.id!r}: a span ends at {last}, the text has {len(report.text)} code points"
        raise QuestionError(told).told("beyond", length=len(report.text))
    kept = {key: value for key, value in made.entry.items() if key not in ("payload", "number", "id", "kind")}
    connection.execute(update(entries).where(entries.c.row == row.row).values(**kept, edited=edited))
    for table, rows in ((parties, made.parties), (spans, made.spans)):
        connection.execute(delete(table).where(table.c.entry == row.row))
        if rows:
            connection.execute(insert(table), [one | {"entry": row.row} for one in rows])
    join_parties(connection, row.report)
