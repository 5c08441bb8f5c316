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


def test_names_from_everywhere_do_not_hide_the_language() -> None:
    text = (
        "Sudan's army will not sign unless the Rapid Support Forces (RSF) leave El-Obeid, mediators said in Jeddah.\n\n"
        "A spokesman for Abdel Fattah al-Burhan, Nabil Abdallah, told Al Jazeera that nobody had left the table.\n\n"
        "Mohamed Hamdan Dagalo, known as Hemedti, thanked Massad Boulos, Badr Abdelatty and António Guterres.\n\n"
        "The talks in Port Sudan, Khartoum, Addis Ababa and Jeddah are due to resume on Saturday.\n"
    )
    assert identify(text) == "en"
    assert identify("\n".join(text[i : i + 15] for i in range(0, len(text), 15))) == "en"  # wrapped narrowly


def test_only_languages_with_a_folder_are_readable() -> None:
    assert is_readable("fr")
    assert is_readable("en")
    assert not is_readable("de")
