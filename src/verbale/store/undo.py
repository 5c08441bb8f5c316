"""Taking decisions back, one after the other, and what stands after some of them.

One act of a person is taken back at once: a merge is two decisions in a row, an edit of the entry that took the words
over and a rejection of the other, and both go.
"""

from typing import Any

from sqlalchemy import Connection, select

from verbale.record.errors import QuestionError
from verbale.store.audit import Decision, trail
from verbale.store.carry import CARRY
from verbale.store.review import STATES, UNDONE, Verdict, What, decide
from verbale.store.tables import decisions, entries, reports

MERGED = "merged with "  # the program's note on the edit of a merge; the id of the other entry follows
SPLIT = "split"

Edited = dict[str, Any] | None
"""A finding as a person put it right, in interchange form; None: as extracted."""


def undo(connection: Connection, report_id: str, entry_id: str, who: str, seen: int) -> Decision:
    """Take back the newest decision on an entry that is not taken back yet, by decisions that restore what was.

    Raises:
        QuestionError: Nothing is left to take back.
        DecisionConflictError: Somebody else has decided since ``seen``.
    """
    standing = _standing(connection, f"{report_id} {entry_id}")
    if not standing:
        told = f"entry {entry_id!r}: nobody has decided on it, so there is nothing to undo"
        raise QuestionError(told).told("nothing_to_undo")
    half = _other_half(connection, report_id, standing[-1])
    made = _taken_back(connection, report_id, entry_id, standing, Verdict(who, What.RESET, seen=seen))
    if half is not None:
        others = _standing(connection, half.subject)
        if others and others[-1].seq == half.seq:  # else somebody has decided on that one since, which stays
            _taken_back(connection, report_id, half.subject.split()[1], others, Verdict(who, What.RESET))
    return made


def after(decision: Decision, edited: Edited) -> tuple[Edited, What]:
    """The finding in force and the state of an entry after a decision; ``edited``: in force before it."""
    if decision.what == CARRY:
        told = decision.payload or {"state": decision.why.partition(" ")[0], "edited": None}
        return told["edited"], next(what for what, name in STATES.items() if name == told["state"])
    if decision.what in (What.EDIT, SPLIT):
        return decision.payload, What.EDIT
    state = What(decision.what)
    return None if state is What.RESET else edited, state


def _taken_back(
    connection: Connection, report_id: str, entry_id: str, standing: list[Decision], verdict: Verdict
) -> Decision:
    """Restore what was before the last of the decisions that stand; ``verdict``: who, and what that one has seen."""
    who, seen, last = verdict.who, verdict.seen, standing[-1]
    edited, state = _state_after(standing[:-1])
    if not standing[:-1] and (last.what == SPLIT or _brought(connection, report_id, entry_id, last)):
        return decide(connection, report_id, entry_id, Verdict(who, What.REJECT, seen=seen, undoes=last.seq))
    restore = What.EDIT if edited is not None else What.RESET
    made = decide(connection, report_id, entry_id, Verdict(who, restore, "", edited, seen, last.seq))
    if state in (What.ACCEPT, What.REJECT):
        made = decide(connection, report_id, entry_id, Verdict(who, state, seen=made.seq, undoes=last.seq))
    return made


def _other_half(connection: Connection, report_id: str, one: Decision) -> Decision | None:
    """The other decision of a merge; None where the decision is of none."""
    beside = {What.REJECT.value: one.seq - 1, What.EDIT.value: one.seq + 1}.get(one.what)
    row = connection.execute(select(decisions).where(decisions.c.seq == beside, decisions.c.kind == "entry")).first()
    other = Decision(**row._mapping) if row else None
    if other is None or other.who != one.who or not other.subject.startswith(f"{report_id} "):
        return None
    edit, gone = (other, one) if one.what == What.REJECT else (one, other)
    fits = gone.what == What.REJECT and edit.what == What.EDIT and edit.why == f"{MERGED}{gone.subject.split()[1]}"
    return other if fits else None


def _standing(connection: Connection, subject: str) -> list[Decision]:
    stack: list[Decision] = []
    for decision in trail(connection, "entry", subject):
        noted = UNDONE.fullmatch(decision.why)
        if noted and noted[1]:
            stack = [kept for kept in stack if kept.seq != int(noted[1])]
        elif decision.what in (*What, SPLIT, CARRY):
            stack.append(decision)
    return stack


def _brought(connection: Connection, report_id: str, entry_id: str, last: Decision) -> bool:
    """Whether a decision brought the entry itself along from another version: the program does not find it here."""
    query = select(entries.c.kept).join(reports, reports.c.row == entries.c.report)
    kept = connection.execute(query.where(reports.c.id == report_id, entries.c.id == entry_id)).scalar()
    return last.what == CARRY and bool(kept)


def _state_after(standing: list[Decision]) -> tuple[Edited, What]:
    edited, state = None, What.RESET
    for decision in standing:
        edited, state = after(decision, edited)
    return edited, state
