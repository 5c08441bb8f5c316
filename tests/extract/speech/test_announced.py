"""A quotation behind a colon whose cue follows it, and words in marks that are a part of somebody's clause."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.report import Report
from verbale.record.span import Span


@pytest.mark.parametrize(
    ("language", "text", "said", "who"),
    [
        (
            "fr",
            "Le Danemark réserve son vote : « Nous verrons au printemps », a prévenu le ministre Jens Holm.",
            "Nous verrons au printemps",
            "Jens Holm",
        ),
        (
            "en",
            'Denmark is in no hurry: "We will see in spring," said its envoy, Ann Holm.',
            "We will see in spring",
            "Ann Holm",
        ),
        (
            "fr",
            "Dix villes « amies » ont promis de payer la digue, a annoncé la maire, Ana Roy.",
            "Dix villes « amies » ont promis de payer la digue",
            "Ana Roy",
        ),
    ],
)
def test_the_cue_behind_tells_who_speaks(language: str, text: str, said: str, who: str) -> None:
    record = extract(parse(Report("r.txt", text, language)))
    names = {a.id: a.name for a in record.actors}
    told = {record_words(text, s.content): [names[a] for a in s.speaker] for s in record.statements}
    assert told[said] == [who]


def record_words(text: str, content: tuple[Span, ...]) -> str:
    """The words of a statement without marks at the ends."""
    return " ".join(piece.words(text) for piece in content).strip('«»" ,')


def test_who_breaks_in_between_a_subject_and_its_quotation_speaks() -> None:
    text = "La Chine, écrit Holm dans un article paru lundi, « ne tient aucune de ses promesses »."
    record = extract(parse(Report("r.txt", text, "fr")))
    (statement,) = record.statements
    assert statement.source[0].words(text) == "Holm"


def test_nobody_goes_on_who_is_named_in_the_words() -> None:
    text = "Le Danemark a dit que la pêche rouvrirait.\n\n« Le Danemark ment et le port reste fermé. »"
    record = extract(parse(Report("r.txt", text, "fr")))
    assert [bool(s.speaker) for s in record.statements] == [True, False]
