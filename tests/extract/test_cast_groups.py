"""Groups: described by their whole phrase, with their size, and for whom they stand. Parsed for real."""

from datetime import date

import pytest

from verbale.extract.cast import Cast, Figure
from verbale.parse.parser import parse
from verbale.record.actors import ActorType
from verbale.record.report import Report


def who(text: str, language: str, word: str) -> tuple[Cast, Figure | None]:
    """The cast of a report, and whom the first token of that form stands for."""
    parsed = parse(Report("test.txt", text, language))
    cast = Cast(parsed)
    block, token = next((b, t) for b in parsed.prose for t in b.doc if t.text == word)
    actor = cast.who(block, token)
    return cast, cast.by_id[actor] if actor else None


@pytest.mark.parametrize(
    ("text", "language", "word", "phrase"),
    [
        ("D'autres Etats européens ont refusé.", "fr", "Etats", "D'autres Etats européens"),
        ("Les Alliés ont refusé cette proposition.", "fr", "Alliés", "Les Alliés"),
        ("The Allies have refused the offer.", "en", "Allies", "The Allies"),
        ("Member States agreed on the text.", "en", "States", "Member States"),
    ],
)
def test_a_group_noun_with_a_capital_is_no_name(text: str, language: str, word: str, phrase: str) -> None:
    _, figure = who(text, language, word)
    assert figure is not None
    assert (figure.type, figure.name) == (ActorType.GROUP, phrase)


def test_a_government_with_a_capital_is_its_state() -> None:
    _, figure = who("Le Gouvernement britannique hésite.", "fr", "Gouvernement")
    assert figure is not None
    assert figure.key == "GBR"


@pytest.mark.parametrize(
    ("text", "language", "words", "coalition"),
    [
        (
            'Les ministres de la "Coalition des Volontaires" - une trentaine de pays, qui aident l\'Ukraine - '
            "ont fixé l'aide qu'ils peuvent donner.",
            "fr",
            ("trentaine", "qui", "ils"),
            "Coalition des volontaires",
        ),
        (
            "Leaders of the Coalition of the Willing - some thirty countries that support Ukraine - agreed.",
            "en",
            ("countries", "that"),
            "Coalition of the Willing",
        ),
    ],
)
def test_an_aside_after_a_group_is_its_size(text: str, language: str, words: tuple[str, ...], coalition: str) -> None:
    for word in words:
        _, figure = who(text, language, word)
        assert figure is not None
        assert (figure.name, figure.size) == (coalition, 30)


def test_a_quantity_in_a_list_is_a_group_of_its_own() -> None:
    _, figure = who("L'Otan, une trentaine de pays et plusieurs associations ont refusé.", "fr", "trentaine")
    assert figure is not None
    assert figure.name == "une trentaine de pays"


def test_the_leaders_of_a_group_act_for_it_and_some_of_them_do_not() -> None:
    text = "Les dirigeants de l'Otan ont refusé."
    cast, figure = who(text, "fr", "dirigeants")
    assert figure is not None
    assert cast.by_id[cast.state_of(figure.id) or ""].key == "nato"
    cast, figure = who(text.replace("Les", "Deux"), "fr", "dirigeants")
    assert figure is not None
    assert cast.state_of(figure.id) == figure.id


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Des alliés ont parlé. Il n'y a aucun geste de la Russie indiquant qu'ils veulent la paix.", "fr", "ils"),
        ("European soldiers are here. There is no sign from Russia that they want peace.", "en", "they"),
    ],
)
def test_they_in_a_clause_on_a_noun_of_a_state_are_its_people(text: str, language: str, word: str) -> None:
    _, figure = who(text, language, word)
    assert figure is not None
    assert figure.key == "RUS"


@pytest.mark.parametrize(
    ("text", "language", "word", "name"),
    [
        ("Kiev a parlé. Le président américain pourrait venir, mais il a exclu cela.", "fr", "il", "Donald Trump"),
        ("Emmanuel Macron came. The Kremlin has said that it will never accept this.", "en", "it", "Russia"),
        (
            "Emmanuel Macron came. Poland will not deploy soldiers, Prime Minister Donald Tusk said, "
            "though it is prepared to help.",
            "en",
            "it",
            "Poland",
        ),
        ("Un proche conseiller du président Emmanuel Macron a parlé.", "fr", "conseiller", None),
    ],
)
def test_the_subject_of_the_sentence_comes_first(text: str, language: str, word: str, name: str | None) -> None:
    parsed = parse(Report("test.txt", text, language, published=date(2025, 9, 4)))
    cast = Cast(parsed)
    block, token = next((b, t) for b in parsed.prose for t in b.doc if t.text == word)
    assert cast.by_id[cast.who(block, token) or ""].name == name
