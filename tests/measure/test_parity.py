"""The package measures as the project's scorer does, to the last figure."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from verbale.measure.figures import score
from verbale.measure.gold import load

GOLD = Path(__file__).parents[2] / "eval" / "gold"


def damaged(gold: dict) -> dict:
    """A record near the gold: every third statement shifted, half of the positions without actor."""
    statements = [
        {**s, "content": [[a, max(a + 1, b - 9 * (i % 3))] for a, b in s["content"]], "speaker": None if i % 4 else "x"}
        for i, s in enumerate(gold["statements"])
    ]
    actors = [{"id": f"a{i}", "name": p["actor"], "mentions": []} for i, p in enumerate(gold["positions"])]
    positions = [
        {**p, "actor": f"a{i}" if i % 2 else None, "condition": p["conditions"]}
        for i, p in enumerate(gold["positions"])
    ]
    return {
        "report": {"origin": f"{gold['doc']}.txt"},
        "actors": actors,
        "statements": statements,
        "positions": positions,
        "events": gold["events"][::2],
    }


@pytest.mark.shared
def test_same_figures(shared: Path) -> None:
    sys.path.insert(0, str(shared / "score"))
    spec = importlib.util.spec_from_file_location("shared_score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    sys.modules["shared_score"] = reference
    spec.loader.exec_module(reference)
    folder = GOLD / "wikinews_fr"
    found = {}
    for path in folder.glob("*.gold.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found[gold["doc"]] = damaged(gold)
    ours = score(load(str(folder), None), found)
    theirs = reference.score(reference.load(str(folder), None), found)
    assert ours == theirs
    assert 0.2 < ours["groups"]["overall"]["statements"]["span"]["F1"] < 1.0
