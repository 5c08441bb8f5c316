"""Sections: what each stretch of a report is for, and what the layout tells of date, author and agencies."""

from datetime import date, datetime

import pytest

from verbale.parse.sections import lay_out
from verbale.record.report import Report


def roles(text: str, language: str = "fr") -> list[tuple[str, str]]:
    return [(s.role.value, s.span.words(text)) for s in lay_out(Report("t", text, language)).sections]


def test_a_report_with_everything() -> None:
    text = (
        "date 2024-03-05 Accord : les deux camps se parlent\n\n"
        "Par Jeanne Martin\n\n"
        "La ministre des Affaires lors d'une visite ( AFP / Jean PHOTO )\n\n"
        "Les deux camps ont repris leurs discussions mardi à Genève.\n\n"
        "- Prudence -\n\n"
        "« Rien n'est fait », a dit une source proche du dossier.\n\n"
        "LIRE AUSSI : « Tout reste à faire » : notre analyse\n\n"
        "Le Journal avec AFP"
    )
    assert roles(text) == [
        ("dateline", "date 2024-03-05"),
        ("headline", "Accord : les deux camps se parlent"),
        ("credit", "Par Jeanne Martin"),
        ("caption", "La ministre des Affaires lors d'une visite"),
        ("credit", "( AFP / Jean PHOTO )"),
        ("lead", "Les deux camps ont repris leurs discussions mardi à Genève."),
        ("subhead", "- Prudence -"),
        ("body", "« Rien n'est fait », a dit une source proche du dossier."),
        ("teaser", "LIRE AUSSI : « Tout reste à faire » : notre analyse"),
        ("credit", "Le Journal avec AFP"),
    ]
    told = lay_out(Report("t", text, "fr")).report
    assert told.published == date(2024, 3, 5)
    assert (told.title, told.author, told.agencies) == (
        "Accord : les deux camps se parlent",
        "Jeanne Martin",
        ("AFP",),
    )


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("10 janvier 2016 . – La suite du texte.", "fr", date(2016, 1, 10)),
        ("1er septembre 2016 . –", "fr", date(2016, 9, 1)),
        ("14 juin 2016, France . –", "fr", date(2016, 6, 14)),
        ("Publié le 4 septembre 2025 à 14h05", "fr", datetime(2025, 9, 4, 14, 5)),
        ("Sunday, September 29, 2019", "en", date(2019, 9, 29)),
        ("Published: 4 Sept 2025", "en", date(2025, 9, 4)),
        ("PARIS, 4 septembre 2025 (AFP) - La suite du texte.", "fr", date(2025, 9, 4)),
        ("Brussels, 12 December 2024 – The talks go on.", "en", date(2024, 12, 12)),
        ("Bruxelles, le 12 décembre 2024 - La suite du texte.", "fr", date(2024, 12, 12)),
    ],
)
def test_date_of_publication(line: str, language: str, day: date) -> None:
    layout = lay_out(Report("t", f"{line}\nUne phrase qui suit, plus longue.", language))
    assert layout.sections[0].role.value == "dateline"
    assert layout.report.published == day


@pytest.mark.parametrize(
    ("line", "language", "published", "updated", "author"),
    [
        (
            "Par Camille Exemple, publié le 3 février 2026 à 18h42",
            "fr",
            datetime(2026, 2, 3, 18, 42),
            None,
            "Camille Exemple",
        ),
        ("Le 3 février 2026 à 18h42 par Camille Exemple", "fr", datetime(2026, 2, 3, 18, 42), None, "Camille Exemple"),
        ("Publié le 3 février 2026, mis à jour le 4 février 2026", "fr", date(2026, 2, 3), date(2026, 2, 4), None),
        ("By Jane Doe | Published 3 March 2026 10:05", "en", datetime(2026, 3, 3, 10, 5), None, "Jane Doe"),
        ("March 3, 2026, 5:30 p.m. ET", "en", datetime(2026, 3, 3, 17, 30), None, None),
        ("First published on Tue 3 Mar 2026 18.05 CET", "en", datetime(2026, 3, 3, 18, 5), None, None),
        ("Updated 12:05 AM GMT+1, March 3, 2026", "en", None, datetime(2026, 3, 3, 0, 5), None),
    ],
)
def test_dates_and_author_on_one_line(line, language, published, updated, author) -> None:
    text = (
        f"Talks go on after a night of doubt\n\n{line}\n\nThe ministers met again and found a way. It took a night.\n"
    )
    told = lay_out(Report("x", text, language)).report
    assert (told.published, told.updated, told.author) == (published, updated, author)


def test_a_subhead_that_tells_more_than_a_date_stays_one() -> None:
    text = "Talks go on after a night of doubt\n\nWhat changed on 3 March 2026\n\nThe ministers met and found a way.\n"
    layout = lay_out(Report("x", text, "en"))
    assert layout.report.published is None
    assert layout.sections[1].role == "subhead"


def test_a_date_in_running_text_is_not_the_date_of_publication() -> None:
    text = "Le 4 septembre 2025 les alliés se sont réunis. Ils en sont restés là."
    assert lay_out(Report("t", text, "fr")).report.published is None


@pytest.mark.parametrize(
    ("origin", "day"),
    [
        ("2025-09-04_courrier.txt", date(2025, 9, 4)),
        ("dir/courrier_20250904.txt", date(2025, 9, 4)),
        ("https://example.org/2025/09/04/talks.html", date(2025, 9, 4)),
        ("2025-09-04_2025-09-05.txt", None),
        ("courrier-20250231.txt", None),
        ("2025-09-04/courrier.txt", None),
    ],
)
def test_a_date_in_the_name_is_a_last_resort_and_said(origin: str, day: date | None) -> None:
    told = lay_out(Report(origin, "Les deux camps se parlent. Rien de plus.", "fr")).report
    assert told.published == day
    assert bool(told.notes) == (day is not None)


def test_what_the_carrier_told_is_kept() -> None:
    report = Report("t", "date 2024-03-05 Titre\n\nTexte de la dépêche.", "fr", published=date(2024, 3, 6))
    assert lay_out(report).report.published == date(2024, 3, 6)


def test_an_agency_dateline_is_set_apart_and_credited() -> None:
    layout = lay_out(Report("t", "WASHINGTON (Reuters) - The talks failed on Monday.", "en"))
    assert [s.role.value for s in layout.sections] == ["dateline", "body"]
    assert layout.report.agencies == ("Reuters",)


def test_an_agency_that_is_only_quoted_is_not_credited() -> None:
    text = "Les discussions avancent, a dit une source à l'AFP vendredi."
    assert lay_out(Report("t", text, "fr")).report.agencies == ()


def test_a_signed_block_quotation_stays_in_the_body() -> None:
    text = (
        "Titre du texte\n\n« Nous partons. »\n\n— Anne Durand, porte-parole\n\nLa suite du texte est ici, plus longue."
    )
    assert ("body", "— Anne Durand, porte-parole") in roles(text)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The two delegations met on Monday in the lakeside city where the\n"
        "earlier rounds had been held, and agreed to go on talking about\n"
        "prisoners before they come to the question of the border.\n\nA second paragraph."
    )
    assert [role for role, _ in roles(text, "en")] == ["body", "body"]


def test_sections_cover_every_word() -> None:
    text = "Titre\n\nWASHINGTON - Some words here. ( AFP / A B )\r\n\r\n___.\n\n\x00 Fin \u200f"
    covered = {i for s in lay_out(Report("t", text, "en")).sections for i in range(s.span.start, s.span.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
