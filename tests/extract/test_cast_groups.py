"""Groups: described by their whole phrase, with their size, and for whom they stand. Parsed for real."""

import pytest

from verbale.extract.cast import Cast, Figure
from verbale.parse.parser import parse
from verbale.record.actors import ActorType
from verbale.record.report import Report


def who(text: str, language: str, word: str) -> tuple[Cast, Figure | None]:
    """The cast of a report, and whom the first token of that form stands for."""
    parsed = parse(Report("test.txt", text, language))
    cast = Cast(parsed)
    block, token = next((b, t) for b in parsed.prose for t in b.doc if t.text == word)
    actor = cast.who(block, token)
    return cast, cast.by_id[actor] if actor else None


@pytest.mark.parametrize(
    ("text", "language", "word", "phrase"),
    [
        ("D'autres Etats européens ont refusé.", "fr", "Etats", "D'autres Etats européens"),
        ("Les Alliés ont refusé cette proposition.", "fr", "Alliés", "Les Alliés"),
        ("The Allies have refused the offer.", "en", "Allies", "The Allies"),
        ("Member States agreed on the text.", "en", "States", "Member States"),
    ],
)
def test_a_group_noun_with_a_capital_is_no_name(text: str, language: str, word: str, phrase: str) -> None:
    _, figure = who(text, language, word)
    assert figure is not None
    assert (figure.type, figure.name) == (ActorType.GROUP, phrase)


def test_a_government_with_a_capital_is_its_state() -> None:
    _, figure = who("Le Gouvernement britannique hésite.", "fr", "Gouvernement")
    assert figure is not None
    assert figure.key == "GBR"
