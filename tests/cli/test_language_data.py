"""A user's own language data, from a folder to what ``verbale extract`` finds, without touching the package."""

import json
from pathlib import Path
from typing import Any

import pytest

from verbale.cli.main import main
from verbale.languages.comparing import common_words, comparing
from verbale.languages.facts import called
from verbale.languages.gazetteers import gazetteer
from verbale.languages.own import use

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
    "sections": (
        {"en/sections.yml": "teaser: [from our files]\n"},
        "The envoys met in Oslo.\n\nFrom our files, the talks of 1994.",
        lambda told: [s["role"] for s in told["sections"]],
        ["body", "teaser"],
    ),
    "engine": (
        {"en/engine.yml": 'replace: {"\u0430": a}\n'},  # a Cyrillic letter that only looks like the Latin one
        "Jane Roe s\u0430id that the herring plan was dead.",
        lambda told: [s["content"] for s in told["statements"]],
        [[[19, 44]]],
    ),
    "agencies": (
        {"agencies.yml": "Nordpress: [Nordpress]\n"},
        "OSLO (Nordpress) - The envoys met on Monday.",
        lambda told: told["report"]["agencies"],
        ["Nordpress"],
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
        ("sections.yml", "teasers: [x]\n", "own/en/sections.yml, line 1: key 'sections.teasers'"),
        ("engine.yml", "replace: [x]\n", "own/en/engine.yml, line 1: key 'engine.replace'"),
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


def test_the_environment_lays_ones_own_data_on_top_for_every_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    put(folder, {"report.txt": "The Frost League rejected the herring plan.", "league.csv": GAZETTEER})
    put(folder, {"own/en/facts.yml": "by: []\narticles: [ye]\nfacts: {thaw: [great thaw]}\nacts: {}\n"})
    monkeypatch.setenv("VERBALE_GAZETTEER", str(folder / "league.csv"))
    monkeypatch.setenv("VERBALE_LANGUAGE_DATA", str(folder / "own"))
    assert "frost-league" in [a["key"] for a in extracted(capfd, "--language", "en")["actors"]]
    assert "great-thaw" in called("facts")["thaw"], "a question to a dossier knows it too"
    assert gazetteer().parties["frost-league"].name("en") == "Frost League"
    monkeypatch.delenv("VERBALE_GAZETTEER")
    monkeypatch.delenv("VERBALE_LANGUAGE_DATA")
    extracted(capfd, "--language", "en")
    assert "thaw" not in called("facts")
    assert "frost-league" not in gazetteer().parties


def test_comparing_knows_ones_own_words(tmp_path: Path) -> None:
    put(tmp_path, {"fr/compare.yml": "negation: [nenni]\nmodes: {phone: [bigophone]}\n"})
    put(tmp_path, {"fr/common.yml": "words: {hareng: 40}\n"})
    assert "nenni" not in comparing("fr").negation
    use([tmp_path])
    try:
        assert "nenni" in comparing("fr").negation > {"jamais"}
        assert "bigophone" in comparing("fr").modes["phone"] > {"telephone"}
        assert common_words("fr")["hareng"] == 40
    finally:
        use([])


@pytest.mark.parametrize("name", ["VERBALE_GAZETTEER", "VERBALE_LANGUAGE_DATA"])
def test_own_data_that_is_not_there_stops_the_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv(name, str(folder / "nowhere"))
    assert main(["extract", "report.txt"]) == 2
    assert f"{name}: found '{folder}/nowhere', expected a f" in capfd.readouterr().err
