"""Where content starts behind an adverbial and where it may end. Sentences of our own, none trained on."""

import pytest
from speech_reader import read

CASES = [
    # an adverbial between commas behind the complementiser is said
    (
        "en",
        "Hagen said that, like her mother, she had learned to sail late.",
        ["like her mother, she had learned to sail late"],
    ),
    ("fr", "Le préfet a indiqué que, faute de sable, la digue céderait.", ["faute de sable, la digue céderait"]),
    # a time of telling is not
    ("en", "She told the board last month she would sell the mill.", ["she would sell the mill"]),
    # quoted words before their noun do not end anything
    ("en", 'Ferrant denounced the firm\'s "greedy, shabby" methods.', ['the firm\'s "greedy, shabby" methods']),
    # what tables show, and what they do not
    ("en", "A county poll shows Hagen with 38 percent of the vote.", ["Hagen with 38 percent of the vote"]),
    ("en", "The photograph shows a mill and a pond.", []),
    # a clitic within a verb of two words
    ("fr", "Les quais sont vides, fait-on valoir à la capitainerie.", ["Les quais sont vides"]),
]


@pytest.mark.parametrize(("language", "text", "contents"), CASES)
def test_contents(language: str, text: str, contents: list[str]) -> None:
    found = read(language, text).statements
    assert [c.words(text).rstrip(".,") for s in found for c in s.content] == contents
