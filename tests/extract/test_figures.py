"""Sentences with the numbers that a careful reader finds in them."""

from datetime import date

import pytest

from verbale.extract.amounts.table import figures_of
from verbale.extract.amounts.value import value_of
from verbale.extract.cast import Cast
from verbale.extract.figures import figures
from verbale.extract.reading import Reading
from verbale.extract.times import times
from verbale.parse.parser import parse
from verbale.record.event import Figure
from verbale.record.report import Report


def read(text: str, language: str) -> list[Figure]:
    """All figures of a text."""
    parsed = parse(Report("test", text, language, published=date(2025, 9, 4)))
    reading = Reading(parsed, Cast(parsed))
    times(reading)
    figures(reading)
    return reading.figures


@pytest.mark.parametrize(
    ("language", "text", "words", "value", "high", "bound", "approximate", "unit"),
    [
        ("fr", "Une vingtaine de ministres sont venus.", "Une vingtaine", 20, None, "exact", True, "ministres"),
        ("fr", "Plus de 300 drones ont été abattus.", "Plus de 300", 300, None, "more-than", False, "drones"),
        ("fr", "Au moins douze civils sont morts.", "Au moins douze", 12, None, "at-least", False, "civils"),
        ("fr", "Entre 400 et 500 soldats partiront.", "Entre 400 et 500", 400, 500, "exact", False, "soldats"),
        ("fr", "Il faut 200 à 300 chars.", "200 à 300", 200, 300, "exact", False, "chars"),
        ("fr", "L'aide atteint 1,5 milliard d'euros.", "1,5 milliard d'euros", 1.5e9, None, "exact", False, "euros"),
        ("fr", "Le pays a 12 500 soldats.", "12 500", 12500, None, "exact", False, "soldats"),
        ("fr", "Près de 40 % des électeurs ont voté.", "Près de 40 %", 40, None, "exact", True, "%"),
        ("fr", "Des milliers de manifestants sont venus.", "milliers", 1000, None, "more-than", True, "manifestants"),
        ("fr", "Quatre-vingt-dix-sept députés ont voté.", "Quatre-vingt-dix-sept", 97, None, "exact", False, "députés"),
        ("en", "Some 300 drones were shot down.", "Some 300", 300, None, "exact", True, "drones"),
        ("en", "At least twelve civilians died.", "At least twelve", 12, None, "at-least", False, "civilians"),
        ("en", "They need 10 to 15 tanks.", "10 to 15", 10, 15, "exact", False, "tanks"),
        ("en", "Aid reached $1.5 billion.", "$1.5 billion", 1.5e9, None, "exact", False, "$"),
        ("en", "The army has 12,500 soldiers.", "12,500", 12500, None, "exact", False, "soldiers"),
        ("en", "No fewer than 40 rockets fell.", "No fewer than 40", 40, None, "at-least", False, "rockets"),
        ("en", "Between 2 and 3 million people fled.", "Between 2 and 3 million", 2e6, 3e6, "exact", False, "people"),
        ("en", "Twenty-three senators left.", "Twenty-three", 23, None, "exact", False, "senators"),
        ("fr", "Un demi-million d'habitants ont fui.", "Un demi-million", 5e5, None, "exact", True, "habitants"),
        ("fr", "Trois millions et demi de colis.", "Trois millions et demi", 3.5e6, None, "exact", False, "colis"),
        ("fr", "Un prêt de 40 Md€.", "40 Md€", 4e10, None, "exact", False, "€"),
        ("fr", "Sept États sur dix ont signé.", "Sept États sur dix", 70, None, "exact", False, "%"),
        (
            "fr",
            "Des dizaines de milliers de fidèles prient.",
            "dizaines de milliers",
            1e4,
            None,
            "more-than",
            True,
            "fidèles",
        ),
        (
            "fr",
            "Il doit 3 milliards de francs suisses.",
            "3 milliards de francs suisses",
            3e9,
            None,
            "exact",
            False,
            "francs suisses",
        ),
        ("en", "Half a million homes were lost.", "Half a million", 5e5, None, "exact", True, "homes"),
        (
            "en",
            "Three and a half million parcels came.",
            "Three and a half million",
            3.5e6,
            None,
            "exact",
            False,
            "parcels",
        ),
        ("en", "Seven out of ten states signed.", "Seven out of ten", 70, None, "exact", False, "%"),
        ("en", "They lent $4bn.", "$4bn", 4e9, None, "exact", False, "$"),
        ("en", "A 200-million-euro loan was approved.", "200-million-euro", 2e8, None, "exact", False, "euro"),
        ("en", "Some 40 business leaders came.", "Some 40", 40, None, "exact", True, "leaders"),
        ("en", "The talks dragged on over three days.", "three days", 3, None, "exact", False, "days"),
    ],
)
def test_figure(
    language: str, text: str, words: str, value: float, high: float | None, bound: str, approximate: bool, unit: str
) -> None:
    [found] = read(text, language)
    assert found.span.words(text) == words
    assert (found.value, found.max, found.bound, found.approximate, found.unit) == (
        value,
        high,
        bound,
        approximate,
        unit,
    )
    assert found.rule


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les deux présidents se verront le 18 octobre à 14 heures."),
        ("fr", "Le 80e anniversaire de la résolution 2259 a été fêté en 2015."),
        ("fr", "Une réunion a été annoncée sur la chaîne Sat1."),
        ("en", "The two presidents will meet on October 18 at 2 p.m."),
        ("en", "The 80th anniversary of Article 5 fell in 2015."),
        ("en", "One of them flew an F-16 to the G7."),
        ("en", "A third round of talks opened."),
        ("en", "They met in the second half."),
    ],
)
def test_dates_ordinals_and_names_are_no_figures(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("fr", "trois cent vingt-deux mille", 322_000),
        ("fr", "soixante et onze", 71),
        ("fr", "1 000 milliards", 1e12),
        ("en", "one hundred and twenty", 120),
        ("en", "1,234,567.5", 1234567.5),
        ("en", "two and a half million", 2.5e6),
        ("fr", "2,5 Md", 2.5e9),
    ],
)
def test_value_of(language: str, words: str, value: float) -> None:
    assert value_of(words, figures_of(language).text) == value


