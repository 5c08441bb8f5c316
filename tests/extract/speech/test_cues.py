"""The tables of cues: both languages load, a user's own verb is used, a fault is refused."""

from pathlib import Path

import pytest

from verbale.extract.speech.cues import cues, form_lemmas, verb_entries
from verbale.languages.load import languages
from verbale.record.errors import LanguageError

FRAMES = {"clause", "quote", "after", "infinitive", "object", "of", "told", "blame", "call", "self", "gauge"}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_cues_with_known_frames(language: str) -> None:
    table = cues(language)
    assert table.according
    assert set().union(*(kind.frames for kind in table.verbs.values())) <= FRAMES


def test_a_verb_of_several_words_keeps_its_tail() -> None:
    (entry,) = [e for e in verb_entries("fr")["faire"] if e.tail == ("savoir",)]
    assert "clause" in entry.frames


def test_the_longest_tail_comes_first() -> None:
    assert [len(e.tail) for e in verb_entries("en")["call"]] == sorted(
        (len(e.tail) for e in verb_entries("en")["call"]), reverse=True
    )


def test_forms_that_the_parser_does_not_know_lead_to_their_verb() -> None:
    assert form_lemmas("fr")["estime"] == "estimer"
    assert form_lemmas("fr")["dément"] == "démentir"


def test_a_users_own_verb_is_used(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "cues.yml").write_text("verbs:\n  say:\n    frames: []\n    lemmas: [blurt]\n", encoding="utf-8")
    assert "clause" in verb_entries("en", (str(tmp_path),))["blurt"][0].frames


def test_a_fault_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "cues.yml").write_text("verbs:\n  say: [blurt]\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"verbs"):
        cues("en", (str(tmp_path),))
