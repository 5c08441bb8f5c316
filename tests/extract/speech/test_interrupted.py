"""Clauses and quotations that their cue breaks into, on sentences of our own (none of them is trained on)."""

import pytest
from speech_reader import read

CASES = [
    (
        "en",
        '"Karin is honest," he said, but "in a quarrel over fish Karin sides with the trawlers."',
        [["Karin is honest", 'but "in a quarrel over fish Karin sides with the trawlers']],
    ),
    ("en", "The lake, which, Berg said, is usually full of boats, was empty.", [["which", "is usually full of boats"]]),
    (
        "en",
        "The mill was a giant, Hansen said, until it closed in 1987.",
        [["The mill was a giant", "until it closed in 1987"]],
    ),
    (
        "en",
        '"You pushed the crews to the edge" to please the bank, she said.',
        [['"You pushed the crews to the edge" to please the bank']],
    ),
    (
        "en",
        'The crews are split ("I want my fees back," wrote Nils Berg, a cook from Tartu), and the talks stopped.',
        [["I want my fees back"]],
    ),
    ("en", '"Follow me," she said, and the boys ran down to the pier.', [["Follow me"]]),
    (
        "en",
        "Rather than pay more, said Marta Smit, head of planning at the mill, the firm wants the tax capped.",
        [["Rather than pay more", "the firm wants the tax capped"]],
    ),
    (
        "en",
        "There is a risk, some members said, that Lund would push the party to the wall.",
        [["There is a risk", "that Lund would push the party to the wall"]],
    ),
    (
        "en",
        "To learn about the old harbour, Captain Berg said, one should walk along the quay.",
        [["To learn about the old harbour", "one should walk along the quay"]],
    ),
    ("en", '"She made it up," he said of the letter on the programme "Bergen Tonight."', [["She made it up"]]),
    ("en", 'He said it in his mock "captain" voice.', []),
    (
        "en",
        'The taxes, Brandt wrote in an article for the Malmo Post, "are higher than in any port of the north."',
        [["The taxes", "are higher than in any port of the north"]],
    ),
    (
        "en",
        "She recalled the winters when, she said, nobody locked a door.",
        [["when", "nobody locked a door"]],
    ),
]


@pytest.mark.parametrize(("language", "text", "contents"), CASES)
def test_contents(language: str, text: str, contents: list[list[str]]) -> None:
    record = read(language, text)
    found = [[c.words(text).strip('."') for c in s.content] for s in record.statements if s.rule[:4] != "obje"]
    assert found == [[c.strip('."') for c in content] for content in contents]


def test_a_quotation_goes_on_behind_a_participle_with_its_object() -> None:
    text = '"Each time they say so," Costa said, referring to the lost files, "they give the crews a reason to strike."'
    first, *others = read("en", text).statements
    ends = ["Each time they say so", "they give the crews a reason to strike"]
    assert [c.words(text).rstrip(".") for c in first.content] == ends
    assert not any(c.overlaps(first.content[1]) for s in others for c in s.content)


def test_what_tells_of_a_quotation_is_no_source() -> None:
    text = '"We can win in Riga," Roth said. "We have a chance in Tartu," which votes in May.'
    words = [s.source[0].words(text) for s in read("en", text).statements if s.source]
    assert words == ["Roth"]


def test_a_quotation_behind_another_cue_is_a_statement_of_its_own() -> None:
    text = '"We were wrong," Brandt said, adding that the port had lost money. "The crews will be paid."'
    found = [[c.words(text) for c in s.content] for s in read("en", text).statements]
    assert ["We were wrong"] in [[c.strip(",") for c in content] for content in found]
    assert all("The crews will be paid" not in content[-1] or len(content) == 1 for content in found)
