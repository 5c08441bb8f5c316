"""Who is who as the English press writes it: given names, titles before names, places that are nobody."""

import pytest

from verbale.extract.cast import Cast
from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.record import Record
from verbale.record.report import Report


def _record(text: str) -> Record:
    return extract(parse(Report("r.txt", text, "en")))


def _speakers(text: str) -> list[list[str | None]]:
    record = _record(text)
    names = {a.id: a.name or a.mentions[0].span.words(text) for a in record.actors}
    return [[names[a] for a in s.speaker] for s in record.statements]


def _people(text: str) -> set[str | None]:
    cast = Cast(parse(Report("r.txt", text, "en")))
    return {a.name for a in cast.by_id.values() if a.type == "person"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # given names tell people from bodies, and men from women
        ("Nobody knows why, farmer Hanno Brill told the paper. He said the wells were dry.", ["Hanno Brill"] * 2),
        ("Marta Linn met Owen Karr at the mill. She said the wheel was broken.", ["Marta Linn"]),
    ],
)
def test_given_names(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == [[name] for name in speakers]
