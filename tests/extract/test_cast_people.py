"""Persons by title, office and country, in sentences of our own; parsed for real."""

from datetime import date

import pytest

from verbale.extract.cast import Cast
from verbale.parse.parser import parse
from verbale.record.actors import ActorType
from verbale.record.report import Report

DAY = date(2025, 9, 4)


def read(text: str, language: str) -> Cast:
    return Cast(parse(Report("test.txt", text, language, published=DAY)))


def roles(cast: Cast) -> list[tuple[str | None, str, str | None]]:
    """Who, office as written, of whom."""
    return [(cast.by_id[r.actor].name, r.office, cast.by_id[r.of].name if r.of else None) for r in cast.finish()[1]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "California Gov. Anna Lund said no.", ("Anna Lund", "Gov.", "California")),
        # What stands before an office tells which it is; it is nobody, and no body.
        (
            "en",
            "Talks led by Assistant Trade Representative Karl Holm failed.",
            ("Karl Holm", "Assistant Trade Representative", None),
        ),
        # A name with a genitive in it.
        (
            "en",
            '"We wait," said Kumar Rao, joint secretary of the Tyre Exporters\' Association.',
            ("Kumar Rao", "joint secretary of the Tyre Exporters' Association", "Tyre Exporters' Association"),
        ),
    ],
)
def test_office_as_written(language: str, text: str, expected: tuple[str, str, str | None]) -> None:
    assert roles(read(text, language)) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "Poland's Anna Kowal said no.", "POL"),
        ("fr", "La Russie attend. Le Polonais Jean Kowal a dit non.", "POL"),
        ("en", "Poland waits. Anna Kowal said no.", None),
    ],
)
def test_country_by_grammar_alone(language: str, text: str, country: str | None) -> None:
    people = [f for f in read(text, language).by_id.values() if f.type is ActorType.PERSON]
    assert [f.country for f in people] == [country]


@pytest.mark.parametrize(
    "text",
    ["Mrs Macron wrote a letter. President Macron left.", "President Macron left. Mrs Macron wrote a letter."],
)
def test_mrs_is_not_the_president_of_that_name(text: str) -> None:
    people = [f for f in read(text, "en").by_id.values() if f.type is ActorType.PERSON]
    assert sorted((f.key or "", len(f.mentions)) for f in people) == [("", 1), ("emmanuel-macron", 1)]


def test_of_two_holders_of_an_office_neither_is_meant_for_being_named_more() -> None:
    text = "Port director Anna Lund met airport director Karl Holm. Lund and Holm left, then Lund called. "
    text += "The director said no."
    cast = read(text, "en")
    block = cast.parsed.prose[0]
    token = [t for t in block.doc if t.text == "director"][-1]
    who = cast.who(block, token)
    assert who is None or cast.by_id[who].name is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Two titles of one phrase share the party; the same office told elsewhere keeps it.
        ("fr", "Le colonel Jean Lamy, porte-parole de l'Otan, a dit non.", {"Otan"}),
        ("en", "Anna Lund, president of Oxfam, left. President Anna Lund said no.", {"Oxfam"}),
        # Another office told elsewhere is of nobody for that.
        ("en", "Anna Lund, president of Oxfam, left. Doctor and senator Anna Lund said no.", {"Oxfam", None}),
    ],
)
def test_party_of_an_office_told_without(language: str, text: str, expected: set[str | None]) -> None:
    assert {of for _, _, of in roles(read(text, language))} == expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "Norway and Sweden met. Both sides said the country was safe.", "country", None),
        ("en", "Norway met the union. Everybody said the country was safe.", "country", "Norway"),
        (
            "fr",
            "Le Norvégien Jean Berg et le Norvégien Karl Lund sont partis. Le Norvégien a dit non.",
            "Norvégien",
            None,
        ),
    ],
)
def test_of_two_near_none_is_meant(language: str, text: str, word: str, expected: str | None) -> None:
    cast = read(text, language)
    block = cast.parsed.prose[0]
    who = cast.who(block, [t for t in block.doc if t.text == word][-1])
    assert (cast.by_id[who].name if who else None) == expected


def test_an_army_is_not_of_the_state_where_it_fights() -> None:
    cast = read("L'armée qui combat au Mali a dit non.", "fr")
    block = cast.parsed.prose[0]
    who = cast.who(block, next(t for t in block.doc if t.text == "armée"))
    assert who
    assert cast.by_id[who].country is None


def test_of_two_presidents_the_one_in_focus() -> None:
    text = "Le président français Emmanuel Macron est parti. Macron est content.\n\nLe président sénégalais Macky Sall "
    text += "a dénoncé cela.\n\nMacron a signé une loi. Macron rit.\n\nLe président a dit non."
    cast = read(text, "fr")
    block = cast.parsed.prose[-1]
    who = cast.who(block, next(t for t in block.doc if t.text == "président"))
    assert who is not None
    assert cast.by_id[who].name == "Emmanuel Macron"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike goes on. The government said no. Norway said nothing.", False),
        ("Norway waits. Norway said nothing. The government said no.", True),
    ],
)
def test_a_state_named_once_is_not_what_a_report_is_about(text: str, expected: bool) -> None:
    cast = read(text, "en")
    block = cast.parsed.prose[0]
    who = cast.who(block, next(t for t in block.doc if t.text == "government"))
    assert (who is not None and cast.by_id[who].name == "Norway") is expected


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Scotland said no."), ("en", "California said no."), ("fr", "La Catalogne a dit non.")],
)
def test_a_region_with_a_government_binds_itself(language: str, text: str) -> None:
    cast = read(text, language)
    region = next(iter(cast.by_id.values()))
    assert cast.state_of(region.id) == region.id
