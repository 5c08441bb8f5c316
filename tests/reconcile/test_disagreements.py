"""What two reports contradict each other on, and what merely followed."""

from dataclasses import replace
from datetime import date

import pytest
from records import event, figure, mention, record

from verbale.reconcile.disagreements import Disagreement, disagreements
from verbale.reconcile.happenings import paired
from verbale.reconcile.tallies import paired_figures
from verbale.record.event import When
from verbale.record.record import Record
from verbale.record.span import Span

TWO = date(2031, 5, 2)


def found(a: Record, b: Record) -> list[tuple[str, bool]]:
    return [(d.kind.value, d.succession) for d in all_of(a, b)]


def all_of(a: Record, b: Record) -> tuple[Disagreement, ...]:
    return disagreements(a, b, (), paired(a, b))


def call(words: str, text: str, **told: object) -> Record:
    made = mention(mention(record(text), "Ada Brun", "Ada Brun"), "Noé Petit", "Noé Petit")
    return event(made, words, "call", who=("Ada Brun", "Noé Petit"), **told)


def test_video_against_telephone() -> None:
    a = "L'entretien en visioconférence entre Ada Brun et Noé Petit a commencé à 14H00."
    b = "Un entretien téléphonique d'Ada Brun avec Noé Petit, à 14 heures, suivra."
    (d,) = all_of(call(a, a, start="2031-05-02T14:00"), call(b, b, start="2031-05-02T14:00", status="scheduled"))[:1]
    assert (d.kind.value, d.note, d.succession) == ("mode", "video / phone", False)


def test_a_mode_is_told_once_also_where_a_participant_has_it_of_his_own() -> None:
    a = "L'entretien en visioconférence entre Ada Brun et Noé Petit a commencé à 14H00."
    b = "Un entretien téléphonique d'Ada Brun avec Noé Petit, à 14 heures, a commencé."
    one, other = (call(t, t, start="2031-05-02T14:00") for t in (a, b))
    twice = replace(other.events[0], evidence=(*other.events[0].evidence, Span(0, 10)))
    other = with_modes(replace(other, events=(twice,)), "phone")
    assert [d.note for d in all_of(with_modes(one, "video"), other)] == ["video / phone"]


def test_the_mode_of_one_participant_is_told_with_the_name() -> None:
    a, b = "Ada Brun et Noé Petit se sont vus lundi.", "Ada Brun et Noé Petit ont parlé lundi."
    one, other = (call(t, t, start="2031-05-02") for t in (a, b))
    notes = [d.note for d in all_of(with_modes(one, "in person", "video"), with_modes(other, "in person", "in person"))]
    assert notes == ["Noé Petit: video / in person"]


def with_modes(told: Record, *modes: str) -> Record:
    """The record with a mode for each participant of its event; the last one also for those left."""
    (one,) = told.events
    given = [*modes, *[modes[-1]] * len(one.participants)]
    taking = tuple(replace(p, mode=mode) for p, mode in zip(one.participants, given, strict=False))
    return replace(told, events=(replace(one, participants=taking),))


def test_planned_then_held_is_a_succession() -> None:
    a = "L'entretien d'Ada Brun et Noé Petit est prévu à 14H00."
    b = "L'entretien d'Ada Brun et Noé Petit a débuté."
    one = call(a, a, start="2031-05-02T14:00", status="scheduled")
    assert found(one, call(b, b, start="2031-05-02T14:05", status="ongoing")) == [("status", True)]


def test_cancelled_against_held_is_none_but_a_disagreement() -> None:
    a, b = "Ada Brun et Noé Petit se sont vus.", "La rencontre d'Ada Brun et Noé Petit a été annulée."
    one, other = (call(t, t, start="2031-05-02", status=s) for t, s in ((a, "occurred"), (b, "cancelled")))
    assert found(one, other) == [("status", False)]


def test_times_that_differ() -> None:
    a, b = "Ada Brun a vu Noé Petit à midi.", "Ada Brun a vu Noé Petit à 12h40."
    one, other = (call(t, t, start=s) for t, s in ((a, "2031-05-02T12:00"), (b, "2031-05-02T12:40")))
    assert found(one, other) == [("time", False)]


def test_one_instant_in_two_zones_is_one_time() -> None:
    a, b = "Ada Brun a vu Noé Petit à 14H00.", "Ada Brun a vu Noé Petit à 12H00 GMT."
    one, other = (call(t, t, start=s) for t, s in ((a, "2031-05-02T14:00+02:00"), (b, "2031-05-02T12:00+00:00")))
    assert found(one, other) == []


CRASH = "Le déraillement du train de nuit près du viaduc a fait {} morts, selon la préfecture du district."


def crash(told: str, value: float, day: date = TWO, **more: object) -> Record:
    return figure(record(CRASH.format(told), published=day), told, value, "morts", **more)


def test_counts_that_cannot_both_be_right() -> None:
    assert found(crash("douze", 12), crash("quinze", 15)) == [("number", False)]


def test_earlier_then_later_counts_are_a_succession() -> None:
    assert found(crash("douze", 12), crash("quinze", 15, date(2031, 5, 3))) == [("number", True)]


def test_rounded_and_open_counts_are_compatible() -> None:
    assert found(crash("une trentaine de", 30, approximate=True), crash("vingt-huit", 28)) == []
    assert found(crash("plus de 500", 500, bound="more-than"), crash("523", 523)) == []


