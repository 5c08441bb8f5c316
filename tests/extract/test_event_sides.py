"""What stands beside the main clause of a report: who opens the sentence meeting, conditions, relative clauses, who is
due somewhere, a new time told elsewhere; as of Thursday, 4 September 2025."""

import pytest
from events_reader import read

from verbale.record.event import Event, EventStatus


def _all(text: str, language: str, kind: str) -> tuple[list[Event], dict[str, set[str | None]]]:
    found, cast = read(text, language)
    kept = [e for e in found if e.type == kind]
    return kept, {e.id: {cast.by_id[p.actor].name for p in e.participants} for e in kept}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Onze ministres se sont engagés mardi à rouvrir le pont dès le lendemain d'une trêve entre Mali et Niger.",
        ),
        ("fr", "La Norvège promet des gardes dès le lendemain d'un cessez-le-feu\n\nOslo n'en dit pas plus."),
        ("en", "Norway pledged on Tuesday to send observers from the day after a ceasefire between Mali and Niger."),
    ],
)
def test_the_morrow_of_any_truce_has_not_come(language: str, text: str) -> None:
    agreements, _ = _all(text, language, "agreement")
    assert all(e.status is EventStatus.HYPOTHETICAL and e.when is None for e in agreements)


def test_the_morrow_of_a_truce_that_was_signed_has_come() -> None:
    (agreement,), _ = _all("Au lendemain d'un accord signé à Oslo, la ministre a salué le texte.", "fr", "agreement")
    assert agreement.status is EventStatus.OCCURRED
    assert agreement.place == "Oslo"


@pytest.mark.parametrize(
    ("language", "text", "mode"),
    [
        ("fr", "Réunis mardi à Oslo, onze ministres ont adopté une feuille de route.", "in person"),
        ("fr", "Réunis mardi à Oslo et en visioconférence, onze ministres ont adopté un plan.", "hybrid"),
        ("fr", "Rassemblés à Bruxelles mardi, les ambassadeurs ont rejeté le plan.", "in person"),
        ("en", "Meeting in Oslo on Tuesday, eleven ministers approved a road map.", "in person"),
        ("en", "Gathered in Oslo on Tuesday, the envoys pledged to help Mali.", "in person"),
    ],
)
def test_who_opens_the_sentence_meeting_has_met(language: str, text: str, mode: str) -> None:
    (meeting,), who = _all(text, language, "meeting")
    assert meeting.status is EventStatus.OCCURRED
    assert (meeting.when and meeting.when.start, meeting.mode) == ("2025-09-02", mode)
    assert meeting.place in ("Oslo", "Bruxelles")
    assert who[meeting.id]


def test_things_that_open_the_sentence_gathered_have_not_met() -> None:
    assert not _all("Réunies dans un volume, ses lettres ont paru mardi.", "fr", "meeting")[0]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        (
            "fr",
            "Réunis mardi à Rome, onze pays ont adopté un plan. Une nouvelle réunion se tiendra lundi à Oslo. "
            "Anna Berg, jointe par téléphone pendant la réunion, a dit que la Norvège paierait.",
            "2025-09-02",
        ),
        (
            "en",
            "Meeting in Rome on Tuesday, ministers approved a plan. A new meeting will be held in Oslo on Monday. "
            "Anna Berg, reached by phone during the meeting, said Norway would pay.",
            "2025-09-02",
        ),
    ],
)
def test_who_was_reached_during_a_meeting_joined_the_one_that_is_over(language: str, text: str, first: str) -> None:
    meetings, who = _all(text, language, "meeting")
    by_day = {e.when.start: e for e in meetings if e.when}
    assert by_day[first].status is EventStatus.OCCURRED
    assert "Anna Berg" in who[by_day[first].id]
    assert by_day["2025-09-08"].status is EventStatus.SCHEDULED
    assert "Anna Berg" not in who[by_day["2025-09-08"].id]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Norvège enverra deux bâtiments si le Conseil de Paix vote un mandat, a indiqué le palais."),
        ("fr", "Le Mali rendra les corps si le Conseil des anciens vote un texte."),
        ("en", "Norway will send three planes if the senate approves a mandate."),
    ],
)
def test_a_condition_gives_its_vote_to_nobody_else(language: str, text: str) -> None:
    votes, who = _all(text, language, "vote")
    assert all(e.status is EventStatus.HYPOTHETICAL for e in votes)
    assert not any({"Norway", "Norvège", "Mali"} & names for names in who.values())


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Anna Berg spoke to reporters after the meeting, which she chaired.", {"Anna Berg"}),
        ("fr", "Anna Berg a parlé après la réunion, qu'elle coprésidait avec Karl Lund.", {"Anna Berg", "Karl Lund"}),
    ],
)
def test_who_chaired_a_meeting_was_there(language: str, text: str, who: set[str]) -> None:
    (meeting,), names = _all(text, language, "meeting")
    assert meeting.status is EventStatus.OCCURRED
    assert names[meeting.id] == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The envoy, Karl Lund, is due in Nairobi on Monday."),
        ("en", "Ministers said Karl Lund was due in Nairobi on Monday."),
        ("fr", "L'émissaire, Karl Lund, est attendu lundi à Nairobi."),
    ],
)
def test_who_is_due_at_a_place_will_visit_it(language: str, text: str) -> None:
    (visit,), who = _all(text, language, "visit")
    assert visit.status is EventStatus.SCHEDULED
    assert [v.when and v.when.start for v in (visit,)] == ["2025-09-08"]
    assert who[visit.id] == {"Karl Lund"}


@pytest.mark.parametrize(
    "text",
    [
        "The ship is due in Rotterdam on Monday.",
        "The envoy is not due in Oslo on Monday.",
        "Karl Lund is due in court on Monday.",
        "The payment is due on Monday.",
    ],
)
def test_what_is_due_otherwise_visits_nothing(text: str) -> None:
    assert not _all(text, "en", "visit")[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Norway postponed a conference on fisheries. Karl Lund will speak at the conference, now scheduled for "
            "next spring, diplomats said.",
        ),
        (
            "fr",
            "La Norvège a reporté une conférence ministérielle sur la pêche. Karl Lund ira à la conférence, "
            "maintenant prévue pour le printemps, selon des diplomates.",
        ),
    ],
)
def test_what_is_put_off_to_a_time_told_later_is_to_come(language: str, text: str) -> None:
    meetings, _ = _all(text, language, "meeting")
    assert [e.status for e in meetings] == [EventStatus.SCHEDULED]
