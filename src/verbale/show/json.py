"""Entries and reports as JSON: findings in the form of ``verbale-record/1`` with their words and source."""

from typing import Any

from verbale.record.interchange import finding_json, span_json
from verbale.store.entries import Entry

Json = dict[str, Any]


def entry_json(entry: Entry) -> Json:
    """One entry: its finding in interchange form, the parties by name, the exact words, the source, its state."""
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "finding": finding_json(entry.finding),
        "parties": [{"actor": p.actor, "key": p.key, "name": p.label, "as": p.part} for p in entry.parties],
        "words": [
            {
                "part": part,
                "span": span_json(kept.span),
                "exact": kept.exact,
                "prefix": kept.prefix,
                "suffix": kept.suffix,
            }
            for part, kept in entry.passages
        ],
        "day": entry.day,
        "report": source_json(entry),
        "confidence": entry.confidence,
        "rule": entry.rule,
        "state": entry.state,
        "current": entry.current,
    }


def source_json(entry: Entry) -> Json:
    """Where an entry was read."""
    source = entry.source
    return {
        "id": source.report_id,
        "origin": source.origin,
        "outlet": source.outlet,
        "agencies": list(source.agencies),
        "language": source.language,
        "title": source.title,
        "published": source.published,
    }
