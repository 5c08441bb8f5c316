"""A reviewer's decision as the page and the API send it: carried out at once, or refused whole."""

from collections.abc import Mapping
from typing import Any

from verbale.record.errors import RecordError
from verbale.serve.desk import Desk
from verbale.serve.filled import filled, sound
from verbale.serve.lookup import found
from verbale.serve.refusal import Refusal
from verbale.store.entries import Entry
from verbale.store.queue import merge, payload_of, split
from verbale.store.reports import select_report
from verbale.store.review import Verdict, What, decide, newest_on
from verbale.store.undo import undo


def decided(at: Desk, who: str, entry_id: str, act: str, given: Mapping[str, Any]) -> str:
    """Carry out a reviewer's act; the id of the entry to look at afterwards.

    Args:
        at: The running desk.
        who: Who signs.
        entry_id: On which entry.
        act: accept, reject, edit, split, merge or undo.
        given: ``seen``, ``why``; for edit and split the form's fields or ``edited``; for merge ``into``.

    Raises:
        DecisionConflictError: Somebody else has decided since (409).
        QuestionError, RecordError: No such entry; values that do not fit.
    """
    entry = found(at.dossier, entry_id)
    report, seen = entry.source.report_id, number_of(given.get("seen"))
    why = str(given.get("why", ""))[:500]
    with at.writing() as connection:
        if seen > newest_on(connection, entry.address):
            told = f"seen: found {seen}, but there is no such decision on entry {entry.id!r}; load it again"
            raise RecordError(told).told("seen")
        match act:
            case "accept" | "reject":
                decide(connection, report, entry.id, Verdict(who, What(act), why, seen=seen))
            case "edit" | "split":
                text = select_report(connection, report).text
                edited = _edited(entry, payload_of(connection, entry.row), given, text)
                verdict = Verdict(who, What.EDIT, why, edited, seen)
                if act == "split":
                    return split(connection, report, entry.id, verdict)
                decide(connection, report, entry.id, verdict)
            case "merge":
                gone = Verdict(who, What.REJECT, why, seen=seen)
                merge(connection, report, entry.id, str(given.get("into", "")), gone)
            case "undo":
                undo(connection, report, entry.id, who, seen)
            case _:
                told = f"no act {act[:40]!r}; expected accept, edit, reject, split, merge or undo"
                raise Refusal(404, "no_act", told, act=act[:40])
    return entry.id


def _edited(entry: Entry, payload: dict[str, Any], given: Mapping[str, Any], text: str) -> dict[str, Any]:
    if "edited" not in given:
        return filled(entry.kind, payload, {key: str(value) for key, value in given.items()}, text)
    if not isinstance(given["edited"], dict):
        raise RecordError("edited: found nothing, expected the whole finding in interchange form")
    sound(given["edited"])
    return {**given["edited"], "id": entry.id} if "id" in payload else given["edited"]


def number_of(given: Any) -> int:
    """The number of a decision as a form or a program sends it."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and given.isdecimal() and len(given) < 16:
        return int(given)
    told = "seen: expected the number of the newest decision that you saw on this entry (0: none)"
    raise Refusal(422, "seen", told)
