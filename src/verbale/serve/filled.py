"""The finding that follows from a filled form of an entry: each value put in its place, or refused by its field."""

import json
import math
import re
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from verbale.record.errors import RecordError
from verbale.serve.forms import FIELDS, FieldSpec, Input, span_key, written
from verbale.store.kinds import Kind

DEEPEST = 24  # levels of a finding in interchange form; a condition takes two for each of its own
LONGEST = 50_000  # characters of it
GRANULARITIES = {4: "year", 7: "month", 10: "day"}  # of a time by the length of its ISO form, else to the minute


def filled(kind: Kind, payload: Mapping[str, Any], given: Mapping[str, str], text: str) -> dict[str, Any]:
    """The finding with the form's values in it.

    Args:
        kind: Of the finding.
        payload: The finding as it was, in interchange form.
        given: Values by field; ``spans`` as ``start-end start-end`` in code points.
        text: Of the report.

    Raises:
        RecordError: A value that does not fit, with its field.
    """
    made = deepcopy(dict(payload))
    for field in FIELDS.get(kind, ()):
        if field.input is not Input.INSTANT and (field.path in given or field.input is Input.TICK):
            _put(made, field, given.get(field.path, "").strip())
    if given.get("spans", "").strip():
        spans = _spans(given["spans"], len(text))
        made[span_key(kind)] = spans[0] if kind is Kind.FIGURE else spans
    if kind is Kind.EVENT:
        made["when"] = _when(made, given, text)
    sound(made)
    return made


def _put(made: dict[str, Any], field: FieldSpec, value: str) -> None:
    *parents, last = field.path.split(".")
    inside = made
    for key in parents:
        inside = inside[key]
    if not value and not field.empty and field.input is not Input.TICK:
        raise RecordError(f"{field.path}: found nothing, expected a value").told("no_value", field=_named(field.path))
    if field.choices and value and value not in field.choices:
        told = f"{field.path}: found {value!r}, expected one of {', '.join(field.choices)}"
        raise RecordError(told).told("not_listed", field=_named(field.path), value=value)
    match field.input:
        case Input.TICK:
            inside[last] = bool(value)
        case Input.NUMBER:
            inside[last] = _number(field.path, value)
        case Input.ATOM:
            if value != written(inside.get(last)):
                inside[last] = _condition(value)
        case _:
            inside[last] = value or None


def _when(made: Mapping[str, Any], given: Mapping[str, str], text: str) -> dict[str, Any] | None:
    """The time of an event with the days of the form; one that had none is told by the words of the event."""
    old: dict[str, Any] | None = made.get("when")
    times = {"start": (old or {}).get("start"), "end": (old or {}).get("end")}
    new = {part: _instant(f"when.{part}", given.get(f"when.{part}", times[part] or "").strip()) for part in times}
    if new == times:
        return old
    if old is None:
        start, end = made["evidence"][0]
        old = {"text": text[start:end], "span": [start, end], "rule": "", "note": ""}
    told = GRANULARITIES.get(len(new["start"]), "minute") if new["start"] else old.get("granularity", "day")
    return {**old, **new, "granularity": "interval" if new["end"] else told}


def _instant(path: str, value: str) -> str | None:
    """A year, month, day or instant as ISO 8601 writes it; None for none."""
    if not value:
        return None
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?)?)?", value)
    try:
        if parts is None:
            raise ValueError
        year, month, day, clock, zone = (part or "" for part in parts.groups())
        datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}T{clock or '00:00'}{zone}")
    except ValueError as error:
        told = f"{path}: found {value!r}, expected a day such as 2025-09-04, or 2025-09-04T14:00+02:00"
        raise RecordError(told).told("no_day", value=value) from error
    return value


def _named(path: str) -> tuple[str, str]:
    """A field by its label."""
    return "field", path.replace(".", "_")


def _number(path: str, value: str) -> float | None:
    try:
        return float(value.replace(",", ".")) if value else None
    except ValueError as error:
        told = f"{path}: found {value!r}, expected a number"
        raise RecordError(told).told("no_number", field=_named(path), value=value) from error


def _condition(value: str) -> dict[str, Any] | None:
    if not value:
        return None
    sign = re.match(r"!|not ", value, re.IGNORECASE)
    key = value[sign.end() :].strip() if sign else value
    if not re.fullmatch(r"[\w.:-]{1,120}", key):
        told = f"condition: found {value!r}, expected an atom such as 'ceasefire' or 'not ceasefire'"
        raise RecordError(told).told("no_atom", value=value)
    atom: dict[str, Any] = {"atom": key, "text": None, "sense": "if"}
    return {"not": atom} if sign else atom


def _spans(given: str, length: int) -> list[list[int]]:
    spans = []
    for part in given.split():
        found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", part)
        start, end = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 0 <= start < end <= length:
            told = f"spans: found {part!r}, expected start-end with 0 <= start < end <= {length}"
            raise RecordError(told).told("no_span", value=part, length=length)
        spans.append([start, end])
    return sorted(spans)


def sound(finding: Mapping[str, Any]) -> None:
    """Refuse a finding that no reader could bear: too long, nested too deep, or with a number that is none.

    Raises:
        RecordError: It says which.
    """
    parts: list[tuple[Any, int]] = [(finding, 1)]
    for part, depth in parts:  # grows while it is walked, so that no depth is one too many
        if depth > DEEPEST:
            raise RecordError(f"the finding is nested more than {DEEPEST} deep")
        if isinstance(part, float) and not math.isfinite(part):
            raise RecordError(f"the finding has {part}: expected a number")
        inside = part.values() if isinstance(part, Mapping) else part if isinstance(part, list | tuple) else ()
        parts += ((one, depth + 1) for one in inside)
    if len(json.dumps(finding)) > LONGEST:
        raise RecordError(f"the finding is longer than {LONGEST} characters in interchange form")
