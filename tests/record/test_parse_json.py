"""The interchange form back into types, or a refusal that names the place."""

from copy import deepcopy
from typing import Any

import pytest

from factory import TEXT, record
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.errors import RecordError
from verbale.record.interchange import condition_json, finding_json, to_json
from verbale.record.parse_json import finding_from_json, record_from_json
from verbale.record.position import Position
from verbale.record.span import Span


def test_there_and_back() -> None:
    assert record_from_json(to_json(record()), TEXT) == record()


def test_keys_that_are_not_known_are_ignored() -> None:
    given = to_json(record())
    given["new"] = given["report"]["new"] = given["statements"][0]["new"] = 1
    assert record_from_json(given, TEXT) == record()


CONDITIONS: list[Condition] = [
    Atom("ceasefire", "une fois un cessez-le-feu conclu", Span(3, 9), "once"),
    Not(Atom("ceasefire")),
    All((Atom("a"), AnyOf((Atom("b"), Not(Atom("c")))))),
    AtLeast(2, (Atom("a"), Atom("b"), Atom("c")), (1, 2, 1)),
    By("2025-10-01", Atom("a")),
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_there_and_back(condition: Condition) -> None:
    from dataclasses import replace

    given = finding_json(replace(record().positions[0], condition=condition))
    assert given["condition"] == condition_json(condition)
    assert finding_from_json(given, Position).condition == condition


def changed(path: str, value: Any) -> dict[str, Any]:
    """A good record with one value changed."""
    given = deepcopy(to_json(record()))
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    at: Any = given
    for part in way:
        at = at[part]
    at[last] = value
    return given


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("format", "other/2", "found format 'other/2', expected 'verbale-record/1'"),
        ("statements", None, "statements: found None, expected a list"),
        ("statements.0.kind", "loud", r"statements[0].kind: found 'loud', expected one of direct, mixed, indirect"),
        ("statements.0.content", [[5, 5]], r"statements[0].content[0]: found [5, 5], expected [start, end] with 0 <="),
        ("statements.0.content", [[5, 99999]], f"expected an end of at most {len(TEXT)}, the length of the text"),
        ("statements.1.confidence", "high", r"statements[1].confidence: found 'high', expected a number"),
        ("positions.0.act.code", 5, r"positions[0].act.code: found 5, expected words"),
        ("positions.0.condition", {"maybe": 1}, "expected a condition: atom, not, and, or, at_least or by"),
        ("positions.0.requirement", "no", "expected true or false"),
        ("events.0.when.start", 5, r"events[0].when.start: found 5, expected words"),
        ("report.published", "yesterday", "report.published: found 'yesterday', expected an ISO 8601 date or instant"),
        ("report.id", "sha256:00", "report.id: found 'sha256:00', but the text given has 'sha256:"),
        ("actors.0", 5, "actors[0]: found 5, expected an object"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(path: str, value: Any, message: str) -> None:
    with pytest.raises(RecordError) as caught:
        record_from_json(changed(path, value), TEXT)
    assert message in str(caught.value)


@pytest.mark.parametrize("given", [None, [], "x", 5, {}])
def test_what_is_no_record_at_all(given: Any) -> None:
    with pytest.raises(RecordError, match="expected 'verbale-record/1'"):
        record_from_json(given, TEXT)


def test_a_missing_key_is_named() -> None:
    given = to_json(record())
    del given["figures"][0]["value"]
    with pytest.raises(RecordError, match=r"figures\[0\]: key 'value' is missing"):
        record_from_json(given, TEXT)
