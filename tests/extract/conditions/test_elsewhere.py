"""Conditions that another clause or sentence gives: an approval still needed, "otherwise", a warning."""

import re

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.condition import Atom, Not
from verbale.record.position import Position, Stance
from verbale.record.report import Report


def read(text: str, language: str = "en") -> list[Position]:
    return list(extract(parse(Report("t", text, language))).positions)


def test_an_approval_goes_to_the_only_position_of_who_needs_it() -> None:
    told = read("Peru wants to buy six ships. Peru must still get the approval of its congress.")
    assert [p.condition.text for p in told if isinstance(p.condition, Atom)] == ["the approval of its congress"]
    assert len(told[0].evidence) == 2


def test_of_two_positions_of_a_party_an_approval_goes_to_none() -> None:
    told = read(
        "Peru wants to buy six ships. Peru pledged to fund a port. Peru must still get the approval of congress."
    )
    assert len(told) == 2
    assert [p.condition for p in told] == [None, None]


def test_an_approval_that_was_given_is_no_condition() -> None:
    told = read("Peru wants to buy six ships. Peru got the approval of its congress.")
    assert told
    assert all(p.condition is None for p in told)


def test_the_plan_takes_up_what_was_told_just_before() -> None:
    told = read("Uganda proposed joint patrols. The plan must be approved by the regional councils.")
    assert isinstance(told[0].condition, Atom)
    assert told[0].condition.text == "approved by the regional councils"


def test_what_a_thing_suffers_otherwise_is_threatened_by_who_asked() -> None:
    text = "Le Pérou exige que Google efface ses cartes. Dans le cas contraire, la route demeurera fermée."
    threat = next(p for p in read(text, "fr") if p.stance is Stance.THREATENS)
    assert isinstance(threat.condition, Not)
    assert threat.actor == next(p.actor for p in read(text, "fr") if p.stance is Stance.DEMANDS)


def test_what_is_asked_ends_before_otherwise() -> None:
    asked = next(p for p in read("La Grèce demande un accès au port, faute de quoi elle partira.", "fr"))
    assert asked.act.text == "un accès au port"


def test_a_minister_without_a_state_speaks_for_the_state_whose_act_he_announces() -> None:
    record = extract(parse(Report("t", "Peru will reopen the crossing, Interior Minister Rosa Quispe said.", "en")))
    names = {a.id: a.name for a in record.actors}
    assert [(names[p.actor], names[p.holder or ""]) for p in record.positions] == [("Peru", "Rosa Quispe")]


def test_somebody_without_an_office_speaks_for_no_state() -> None:
    record = extract(parse(Report("t", "Peru will reopen the crossing, Rosa Quispe said.", "en")))
    assert record.positions == ()


def test_words_with_markup_stand_where_they_do_in_the_text() -> None:
    clean = "Norway will not lift the embargo until the hostages are freed."
    spoilt = re.sub(r"\b(embargo|hostages)\b", r"<b>\1</b>", clean)
    (told,) = read(spoilt)
    assert told.act.span is not None
    assert re.sub(r"</?b>", "", told.act.span.words(spoilt)) == "lift the embargo"
    assert isinstance(told.condition, Not)
    assert isinstance(told.condition.part, Atom)
    assert told.condition.part.key == "words:the-hostages-are-freed"
