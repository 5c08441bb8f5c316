"""A user's own language data, from a folder to what ``verbale extract`` finds, without touching the package."""

import json
from pathlib import Path
from typing import Any

import pytest

from verbale.cli.main import main

GAZETTEER = (
    "entry,key,forms,language,type,country,office,of,from,to,gender\n"
    "name,frost-league,Frost League,en,organisation,,,,,,\n"
)
CASES = {
    "cues": (
        {"fr/cues.yml": "verbs:\n  say:\n    frames: []\n    lemmas: [gazouiller]\n"},
        "Le ministre polonais a gazouillé jeudi que le traité de Gdansk tiendrait.",
        lambda told: [(s["rule"].split(":")[1], s["content"]) for s in told["statements"]],
        [("say", [[43, 72]])],
    ),
    "stances and acts": (
        {
            "en/stances.yml": "frames: [{rule: own-word, stance: refuses, act: [object], words: [sideline]}]\n",
            "en/acts.yml": "kinds: [{code: harvest-quota, words: [[herring]]}]\n",
        },
        "Iceland sidelined the herring plan on Monday.",
        lambda told: [(p["stance"], p["act"]["code"], p["rule"]) for p in told["positions"]],
        [("refuses", "harvest-quota", "own-word")],
    ),
    "gazetteer": (
        {"gazetteer/mine.csv": GAZETTEER},
        "The Frost League rejected the herring plan on Monday.",
        lambda told: [a["key"] for a in told["actors"] if a["key"]],
        ["frost-league"],
    ),
    "names": (
        {"en/names.yml": "titles: {laird: m}\n"},
        "Laird Tolvik said that the herring plan was dead.",
        lambda told: [a["name"] for a in told["actors"]],
        ["Tolvik"],
    ),
    "times": (
        {"en/times.yml": "days: {yestermorn: -1}\n"},
        "The envoys met yestermorn in Oslo.",
        lambda told: [e["when"] and e["when"]["start"] for e in told["events"]],
        ["2025-09-03"],
    ),
    "figures": (
        {"en/figures.yml": "words: {eleventy: 110}\n"},
        "Eleventy ships left the port of Oslo.",
        lambda told: [f["value"] for f in told["figures"]],
        [110.0],
    ),
    "events": (
        {"en/events.yml": "types: [{name: regatta, group: sport, verbs: [], nouns: [regatta]}]\n"},
        "The regatta took place in Oslo on 2 September.",
        lambda told: [e["type"] for e in told["events"]],
        ["regatta"],
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def extracted(capfd: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["extract", "report.txt", "--published", "2025-09-04", *more]) == 0
    found: dict[str, Any] = json.loads(capfd.readouterr().out)
    return found


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", CASES)
def test_own_language_data_changes_what_is_found(folder: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    files, text, found, expected = CASES[kind]
    language = "fr" if any(name.startswith("fr/") for name in files) else "en"
    put(folder, {"report.txt": text, **{f"own/{name}": table for name, table in files.items()}})
    assert found(extracted(capfd, "--language", language)) != expected
    assert found(extracted(capfd, "--language", language, "--language-data", str(folder / "own"))) == expected
    assert found(extracted(capfd, "--language", language)) != expected, "ours stays as it is"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("cues.yml", "verbs:\n  say:\n    lemas: [blurt]\n", "own/en/cues.yml, line 3: key 'cues.verbs.say.lemas'"),
        ("figures.yml", "words:\n  eleventy: many\n", "own/en/figures.yml, line 2: key 'figures.words.eleventy'"),
        ("times.yml", "dayz: {yestermorn: -1}\n", "own/en/times.yml, line 1: key 'times.dayz'"),
        (
            "times.yml",
            'rules:\n  - {name: own-rule, kind: date, pattern: "on {dayz}"}\n',
            "own/en/times.yml, line 2: rule 'own-rule': no slot {dayz}; known: ",
        ),
        ("events.yml", "types:\n  - {nam: regatta}\n", "own/en/events.yml, line 2: key 'events.types"),
        ("names.yml", "titles: [laird]\n", "own/en/names.yml, line 1: key 'names.titles'"),
    ],
)
def test_a_fault_is_named_by_file_line_and_key(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str, text: str, message: str
) -> None:
    put(folder, {"report.txt": "The envoys met.", f"own/en/{name}": text})
    assert main(["extract", "report.txt", "--language", "en", "--language-data", str(folder / "own")]) == 2
    told = capfd.readouterr()
    assert message in told.err
    assert told.out == ""
