"""A user's own stance words, acts and facts are used without touching the package; a fault is named."""

from pathlib import Path

import pytest

from verbale.extract.cast import Cast
from verbale.extract.positions import positions
from verbale.extract.reading import Reading
from verbale.parse.parsed import ParsedReport
from verbale.parse.parser import parse
from verbale.record.condition import Atom
from verbale.record.errors import LanguageError
from verbale.record.position import Stance
from verbale.record.report import Report

STANCES = "frames: [{rule: own-word, stance: refuses, act: [object], words: [sideline]}]\n"
ACTS = "kinds: [{code: harvest-quota, words: [[herring]]}]\n"
CONDITIONS = "atoms: [{key: thaw, words: [[ice], [melt]]}]\n"
TEXT = "Iceland sidelined the herring plan until the ice melts."


def read(text: str, overlays: tuple[str, ...]) -> Reading:
    parsed = parse(Report("x.txt", text, "en"))
    laid = ParsedReport(
        parsed.report, parsed.sections, parsed.blocks, parsed.quotations, parsed.skipped, overlays=overlays
    )
    reading = Reading(laid, Cast(parsed))
    positions(reading)
    return reading


def test_own_words_are_used(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    for name, text in (("stances", STANCES), ("acts", ACTS), ("conditions", CONDITIONS)):
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    assert read(TEXT, ()).positions == []
    (one,) = read(TEXT, (str(tmp_path),)).positions
    assert (one.stance, one.act.code, one.rule) == (Stance.REFUSES, "harvest-quota", "own-word")
    inner = getattr(one.condition, "part", one.condition)
    assert isinstance(inner, Atom)
    assert inner.key == "thaw"


def test_a_fault_names_file_line_and_key(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "stances.yml").write_text(
        "frames:\n  - {rule: x, stance: refuses, wrods: [y], act: []}\n", encoding="utf-8"
    )
    with pytest.raises(LanguageError, match=r"stances\.yml, line 2: key .*wrods"):
        read(TEXT, (str(tmp_path),))


@pytest.mark.parametrize(
    ("table", "text", "told"),
    [
        ("stances", "frames: [{rule: x, stance: refuzes, act: [object], words: [sideline]}]", "refuzes"),
        ("stances", "frames: [{rule: x, stance: refuses, act: [infinitiv], words: [sideline]}]", "infinitiv"),
        ("stances", "frames: [{rule: x, stance: refuses, act: [object], pos: adverb, words: [sideline]}]", "adverb"),
        ("conditions", "connectives: [{rule: x, sense: onze, words: [whenever]}]", "onze"),
        ("acts", "kinds: [{code: herring, plover: EAT, words: [[herring]]}]", "EAT"),
    ],
)
def test_a_misspelt_word_of_ours_is_refused(tmp_path: Path, table: str, text: str, told: str) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / f"{table}.yml").write_text(text + "\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=rf"{table}\.yml.*{told}"):
        read(TEXT, (str(tmp_path),))
