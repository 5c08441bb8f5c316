"""What a condition is where its words tell too little or too much; and what is waited for."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.condition import atoms
from verbale.record.position import Position, Stance
from verbale.record.report import Report


def positions(text: str, language: str) -> list[Position]:
    return list(extract(parse(Report("x.txt", text, language))).positions)


def conditions(position: Position) -> list[str]:
    return [a.text for a in atoms(position.condition)] if position.condition is not None else []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "We want a new treaty. Without it there will be no Danish ships, Danish Prime Minister Mette Olsen said.",
            ["a new treaty"],
        ),
        (
            "fr",
            "Il nous faut un budget solide. Sans lui, il n'y aura pas de navires danois, a dit la ministre danoise.",
            ["un budget solide"],
        ),
        ("en", "The envoy left. Without him there will be no Danish ships, Prime Minister Mette Olsen said.", []),
    ],
)
def test_a_pronoun_is_the_thing_named_before_or_no_condition(language: str, text: str, wanted: list[str]) -> None:
    (one,) = [p for p in positions(text, language) if p.stance is Stance.REFUSES]
    assert conditions(one) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "fr",
            "Le Kenya signera, mais seulement si le Soudan libère le port, et pas avant.",
            "le Soudan libère le port",
        ),
        ("en", "Kenya will sign, but only if Sudan frees the port, and not before.", "Sudan frees the port"),
    ],
)
def test_words_that_only_insist_are_no_part_of_a_condition(language: str, text: str, wanted: str) -> None:
    (one,) = positions(text, language)
    assert conditions(one) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Norway is waiting for a court ruling before sending ships.", "a court ruling"),
        ("fr", "La Norvège attend le vote du Sénat avant d'envoyer des navires.", "le vote du Sénat"),
    ],
)
def test_what_is_waited_for_is_required(language: str, text: str, wanted: str) -> None:
    (one,) = positions(text, language)
    assert one.stance is Stance.RESERVED
    assert one.requirement
    assert conditions(one) == [wanted]
