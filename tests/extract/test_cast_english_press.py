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
        ("“The wells are dry,” farmer Hanno Brill told the paper. He said it was late.", ["Hanno Brill"] * 2),
        ("Marta Linn met Owen Karr at the mill. She said the wheel was broken.", ["Marta Linn"]),
        ("The union's leader, Per Dahlen, said the wells were dry.", ["Per Dahlen"]),
    ],
)
def test_given_names(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == [[name] for name in speakers]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # somebody without a name is taken up as well, not who stands farther off
        (
            "Holm's lawyer, John Brill, left. A Union spokesman took the floor. He said it was over.",
            "A Union spokesman",
        ),
        # what only modifies is nobody
        (
            "Anna Brook won the Lorn vote. Her finance minister has not helped. He said it was dear.",
            "Her finance minister",
        ),
        # who is told anew in the next sentence is somebody else
        ("The guide would have lived, a coroner said.\n\nOwen Brill, 36, a joiner, fell in May.", "a coroner"),
        # a governor is no mayor
        ("The mayor of Belton, Alice Horne, left. The governor said it was late.", "The governor"),
        # who acts, is asked or is a source without being a subject
        ("Oxfam closed the home. The cat was adopted by the shopkeeper. He said it was late.", "the shopkeeper"),
        ("Anna Holm asked a policeman why. He said it was late.", "a policeman"),
        # a place that only stands in phrases of place is no company
        ("Corvell Group lost money in Belton, Ohio. The company said it was late.", "Corvell Group"),
        # who issues a statement says it
        ("The mayor issued a statement saying that the port was shut.", "The mayor"),
    ],
)
def test_speakers(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == [speaker]


def test_a_body_without_the_middle_of_its_name() -> None:
    text = "The Security Council met on Monday. The UN council said the wells were dry."
    assert _speakers(text) == [["UN Security Council"]]


def test_one_of_a_party_is_not_the_party() -> None:
    assert ["Republican Party"] not in _speakers("Jon Holm is the Nevada Republican who said the wells were dry.")


def test_a_company_by_its_last_word() -> None:
    assert _people("Larkspur Capital sued. Larkspur wants a vote.") == set()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # a trade, an office or letters around the name are no part of it
        ("Baker Rosa Holm said no. The baker left.", {"Rosa Holm"}),
        ("The crowd heard Imogen Sayle KC say no.", {"Imogen Sayle"}),
        ("Pastor Dwight Linn said no.", {"Dwight Linn"}),
        # a ship, and a place that has ministers, are nobody
        ("The trawler, the Brown Gull, left on Monday. The Brown Gull and her crew are safe.", set()),
        ("The tanker Ann Roy was seized in Marle. Talks in Marle went on, and Marle's army said so.", set()),
        # in a headline with capitals throughout only names of the report count
        ("Holm Claims Victory Over Rival Camp\n\nAnna Holm won on Monday, her camp said.", {"Anna Holm"}),
        ("Can Anyone Fix Brightwell?\n\nBrightwell Energy lost its head, Anna Holm.", {"Anna Holm"}),
    ],
)
def test_people(text: str, people: set[str]) -> None:
    assert {name for name in _people(text) if name} == people


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Kessock sued the port. The Kessock Trading Group said it would win.", {"Kessock Trading Group"}),
        ("Brokerage Lund & Marr cut its rating.", {"Lund & Marr"}),
        ("BRIDE IN TEARS OVER CAKE\n\nThe bride was in tears over a cake on Monday.", set()),
    ],
)
def test_bodies(text: str, bodies: set[str]) -> None:
    cast = Cast(parse(Report("r.txt", text, "en")))
    assert {a.name for a in cast.by_id.values() if a.type == "organisation"} == bodies


@pytest.mark.parametrize(
    "text",
    [
        # what a report goes on to say is no other body's; who reads a document has not written it
        "Oxfam paid for it. The report was published on Monday. It warns that the wells are dry.",
        "The wells are dry, according to emails reviewed by Oxfam.",
        "Oxfam paid for it.\n\nThe cable describes a supper. It goes on to note that the wells are dry.",
    ],
)
def test_documents_are_nobody(text: str) -> None:
    assert _speakers(text)[-1] == []


def test_an_office_in_a_headline_is_held_by_whom_the_report_names() -> None:
    text = (
        "Prime minister denies row with bank\n\nThe prime minister, Ola Brand, left on Tuesday.\n\n“We speak,” he said."
    )
    assert _speakers(text)[-1] == ["Ola Brand"]


def test_a_body_with_an_indefinite_article_is_a_new_one() -> None:
    text = "The European Union met. A commission of twelve farmers said the wells were dry."
    assert _speakers(text) != [["European Commission"]]


def test_the_mention_of_whose_envoy_is_the_envoy() -> None:
    record = _record("Norway, whose envoy said the wells were dry, left.")
    assert [
        m.span.words("Norway, whose envoy said the wells were dry, left.")
        for a in record.actors
        for m in a.mentions
        if m.how == "office"
    ] == ["envoy"]
