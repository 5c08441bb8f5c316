"""Phrases of the press that are nobody, or somebody else than the words beside them."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.report import Report


def _speakers(text: str) -> list[list[str | None]]:
    record = extract(parse(Report("r.txt", text, "fr")))
    names = {a.id: a.name or a.mentions[0].span.words(text) for a in record.actors}
    return [[names[a] for a in s.speaker] for s in record.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "La préfète de l'Orne, Ana Roy, est arrivée. Aucune victime n'est signalée. Elle a dit que le lac baisse.",
            "Ana Roy",
        ),
        ("Ana Roy a 44 ans. Fille d'un juge et d'une avocate, elle a affirmé que le lac baissait.", "Ana Roy"),
        ("Le maire (sans étiquette) de Nimbes, Jean Roy, a affirmé que le lac baissait.", "Jean Roy"),
        (
            "Au café de Saint-Nimbes, la présidente du groupe a lu. Elle a affirmé que le lac baissait.",
            "la présidente du groupe",
        ),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == [speaker]


def test_a_group_has_no_day_in_its_name() -> None:
    text = "Le ministre recevra les délégués vendredi. Les délégués vendredi ont affirmé que le lac baissait."
    assert _speakers(text) == [["Les délégués"]]


def test_a_noun_told_apart_by_a_clause_takes_up_nobody() -> None:
    text = "Le quotidien Lac-Infos est paru. Le groupe qui a bloqué la route a affirmé que le lac baissait."
    assert _speakers(text) == [["Le groupe"]]


def test_a_union_is_the_one_told_in_full_and_no_commission() -> None:
    text = (
        "La Commission européenne attend. Le syndicat des passeurs se réunit. "
        "Le syndicat a affirmé que le lac baissait. La Commission européenne viendra."
    )
    assert _speakers(text) == [["syndicat des passeurs"]]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Le professeur Jean Roy, de l'Université du lac, a affirmé que l'eau baissait.", "Université du lac"),
        ("La ministre québécoise de l'Eau, Ana Roy, a affirmé que l'eau baissait.", "Québec"),
        ("L'avocate de l'État, Ana Roy, a affirmé que l'eau baissait.", None),
    ],
)
def test_whose_office_it_is(text: str, of: str | None) -> None:
    record = extract(parse(Report("r.txt", text, "fr")))
    names = {a.id: a.name for a in record.actors}
    assert [names.get(r.of or "") for r in record.roles] == [of]
