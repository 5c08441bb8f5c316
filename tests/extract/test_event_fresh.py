"""What reports that nobody had tuned for brought up: who and where, what is off, what hangs together; as of Thursday,
4 September 2025."""

import pytest
from events_reader import read

from verbale.record.event import Event, EventStatus


def _all(text: str, language: str, kind: str) -> list[tuple[Event, set[str | None]]]:
    found, cast = read(text, language)
    return [(e, {cast.by_id[q.actor].name for q in e.participants}) for e in found if e.type == kind]


@pytest.mark.parametrize(
    ("language", "text", "kind", "names"),
    [
        ("en", "Peruvian and Chilean troops traded fire on Tuesday.", "attack", {"Peru", "Chile"}),
        ("fr", "Les présidents péruvien et chilien se sont retrouvés mardi à Lima.", "meeting", {"Pérou", "Chili"}),
        ("fr", "Un garde-côte chinois a percuté mardi une vedette.", "attack", {"Chine"}),
        ("en", "Ines Vega flew to Lima on Tuesday to see Bruno Paz.", "visit", {"Ines Vega", "Bruno Paz"}),
        ("fr", "Ivo Vega s'est rendu mardi à Lima pour y voir Luc Paz.", "visit", {"Ivo Vega", "Luc Paz"}),
        ("en", "Ines Vega met Bruno Paz on Tuesday. The two signed a pact.", "agreement", {"Ines Vega", "Bruno Paz"}),
        ("fr", "Ivo Vega a rencontré Luc Paz. Les deux hommes signeront un accord mardi.", "agreement", {"Luc Paz"}),
        ("fr", "Le Pérou a rappelé ses navires et convoqué l'ambassadeur du Chili.", "summons", {"Pérou"}),
    ],
)  # fmt: skip
def test_who_takes_part(language: str, text: str, kind: str, names: set[str]) -> None:
    [(_, there)] = _all(text, language, kind)
    assert names <= there


@pytest.mark.parametrize(("language", "text"), [("en", "It was signed on Tuesday."), ("fr", "Il a été paraphé mardi.")])
def test_what_is_signed_takes_no_part(language: str, text: str) -> None:
    first = {"en": "Brazil is pleased with the pact.", "fr": "Le Brésil se félicite du pacte."}[language]
    [(event, there)] = [e for e in _all(f"{first} {text}", language, "agreement") if e[0].when]
    assert event.when is not None
    assert not there


@pytest.mark.parametrize(
    ("language", "text", "kind", "place"),
    [
        ("en", "Farmers plan to block the Ostrava bridge on Friday.", "protest", "Ostrava bridge"),
        ("en", "An aid convoy reached Old Karu on Tuesday.", "delivery", "Old Karu"),
        ("en", "Shots rang out on Tuesday as troops ambushed a patrol near Tolima.", "attack", "Tolima"),
        ("en", "Cranes stood idle in Valparaiso on Tuesday as dockers began a strike.", "protest", "Valparaiso"),
        ("en", "Lima sent its envoy to Quito on Tuesday.", "deployment", "Quito"),
        ("fr", "A Quito, des milliers de personnes ont défilé mardi.", "protest", "Quito"),
        ("fr", "Ivo Vega s'envolera jeudi pour Quito, où il doit rencontrer Luc Paz.", "meeting", "Quito"),
    ],
)
def test_where_it_is(language: str, text: str, kind: str, place: str) -> None:
    assert place in {e.place for e, _ in _all(text, language, kind)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le comité devait tenir une réunion samedi ; elle est reportée sine die."),
        ("fr", "Une réunion, prévue samedi, n'est plus d'actualité."),
        ("fr", "Une réunion, prévue mercredi à Lima, n'a pas eu lieu."),
        ("en", "The panel was to hold a meeting on Saturday. It was cancelled."),
        ("en", "A meeting planned for Saturday is off."),
    ],
)
def test_what_a_clause_of_its_own_calls_off(language: str, text: str) -> None:
    [(event, _)] = _all(text, language, "meeting")
    assert event.status is EventStatus.CANCELLED


def test_a_restriction_denies_nothing() -> None:
    [(event, _)] = _all("La trêve n'aura tenu que deux nuits.", "fr", "agreement")
    assert event.status is not EventStatus.CANCELLED


def test_what_people_were_able_to_do_they_did() -> None:
    [(event, _)] = _all("Des camions ont pu livrer mardi 40 tonnes de farine à Kara.", "fr", "delivery")
    assert event.status is EventStatus.OCCURRED


def test_a_vote_that_fails_and_the_veto_are_one() -> None:
    text = "The Security Council failed on Tuesday to renew the mission after Russia vetoed a text."
    assert len(_all(text, "en", "vote")) == 1


def test_a_vote_counted_behind_another_noun() -> None:
    assert _all("Lawmakers rejected calls for a recount by 61 votes to 40.", "en", "vote")


def test_the_time_of_a_comparison_dates_nothing() -> None:
    [(event, _)] = _all(
        "A compter du 1er octobre, les vins seront taxés à 30 %, contre 15 % aujourd'hui.", "fr", "sanction"
    )
    assert event.when is not None
    assert event.when.start == "2025-10-01"


def test_an_envoy_called_in_on_monday_was_there_last_monday() -> None:
    [(event, _)] = _all("The ambassador was called in on Monday.", "en", "summons")
    assert event.when is not None
    assert event.when.start == "2025-09-01"


def test_an_arrest_is_not_the_trial_to_come() -> None:
    text = "Ivo Vega was arrested on Tuesday and is to appear before a judge on Friday."
    assert len(_all(text, "en", "arrest")) == len(_all(text, "en", "trial")) == 1


def test_one_meeting_held_by_video_is_not_the_talks_to_come() -> None:
    text = "The council held a meeting by videoconference. Talks will begin in Lima on Friday."
    told = [(e.type, e.mode) for e in read(text, "en")[0]]
    assert ("talks", "video") not in told
    assert ("meeting", "video") in told


def test_named_leaders_take_part_and_not_the_states_of_adjectives() -> None:
    text = "Les dirigeants péruvien et chilien, Ivo Vega et Luc Paz, se sont entretenus mardi à Lima."
    [(_, there)] = _all(text, "fr", "meeting")
    assert {"Ivo Vega", "Luc Paz"} <= there


def test_the_first_word_of_the_next_sentence_dates_nothing_before_it() -> None:
    text = "Le syndicat appelle à un rassemblement devant le palais. Mardi dernier, la cour avait tranché."
    assert "2025-08-26" not in {e.when.start for e, _ in _all(text, "fr", "protest") if e.when}


def test_what_is_expected_of_things_is_no_visit() -> None:
    assert not _all("Une annonce est attendue mercredi à Lima.", "fr", "visit")


@pytest.mark.parametrize(("where", "count"), [("Ankara", 1), ("the airport", 0)])
def test_who_leaves_for_a_place_with_a_name_is_on_a_visit(where: str, count: int) -> None:
    assert len(_all(f"Ines Vega left for {where} on Tuesday.", "en", "visit")) == count


def test_a_day_to_come_is_of_the_round_that_was_agreed_to() -> None:
    text = "Peru and Chile agreed to a new round of talks from October 25."
    [(talks, _)] = _all(text, "en", "talks")
    assert talks.when is not None
    assert talks.when.start == "2025-10-25"
    assert all(e.when is None for e, _ in _all(text, "en", "agreement"))


def test_a_diplomat_told_to_leave_is_expelled() -> None:
    text = "Peru ordered a Chilean diplomat to leave the country on Tuesday."
    assert [e.type for e in read(text, "en")[0]] == ["sanction"]
