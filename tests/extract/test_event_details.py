"""What belongs to an event: its type, status, place, time and who takes part, in sentences as of 4 September 2025."""

import pytest
from events_reader import read

from verbale.extract.happenings.weight import joint


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        (
            "fr",
            "La rencontre entre Emmanuel Macron et Giorgia Meloni, prévue mardi, a été annulée.",
            "meeting",
            "cancelled",
        ),
        ("fr", "Emmanuel Macron pourrait rencontrer Giorgia Meloni mardi à Rome.", "meeting", "hypothetical"),
        ("fr", "Emmanuel Macron doit s'entretenir au téléphone avec Giorgia Meloni mardi soir.", "call", "scheduled"),
        ("fr", "Une réunion a été fixée au 12 septembre à Oslo.", "meeting", "scheduled"),
        ("fr", "Des grévistes se sont rassemblés mardi devant le ministère du Travail.", "protest", "occurred"),
        (
            "en",
            "The next summit, planned for May, was put off until the second half of next year.",
            "summit",
            "scheduled",
        ),
        ("en", "A planned visit by the Italian president on Monday was called off.", "visit", "cancelled"),
        ("en", "Emmanuel Macron spoke by telephone with Giorgia Meloni on Tuesday.", "call", "occurred"),
        ("en", "Emmanuel Macron could meet Giorgia Meloni in Rome on Tuesday.", "meeting", "hypothetical"),
        ("en", "A second meeting has been scheduled for 18 December in Oslo.", "meeting", "scheduled"),
        ("en", "Strikers gathered outside the labour ministry on Tuesday.", "protest", "occurred"),
        ("fr", "Le président italien a reporté au 12 octobre sa visite à Oslo.", "visit", "scheduled"),
        ("en", "Dockers' unions have called a two-day strike from September 11.", "protest", "scheduled"),
        ("en", "The dockers' union began a general strike on Tuesday.", "protest", "occurred"),
    ],
)
def test_type_and_status(language: str, text: str, kind: str, status: str) -> None:
    [found], _ = read(text, language)
    assert (found.type, found.status.value) == (kind, status)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Le ministre s'est rendu mardi à la préfecture de police de Lyon.", "préfecture de police de Lyon"),
        ("fr", "Un navire a été attaqué mardi au large de Malte.", "Malte"),
        ("fr", "Oslo accueillera une réunion des ministres mardi.", "Oslo"),
        ("en", "Emmanuel Macron visited Dublin on Tuesday.", "Dublin"),
        ("en", "Protesters gathered outside Norway's parliament on Tuesday.", "Norway's parliament"),
        ("en", "Drones struck a fuel depot near Malmo on Tuesday.", "Malmo"),
    ],
)
def test_place(language: str, text: str, place: str) -> None:
    [found], _ = read(text, language)
    assert found.place == place


def test_what_the_talk_is_about_is_no_place() -> None:
    [found], _ = read("Les ministres ont tenu mardi une réunion sur l'Ukraine.", "fr")
    assert found.place is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Les ministres se sont réunis mardi à Oslo. La rencontre, à laquelle Giorgia Meloni a participé par"
            " visioconférence, a duré trois heures.",
        ),
        ("en", "Ministers met in Oslo on Tuesday. Giorgia Meloni will join the meeting by video link."),
    ],
)
def test_who_joins_from_afar_has_a_mode_of_their_own(language: str, text: str) -> None:
    found, cast = read(text, language)
    modes = {cast.by_id[p.actor].name: p.mode for p in found[0].participants}
    assert modes["Giorgia Meloni"] == "video"
    assert found[0].mode == "hybrid"


def test_who_joins_may_stand_in_a_later_paragraph_than_the_meeting() -> None:
    text = (
        "Les ministres se réuniront à Vienne vendredi.\n\n"
        "L'hôte a envoyé les documents et l'ordre du jour, qui comporte onze points, et trente délégations se sont"
        " inscrites. Après une longue semaine de doutes, Karl Lund participera par visioconférence."
    )
    found, cast = read(text, "fr")
    assert {cast.by_id[p.actor].name: p.mode for p in found[0].participants}["Karl Lund"] == "video"


def test_the_time_of_a_thing_is_not_that_of_the_act() -> None:
    [found], _ = read("Ministers agreed on Tuesday in Brussels on limits for next year.", "en")
    assert found.when is not None
    assert found.when.start == "2025-09-02"


def test_a_meeting_with_somebody_else_is_another_one() -> None:
    text = "Emmanuel Macron a rencontré Giorgia Meloni mardi. Il a eu mercredi un entretien avec Friedrich Merz."
    found, _ = read(text, "fr")
    assert [e.when.start for e in found if e.when] == ["2025-09-02", "2025-09-03"]


def test_a_summit_and_what_is_signed_at_it_are_two_events() -> None:
    text = "Norway and Italy signed an agreement on Tuesday during a summit in Oslo between their prime ministers."
    found, _ = read(text, "en")
    assert sorted(e.type for e in found) == ["agreement", "summit"]


def test_what_is_only_said_is_no_event_of_its_own() -> None:
    found, _ = read("« Nous attendrons », a rétorqué mardi Giorgia Meloni.", "fr")
    assert found == []


def test_more_mentions_make_a_happening_surer() -> None:
    assert joint([0.6]) < joint([0.6, 0.6]) < joint([0.9, 0.9]) < 1
