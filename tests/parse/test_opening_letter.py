"""A capital that opens a sentence without its accent is read with it; the report keeps its characters."""

import pytest

from verbale.parse.engine import readable


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "fr",
            "A Quito, la foule défile. A midi, rien.",
            "À Quito, la foule défile. À midi, rien.",
        ),
        ("fr", "LOMÉ, 3 mars - A Kara, rien.", "LOMÉ, 3 mars - À Kara, rien."),
        (
            "fr",
            "Le plan A tient. A. Diallo le dit. A-t-il raison ?",
            "Le plan A tient. A. Diallo le dit. A-t-il raison ?",
        ),
        ("en", "A crowd marched.", "A crowd marched."),
    ],
)
def test_the_first_letter_of_a_sentence(language: str, text: str, shown: str) -> None:
    assert readable(text, language) == shown
