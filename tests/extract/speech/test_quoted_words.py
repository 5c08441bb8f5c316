"""Which words belong to a quotation, and which are the reporter's, on sentences of our own (none is trained on)."""

import pytest
from speech_reader import read

CASES = [
    (
        "en",
        '"The net was torn," said Navy Capt. Odd Vik, who has sailed since 1990. "The winch was worse."',
        [["The net was torn", "The winch was worse."]],
    ),
    (
        "en",
        '"The net was torn," Vik said, evoking the storm of May. "The winch was worse."',
        [["The net was torn", "The winch was worse."]],
    ),
    ("en", '"You think I will sell?" Vik asked reporters. "I will not."', [["You think I will sell?", "I will not."]]),
    (
        "en",
        'Vik was asked, "Will you sell?" He answered, "I have no plans."',
        [["Will you sell?"], ["I have no plans"]],
    ),
    (
        "en",
        '"It is no bargain," Vik said. "It is a barge that leaks" at every seam.',
        [["It is no bargain", '"It is a barge that leaks" at every seam']],
    ),
    (
        "en",
        'Vik said, "I am so weary of the yard cheating" about its costs.',
        [['"I am so weary of the yard cheating" about its costs']],
    ),
    ("en", 'The crowd chanted "Pay the crews" and "Shut the yard."', [['"Pay the crews" and "Shut the yard."']]),
    (
        "fr",
        "La foule scandait « Payez-nous » et « Fermez le chantier ».",
        [["« Payez-nous » et « Fermez le chantier »"]],
    ),
    (
        "en",
        "The plan was to visit every village she could get to, said Mark Vik, a geographer at the college in Tartu.",
        [["The plan was to visit every village she could get to"]],
    ),
    ("en", "The towns can do that, they said.", [["The towns can do that"]]),
    ("en", 'When asked about the debt, Vik smiled and said, "We pay in May."', [["We pay in May"]]),
    ("en", 'On Monday\'s "Good Morning Tartu," Vik said, "The yard will pay."', [["The yard will pay"]]),
    (
        "en",
        "Before it was told that the yard would close, the union said, the crew had left.",
        [["Before it was told that the yard would close", "the crew had left"]],
    ),
    (
        "en",
        "According to letters from Ida Roe, an aunt of Mr. Vik who lived in Riga, the yard was sold twice.",
        [["the yard was sold twice"]],
    ),
    ("fr", "Selon elle, en revanche, le chantier paiera.", [["le chantier paiera"]]),
    (
        "en",
        "(And it takes time.) A smaller yard may be no loss, some members say.",
        [["A smaller yard may be no loss"]],
    ),
    ("en", 'Ida Vik: "No Need" to Sell the Yard', [['"No Need" to Sell the Yard']]),
    ("en", 'The cost is 3 million, according to the "Yards for all" paper he signed.', [["The cost is 3 million"]]),
]


@pytest.mark.parametrize(("language", "text", "contents"), CASES)
def test_contents(language: str, text: str, contents: list[list[str]]) -> None:
    record = read(language, text)
    found = [[piece.words(text) for piece in s.content] for s in record.statements]
    for content in contents:
        assert content in found


def test_an_abbreviation_ends_a_sentence_before_an_article() -> None:
    text = "The yard shut at 5 p.m. The mayor said it would open."
    assert [[p.words(text) for p in s.content] for s in read("en", text).statements] == [["it would open"]]


def test_each_turn_of_a_transcript_is_its_speaker_s() -> None:
    turns = [
        '"VIK: We will open in May, I think.',
        '"And we have time.',
        '"ROE: Will you? I doubt that.',
        '"VIK: I am sure.',
    ]
    text = "The two met on the radio. A transcript follows.\n\n" + "\n\n".join(turns)
    found = [[p.words(text) for p in s.content] for s in read("en", text).statements if s.rule.startswith("label")]
    assert found == [
        ["We will open in May, I think", "And we have time."],
        ["Will you? I doubt that"],
        ["I am sure"],
    ]
