"""The form in which a record is handed out and scored: ``verbale-record/1``, one JSON object a report.

Keys may be added, never renamed. Spans are ``[start, end]``, half-open code points.
"""

from datetime import date
from typing import Any

from verbale.record.actors import Actor, Membership, Role
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.event import Event, Figure, When
from verbale.record.position import Position
from verbale.record.record import Finding, Record, Skipped
from verbale.record.span import Span
from verbale.record.statement import Statement

Json = dict[str, Any]
FORMAT = "verbale-record/1"


def to_json(record: Record) -> Json:
    """The record as a JSON object."""
    report = record.report
    return {
        "format": FORMAT,
        "extractor": record.extractor,
        "report": {
            "id": report.id,
            "origin": report.origin,
            "language": report.language,
            "title": report.title,
            "outlet": report.outlet,
            "author": report.author,
            "agencies": list(report.agencies),
            "published": _iso(report.published),
            "updated": _iso(report.updated),
            "length": len(report.text),
            "notes": list(report.notes),
        },
        "sections": [{"span": span_json(s.span), "role": s.role.value, "rule": s.rule} for s in record.sections],
        "actors": [actor_json(a) for a in record.actors],
        "roles": [role_json(r) for r in record.roles],
        "memberships": [membership_json(m) for m in record.memberships],
        "statements": [statement_json(s) for s in record.statements],
        "positions": [position_json(p) for p in record.positions],
        "events": [event_json(e) for e in record.events],
        "figures": [figure_json(f) for f in record.figures],
        "skipped": [skipped_json(s) for s in record.skipped],
    }


def span_json(span: Span) -> list[int]:
    """``[start, end]``."""
    return [span.start, span.end]


def spans_json(spans: tuple[Span, ...]) -> list[list[int]]:
    """``[[start, end], …]``."""
    return [span_json(s) for s in spans]


def condition_json(condition: Condition | None) -> Json | None:
    """A condition as nested ``atom · not · and · or · at_least · by`` objects."""
    match condition:
        case None:
            return None
        case Atom():
            given: Json = {"atom": condition.key, "text": condition.text, "sense": condition.sense}
            return {**given, "span": span_json(condition.span)} if condition.span else given
        case Not(part):
            return {"not": condition_json(part)}
        case All(parts):
            return {"and": [condition_json(p) for p in parts]}
        case AnyOf(parts):
            return {"or": [condition_json(p) for p in parts]}
        case AtLeast(k, parts, weights):
            return {"at_least": k, "of": [condition_json(p) for p in parts], "weights": list(weights)}
        case By(day, part):
            return {"by": day, "part": condition_json(part)}


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def actor_json(a: Actor) -> Json:
    """An actor with its mentions."""
    mentions = [{"span": span_json(m.span), "how": m.how.value, "rule": m.rule} for m in a.mentions]
    given = {"id": a.id, "type": a.type.value, "name": a.name, "country": a.country, "mentions": mentions}
    return {**given, "size": a.size, "key": a.key}


def role_json(r: Role) -> Json:
    """A role."""
    given = {"actor": r.actor, "office": r.office, "of": r.of, "evidence": spans_json(r.evidence)}
    return {**given, "rule": r.rule, "confidence": r.confidence}


def membership_json(m: Membership) -> Json:
    """A membership."""
    given = {"actor": m.actor, "group": m.group, "quality": m.quality, "evidence": spans_json(m.evidence)}
    return {**given, "rule": m.rule, "confidence": m.confidence}


def statement_json(s: Statement) -> Json:
    """A statement; one speaker as its id, joint speakers as a list, none as null."""
    return {
        "id": s.id,
        "kind": s.kind.value,
        "content": spans_json(s.content),
        "cue": spans_json(s.cue),
        "source": spans_json(s.source),
        "speaker": s.speaker[0] if len(s.speaker) == 1 else list(s.speaker) or None,
        "via": s.via,
        "channel": s.channel,
        "addressee": s.addressee,
        "setting": s.setting,
        "said": s.said,
        "modality": s.modality.value,
        "nested_in": s.nested_in,
        "rule": s.rule,
        "confidence": round(s.confidence, 3),
    }


def position_json(p: Position) -> Json:
    """A position."""
    act: Json = {"code": p.act.code, "text": p.act.text, "agent": p.act.agent, "plover": p.act.plover}
    return {
        "id": p.id,
        "actor": p.actor,
        "holder": p.holder,
        "stance": p.stance.value,
        "act": {**act, "span": span_json(p.act.span)} if p.act.span else act,
        "target": p.target,
        "beneficiary": p.beneficiary,
        "deadline": p.deadline,
        "condition": condition_json(p.condition),
        "requirement": p.requirement,
        "even_after": span_json(p.even_after) if p.even_after else None,
        "evidence": spans_json(p.evidence),
        "statement": p.statement,
        "rule": p.rule,
        "confidence": round(p.confidence, 3),
    }


def when_json(w: When | None) -> Json | None:
    """A time with its words."""
    if w is None:
        return None
    given = {"start": w.start, "end": w.end, "granularity": w.granularity, "text": w.text, "span": span_json(w.span)}
    return {**given, "rule": w.rule, "note": w.note}


def event_json(e: Event) -> Json:
    """An event."""
    return {
        "id": e.id,
        "type": e.type,
        "status": e.status.value,
        "plover": e.plover,
        "when": when_json(e.when),
        "place": e.place,
        "participants": [{"actor": p.actor, "mode": p.mode} for p in e.participants],
        "mode": e.mode,
        "evidence": spans_json(e.evidence),
        "rule": e.rule,
        "confidence": round(e.confidence, 3),
    }


def figure_json(f: Figure) -> Json:
    """A figure."""
    given = {"id": f.id, "value": f.value, "max": f.max, "bound": f.bound, "approximate": f.approximate}
    given |= {"unit": f.unit, "counts": f.counts, "span": span_json(f.span)}
    return {**given, "rule": f.rule, "confidence": round(f.confidence, 3)}


def skipped_json(s: Skipped) -> Json:
    """Something seen and not understood."""
    return {"what": s.what, "span": span_json(s.span) if s.span else None, "reason": s.reason}


def finding_json(finding: Finding) -> Json:
    """One finding of any kind."""
    match finding:
        case Statement():
            return statement_json(finding)
        case Position():
            return position_json(finding)
        case Event():
            return event_json(finding)
        case Figure():
            return figure_json(finding)
        case Role():
            return role_json(finding)
        case Membership():
            return membership_json(finding)
        case Skipped():
            return skipped_json(finding)
