"""What verbs of saying have for objects, what is not told at all, and where objects end before the saying goes on."""

import pytest
from speech_reader import read


def contents(language: str, text: str) -> list[str]:
    """The contents of a text's statements as one string each."""
    return [" | ".join(c.words(text) for c in s.content) for s in read(language, text).statements]


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "The harbour master puts the loss at 9 million crowns.", "the loss at 9 million crowns"),
        ("en", "The pollsters found 58 percent against the toll.", "58 percent against the toll"),
        ("fr", "La fédération évalue à 70 millions le prix du canal.", "à 70 millions le prix du canal"),
        ("en", "The guild turned down the proposal.", "the proposal"),
        ("fr", "Un rapport montre que les digues ne tiendront pas.", "les digues ne tiendront pas"),
        ("fr", "La consule a, pour sa part, réclamé une enquête.", "une enquête"),
        ("fr", "Le juge a, de son côté, indiqué que la salle serait fermée.", "la salle serait fermée"),
    ],
)
def test_figures_and_objects_are_told(language: str, text: str, content: str) -> None:
    assert content in contents(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The keeper did not say how the lamp had gone out."),
        ("en", "The diver was asked what she had seen below the pier."),
        ("en", "The two ports agreed to share a pilot."),
        ("fr", "Le réservoir accuse un déficit de quatre mètres."),
        ("fr", "Elle accuse un retard de deux tours."),
        ("fr", "La lettre se trouvait sous la porte du notaire."),
        ("fr", "Le texte prévoit une prime de trente couronnes."),
        ("fr", "Une voisine appelle, une lampe au poing."),
    ],
)
def test_other_uses_tell_nothing(language: str, text: str) -> None:
    assert contents(language, text) == []


def test_who_is_accused_of_a_deficit_is() -> None:
    assert contents("fr", "La maire accuse un élu d'avoir caché le déficit.") == ["un élu d'avoir caché le déficit"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The abbot denounced the tariff as soon as it was printed.", "the tariff"),
        ("The ferrymen rejected the offer within the hour.", "the offer"),
        ("The envoy defended the tariff before leaving for the coast.", "the tariff"),
    ],
)
def test_an_object_ends_before_the_circumstances_of_the_saying(text: str, content: str) -> None:
    assert contents("en", text) == [content]


def test_a_factbox_is_no_transcript() -> None:
    box = "LOWMARK: The roads minister was in hospital on Friday.\n\nHIGHMARK: Two lorries were sent to the border."
    assert contents("en", box) == []
    talk = "MOOR: The vase is safe.\n\nLUND: Who has seen it?\n\nMOOR: The cook has."
    assert len(contents("en", talk)) == 3


def test_a_headline_topic_speaks_no_clause() -> None:
    assert contents("fr", "Budget : le Conseil vote la taxe\n\nLe Conseil a voté la taxe mardi par neuf voix.") == []


def test_who_tells_no_more_says_nothing_with_it() -> None:
    text = "The steward told the court that the vault was empty, but she refused to say why."
    assert contents("en", text) == ["the vault was empty"]
