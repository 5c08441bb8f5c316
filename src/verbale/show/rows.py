"""Entries as flat rows: for CSV, for data frames, and for tables."""

from collections.abc import Iterable
from typing import Any

from verbale.ask.actors import PartyAnswer
from verbale.ask.timeline import Moment
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.record.statement import Statement
from verbale.show.words import condition_text
from verbale.store.entries import Entry
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport

Row = dict[str, Any]


def entry_row(entry: Entry) -> Row:
    """One entry as a flat row; every kind has the same keys, those that do not apply are None."""
    finding = entry.finding
    position = finding if isinstance(finding, Position) else None
    event = finding if isinstance(finding, Event) else None
    statement = finding if isinstance(finding, Statement) else None
    figure = finding if isinstance(finding, Figure) else None
    when = event.when if event else None
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "day": entry.day,
        "actor": "; ".join(p.label for p in entry.parties[:1]) or None,
        "actor_key": entry.parties[0].key if entry.parties else None,
        "holder": _labels(entry, "holder"),
        "speakers": _labels(entry, "speaker"),
        "participants": _labels(entry, "participant"),
        "stance": position.stance.value if position else None,
        "act": position.act.code if position else None,
        "act_text": position.act.text if position else None,
        "condition": condition_text(position.condition) or None if position else None,
        "requirement": position.requirement if position else None,
        "beneficiary": _labels(entry, "beneficiary"),
        "target": _labels(entry, "target"),
        "type": event.type if event else statement.kind.value if statement else getattr(finding, "quality", None),
        "status": event.status.value if event else statement.modality.value if statement else None,
        "start": when.start if when else statement.said if statement else None,
        "end": when.end if when else None,
        "place": event.place if event else statement.setting if statement else None,
        "mode": event.mode if event else None,
        "channel": statement.channel if statement else None,
        "via": _labels(entry, "via"),
        "value": figure.value if figure else None,
        "max": figure.max if figure else None,
        "bound": figure.bound if figure else None,
        "approximate": figure.approximate if figure else None,
        "unit": figure.unit if figure else None,
        "counts": figure.counts if figure else None,
        "office": getattr(finding, "office", None),
        "of": _labels(entry, "of", "group"),
        "reason": getattr(finding, "reason", None),
        "words": entry.words,
        "spans": " ".join(f"{kept.span.start}-{kept.span.end}" for part, kept in entry.passages if part in _SHOWN),
        "report": entry.source.report_id,
        "origin": entry.source.origin,
        "outlet": entry.source.outlet,
        "language": entry.source.language,
        "published": entry.source.published,
        "confidence": entry.confidence,
        "state": entry.state,
        "rule": entry.rule,
    }


_SHOWN = ("content", "evidence")


def _labels(entry: Entry, *parts: str) -> str | None:
    return "; ".join(dict.fromkeys(party.label for party in entry.named(*parts))) or None


def rows_of_kind(found: Iterable[Entry], kind: Kind | None) -> list[Row]:
    """Rows of entries; of one kind, only the columns that this kind can have."""
    rows = [entry_row(entry) for entry in found]
    columns = COLUMNS.get(kind) if kind else None
    return [{name: row[name] for name in columns} for row in rows] if columns else rows


_END = ("words", "spans", "report", "origin", "outlet", "language", "published", "confidence", "state", "rule")
COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.STATEMENT: ("id", "day", "speakers", "via", "type", "status", "start", "place", "channel", *_END),
    Kind.POSITION: (
        *("id", "day", "actor", "actor_key", "holder", "stance", "act", "act_text", "condition", "requirement"),
        *("target", "beneficiary", *_END),
    ),
    Kind.EVENT: ("id", "day", "type", "status", "start", "end", "place", "mode", "participants", *_END),
    Kind.FIGURE: ("id", "day", "value", "max", "bound", "approximate", "unit", "counts", *_END),
    Kind.ROLE: ("id", "day", "actor", "actor_key", "office", "of", *_END),
    Kind.MEMBERSHIP: ("id", "day", "actor", "actor_key", "of", "type", *_END),
    Kind.SKIPPED: ("id", "reason", *_END),
}


def moment_row(moment: Moment) -> Row:
    """One event of a timeline as a flat row, with its instant in UTC."""
    row = entry_row(moment.entry)
    kept = {name: row[name] for name in COLUMNS[Kind.EVENT]}
    return {**kept, "utc": moment.utc.isoformat() if moment.utc else None}


def report_row(report: KeptReport) -> Row:
    """One report as a flat row."""
    counts = {f"{kind.value}s" if kind != "skipped" else "skipped": report.entries.get(kind, 0) for kind in Kind}
    return {
        "id": report.id,
        "origin": report.origin,
        "language": report.language,
        "title": report.title,
        "outlet": report.outlet,
        "agencies": "; ".join(report.agencies) or None,
        "published": report.published,
        "length": report.length,
        "versions": len(report.origins),
        "current": report.current,
        **counts,
        "notes": "; ".join(report.notes) or None,
    }


def party_row(party: PartyAnswer) -> Row:
    """One party as a flat row."""
    return {
        "key": party.key,
        "name": party.names[0],
        "other_names": "; ".join(party.names[1:]) or None,
        "type": party.type,
        "country": party.country,
        "offices": "; ".join(f"{office} ({of})" if of else office for office, of in party.offices) or None,
        "groups": "; ".join(f"{group} ({quality})" for group, quality in party.groups) or None,
        "reports": party.reports,
        **{f"{kind.value}s": party.entries.get(kind, 0) for kind in (Kind.STATEMENT, Kind.POSITION, Kind.EVENT)},
    }
