"""By whom and by what words came out: communiqué, behalf, spokesperson, medium, and somebody else's report."""

import pytest
from speech_reader import read

from verbale.record.statement import Statement


def one(language: str, text: str, number: int = 0) -> Statement:
    return read(language, text).statements[number]


@pytest.mark.parametrize(
    ("language", "text", "via"),
    [
        ("fr", "Le palais a indiqué dans un communiqué que la reine se reposait.", "un communiqué"),
        ("en", "The palace said in a statement that the queen was resting.", "a statement"),
        ("en", "In a statement, the palace said the queen was resting.", "a statement"),
        ("en", "The ministry's report said the mine had ignored three warnings.", "report"),
        ("fr", "« Nous verrons », a déclaré Paul Morin au nom de la ligue.", "la ligue"),
        ("en", "A spokesman for the palace said the queen was resting.", "A spokesman for the palace"),
    ],
)
def test_via(language: str, text: str, via: str) -> None:
    assert one(language, text).via == via


def test_a_named_spokesperson_speaks_for_herself() -> None:
    assert one("en", "Palace spokeswoman Jane Roe said the queen was resting.").via is None


@pytest.mark.parametrize(
    ("language", "text", "channel"),
    [
        ("en", "Paul Moor told the Daily Mail that the roof would last.", "the Daily Mail"),
        ("en", 'Paul Moor tweeted: "The roof will last a century."', "Twitter"),
        ("fr", "Paul Morin a affirmé sur France Inter que le toit tiendrait.", "France Inter"),
    ],
)
def test_channel(language: str, text: str, channel: str) -> None:
    assert one(language, text).channel == channel


def test_the_pronoun_that_goes_on_has_the_same_channel() -> None:
    text = "Paul Morin a affirmé sur France Inter que le toit tiendrait. Il a ajouté que les murs étaient neufs."
    assert one("fr", text, 1).channel == "France Inter"


def test_what_another_reports_came_through_him() -> None:
    record = read("en", "The Herald reported that Paul Moor said the roof would last.")
    inner = next(s for s in record.statements if s.nested_in)
    assert [c.words(record.report.text) for c in inner.content] == ["the roof would last"]
    assert inner.via in {a.id for a in record.actors}