def test_a_number_set_against_another_counts_the_same() -> None:
    found = read("Le texte a été adopté par 271 voix contre 265.", "fr")
    assert [(f.value, f.unit) for f in found] == [(271, "voix"), (265, "voix")]


def test_a_plan_over_five_years_is_no_share() -> None:
    assert [f.unit for f in read("Il propose un plan sur cinq ans.", "fr")] == ["ans"]
    assert [f.value for f in read("Il ouvre une enquête sur deux ministres.", "fr")] == [2]


@pytest.mark.parametrize(
    ("language", "text", "words", "value", "high", "unit", "counts"),
    [
        ("en", "At least two dozen nurses left.", "At least two dozen", 24, None, "nurses", "nurses"),
        ("en", "Some $6-7bn left the banks.", "Some $6-7bn", 6e9, 7e9, "$", None),
        ("en", "The port moves 3-4 billion cubic metres.", "3-4 billion cubic metres", 3e9, 4e9, "cubic metres", None),
        ("en", "The pound lost a fifth of its value.", "a fifth", 20, None, "%", "value"),
        ("en", "It costs a third less than before.", "a third", 33.3, None, "%", None),
        ("en", "Roughly one-third of the herd died.", "Roughly one-third", 33.3, None, "%", "herd"),
        ("en", "A quarter of a million people voted.", "A quarter of a million", 250000, None, "people", "people"),
        ("en", "Seven of the nine sailors swam.", "Seven", 7, None, "sailors", "sailors"),
        ("en", "Five of his ministers walked out.", "Five", 5, None, "ministers", "ministers"),
        ("en", "Exports fell to 6.5 bn kroner last year.", "6.5 bn kroner", 6.5e9, None, "kroner", None),
        ("en", "The left won 41 of 150 seats.", "41", 41, None, "seats", "seats"),
        ("fr", "Les deux tiers des pêcheurs ont signé.", "deux tiers", 66.7, None, "%", "pêcheurs"),
        ("fr", "Il a perdu un cinquième de sa flotte.", "un cinquième", 20, None, "%", "flotte"),
        ("fr", "La gauche a obtenu 41 sièges sur 150.", "41", 41, None, "sièges", "sièges"),
        ("fr", "Mille trois cents soldats sont là.", "Mille trois cents", 1300, None, "soldats", "soldats"),
        ("fr", "On attend deux à trois cents navires.", "deux à trois cents", 200, 300, "navires", "navires"),
        (
            "fr",
            "Ils réclament 30 millions de mètres cubes.",
            "30 millions de mètres cubes",
            3e7,
            None,
            "mètres cubes",
            None,
        ),
        ("fr", "« Quelques centaines » de marins sont là.", "Quelques centaines", 100, None, "marins", "marins"),
        ("fr", "Le port est à 20 kilomètres de la ville.", "20 kilomètres", 20, None, "kilomètres", None),
    ],
)
def test_value_and_what_it_counts(
    language: str, text: str, words: str, value: float, high: float | None, unit: str, counts: str | None
) -> None:
    found = read(text, language)[0]
    assert (found.span.words(text), found.value, found.max) == (words, value, high)
    assert (found.unit, found.counts) == (unit, counts)


@pytest.mark.parametrize(
    ("language", "text", "value", "most"),
    [
        ("fr", "Le nombre de sièges est passé de 45 à 52.", 52, None),
        ("en", "The number of seats rose from 45 to 52.", 52, None),
        ("fr", "Les aides seront réduites de 10 à 15 %.", 10, 15),
        ("en", "Estimates range from 45 to 52 seats.", 45, 52),
    ],
)
def test_what_changed_to_a_number_is_no_range(language: str, text: str, value: float, most: float | None) -> None:
    assert [(f.value, f.max) for f in read(text, language)] == [(value, most)]


def test_the_whole_of_a_part_counts_the_same() -> None:
    found = read("Les députés ont adopté 40 articles sur 46 d'un projet de loi.", "fr")
    assert [(f.value, f.unit) for f in found] == [(40, "articles"), (46, "articles")]
