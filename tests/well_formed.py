"""What must hold of every record, whatever the report: each broken rule as a line that says what breaks it."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from verbale.record.event import When
from verbale.record.interchange import to_json
from verbale.record.parse_json import record_from_json
from verbale.record.position import Position
from verbale.record.record import Record
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

OPENING, CLOSING = "«“„", "»”"
SHOWN = frozenset({"headline", "lead", "body", "caption"})


def spans(value: Any) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def broken(record: Record) -> list[str]:
    """One line for each rule that the record breaks; empty for a record as it should be."""
    return [*_places(record), *_ids(record), *_statements(record), *_positions(record), *_times(record), *_back(record)]


def _places(record: Record) -> Iterator[str]:
    text = record.report.text
    for span in spans(record):
        if not 0 <= span.start < span.end <= len(text) or not span.words(text).strip():
            yield f"place: {span} is not words of the report"
    for one in (*record.roles, *record.memberships, *record.positions, *record.events):
        if not one.evidence:
            yield f"place: {one} without evidence"
    shown = [s.span for s in record.sections if s.role in SHOWN]
    for piece in (span for one in record.statements for span in one.content):
        if not any(s.covers(piece) for s in shown):
            yield f"place: {piece.words(text)!r} told of a part that carries no findings"


def _ids(record: Record) -> Iterator[str]:
    known = {actor.id for actor in record.actors}
    told = {s.id: s for s in record.statements}
    for one in record.statements:
        for actor in (*one.speaker, *(r for r in (one.via, one.channel, one.addressee) if r and r.startswith("a-"))):
            if actor not in known:
                yield f"id: {actor} speaks, relays or is told, and is nobody"
        above, met = one, {one.id}
        while above.nested_in:
            if above.nested_in not in told or above.nested_in in met:
                yield f"id: {one.id} stands in itself or in nothing"
                break
            above = told[above.nested_in]
            met.add(above.id)
    parties = {i for p in record.positions for i in (p.actor, p.holder, p.act.agent) if i}
    parties |= {p.actor for e in record.events for p in e.participants}
    parties |= {i for r in record.roles for i in (r.actor, r.of) if i}
    parties |= {i for m in record.memberships for i in (m.actor, m.group)}
    for actor in parties - known:
        yield f"id: {actor} is nobody"
    for role in record.roles:
        if role.actor == role.of:
            yield f"id: {role.office!r} of himself"


def _statements(record: Record) -> Iterator[str]:
    text = record.report.text
    for one in record.statements:
        words = [s.words(text) for s in one.content]
        if any(b.start < a.end for a, b in zip(one.content, one.content[1:], strict=False)):
            yield f"statement: {words} out of order"
        for beside in (*one.cue, *one.source):
            if any(beside.overlaps(piece) for piece in one.content):
                yield f"statement: {beside.words(text)!r} is cue or source of, and in, {words}"
        if not any(c.isalnum() for c in "".join(words)):
            yield f"statement: {words} says nothing"
        if one.kind is StatementKind.DIRECT and _in_marks(one, text):
            yield f"statement: {words} keeps its outer marks"


def _in_marks(one: Statement, text: str) -> bool:
    """Whether a direct statement of one piece begins and ends with a pair of marks of its own."""
    words = one.content[0].words(text)
    inner = any(c in OPENING + CLOSING for c in words[1:-1])
    return len(one.content) == 1 and words[0] in OPENING and words[-1] in CLOSING and not inner


def _positions(record: Record) -> Iterator[str]:
    text, told = record.report.text, {s.id for s in record.statements}
    for one in record.positions:
        if one.statement and one.statement not in told:
            yield f"position: {one.act.text!r} read from {one.statement}, which is nothing"
        if not one.act.text.strip() or not _verbatim(one, text):
            yield f"position: {one.act.text!r} is not what the report reads there"


def _verbatim(one: Position, text: str) -> bool:
    return one.act.span is None or one.act.text == one.act.span.words(text)


def _times(record: Record) -> Iterator[str]:
    for event in record.events:
        when = event.when
        if when is None:
            continue
        if when.text != when.span.words(record.report.text):
            yield f"time: {when.text!r} is not what the report reads there"
        if when.start and when.end and _day(when.start) > _day(when.end, latest=True):
            yield f"time: {when.text!r} ends before it starts: {when.start} to {when.end}"
        if (double := _instants(when)) and double[0] > double[1]:
            yield f"time: {when.text!r} ends before it starts: {when.start} to {when.end}"
    for figure in record.figures:
        if figure.max is not None and figure.max < figure.value:
            yield f"figure: {figure.value} to {figure.max}"


def _instants(when: When) -> tuple[str, str] | None:
    """Both ends where they are instants of one zone, in which they sort as they are written."""
    if not (when.start and when.end and "T" in when.start and "T" in when.end and when.start[16:] == when.end[16:]):
        return None
    return when.start, when.end


def _day(value: str, latest: bool = False) -> date:
    """The first (or last) day of a year, month, day or instant."""
    year, month, day = (*value[:10].split("-"), "", "")[:3]
    if not month.isdigit():  # a year, a season, a quarter
        return date(int(year), 12, 31) if latest else date(int(year), 1, 1)
    return date(int(year), int(month), int(day or (28 if latest else 1)))


def _back(record: Record) -> Iterator[str]:
    given = to_json(record)
    again = json.loads(json.dumps(given, allow_nan=False))
    back = to_json(record_from_json(again, record.report.text))
    for part in (name for name in given if back[name] != given[name]):
        yield f"interchange: {part} comes back changed"
