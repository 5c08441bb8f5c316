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


ENGLISH = [
    "KIGALI, Feb 2 (Reuters) - Rwanda's Jean Uwase met Congo's Thérèse Kalala in Luanda on Sunday.",
    'Takács: "Nem fogjuk aláírni ezt a megállapodást." The premier told reporters in Budapest he would not sign.',
    "Jens Lyberth, Múte Olsen and Aviâja Kleist flew to Copenhagen for talks with Mette Holm and Lars Rask Thomsen.",
    "ISLAMABAD (AP) — Asif Chaudhry and Rajesh Menon won't meet in Samarkand, Pakistan's Tariq Awan said.",
    'Her answer was short: "nous ne céderons pas", and then "la France tiendra parole", she told us on Tuesday.',
    "Gianni Rossi met Giulia Bruni in Rome. Marco Serra, Luca Neri and Paolo Conti were present. No deal was reached.",
    "Oslo talks: Støre, Dahl, Kravik and Lund met the envoys Khalil al-Masri, Musa Abu Omar and Osama Haddad.",
    "Berlin. Meier (CDU), Kling (SPD), Dorn (CSU) and Huber (CSU) agreed on the Bundeswehr budget late on Monday.",
    "BRIDGE CLOSED AS ENVOYS LEAVE MITROVICA",
    "Families wait in Doha\n\nDOHA, May 4, 2026 (Reuters) - Qatari mediators met families in Doha on Monday and "
    'told them that a first group could be home by Friday.\n\n"Nobody is left behind," Qatari Prime Minister Hamad bin '
    'Khalifa Al Attiyah told them.\n\n"We have ordered buses," said Red Cross delegate Anna Berg.',
]
FRENCH = [
    "BERNE (ATS) - Karin Huber, Ignazio Rossi, Viola Frei et Guy Favre rencontrent Maros Novak mardi à Zurich.",
    "Bart Claes, Conner Maes, Sammy Peeters, Max Lambert et Georges Dubois se retrouvent au Lambermont.",
    'Le premier ministre a répondu : "We will not be bullied into a deal, and we will not walk away." Fin de citation.',
    "Volodymyr Koval, Andriy Bondar et Roustem Aliev ont rencontré Steve Miller, Jared Stone et Mark Ruiz à Genève.",
    "Luanda, 3 févr. (Xinhua) -- João Santos a reçu Félix Kabongo et Paul Habimana.",
    "Pedro Ruiz a dit « no vamos a ceder » et « España cumplirá su palabra » devant les Cortes, à Madrid.",
    "Giulia Bruni, Marco Serra, Luca Neri et Paolo Conti étaient présents à Rome. Aucun accord n'a été conclu.",
    "Cessez-le-feu à Goma : les rebelles disent non",
    "ANKARA (AA) - Hakan Demir, Ibrahim Kaya et Yasar Arslan ont reçu Ahmed al-Hariri et Mazloum Darwich.",
    "LE PONT RESTE FERMÉ, LES ÉMISSAIRES QUITTENT MITROVICA",
]
OTHERS = [
    "Bogotá, 3 feb (EFE).- Gustavo Pérez y Nicolás Rojas se reunirán en Cúcuta.",
    "El presidente dijo el martes que no firmará el acuerdo con Marruecos si no se retiran las tropas.",
    "Berlin (dpa) - Kanzler Meier hat am Dienstag mit Andriy Bondar, Jean Dupont und John Smith telefoniert.",
    "Dupont sagte: „We will not give up, and we will not leave.“ Meier und Huber lehnten ab.",
    "ROMA (ANSA) - Giulia Bruni ha incontrato Jean Dupont e John Smith a Palazzo Chigi.",
    'Il ministro Serra: "Nessun accordo con la Russia senza il ritiro delle truppe".',
]


@pytest.mark.parametrize(("text", "code"), [*((text, "en") for text in ENGLISH), *((text, "fr") for text in FRENCH)])
def test_short_texts_of_many_names_and_foreign_quotations(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_not_taken_for_one_that_is_read(text: str) -> None:
    assert not is_readable(identify(text))


def test_only_languages_with_a_folder_are_readable() -> None:
    assert is_readable("fr")
    assert is_readable("en")
    assert not is_readable("de")
