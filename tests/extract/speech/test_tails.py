"""What joins to the words that somebody says: still said, or the reporter's. Sentences of our own, none trained on."""

import pytest
from speech_reader import read

from verbale.extract.speech.cues import connectives
from verbale.extract.speech.tails import Tail
from verbale.extract.speech.view import view
from verbale.parse.parser import parse
from verbale.record.report import Report

CASES = [
    # what gives the reason, the exception, an example
    (
        "en",
        "Varga said the lift was closed because nobody had oiled it.",
        ["the lift was closed because nobody had oiled it"],
    ),
    (
        "en",
        "The owner said she would keep the mill, but might rent out the barn.",
        ["she would keep the mill, but might rent out the barn"],
    ),
    # the reporter's own
    ("en", "Varga said the keys were stolen, an account that the porter disputes.", ["the keys were stolen"]),
    ("en", "When he announced his retirement, Novak was fifty.", ["his retirement"]),
    ("en", "Even though Novak says he wants peace, he bought nine rifles.", ["he wants peace"]),
    # questions, nouns before a clause, titles
    ("en", "The film shows how lonely it is to guard a border.", ["how lonely it is to guard a border"]),
    ("en", "Novak explained why the orchestra had left.", ["why the orchestra had left"]),
    ("en", 'Varga said on "Late Edition" that the trams were safe.', ["the trams were safe"]),
    # French
    (
        "fr",
        "La gérante assure que le four est neuf, même si la facture manque.",
        ["le four est neuf, même si la facture manque"],
    ),
    ("fr", "Le doyen a rejeté la demande tout en assurant vouloir aider.", ["la demande", "vouloir aider"]),
    ("fr", "Quand elle a annoncé son départ, le directeur souriait.", ["son départ"]),
]


@pytest.mark.parametrize(("language", "text", "contents"), CASES)
def test_what_joins(language: str, text: str, contents: list[str]) -> None:
    record = read(language, text)
    assert [c.words(text).rstrip(".") for s in record.statements for c in s.content] == contents


def facts(text: str, start: str, end: str) -> list[str]:
    """The facts of content from one word to before another, behind the cue "said"."""
    parsed = parse(Report("test.txt", text, "en"))
    v = view(parsed.prose[0], parsed)
    first, at, cue = (v.words.index(w) for w in (start, end, "said"))
    return Tail(v, first, len(v) - 1, cue).facts(at, "comma")


def test_tense_tells_whose_clause_goes_on() -> None:
    text = "Novak said the mill would stay, but the barn {} go."
    assert "tense:content" in facts(text.format("would"), "the", ",")
    assert "tense:content" not in facts(text.format("did"), "the", ",")


def test_a_concession_is_told_by_its_words() -> None:
    assert "link:comma:concession" in facts("Novak said the mill was old, although it worked.", "the", ",")
    assert "link:comma:none" in facts("Novak said the mill was old, the barn was new.", "the", ",")


def test_a_clause_around_the_cue_is_known() -> None:
    found = facts("After Novak said the mill was old, the town bought it.", "the", ",")
    assert any(f.endswith(":over-cue") for f in found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_longer_phrases_come_first(language: str) -> None:
    for phrases in connectives(language).values():
        assert [len(words) for words, _ in phrases] == sorted((len(words) for words, _ in phrases), reverse=True)
