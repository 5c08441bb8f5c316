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
