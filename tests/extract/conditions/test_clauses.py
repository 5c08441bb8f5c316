"""Where a condition begins and ends, and what is no condition although it opens like one."""

import pytest

from verbale.extract.conditions.clauses import clauses
from verbale.parse.parser import parse
from verbale.record.report import Report


def found(text: str, language: str) -> list[tuple[str, str]]:
    """(sense, words) of the conditions of a text."""
    parsed = parse(Report("x.txt", text, language))
    return [(c.connective.sense, c.span.words(text)) for b in parsed.prose for c in clauses(b, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le Mali refuse de négocier tant que les rebelles n'ont pas déposé les armes.",
            [("while", "tant que les rebelles n'ont pas déposé les armes")],
        ),
        (
            "fr",
            "Une fois la trêve conclue, la Suisse enverra des observateurs.",
            [("once", "Une fois la trêve conclue")],
        ),
        (
            "en",
            "Peru will reopen the border unless the talks fail.",
            [("unless", "unless the talks fail")],
        ),
        (
            "en",
            'Peru pledged to close the camp if Chile took "visible steps".',
            [("if", 'if Chile took "visible steps"')],
        ),
    ],
)
def test_clause_has_its_own_words(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre ignore si la Suisse participera."),
        ("fr", "Le musée reste ouvert jusqu'à vendredi."),
        ("fr", "Lorsque le ministre a parlé, la salle était vide."),
        ("en", "The minister asked whether Peru would take part."),
        ("en", "The museum stays open until Friday."),
        ("en", "He left without a word when the vote was over."),
    ],
)
def test_dates_questions_and_the_past_are_no_conditions(language: str, text: str) -> None:
    assert [sense for sense, _ in found(text, language) if sense != "without"] == []
