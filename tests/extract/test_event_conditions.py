"""What is over, what lies ahead and what is only thought of, in sentences as of Thursday, 4 September 2025."""

import pytest
from events_reader import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Norvège enverra des observateurs à Chypre une fois un cessez-le-feu conclu."),
        ("fr", "En cas d'accord entre la Norvège et l'Italie, le port d'Oslo rouvrira."),
        ("en", "Norway will send observers to Cyprus, but only after a ceasefire has been signed."),
        ("en", "Norway and Italy edge towards fisheries deal"),
    ],
)
def test_what_a_condition_names_has_not_happened(language: str, text: str) -> None:
    found, _ = read(text, language)
    assert not [e for e in found if e.type == "agreement" and e.status.value != "hypothetical"]


def test_what_followed_once_something_was_done_did_happen() -> None:
    found, _ = read("Une fois l'accord signé, les ministres ont quitté la salle mardi.", "fr")
    assert not [e for e in found if e.status.value == "hypothetical"]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Norway's army will not sign a truce unless the rebels withdraw from the north.", "agreement"),
        ("en", "Rebels quit the cities of the north on Tuesday.", "resignation"),
        ("fr", "« Nous avons fait un pas », a lancé mardi le ministre Jean Dupont à Oslo.", "launch"),
        ("fr", "Les ministres se sont réunis mardi à Oslo pour arrêter leur part des garanties.", "arrest"),
    ],
)
def test_no_event_of_this_type(language: str, text: str, kind: str) -> None:
    found, _ = read(text, language)
    assert kind not in {e.type for e in found}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The minister quit the government on Tuesday.", "resignation"),
        ("fr", "Deux suspects ont été arrêtés mardi à Oslo.", "arrest"),
        ("fr", "La Norvège a lancé mardi une offensive.", "attack"),
    ],
)
def test_the_same_verb_where_it_tells_one(language: str, text: str, kind: str) -> None:
    found, _ = read(text, language)
    assert kind in {e.type for e in found}


def test_who_is_ready_to_suspend_a_strike_has_not_called_it_off() -> None:
    found, _ = read("Le syndicat s'est dit prêt, mardi soir, à suspendre la grève dans les ports.", "fr")
    assert "cancelled" not in {e.status.value for e in found}


@pytest.mark.parametrize(
    ("language", "text", "kind", "status", "start"),
    [
        (
            "fr",
            "Une journée d'action est prévue le 10 septembre dans toute la Norvège.",
            "protest",
            "scheduled",
            "2025-09-10",
        ),
        (
            "fr",
            "Selon un conseiller du ministre, une nouvelle rencontre pourrait avoir lieu mardi.",
            "meeting",
            "hypothetical",
            "2025-09-09",
        ),
        ("en", "Talks are due to resume on Saturday.", "talks", "scheduled", "2025-09-06"),
    ],
)
def test_what_lies_ahead(language: str, text: str, kind: str, status: str, start: str) -> None:
    [found], _ = read(text, language)
    assert found.when is not None
    assert (found.type, found.status.value, found.when.start) == (kind, status, start)


def test_a_visit_on_whose_eve_something_is_said_is_to_come() -> None:
    text = (
        "La Norvège est prête à signer, a indiqué jeudi un porte-parole, à la veille d'une visite à Oslo du ministre"
        " italien des Affaires étrangères, Marco Rossi."
    )
    found, cast = read(text, "fr")
    [visit] = [e for e in found if e.type == "visit"]
    assert visit.when is not None
    assert (visit.status.value, visit.when.start, visit.place) == ("scheduled", "2025-09-05", "Oslo")
    assert "Marco Rossi" in {cast.by_id[p.actor].name for p in visit.participants}


def test_a_call_that_follows_a_meeting_is_another_happening() -> None:
    text = (
        "Les ministres de dix pays se sont réunis jeudi matin à Oslo. Ils devaient ensuite s'entretenir en"
        " visioconférence avec Giorgia Meloni, à 14H00."
    )
    found, _ = read(text, "fr")
    assert [(e.status.value, e.when.granularity) for e in found if e.when] == [
        ("occurred", "part-of-day"),
        ("scheduled", "minute"),
    ]


def test_a_round_that_is_over_and_talks_that_are_to_resume_are_two() -> None:
    text = "The mediators left Oslo after a third round of talks in Oslo.\n\nTalks are due to resume on Saturday."
    found, _ = read(text, "en")
    assert [e.status.value for e in found if e.type == "talks"] == ["occurred", "scheduled"]


def test_talks_that_may_collapse_are_under_way() -> None:
    found, _ = read("Norway and Italy held talks in Oslo on Tuesday. Norway will leave if the talks collapse.", "en")
    assert [e.status.value for e in found if e.type == "talks"] == ["occurred"]


def test_talks_to_come_are_not_those_that_broke_down() -> None:
    text = (
        "Marco Rossi will hold talks with Giorgia Meloni in Oslo on Friday.\n\nNorway is waiting.\n\n"
        "Talks broke down in March after Italy walked out."
    )
    found, _ = read(text, "en")
    assert [e.status.value for e in found if e.type == "talks"] == ["scheduled", "occurred"]


def test_what_is_on_the_agenda_takes_no_part() -> None:
    text = "Les ministres se réunissent jeudi à Oslo. Lors de cette réunion, deux traités seront examinés."
    found, cast = read(text, "fr")
    words = {cast.by_id[p.actor].mentions[0].span.words(text) for e in found for p in e.participants}
    assert words
    assert not any("sujets" in w for w in words)
