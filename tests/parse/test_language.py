"""Language identification on sentences of our own."""

import pytest

from verbale.parse.language import identify, is_readable


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Les délégations se retrouveront mardi à Genève pour un second tour.", "fr"),
        ("The delegations will meet again in Geneva on Tuesday.", "en"),
        ("Die Delegationen treffen sich am Dienstag wieder in Genf.", "de"),
        ("12 : 34", "und"),
        ("", "und"),
    ],
)
def test_identify(text: str, code: str) -> None:
    assert identify(text) == code


def test_only_languages_with_a_folder_are_readable() -> None:
    assert is_readable("fr")
    assert is_readable("en")
    assert not is_readable("de")
