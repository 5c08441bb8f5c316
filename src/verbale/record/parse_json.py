"""Read ``verbale-record/1`` back into typed findings, the counterpart of :mod:`verbale.record.interchange`.

Unknown keys are ignored (keys may be added, never renamed); a missing or wrong one is refused with its path.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
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
    return cast(Report, _object(Report, {**plain, "text": text}, "report"))


def finding_from_json(given: Any, kind: type[T], path: str = "finding") -> T:
    """One finding of a record as its type."""
    return cast(T, _reader(cast(Any, kind))(given, path))


Path = str | tuple[Any, str | int]
"""Where a value stands: words, or the path of what holds it and its own part; put together only to be told."""
Reading = Callable[[Any, Path], Any]


def _told(path: Path) -> str:
    if isinstance(path, str):
        return path
    holder, part = path
    return f"{_told(holder)}[{part}]" if isinstance(part, int) else f"{_told(holder)}.{part}"


def _refused(path: Path, found: object, expected: str) -> RecordError:
    return RecordError(f"{_told(path)}: found {found!r:.80}, expected {expected}")


@cache
def _reader(kind: Any) -> Reading:
    """How to read a value of a type; worked out once for each type."""
    if kind is Span:
        return _span
    if kind == Condition:
        return _condition
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(_object, kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _reader_of_optional(get_args(kind))
    if origin is tuple:
        item = get_args(kind)[0]
        return partial(_sequence, item, _reader(item))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return partial(_choice, kind)
    return _day if kind is datetime else partial(_scalar, kind)


def _reader_of_optional(kinds: tuple[Any, ...]) -> Reading:
    if set(kinds) & set(get_args(Condition)):
        inner: Reading = _condition
    else:
        inner = _day if date in kinds else _reader(next(k for k in kinds if k is not type(None)))
    return partial(_optional, inner) if type(None) in kinds else inner


def _optional(inner: Reading, given: Any, path: Path) -> Any:
    return None if given is None else inner(given, path)


def _sequence(item: Any, read: Reading, given: Any, path: Path) -> tuple[Any, ...]:
    if item is str and (given is None or isinstance(given, str)):  # one speaker is written as itself, none as null
        return (given,) if given else ()
    if not isinstance(given, list | tuple):
        raise _refused(path, given, "a list")
    return tuple([read(part, (path, i)) for i, part in enumerate(given)])


@cache
def _shape(kind: type) -> tuple[tuple[str, Reading, bool], ...]:
    """Name, how to read it and whether it must be given, of each field."""
    hints = get_type_hints(kind)
    needed = {f.name: f.default is MISSING and f.default_factory is MISSING for f in fields(kind)}
    return tuple((name, _reader(hints[name]), must) for name, must in needed.items())


def _object(kind: type, given: Any, path: Path) -> Any:
    if not isinstance(given, Mapping):
        raise _refused(path, given, "an object")
    values = {}
    for name, read, needed in _shape(kind):
        if name in given:
            values[name] = read(given[name], (path, name))
        elif needed:
            raise RecordError(f"{_told(path)}: key {name!r} is missing")
    return kind(**values)


def _span(given: Any, path: Path) -> Span:
    whole = isinstance(given, list | tuple) and len(given) == 2 and type(given[0]) is int and type(given[1]) is int
    if not whole or not 0 <= given[0] < given[1]:
        raise _refused(path, given, "[start, end] with 0 <= start < end")
    return Span(given[0], given[1])


def _day(given: Any, path: Path) -> date | datetime:
    try:
        return date.fromisoformat(given) if len(given) == 10 else datetime.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise _refused(path, given, "an ISO 8601 date or instant") from error


def _choice(kind: type[Enum], given: Any, path: Path) -> Enum:
    try:
        return kind(given)
    except ValueError as error:
        raise _refused(path, given, f"one of {', '.join(k.value for k in kind)}") from error


def _scalar(kind: Any, given: Any, path: Path) -> Any:
    if type(given) is kind:
        return given
    if kind is float and type(given) is int:
        return float(given)
    raise _refused(path, given, {str: "words", bool: "true or false"}.get(kind, "a number"))


def _condition(given: Any, path: Path) -> Condition:
    match given:
        case {"atom": str(key)}:
            span = _span(given["span"], (path, "span")) if given.get("span") else None
            return Atom(key, given.get("text"), span, given.get("sense") or "if")
        case {"not": part}:
            return Not(_condition(part, (path, "not")))
        case {"and": list(parts)}:
            return All(_parts(parts, (path, "and")))
        case {"or": list(parts)}:
            return AnyOf(_parts(parts, (path, "or")))
        case {"at_least": int(k), "of": list(parts)}:
            return AtLeast(k, _parts(parts, (path, "of")), tuple(given.get("weights") or ()))
        case {"by": str(day), "part": part}:
            return By(day, _condition(part, (path, "part")))
    raise _refused(path, given, "a condition: atom, not, and, or, at_least or by")


def _parts(given: list[Any], path: Path) -> tuple[Condition, ...]:
    return tuple(_condition(part, (path, i)) for i, part in enumerate(given))


SPANS = frozenset({"span", "content", "cue", "source", "evidence", "even_after"})


def _within(given: Any, length: int, path: str) -> None:
    """Refuse spans that end after the text."""
    if isinstance(given, Mapping):
        for key, value in given.items():
            if key in SPANS and value:
                for span in value if isinstance(value[0], list) else [value]:
                    if span[1] > length:
                        raise _refused(f"{path}.{key}", span, f"an end of at most {length}, the length of the text")
            _within(value, length, f"{path}.{key}")
    elif isinstance(given, list):
        for i, part in enumerate(given):
            _within(part, length, f"{path}[{i}]")
