"""What polls found and what holds in somebody's view, on sentences of our own (none is trained on)."""

import pytest
from speech_reader import read


def found(language: str, text: str) -> list[tuple[list[str], list[str]]]:
    record = read(language, text)
    names = {actor.id: actor.name for actor in record.actors}
    made = [s for s in record.statements if s.rule.endswith((":view", ":survey"))]
    return [([p.words(text) for p in s.content], [names[a] or "" for a in s.speaker]) for s in made]


CASES = [
    (
        "fr",
        "Le maire Jean Vik a parlé. A ses yeux, le quai ne sert à rien.",
        [(["le quai ne sert à rien"], ["Jean Vik"])],
    ),
    (
        "fr",
        "Le maire Jean Vik a parlé. Le quai, à ses yeux, ne sert à rien.",
        [(["Le quai", "ne sert à rien"], ["Jean Vik"])],
    ),
    ("en", "Mayor Ida Vik spoke first. In her view, the quay is useless.", [(["the quay is useless"], ["Ida Vik"])]),
    ("en", "The quay, by their account, was sold in May.", [(["The quay", "was sold in May"], [])]),
    (
        "en",
        "In a Tartu Post poll last month, Mayor Vik had a lead of six points.",
        [(["Mayor Vik had a lead of six points"], [])],
    ),
    ("en", "Mayor Vik had 42 percent in a Tartu Post poll released Friday.", [(["Mayor Vik had 42 percent"], [])]),
    ("en", "He took part in a poll last year.", []),
    ("en", "Mayor Vik is 9 points ahead in the polls.", []),
    ("en", "In a poll, most voters said they would stay.", []),
    ("en", '"In my view," Vik said, "the quay is useless."', []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_views_and_polls(language: str, text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert found(language, text) == expected


def test_a_quotation_that_the_layout_parts_from_its_cue_has_a_speaker() -> None:
    text = "Le maire Jean Vik a souri.\n\n« Qui va payer, en fin de compte ? »,\n\nrailla-t-il devant les élus."
    record = read("fr", text)
    names = {actor.id: actor.name for actor in record.actors}
    assert [[names[a] for a in s.speaker] for s in record.statements] == [["Jean Vik"]]
