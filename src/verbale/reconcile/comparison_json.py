"""``verbale-comparison/1``: a comparison as it is handed out. Keys may be added, never renamed."""

from typing import Any

from verbale.reconcile.comparison import Comparison, Entry
from verbale.reconcile.disagreements import Disagreement, Side
from verbale.reconcile.quotes import Variant
from verbale.reconcile.wording import Shared
from verbale.record.interchange import span_json, spans_json
from verbale.record.record import Record

Json = dict[str, Any]
FORMAT = "verbale-comparison/1"


def comparison_json(c: Comparison) -> Json:
    """The comparison as a JSON object."""
    return {
        "format": FORMAT,
        "a": _report(c.a),
        "b": _report(c.b),
        "same_story": c.story.score,
        "reasons": [{"name": r.name, "strength": r.strength, "met": list(r.met)} for r in c.story.reasons],
        "independent_sources": c.independent_sources,
        "origin": {
            "of": c.dependence.origin.value,
            "agencies": list(c.dependence.agencies),
            "share_a": c.dependence.share_a,
            "share_b": c.dependence.share_b,
        },
        "shared": [shared_json(s) for s in c.shared],
        "quotes": [variant_json(v) for v in c.quotes],
        "retold": [variant_json(v) for v in c.retold],
        "disagreements": [disagreement_json(d) for d in c.disagreements],
        "successions": [disagreement_json(d) for d in c.successions],
        "only_in_a": [_entry(e) for e in c.only_in_a],
        "only_in_b": [_entry(e) for e in c.only_in_b],
    }


def _report(record: Record) -> Json:
    report = record.report
    return {"report": report.id, "origin": report.origin, "language": report.language, "title": report.title}


def shared_json(s: Shared) -> Json:
    """Shared wording; edits as pairs of places, null where nothing stands."""
    edits = [{"a": span_json(e.a) if e.a else None, "b": span_json(e.b) if e.b else None} for e in s.edits]
    return {"a": span_json(s.a), "b": span_json(s.b), "kind": s.kind.value, "weight": s.weight, "edits": edits}


def variant_json(v: Variant) -> Json:
    """An utterance in two renderings. ``lost`` lies in the longer text (altered: ``a``), ``added`` in ``b``."""
    return {
        "a": spans_json(v.a),
        "b": spans_json(v.b),
        "relation": v.relation.value,
        "shorter": v.shorter,
        "lost": spans_json(v.lost),
        "added": spans_json(v.added),
        "touches": sorted(v.touches),
        "speakers": v.speakers.value,
        "statements": {"a": v.first.statement.id or None, "b": v.second.statement.id or None},
        "score": v.score,
    }


def disagreement_json(d: Disagreement) -> Json:
    """A disagreement or a succession with its two passages."""
    told = {"told": list(d.told), "about": d.about or None}
    return {"kind": d.kind.value, "a": _side(d.a), "b": _side(d.b), "note": d.note, **told}


def _side(side: Side) -> Json:
    return {side.entry: side.id, "span": span_json(side.span)}


def _entry(entry: Entry) -> Json:
    return {entry.kind: entry.id, "span": span_json(entry.span)}
