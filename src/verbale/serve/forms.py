"""The fields of an entry that a reviewer may put right, as a form shows them.

A form field is named after its place in the interchange form (``act.code``), so that nothing is lost: what the
form does not show stays as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verbale.record.event import EventStatus
from verbale.record.position import Stance
from verbale.record.statement import Modality, StatementKind
from verbale.store.kinds import Kind


class Input(StrEnum):
    """How a field is filled in."""

    CHOICE = "choice"
    ACTOR = "actor"
    TEXT = "text"
    NUMBER = "number"
    TICK = "tick"
    ATOM = "atom"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its place in the interchange form, how it is filled in, its choices, and whether it may be empty."""

    path: str
    input: Input
    choices: tuple[str, ...] = ()
    group: str = ""
    empty: bool = True


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field with its value, as the form shows it."""

    path: str
    input: str
    group: str
    choices: tuple[tuple[str, str], ...]
    value: str
    empty: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that an edit put right: its place, its group of labels, and what it said before and after."""

    path: str
    group: str
    before: str
    after: str


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


BOUNDS = ("exact", "at-least", "more-than", "at-most", "less-than")
FIELDS: dict[Kind, tuple[FieldSpec, ...]] = {
    Kind.POSITION: (
        FieldSpec("actor", Input.ACTOR, empty=False),
        FieldSpec("stance", Input.CHOICE, _values(Stance), "stance", empty=False),
        FieldSpec("act.code", Input.TEXT, group="act", empty=False),
        FieldSpec("condition", Input.ATOM),
        FieldSpec("requirement", Input.TICK),
        FieldSpec("holder", Input.ACTOR),
        FieldSpec("beneficiary", Input.ACTOR),
        FieldSpec("deadline", Input.TEXT),
    ),
    Kind.STATEMENT: (
        FieldSpec("speaker", Input.ACTOR),
        FieldSpec("kind", Input.CHOICE, _values(StatementKind), "type", empty=False),
        FieldSpec("modality", Input.CHOICE, _values(Modality), "modality", empty=False),
        FieldSpec("channel", Input.TEXT),
        FieldSpec("setting", Input.TEXT),
        FieldSpec("said", Input.TEXT),
    ),
    Kind.EVENT: (
        FieldSpec("type", Input.TEXT, group="type", empty=False),
        FieldSpec("status", Input.CHOICE, _values(EventStatus), "status", empty=False),
        FieldSpec("when.start", Input.INSTANT),
        FieldSpec("when.end", Input.INSTANT),
        FieldSpec("place", Input.TEXT),
        FieldSpec("mode", Input.CHOICE, ("in person", "video", "phone", "hybrid"), "mode"),
    ),
    Kind.FIGURE: (
        FieldSpec("value", Input.NUMBER, empty=False),
        FieldSpec("max", Input.NUMBER),
        FieldSpec("bound", Input.CHOICE, BOUNDS, "bound", empty=False),
        FieldSpec("approximate", Input.TICK),
        FieldSpec("unit", Input.TEXT),
        FieldSpec("counts", Input.TEXT),
    ),
    Kind.ROLE: (
        FieldSpec("actor", Input.ACTOR, empty=False),
        FieldSpec("office", Input.TEXT, empty=False),
        FieldSpec("of", Input.ACTOR),
    ),
    Kind.MEMBERSHIP: (
        FieldSpec("actor", Input.ACTOR, empty=False),
        FieldSpec("group", Input.ACTOR, empty=False),
        FieldSpec("quality", Input.TEXT, empty=False),
    ),
}
SPANS = {Kind.STATEMENT: "content", Kind.FIGURE: "span"}  # else ``evidence``


def span_key(kind: Kind) -> str:
    """Where a finding of this kind keeps the words it rests on."""
    return SPANS.get(kind, "evidence")


def lines(kind: Kind, payload: Mapping[str, Any], actors: tuple[tuple[str, str], ...]) -> tuple[FieldLine, ...]:
    """The form of a finding; ``actors``: (id, label) of the report's actors."""
    return tuple(_line(field, payload, actors) for field in FIELDS.get(kind, ()))


def _line(field: FieldSpec, payload: Mapping[str, Any], actors: tuple[tuple[str, str], ...]) -> FieldLine:
    value: Any = payload
    for key in field.path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if field.input is Input.ATOM:
        value = written(value)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool):
        value = "yes" if value else ""
    choices = actors if field.input is Input.ACTOR else tuple((choice, "") for choice in field.choices)
    return FieldLine(
        field.path, field.input.value, field.group, choices, "" if value is None else str(value), field.empty
    )


def changes(
    kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], actors: Mapping[str, str]
) -> tuple[FieldChange, ...]:
    """The fields in which two findings of one kind differ; actors by name, words by their places."""
    choices = tuple(actors.items())
    found = []
    for old, new in zip(lines(kind, before, choices), lines(kind, after, choices), strict=True):
        if old.value != new.value:
            shown = [actors.get(v, v) if old.input == Input.ACTOR else v for v in (old.value, new.value)]
            found.append(FieldChange(old.path, old.group, *shown))
    spans = [places(kind, finding) for finding in (before, after)]
    return (*found, FieldChange("spans", "", *spans)) if spans[0] != spans[1] else tuple(found)


def places(kind: Kind, finding: Mapping[str, Any]) -> str:
    """Where the words of a finding stand, as the form takes it: ``start-end start-end``."""
    given = finding.get(span_key(kind)) or []
    pairs = [given] if kind is Kind.FIGURE else given
    return " ".join(f"{start}-{end}" for start, end in pairs)


def written(condition: Any) -> str:
    """A condition as one can type it: ``ceasefire``, ``not ceasefire``; "" for none; longer ones as ``(…)``, kept."""
    if condition is None:
        return ""
    if isinstance(condition, Mapping) and "atom" in condition:
        return str(condition["atom"])
    if isinstance(condition, Mapping) and isinstance(condition.get("not"), Mapping) and "atom" in condition["not"]:
        return f"not {condition['not']['atom']}"
    return "(…)"
