"""Acts that count without a day, deliveries, what expires."""

import pytest
from events_reader import read

from verbale.record.event import EventStatus


def told(text: str, language: str) -> list[tuple[str, EventStatus]]:
    return [(e.type, e.status) for e in read(text, language)[0]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The talks went on.\n\nPolice arrested nine brewers.", "arrest"),
        ("en", "The talks went on.\n\nPeru sent patrol ships north and recalled its envoy.", "deployment"),
        ("fr", "Les pourparlers continuent.\n\nLe préfet a limogé le directeur du port.", "resignation"),
        ("fr", "Les pourparlers continuent.\n\nLa police a interpellé neuf brasseurs.", "arrest"),
        ("fr", "Les pourparlers continuent.\n\nLe gouvernement lèvera les sanctions.", "sanction"),
    ],
)
def test_what_a_main_clause_tells_counts_without_a_day(language: str, text: str, expected: str) -> None:
    assert expected in [kind for kind, _ in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks went on.\n\nThe police had arrested nine brewers."),
        ("en", "The talks went on.\n\nIf the police arrested nine brewers, the town would protest."),
        ("fr", "Les pourparlers continuent.\n\nLe préfet avait limogé le directeur du port."),
    ],
)
def test_what_lies_before_the_story_or_is_only_thought_of_does_not(language: str, text: str) -> None:
    assert not {kind for kind, _ in told(text, language)} & {"arrest", "resignation"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Red Crescent delivered 40 tonnes of flour on Tuesday.", "delivery"),
        ("fr", "Le Croissant-Rouge a livré mardi 40 tonnes de farine.", "delivery"),
        ("fr", "Un convoi d'aide est entré mardi à Zarzis.", "delivery"),
        ("en", "The fishing accord will expire on Friday.", "expiry"),
        ("en", "Border guards traded fire on Tuesday near Dhehiba.", "attack"),
        ("en", "Algeria closed the crossing at Bouchebka on Tuesday.", "sanction"),
        ("fr", "L'Algérie a fermé mardi le poste de Bouchebka.", "sanction"),
    ],
)
def test_deliveries_expiries_fire_traded_and_borders_closed(language: str, text: str, expected: str) -> None:
    assert expected in [kind for kind, _ in told(text, language)]


def test_a_post_closed_since_a_month_tells_how_things_stand() -> None:
    text = "Le ministre a visité mardi le poste fermé depuis janvier."
    assert [kind for kind, _ in told(text, "fr")] == ["visit"]