def test_other_people_make_another_event() -> None:
    a, b = "Ada Brun a vu Noé Petit à Lyon.", "Ines Roy a vu Paul Lau à Rome."
    one = call(a, a, start="2031-05-02T12:00", place="Lyon")
    other = event(mention(mention(record(b), "Ines Roy", "Ines Roy"), "Paul Lau", "Paul Lau"), b, "call",
                  who=("Ines Roy", "Paul Lau"), start="2031-05-04", place="Rome")  # fmt: skip
    assert found(one, other) == []


MEETING = "Les ministres norvégien et danois se verront lundi à {} pour parler de la pêche"


def test_places_of_two_states_of_a_meeting_told_in_the_same_words() -> None:
    one, other = (
        event(record(f"{MEETING.format(place)}."), MEETING.format(place), status="scheduled", place=place)
        for place in ("Berlin", "Paris")
    )
    assert found(one, other) == [("place", False)]


def test_a_time_in_gmt_is_not_held_against_one_on_a_wall() -> None:
    one = call(
        "La visioconférence d'Ada Brun et Noé Petit",
        "La visioconférence d'Ada Brun et Noé Petit.",
        start="2031-05-02T15:00",
    )
    for start, expected in (("2031-05-02T14:00+00:00", []), ("2031-05-02T18:00+02:00", [("time", False)])):
        other = call(
            "La visioconférence d'Ada Brun et Noé Petit", "La visioconférence d'Ada Brun et Noé Petit !", start=start
        )
        assert found(one, other) == expected


def test_figures_without_a_unit_are_paired_by_what_stands_beside_them() -> None:
    a, b = (
        "L'explosion du port de Bergen a blessé 30 dockers vendredi soir.",
        "Vendredi soir, 45 furent blessés au port de Bergen.",
    )
    one, other = figure(record(a), "30", 30, ""), figure(record(b), "45", 45, "")
    assert found(one, other) == [("number", False)]


def test_one_person_in_the_place_of_another() -> None:
    text = "{} et {} ont dîné vendredi au palais de Tolvik avant la signature du traité sur le canal"
    made = []
    for who in (("Ada Brun", "Noé Petit"), ("Ada Brun", "Paul Lau")):
        words = text.format(*who)
        named = mention(mention(record(f"{words}."), who[0], who[0]), who[1], who[1])
        made.append(event(named, words, start="2031-05-02", who=who))
    (d,) = all_of(*made)
    assert (d.kind.value, d.note) == ("participants", "Noé Petit / Paul Lau")
    also = mention(record(f"{text.format('Ada Brun', 'Paul Lau')}. Noé Petit était là."), "Ada Brun", "Ada Brun")
    also = mention(mention(also, "Paul Lau", "Paul Lau"), "Noé Petit", "Noé Petit")
    assert (
        all_of(
            made[0], event(also, text.format("Ada Brun", "Paul Lau"), start="2031-05-02", who=("Ada Brun", "Paul Lau"))
        )
        == ()
    )


def test_a_share_is_no_count() -> None:
    a, b = (
        "Some 40 of the treaty's articles stand, the envoys said.",
        "Of the treaty's articles 87% stand, the envoys said.",
    )
    one = figure(record(a, "en"), "Some 40", 40, "articles")
    assert not list(paired_figures(one, figure(record(b, "en"), "87%", 87, "%")))
    (pair,) = paired_figures(one, figure(record(b, "en"), "87%", 87, "articles"))
    assert pair.differ


def test_one_happening_may_have_two_types_of_one_group() -> None:
    a = "La ministre Ada Brun a tenu une conférence de presse mardi à Tolvik sur le canal."
    b = "La ministre Ada Brun a fait mardi à Tolvik une déclaration sur le canal."
    one, other = (mention(record(t, published=TWO), "Ada Brun", "Ada Brun") for t in (a, b))
    told = {kind: event(one, a, kind, who=("Ada Brun",), start="2031-05-02") for kind in ("press conference", "attack")}
    statement = event(other, b, "statement", who=("Ada Brun",), start="2031-05-02")
    assert {kind: len(paired(made, statement)) for kind, made in told.items()} == {"press conference": 1, "attack": 0}


def test_short_words_meet_across_languages_in_the_plural_too() -> None:
    a = "Talks on the release of the Tolvik hostages resumed and lasted four hours."
    b = "Les pourparlers sur la libération des otages de Tolvik ont repris et ont duré deux heures."
    one, other = figure(record(a, "en"), "four hours", 4, "hours"), figure(record(b), "deux heures", 2, "heures")
    assert [(d.kind.value, d.note) for d in all_of(one, other)] == [("number", "four hours / deux heures")]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("mardi à 9 heures", "mardi à 10 heures", ["time"]),
        ("mardi à 9 heures", "mardi à 9 heures", []),
        ("mardi à 9 heures", "mercredi à 9 heures", []),
        ("mardi", "mardi à 9 heures", []),
    ],
)
def test_hours_are_held_against_each_other_where_no_date_is_told(one: str, other: str, kinds: list[str]) -> None:
    def met(when: str) -> Record:
        text = f"Les présidents de cinq partis se sont réunis {when} au parlement de Tolvik pour former une majorité."
        told = event(record(text), text, "meeting", start="2031-05-02")
        (made,) = told.events
        start = text.index(when)
        open_day = When(None, None, "minute", when, Span(start, start + len(when)))
        return replace(told, events=(replace(made, when=open_day),))

    assert [d.kind.value for d in all_of(met(one), met(other))] == kinds
