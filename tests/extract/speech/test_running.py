"""Quotations over several paragraphs: to which cue each piece belongs (sentences of our own)."""

import pytest
from speech_reader import read

CASES = [
    # the cue stands after the last paragraph, which the quotation began
    (
        "fr",
        "La séance a été levée à minuit.\n\n« Nous avons obtenu six mois.\n\n« Ce n'est pas une victoire », a commenté "
        "la ministre Denisa Kovac.",
        [["Nous avons obtenu six mois.", "Ce n'est pas une victoire"]],
    ),
    # a cue before and one after: each has its own words, none twice
    (
        "en",
        '"We are not going to leave tonight," Norwegian minister Kari Solheim told reporters.\n\n'
        '"They want the fish.\n\n"We want the fish, too," she added.',
        [["We are not going to leave tonight"], ["They want the fish.", "We want the fish, too"]],
    ),
    # quoted paragraphs that nobody is named beside are one quotation, also where marks are missing
    (
        "fr",
        "Le ministre Jan Vik a parlé à la presse.\n\nLes sanctions nous visent tous et nous les rejetons tous ».\n\n"
        "« Ceux qui les votent ne nous connaissent pas.\n\nNous attendrons le printemps. »",
        [
            [
                "Les sanctions nous visent tous et nous les rejetons tous",
                "Ceux qui les votent ne nous connaissent pas.",
                "Nous attendrons le printemps.",
            ]
        ],
    ),
]


@pytest.mark.parametrize(("language", "text", "contents"), CASES)
def test_each_piece_is_told_once_by_its_own_cue(language: str, text: str, contents: list[list[str]]) -> None:
    told = [[s.words(text).rstrip(",.") for s in statement.content] for statement in read(language, text).statements]
    assert told == [[words.rstrip(",.") for words in content] for content in contents]
