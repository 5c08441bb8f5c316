"""The decisions on an entry, each with what it changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from verbale.serve.forms import FieldChange, changes
from verbale.store.audit import Decision
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.reports import select_actors
from verbale.store.sheets import label
from verbale.store.tables import entries


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision of the history; ``changes``: the fields that an edit put right."""

    seq: int
    at: str
    who: str
    what: str
    why: str
    changes: tuple[FieldChange, ...] = ()


def history_of(dossier: Dossier, entry: Entry, decisions: Iterable[Decision]) -> tuple[DecisionLine, ...]:
    """Decisions as pages show them, oldest first."""
    given = list(decisions)
    if not any(isinstance(d.payload, dict) for d in given):
        return tuple(DecisionLine(d.seq, d.at, d.who, d.what, d.why) for d in given)
    first, names = extracted(dossier, entry), actor_names(dossier, entry.source.report_id)
    before: Mapping[str, Any] = first
    lines = []
    for d in given:
        after = _after(d, before, first)
        changed = changes(entry.kind, before, after, names) if d.what != "split" else ()
        lines.append(DecisionLine(d.seq, d.at, d.who, d.what, d.why, changed))
        before = after
    return tuple(lines)


def _after(decision: Decision, before: Mapping[str, Any], first: Mapping[str, Any]) -> Mapping[str, Any]:
    """The finding in force after a decision."""
    if decision.what == "reset":
        return first
    if decision.what == "carry":
        edited = (decision.payload or {}).get("edited")
        return edited if isinstance(edited, dict) else before
    return decision.payload if isinstance(decision.payload, dict) else before


def extracted(dossier: Dossier, entry: Entry) -> dict[str, Any]:
    """An entry in interchange form, as the program found it."""
    with dossier.reading() as connection:
        found = connection.execute(select(entries.c.payload).where(entries.c.row == entry.row)).scalar_one()
    return dict(found)


def actor_names(dossier: Dossier, report_id: str) -> dict[str, str]:
    """Id and name of each actor of a report."""
    report = dossier.report(report_id)
    with dossier.reading() as connection:
        row = dossier.find(report_id).row
        return {actor.id: label(actor, report.text) for actor in select_actors(connection, row)}
