"""Constructions of the press, each in words that nothing was trained on: content, source, and what is left out."""

import pytest
from speech_reader import read


def said(language: str, text: str) -> list[tuple[list[str], str]]:
    """For each statement its pieces without marks at the ends, and its source."""
    return [
        ([c.words(text).strip(' ."«»“”,') for c in s.content], " ".join(p.words(text) for p in s.source))
        for s in read(language, text).statements
    ]


@pytest.mark.parametrize(
    ("language", "text", "pieces", "source"),
    [
        (
            "en",
            "The lighthouse, Moor said, had been dark for a week.",
            ["The lighthouse", "had been dark for a week"],
            "Moor",
        ),
        (
            "fr",
            "Le phare, a expliqué le gardien, était éteint depuis lundi.",
            ["Le phare", "était éteint depuis lundi"],
            "le gardien",
        ),
        ("fr", "Le phare est en panne, a indiqué la mairie.", ["Le phare est en panne"], "la mairie"),
        ("en", "The museum announced its closure on Friday.", ["its closure"], "The museum"),
        ("en", '"We lost," Moor, a sailor, said.', ["We lost"], "Moor, a sailor"),
        ("fr", "« Le phare est mort », admet, sous couvert d'anonymat, un élu.", ["Le phare est mort"], "un élu"),
        ("en", "They told the crew not to leave.", ["not to leave"], "They"),
    ],
)
def test_found(language: str, text: str, pieces: list[str], source: str) -> None:
    ((content, who),) = said(language, text)
    assert content == pieces
    assert who == source


def test_a_gerund_ends_what_was_announced() -> None:
    first, *_ = said("fr", "Le club a démenti tout contact en rappelant que le joueur était sous contrat.")
    assert first[0] == ["tout contact"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pour la première fois depuis dix ans, le phare est éteint."),
        ("fr", "Le traité prévoit la libre circulation des navires."),
        ("en", "The lamp is known as the old lady and burns all night."),
    ],
)
def test_nobody_says_it(language: str, text: str) -> None:
    assert said(language, text) == []
