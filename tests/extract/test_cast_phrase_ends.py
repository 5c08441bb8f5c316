"""Where the phrases of parties end: sources, ministries, whoever is asked; short forms that name nobody."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.report import Report


def actors(language: str, text: str) -> set[str]:
    record = extract(parse(Report("r", text, language)))
    return {a.name or "" for a in record.actors} | {m.span.words(text) for a in record.actors for m in a.mentions}


def test_the_subject_of_the_clause_is_no_part_of_its_source() -> None:
    found = actors("fr", "Selon un diplomate européen, l'Union africaine paiera les travaux une fois le pont rouvert.")
    assert "un diplomate européen" in found
    assert not any("diplomate" in name and "Union" in name for name in found)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("La Suède a appelé les deux parties à la retenue.", "les deux parties"),
        ("La Suède a appelé les deux délégations au calme.", "les deux délégations"),
    ],
)
def test_what_a_group_is_asked_for_is_no_part_of_it(text: str, party: str) -> None:
    found = actors("fr", text)
    assert party in found
    assert not any(name.endswith(("retenue", "calme")) for name in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La réunion de Stockholm reprendra lundi à 09H00 GMT."),
        ("en", "Talks resume at 0900 GMT on Monday."),
        ("en", "Sweden closed the port at 1730 UTC on Monday."),
    ],
)
def test_a_time_of_the_clock_names_nobody(language: str, text: str) -> None:
    assert not {"GMT", "UTC"} & actors(language, text)


@pytest.mark.parametrize("whose", ["Russian Defence", "Swedish Interior", "Norwegian Foreign"])
def test_a_ministry_keeps_its_noun_and_its_state(whose: str) -> None:
    text = f"{whose} ministry spokeswoman Anna Keller said the convoy had left."
    record = extract(parse(Report("r", text, "en")))
    names = [a.name or "" for a in record.actors]
    assert whose not in names
    assert not {"Defence", "Interior", "Foreign"} & set(names)
    keller = next(a for a in record.actors if a.name == "Anna Keller")
    assert keller.country == {"Russian": "RUS", "Swedish": "SWE", "Norwegian": "NOR"}[whose.split()[0]]
