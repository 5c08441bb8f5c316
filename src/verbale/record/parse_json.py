"""Read ``verbale-record/1`` back into typed findings, the counterpart of :mod:`verbale.record.interchange`.

Unknown keys are ignored (keys may be added, never renamed); a missing or wrong one is refused with its path.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from verbale.record.actors import Actor, Membership, Role
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.errors import RecordError
from verbale.record.event import Event, Figure
from verbale.record.ids import report_id
from verbale.record.interchange import FORMAT
from verbale.record.position import Position
from verbale.record.record import Record, Skipped
from verbale.record.report import Report, Section
from verbale.record.span import Span
from verbale.record.statement import Statement

T = TypeVar("T")
FINDINGS: dict[str, type] = {
    "sections": Section,
    "actors": Actor,
    "roles": Role,
    "memberships": Membership,
    "statements": Statement,
    "positions": Position,
    "events": Event,
    "figures": Figure,
    "skipped": Skipped,
}


def record_from_json(given: Any, text: str) -> Record:
    """The record that ``to_json`` wrote; the form leaves the report's text out, so it is given here.

    Raises:
        RecordError: another format, another text, or a value that does not fit; the message names its path.
    """
    if not isinstance(given, Mapping) or given.get("format") != FORMAT:
        found = given.get("format") if isinstance(given, Mapping) else type(given).__name__
        raise RecordError(f"found format {found!r}, expected {FORMAT!r}")
    report = report_from_json(given.get("report"), text)
    parts: dict[str, Any] = {}
    for key, kind in FINDINGS.items():
        items = given.get(key, [])
        if not isinstance(items, list):
            raise _refused(key, items, "a list")
        parts[key] = tuple(finding_from_json(item, kind, f"{key}[{i}]") for i, item in enumerate(items))
    record = Record(report, **parts, extractor=str(given.get("extractor") or ""))
    _within(given, len(text), "record")
    return record


def report_from_json(given: Any, text: str) -> Report:
    """The report of a record, with its text; refused where the text is another one."""
    if not isinstance(given, Mapping):
        raise _refused("report", given, "an object")
    kept = report_id(text)
    if given.get("id") not in (None, kept):
        raise RecordError(f"report.id: found {given['id']!r}, but the text given has {kept!r}; give the text as it was")
    plain = {f.name: given[f.name] for f in fields(Report) if f.name in given}
    return cast(Report, _object({**plain, "text": text}, Report, "report"))


def finding_from_json(given: Any, kind: type[T], path: str = "finding") -> T:
    """One finding of a record as its type."""
    return cast(T, _value(given, kind, path))


def _refused(path: str, found: object, expected: str) -> RecordError:
    return RecordError(f"{path}: found {found!r:.80}, expected {expected}")


def _value(given: Any, kind: Any, path: str) -> Any:
    if kind is Span:
        return _span(given, path)
    if kind == Condition:
        return _condition(given, path)
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(given, kind, path)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(given, get_args(kind), path)
    if origin is tuple:
        return _sequence(given, get_args(kind)[0], path)
    return _scalar(given, kind, path)


def _optional(given: Any, kinds: tuple[Any, ...], path: str) -> Any:
    if given is None and type(None) in kinds:
        return None
    if set(kinds) & set(get_args(Condition)):
        return _condition(given, path)
    if date in kinds:
        return _day(given, path)
    return _value(given, next(k for k in kinds if k is not type(None)), path)


def _sequence(given: Any, item: Any, path: str) -> tuple[Any, ...]:
    if item is str and (given is None or isinstance(given, str)):  # one speaker is written as itself, none as null
        return (given,) if given else ()
    if not isinstance(given, list | tuple):
        raise _refused(path, given, "a list")
    return tuple(_value(part, item, f"{path}[{i}]") for i, part in enumerate(given))


@cache
def _shape(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and whether it must be given, of each field."""
    hints = get_type_hints(kind)
    return tuple((f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind))


def _object(given: Any, kind: type, path: str) -> Any:
    if not isinstance(given, Mapping):
        raise _refused(path, given, "an object")
    values = {}
    for name, hint, needed in _shape(kind):
        if name in given:
            values[name] = _value(given[name], hint, f"{path}.{name}")
        elif needed:
            raise RecordError(f"{path}: key {name!r} is missing")
    return kind(**values)


def _span(given: Any, path: str) -> Span:
    whole = isinstance(given, list | tuple) and len(given) == 2 and all(type(n) is int for n in given)
    if not whole or not 0 <= given[0] < given[1]:
        raise _refused(path, given, "[start, end] with 0 <= start < end")
    return Span(given[0], given[1])


def _day(given: Any, path: str) -> date | datetime:
    try:
        return date.fromisoformat(given) if len(given) == 10 else datetime.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise _refused(path, given, "an ISO 8601 date or instant") from error


def _scalar(given: Any, kind: Any, path: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(given)
        except ValueError as error:
            raise _refused(path, given, f"one of {', '.join(k.value for k in kind)}") from error
    if kind is datetime:
        return _day(given, path)
    if kind is float and type(given) is int:
        return float(given)
    if type(given) is not kind:
        raise _refused(path, given, {str: "words", bool: "true or false"}.get(kind, "a number"))
    return given


def _condition(given: Any, path: str) -> Condition:
    match given:
        case {"atom": str(key)}:
            span = _span(given["span"], f"{path}.span") if given.get("span") else None
            return Atom(key, given.get("text"), span, given.get("sense") or "if")
        case {"not": part}:
            return Not(_condition(part, f"{path}.not"))
        case {"and": list(parts)}:
            return All(_parts(parts, f"{path}.and"))
        case {"or": list(parts)}:
            return AnyOf(_parts(parts, f"{path}.or"))
        case {"at_least": int(k), "of": list(parts)}:
            return AtLeast(k, _parts(parts, f"{path}.of"), tuple(given.get("weights") or ()))
        case {"by": str(day), "part": part}:
            return By(day, _condition(part, f"{path}.part"))
    raise _refused(path, given, "a condition: atom, not, and, or, at_least or by")


def _parts(given: list[Any], path: str) -> tuple[Condition, ...]:
    return tuple(_condition(part, f"{path}[{i}]") for i, part in enumerate(given))


_SPANS = frozenset({"span", "content", "cue", "source", "evidence", "even_after"})


def _within(given: Any, length: int, path: str) -> None:
    """Refuse spans that end after the text."""
    if isinstance(given, Mapping):
        for key, value in given.items():
            if key in _SPANS and value:
                for span in value if isinstance(value[0], list) else [value]:
                    if span[1] > length:
                        raise _refused(f"{path}.{key}", span, f"an end of at most {length}, the length of the text")
            _within(value, length, f"{path}.{key}")
    elif isinstance(given, list):
        for i, part in enumerate(given):
            _within(part, length, f"{path}[{i}]")
