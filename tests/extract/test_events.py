"""Sentences with what they tell to happen, as of Thursday, 4 September 2025."""

from datetime import date

import pytest

from verbale.extract.cast import Cast
from verbale.extract.events import events
from verbale.extract.happenings.weight import confidence, weights
from verbale.extract.reading import Reading
from verbale.extract.statements import statements
from verbale.extract.times import times
from verbale.parse.parser import parse
from verbale.record.event import Event
from verbale.record.report import Report


def read(text: str, language: str, published: date | None = date(2025, 9, 4)) -> list[Event]:
    """All events of a text."""
    parsed = parse(Report("test", text, language, published=published))
    reading = Reading(parsed, Cast(parsed))
    for extractor in (times, statements, events):
        extractor(reading)
    return reading.events


@pytest.mark.parametrize(
    ("language", "text", "kind", "status", "start"),
    [
        ("fr", "Emmanuel Macron a rencontré Friedrich Merz mardi à Berlin.", "meeting", "occurred", "2025-09-02"),
        ("fr", "Emmanuel Macron rencontrera Friedrich Merz mardi à Berlin.", "meeting", "scheduled", "2025-09-09"),
        ("fr", "Le président se rendra en Italie le 12 septembre.", "visit", "scheduled", "2025-09-12"),
        ("fr", "Le Parlement a adopté la loi mercredi.", "vote", "occurred", "2025-09-03"),
        ("fr", "Deux drones ont frappé le port d'Odessa dimanche.", "attack", "occurred", "2025-08-31"),
        ("fr", "La France et l'Italie ont signé un accord lundi à Rome.", "agreement", "occurred", "2025-09-01"),
        ("en", "Emmanuel Macron met Friedrich Merz in Berlin on Tuesday.", "meeting", "occurred", "2025-09-02"),
        ("en", "Emmanuel Macron will meet Friedrich Merz in Berlin on Tuesday.", "meeting", "scheduled", "2025-09-09"),
        ("en", "The president will visit Italy on September 12.", "visit", "scheduled", "2025-09-12"),
        ("en", "Parliament adopted the law on Wednesday.", "vote", "occurred", "2025-09-03"),
        ("en", "Two drones struck the port of Odesa on Sunday.", "attack", "occurred", "2025-08-31"),
    ],
)
def test_event(language: str, text: str, kind: str, status: str, start: str) -> None:
    [found] = read(text, language)
    assert (found.type, found.status.value) == (kind, status)
    assert found.when is not None
    assert found.when.start == start
    assert 0 < found.confidence <= 1
    assert found.rule


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Emmanuel Macron n'a pas rencontré Friedrich Merz mardi."),
        ("fr", "Le pays compte douze millions d'habitants."),
        ("en", "Emmanuel Macron did not meet Friedrich Merz on Tuesday."),
        ("en", "The country is home to twelve million people."),
    ],
)
def test_what_did_not_happen_is_no_event(language: str, text: str) -> None:
    assert read(text, language) == []


def test_one_happening_told_twice_is_one_event() -> None:
    text = (
        "Emmanuel Macron a rencontré Friedrich Merz mardi à Berlin.\n\n"
        "La rencontre, qui a eu lieu mardi, a duré deux heures."
    )
    [found] = read(text, "fr")
    assert len(found.evidence) == 2
    assert found.place == "Berlin"


def test_two_days_are_two_events() -> None:
    text = (
        "Emmanuel Macron met Friedrich Merz in Berlin on Monday. Emmanuel Macron met Giorgia Meloni in Rome on Tuesday."
    )
    assert [e.when.start for e in read(text, "en") if e.when] == ["2025-09-01", "2025-09-02"]


def test_caption_tells_a_press_conference() -> None:
    text = "Le ministre Jean Dupont lors d'une conférence de presse à Oslo, le 3 septembre 2025 ( AFP / Anne Martin )"
    [found] = read(text, "fr")
    assert (found.type, found.when.start if found.when else None) == ("press-conference", "2025-09-03")


@pytest.mark.parametrize(
    ("language", "text", "mode"),
    [
        ("fr", "Emmanuel Macron s'est entretenu mardi par téléphone avec Friedrich Merz.", "phone"),
        ("fr", "Les ministres se sont réunis mardi en visioconférence.", "video"),
        ("en", "The ministers held a phone call on Tuesday.", "phone"),
    ],
)
def test_mode(language: str, text: str, mode: str) -> None:
    [found] = read(text, language)
    assert found.mode == mode
    assert all(p.mode == mode for p in found.participants)


def test_participants_are_named_by_the_cast() -> None:
    text = "Emmanuel Macron met Friedrich Merz in Berlin on Tuesday."
    parsed = parse(Report("test", text, "en", published=date(2025, 9, 4)))
    reading = Reading(parsed, Cast(parsed))
    times(reading)
    events(reading)
    [found] = reading.events
    assert [reading.cast.by_id[p.actor].name for p in found.participants] == ["Emmanuel Macron", "Friedrich Merz"]


def test_without_a_date_nothing_is_dated_by_today() -> None:
    [found] = read("Emmanuel Macron a rencontré Friedrich Merz mardi à Berlin.", "fr", published=None)
    assert found.when is not None
    assert found.when.start is None


def test_confidence_is_the_logistic_sum_of_the_facts() -> None:
    assert confidence(set()) == pytest.approx(1 / (1 + 2.718281828 ** -weights()["bias"]))
    assert confidence({"dated", "happens"}) > confidence({"dated"})
