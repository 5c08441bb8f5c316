"""Who is meant where one tells what a body's meeting is for."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.condition import Atom
from verbale.record.record import Record
from verbale.record.report import Report

MET = {
    "en": "NATO ministers meet on Tuesday in Oslo to discuss a guard for the strait, once the war is over. ",
    "fr": "Les ministres de l'Otan se réunissent mardi à Oslo pour parler d'une garde du détroit, une fois la guerre "
    "dans la région terminée. ",
}
MESSAGE = {
    "en": '"The message of the meeting is that we are ready," said the Norwegian minister Tor Haugland.',
    "fr": "« Le message de la réunion est que nous sommes prêts », a dit le ministre norvégien Tor Haugland.",
}
OWN = {
    "en": '"We are ready," said the Norwegian minister Tor Haugland.',
    "fr": "« Nous sommes prêts », a dit le ministre norvégien Tor Haugland.",
}


def read(text: str, language: str) -> Record:
    return extract(parse(Report("t", text, language)))


def ready(record: Record) -> list[tuple[str | None, str]]:
    names = {a.id: a.key or a.name for a in record.actors}
    conditions = ((p, p.condition) for p in record.positions if p.stance == "ready")
    return [(names[p.actor], c.text if isinstance(c, Atom) else "") for p, c in conditions]


@pytest.mark.parametrize(
    ("language", "condition"), [("en", "the war is over"), ("fr", "la guerre dans la région terminée")]
)
def test_in_the_message_of_a_meeting_we_is_the_body_that_meets(language: str, condition: str) -> None:
    assert ready(read(MET[language] + MESSAGE[language], language)) == [("nato", condition)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_minister_who_speaks_of_no_message_speaks_for_his_state(language: str) -> None:
    assert ready(read(MET[language] + OWN[language], language)) == [("NOR", "")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_a_body_that_meets_nobody_else_is_meant(language: str) -> None:
    assert [actor for actor, _ in ready(read(MESSAGE[language], language))] == ["NOR"]


def test_the_day_of_the_meeting_tells_whose_message_it_is() -> None:
    text = (
        "L'Otan se réunit mardi à Oslo. « Le message qui partira {} est que nous sommes prêts », a dit le ministre "
        "norvégien Tor Haugland."
    )
    assert ready(read(text.format("mardi"), "fr")) == [("nato", "")]
    assert ready(read(text.format("vendredi"), "fr")) == [("NOR", "")]


def test_who_chairs_a_body_tells_what_its_meeting_was_to_do() -> None:
    text = (
        "Le président kényan Joseph Otieno copréside la Coalition des volontaires avec Ana Prado. La réunion devait "
        "permettre d'ouvrir un port, a déclaré {}."
    )
    for speaker, actors in (("Joseph Otieno", ["coalition-of-the-willing"]), ("le ministre danois Per Juul", [])):
        record = read(text.format(speaker), "fr")
        names = {a.id: a.key for a in record.actors}
        found = [names[p.actor] for p in record.positions if p.rule == "due"]
        assert [n for n in found if n == "coalition-of-the-willing"] == actors


def test_a_condition_ends_with_its_participle() -> None:
    record = read("Le Pérou est prêt à rouvrir le port une fois les pourparlers avec Lima et Quito achevés.", "fr")
    (condition,) = (p.condition for p in record.positions)
    assert isinstance(condition, Atom)
    assert condition.text == "les pourparlers avec Lima et Quito achevés"
