"""The decisions on an entry, each with what it changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from verbale.record.report import Report
from verbale.serve.forms import FieldChange, changes
from verbale.store.audit import Decision
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.reports import find_report, select_actors
from verbale.store.sheets import label
from verbale.store.tables import entries
from verbale.store.undo import SPLIT, after


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision of the history; ``changes``: the fields that an edit put right."""

    seq: int
    at: str
    who: str
    what: str
    why: str
    changes: tuple[FieldChange, ...] = ()


def history_of(
    dossier: Dossier, entry: Entry, decisions: Iterable[Decision], names: Mapping[str, str] | None = None
) -> tuple[DecisionLine, ...]:
    """Decisions as pages show them, oldest first; ``names``: of the report's actors by id, where they are known."""
    given = list(decisions)
    if not any(isinstance(d.payload, dict) for d in given):
        return tuple(DecisionLine(d.seq, d.at, d.who, d.what, d.why) for d in given)
    first = extracted(dossier, entry)
    names = actor_names(dossier, dossier.report(entry.source.report_id)) if names is None else names
    before, edited = first, None
    lines = []
    for d in given:
        edited, _ = after(d, edited)
        now = first if edited is None else edited
        changed = changes(entry.kind, before, now, names) if d.what != SPLIT else ()
        lines.append(DecisionLine(d.seq, d.at, d.who, d.what, d.why, changed))
        before = now
    return tuple(lines)


def extracted(dossier: Dossier, entry: Entry) -> dict[str, Any]:
    """An entry in interchange form, as the program found it."""
    with dossier.reading() as connection:
        found = connection.execute(select(entries.c.payload).where(entries.c.row == entry.row)).scalar_one()
    return dict(found)


def actor_names(dossier: Dossier, report: Report) -> dict[str, str]:
    """Id and name of each actor of a report."""
    with dossier.reading() as connection:
        row = find_report(connection, report.id).row
        return {actor.id: label(actor, report.text) for actor in select_actors(connection, row)}
