"""The entries marked in our own press reports: each rests on words of its report, and the scorer finds them all."""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from verbale.measure.figures import score
from verbale.measure.gold import Doc, load

ROOT = Path(__file__).parents[1]
LAYERS = ("positions", "events", "roles")


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("eval.own_entries")


def perfect(doc: Doc) -> dict[str, Any]:
    """A record that says what was marked."""
    positions = [{**p, "condition": p["conditions"]} for p in doc.gold["positions"]]
    roles = [{**r, "actor": r["person"], "office": r["role"]} for r in doc.gold["roles"]]
    there = [[p[0] if isinstance(p, list) else p for p in e["participants"]] for e in doc.gold["events"]]
    events = [{**e, "participants": names} for e, names in zip(doc.gold["events"], there, strict=True)]
    return {"report": {}, "positions": positions, "events": events, "roles": roles}


@pytest.mark.parametrize(("folder", "least"), [("", 24), ("check", 8)])
def test_what_is_marked_stands_in_the_reports_and_scores_as_right(
    marked: ModuleType, tmp_path: Path, folder: str, least: int
) -> None:
    reports = list(marked.lay_out(tmp_path / "own", marked.SIDECARS / folder, ()))
    docs = load(str(tmp_path / "own"), None)
    assert len(docs) == len(reports) >= least
    figures = score(docs, {doc.name: perfect(doc) for doc in docs}, LAYERS)["groups"]["overall"]
    assert figures["positions"]["strict"]["F1"] == figures["events"]["found_and_type"]["F1"] == 1.0
    assert figures["roles"]["found"]["F1"] == 1.0


def test_the_reports_kept_from_training_score_as_right_against_themselves(marked: ModuleType, tmp_path: Path) -> None:
    press = importlib.import_module("eval.press")
    docs = [d for d in load(str(press.lay_out(tmp_path / "press")), None) if "statements" in d.gold["layers"]]
    assert len(docs) >= 49
    said = {d.name: {"report": {}, "statements": d.gold["statements"], "actors": []} for d in docs}
    assert score(docs, said, ("statements",))["groups"]["overall"]["statements"]["exact"]["F1"] == 1.0


def test_words_that_are_not_there_or_stand_twice_are_told(marked: ModuleType) -> None:
    press = importlib.import_module("eval.press")
    text = "The council met. The council left."
    assert press.place_of("x", text, "council met") == [4, 15]
    with pytest.raises(SystemExit, match="found 2 times"):
        press.place_of("x", text, "The council")
    with pytest.raises(SystemExit, match="found 0 times"):
        press.place_of("x", text, "The mayor")


def test_a_text_without_marks_stands_beside_its_entries(marked: ModuleType, tmp_path: Path) -> None:
    press = importlib.import_module("eval.press")
    (tmp_path / "vote-01.en.txt").write_text("The senate met on Monday.", encoding="utf-8")
    (tmp_path / "vote-01.en.yml").write_text(
        "published: 2026-03-03\nevents:\n  - {type: meeting, status: occurred, evidence: [senate met]}\n",
        encoding="utf-8",
    )
    assert press.text_of(press.SIDECARS / "agency-25.en.yml").parent == press.TEXTS
    list(marked.lay_out(tmp_path / "own", tmp_path, ()))
    (doc,) = load(str(tmp_path / "own"), None)
    assert doc.gold["layers"] == ["events"]
    assert doc.gold["events"][0]["evidence"] == [[4, 14]]
