"""What a happening is called, who takes part, and which two are one: sentences of our own."""

import pytest
from events_reader import read


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "A fire broke out in the hall on Monday.", "fire"),
        ("fr", "Un incendie a éclaté lundi à Lyon.", "fire"),
        ("en", "Two hostages were released on Monday.", "release"),
        ("fr", "Deux otages ont été libérés lundi.", "release"),
        ("en", "Some 400 screenwriters walked out on Monday.", "protest"),
        ("en", "Boeing machinists began a strike on Monday.", "protest"),
    ],
)
def test_the_type_of_what_happened(language: str, text: str, kind: str) -> None:
    [found], _ = read(text, language)
    assert found.type == kind


def test_where_one_announces_takes_no_part() -> None:
    [found], cast = read("Giorgia Meloni a annoncé lundi à Turin une réforme.", "fr")
    assert [cast.by_id[p.actor].name for p in found.participants] == ["Giorgia Meloni"]


def test_a_proposal_handed_over_is_no_truce() -> None:
    found, _ = read("Mediators had handed the rebels on Monday a revised proposal for a 60-day truce.", "en")
    assert [e for e in found if e.type == "agreement" and e.status.value == "occurred"] == []


def test_talks_that_are_interrupted_are_not_the_meeting_of_two() -> None:
    found, _ = read("He met Maria Lopes twice. Talks were interrupted for several hours on Monday.", "en")
    assert "talks" in {e.type for e in found}
    assert not any(e.type == "talks" and e.participants for e in found)


def test_talks_asked_for_have_not_taken_place() -> None:
    found, _ = read("Le syndicat réclame des discussions lundi avec la Norvège.", "fr")
    assert {e.status.value for e in found} <= {"hypothetical"}


def test_until_sunday_is_the_end_of_a_truce_and_not_its_day() -> None:
    [found], _ = read("La trêve tiendrait jusqu'à dimanche, a dit le médiateur.", "fr")
    assert found.when is not None
    assert (found.when.start, found.when.end, found.status.value) == (None, "2025-09-07", "ongoing")


def test_what_is_put_off_until_a_day_is_on_that_day() -> None:
    [found], _ = read("The talks were postponed until Friday.", "en")
    assert found.when is not None
    assert (found.when.start, found.status.value) == ("2025-09-05", "scheduled")


def test_noon_is_a_time_of_the_clock() -> None:
    [found], _ = read("The ministers will meet on Tuesday at noon.", "en")
    assert found.when is not None
    assert found.when.start == "2025-09-09T12:00"
