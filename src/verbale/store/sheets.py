"""Record -> rows: everything that the tables keep of one report."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verbale.record.actors import Actor, How, folded, party_key
from verbale.record.ids import content_id, text_hash
from verbale.record.interchange import to_json
from verbale.record.record import Finding, Record
from verbale.record.report import Report
from verbale.record.span import Span, hull, select
from verbale.store.kinds import PLURALS, TYPES, Kind, facets, party_of

Row = dict[str, Any]
LONGEST = 300  # code points of a key that is indexed


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one finding: its entry, the parties it names, its spans."""

    entry: Row
    parties: tuple[Row, ...]
    spans: tuple[Row, ...]


def report_row(record: Record, read_at: str) -> Row:
    """The row of a report's text."""
    report = record.report
    return {
        "id": report.id,
        "origin": report.origin,
        "text": report.text.encode("utf-8", "surrogatepass"),
        "length": len(report.text),
        "language": report.language,
        "title": report.title,
        "outlet": report.outlet,
        "author": report.author,
        "agencies": list(report.agencies),
        "published": report.published.isoformat() if report.published else None,
        "updated": report.updated.isoformat() if report.updated else None,
        "retrieved": report.retrieved.isoformat() if report.retrieved else None,
        "notes": list(report.notes),
        "extractor": record.extractor,
        "read_at": read_at,
        "digest": digest(record),
        "current": True,
    }


def digest(record: Record) -> str:
    """SHA-256 of all that a record says; where it was read from is no part of it."""
    said = to_json(record)
    del said["report"]["origin"]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def section_rows(record: Record) -> list[Row]:
    """The rows of a report's sections."""
    return [{"start": s.span.start, "end": s.span.end, "role": s.role.value, "rule": s.rule} for s in record.sections]


def label(actor: Actor, text: str) -> str:
    """What to call an actor: its name, else the fullest words by which the report first speaks of it."""
    if actor.name:
        return actor.name
    told = [m for m in actor.mentions if m.how is not How.PRONOUN] or list(actor.mentions)
    return told[0].span.words(text) if told else actor.id


def actor_row(actor: Actor, number: int, text: str) -> Row:
    """The row of an actor."""
    shown = label(actor, text)
    return {
        "id": actor.id,
        "number": number,
        "party": party_key(actor)[:LONGEST],
        "type": actor.type.value,
        "name": actor.name,
        "label": shown,
        "folded": folded(shown)[:LONGEST],
        "country": actor.country,
        "size": actor.size,
        "key": actor.key,
    }


def mention_rows(actor: Actor, text: str) -> list[Row]:
    """The rows of an actor's mentions."""
    return [
        {
            "start": m.span.start,
            "end": m.span.end,
            "surface": m.span.words(text),
            "how": m.how.value,
            "rule": m.rule,
        }
        for m in actor.mentions
    ]


def sheets(record: Record) -> Iterator[Sheet]:
    """The rows of every finding, each with an id of its own."""
    given, seen = to_json(record), set[str]()
    actors = {actor.id: actor for actor in record.actors}
    for kind in Kind:
        findings = getattr(record, PLURALS[kind])
        for number, (finding, payload) in enumerate(zip(findings, given[PLURALS[kind]], strict=True)):
            own = getattr(finding, "id", None) or content_id(kind.value[0], record.report.id, kind, payload)
            while own in seen:
                own = content_id(kind.value[0], own)
            seen.add(own)
            yield sheet(own, number, finding, payload, actors, record.report)


def sheet(own: str, number: int, finding: Finding, payload: Row, actors: dict[str, Actor], report: Report) -> Sheet:
    """The rows of one finding."""
    text, side = report.text, facets(finding)
    parties = tuple(_party(actor, part, actors, text) for actor, part in side.parties)
    hash_of_text = report.id.removeprefix("sha256:")
    spans = tuple(_span(part, span, text, hash_of_text) for part, span in side.spans)
    whole = hull(span for _, span in side.spans) if side.spans else None
    shown = [row for row in spans if row["part"] in ("content", "evidence")]
    published = report.published.isoformat() if report.published else None
    entry = {
        "id": own,
        "kind": kind_of(finding).value,
        "number": number,
        "party": parties[0]["party"] if parties else None,
        "stance": side.stance,
        "act": side.act,
        "type": side.type,
        "status": side.status,
        "start": side.start,
        "day": (side.start or published or "")[:10] or None,
        "confidence": round(getattr(finding, "confidence", 1.0), 3),
        "first": whole.start if whole else None,
        "last": whole.end if whole else None,
        "rule": getattr(finding, "rule", ""),
        "search": searchable([row["exact"] for row in shown], parties),
        "sense": _sense(finding, shown, actors, text),
        "payload": payload,
    }
    return Sheet(entry, parties, spans)


def kind_of(finding: Finding) -> Kind:
    """What a finding is."""
    return next(kind for kind, made in TYPES.items() if isinstance(finding, made))


def searchable(words: list[str], parties: tuple[Row, ...]) -> str:
    """Words and names without case, accents and punctuation, between spaces."""
    said = " ".join([*words, *(party["label"] for party in parties)])
    return f" {folded(said).replace('-', ' ')} "


def _party(actor: str, part: str, actors: dict[str, Actor], text: str) -> Row:
    shown = label(actors[actor], text) if actor in actors else actor
    return {"actor": actor, "party": party_of(actor, actors)[:LONGEST], "label": shown, "part": part}


def _span(part: str, span: Span, text: str, hash_of_text: str) -> Row:
    kept = select(span, text, hash_of_text)
    where = {"part": part, "start": span.start, "end": span.end}
    return {**where, "exact": kept.exact, "prefix": kept.prefix, "suffix": kept.suffix}


def _sense(finding: Finding, shown: list[Row], actors: dict[str, Actor], text: str) -> str:
    """Equal for two findings, also of two texts, that say the same in the same words of the same parties."""
    side = facets(finding)
    who = []
    for actor, part in side.parties:
        known = actors.get(actor)
        local = known is not None and party_key(known) == known.id
        who.append((part, folded(label(known, text)) if known and local else party_of(actor, actors)))
    words = [folded(row["exact"]) for row in shown]
    said = (kind_of(finding), words, sorted(who), side.stance, side.act, side.type, side.status, side.start, side.said)
    return text_hash(repr(said))[:32]
