"""Times that are counted from what may come are conditions; others only tell when."""

import pytest

from verbale.extract.conditions.clauses import clauses
from verbale.parse.parser import parse
from verbale.record.report import Report


def found(text: str, language: str) -> list[tuple[str, str]]:
    """(sense, words) of the conditions of a text."""
    parsed = parse(Report("x.txt", text, language))
    return [(c.connective.sense, c.body.words(text)) for b in parsed.prose for c in clauses(b, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La Suède s'engage à rouvrir le port dès le lendemain d'un accord.", "un accord"),
        ("fr", "La Suède rouvrira le port dans les trente jours suivant une signature.", "une signature"),
        ("en", "Sweden will reopen the port within 30 days of a signature.", "a signature"),
        ("en", "Sweden vowed to reopen the port the day after an armistice.", "an armistice"),
    ],
)
def test_time_from_what_may_come_is_a_condition(language: str, text: str, expected: str) -> None:
    assert found(text, language) == [("once", expected)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Suède a rouvert le port au lendemain d'une trêve."),
        ("fr", "La Suède rouvrira le port le lendemain de la cérémonie."),
        ("fr", "Au lendemain d'une trêve, la Suède a promis de rouvrir le port."),
        ("en", "Sweden reopened the port within two days of a signature."),
        ("en", "Sweden will reopen the port the day after the ceremony."),
        ("en", "The day after a truce, Sweden vowed to reopen the port."),
    ],
)
def test_time_of_what_was_or_surely_comes_is_none(language: str, text: str) -> None:
    assert found(text, language) == []
