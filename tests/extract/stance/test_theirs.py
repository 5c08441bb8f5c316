"""Who speaks for those of whom he tells binds them."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.report import Report


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        (
            "en",
            "Train drivers will strike on Friday unless the roster is withdrawn, their union said.",
            "Train drivers",
        ),
        ("en", "Iran will not sign before spring, its envoy to the agency said.", "Iran"),
        ("fr", "Le Kenya ne signera pas avant le printemps, a annoncé son ambassadeur à Genève.", "Kenya"),
    ],
)
def test_members_are_bound_by_what_their_union_says(language: str, text: str, party: str) -> None:
    record = extract(parse(Report("x.txt", text, language)))
    names = {a.id: a.name for a in record.actors}
    assert [names[p.actor] for p in record.positions] == [party]


def test_a_stranger_with_a_possessive_binds_nobody() -> None:
    text = "The government will fall before spring, his sister said."
    assert not extract(parse(Report("x.txt", text, "en"))).positions
