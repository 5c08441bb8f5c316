"""What press prose says without telling that it happens, and what it tells in its own ways, as of Thursday, 4
September 2025."""

import pytest
from events_reader import read


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The fishermen's parcel arrived on Tuesday.", "visit"),
        ("en", "Karl Lund flew bombers before he became a senator.", "visit"),
        ("en", "Norway refuses to meet the Italian minister.", "meeting"),
        (
            "en",
            "Anna Berg was criticised on Tuesday after colleagues accused her of agreeing to a secret pact.",
            "agreement",
        ),
        ("en", "They await a call from Oslo.", "call"),
        ("en", "Nobody was killed on Tuesday.", "attack"),
        ("en", "SHE SOLD MY SILVER SPOONS\n\nA thief was tried in Oslo on Tuesday.", "other"),
        ("en", "Why small boats are hard to sell\n\nPrices are high.", "other"),
        ("en", "There were nine loaves left on Tuesday.", "other"),
        ("en", "The shop strike fund was closed.", "attack"),
        ("en", "Norway attacked the new duties on Tuesday.", "attack"),
        ("en", "Norway rejected the accusations on Tuesday.", "vote"),
        ("en", "The firm confirmed the plan on Tuesday.", "vote"),
        ("en", "A coroner concluded on Tuesday that nobody was to blame.", "agreement"),
        ("en", "On Tuesday a young man named Karl Lund was there.", "appointment"),
        ("fr", "Une levée de fonds est prévue mardi.", "sanction"),
        ("fr", "La ministre a compté mardi les loups présents à Oslo.", "visit"),
        ("fr", "Neuf mille médecins lisent la pétition qu'ils ont signée mardi.", "agreement"),
        ("fr", "La loi arrive au Sénat le 12 octobre.", "visit"),
        ("fr", "Le port est suspendu à un coup de fil de Rome.", "call"),
        ("fr", "Le port est suspendu à un coup de fil de Rome.", "sanction"),
        ("fr", "Les dockers attendent un coup de fil.", "call"),
        ("fr", "L'action Lund a pris 4 % mardi.", "other"),
        ("fr", "Elle avait été levée un lundi, à midi.", "other"),
        ("fr", "Les riverains protestent contre le pont.", "protest"),
        ("fr", "La pétition a recueilli 900 signatures mardi.", "agreement"),
    ],
)
def test_no_such_event_is_told(language: str, text: str, kind: str) -> None:
    found, _ = read(text, language)
    assert kind not in {e.type for e in found}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Anna Berg arrived in Oslo on Tuesday.", "visit"),
        ("en", "Norway refused on Monday, and the ministers met in Oslo on Tuesday.", "meeting"),
        ("en", "A swap of forty prisoners took place in Oslo on Tuesday.", "release"),
        ("en", "The ferry strike began on Tuesday.", "protest"),
        ("en", "A strike took place at the Oslo airport on Tuesday.", "attack"),
        ("en", "Dockers lifted their blockade on Tuesday.", "protest"),
        ("en", "Norway's navy lifted its blockade on Tuesday.", "sanction"),
        ("en", "The pilots turned down the plan on Tuesday by 300 votes to 20.", "vote"),
        ("en", "Karl Lund was busted in Oslo on Tuesday.", "arrest"),
        ("fr", "Par 300 voix contre 20, les pilotes ont décidé mardi de partir.", "vote"),
        ("en", "The Senate confirmed the judge on Tuesday.", "vote"),
        ("en", "Norway and Italy concluded a treaty on Tuesday.", "agreement"),
        ("fr", "La levée des sanctions a eu lieu mardi.", "sanction"),
        ("fr", "Karl Lund, présent mardi à Rome, a souri.", "visit"),
        ("fr", "Des milliers de pêcheurs ont protesté mardi à Oslo.", "protest"),
        ("fr", "Le prévenu est soupçonné d'avoir tué mardi un policier.", "attack"),
        ("fr", "La Norvège a convoqué mardi ses chefs de mission.", "summons"),
    ],
)
def test_such_an_event_is_told(language: str, text: str, kind: str) -> None:
    found, _ = read(text, language)
    assert kind in {e.type for e in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le pont est dangereux, a dit Anna Berg en conférence de presse."),
        ("en", "The bridge is dangerous, Anna Berg told a press conference."),
    ],
)
def test_what_is_said_at_a_press_conference_tells_of_one(language: str, text: str) -> None:
    found, _ = read(text, language)
    assert [e.type for e in found] == ["press-conference"]


def test_who_leaves_a_conference_was_there_on_that_day() -> None:
    text = (
        "La ministre Berg claque la porte de la conférence sur l'eau\n\n"
        "La ministre Anna Berg a quitté mardi la conférence sur l'eau."
    )
    found, _ = read(text, "fr")
    assert [(e.type, e.when and e.when.start) for e in found] == [("meeting", "2025-09-02")]


def test_what_a_headline_calls_delayed_is_off() -> None:
    text = "Prisoner swap delayed\n\nAn exchange of forty prisoners between Norway and Italy was put off on Tuesday."
    found, _ = read(text, "en")
    assert [(e.type, e.status.value) for e in found] == [("release", "cancelled")]


def test_talks_of_the_night_before_have_not_the_time_of_what_was_agreed() -> None:
    found, _ = read("Norway and Italy agreed on Tuesday to cut next year's catch after a night of talks.", "en")
    assert {e.when.start for e in found if e.when} == {"2025-09-02"}


def test_a_strike_that_may_be_called_off_is_on() -> None:
    text = "Ferry strike enters third week\n\nThe minister would talk if the union called off the strike."
    found, _ = read(text, "en")
    assert {e.status.value for e in found if e.type == "protest"} <= {"ongoing", "occurred"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ministers are to meet on Monday at Narvik.", "Narvik"),
        ("The storm in Brazil is to blame for the explosion.", None),
    ],
)
def test_a_place_is_that_of_the_happening(text: str, place: str | None) -> None:
    found, _ = read(text, "en")
    assert {e.place for e in found} <= {place}


def test_a_day_between_verb_and_act_does_not_act() -> None:
    found, cast = read("Les pilotes norvégiens ont décidé mardi de cesser le travail le 30 septembre.", "fr")
    strikes = [e for e in found if e.type == "protest"]
    assert [[cast.by_id[p.actor].type.value for p in e.participants] for e in strikes] == [["group"]]
