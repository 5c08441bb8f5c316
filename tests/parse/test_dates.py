"""Dates of publication and of the last change, in all the ways in which the press states them."""

import pytest

from verbale.parse.sections import lay_out
from verbale.record.report import Report

TITLE = {"fr": "La séance de nuit n'a rien donné", "en": "Night session ends without a deal"}
BODY = {
    "fr": "La séance a repris dans la nuit, selon un témoin, et elle a duré jusqu'au matin.",
    "en": "The session went on all night, a witness said, and it ended only in the morning.",
}
LINES = [  # (language, line, published, updated)
    (
        "fr",
        "Publié le 4 septembre 2025 à 18h12, mis à jour le 5 septembre 2025 à 9h",
        "2025-09-04 18:12:00",
        "2025-09-05 09:00:00",
    ),
    ("fr", "Publié le 04/09/2025 à 18h12", "2025-09-04 18:12:00", "None"),
    (
        "fr",
        "Publié le 04/09/2025 à 18:12 | Mis à jour le 05/09/2025 à 07:30",
        "2025-09-04 18:12:00",
        "2025-09-05 07:30:00",
    ),
    ("fr", "04.09.2025", "2025-09-04", "None"),
    ("fr", "Le 4/9/25", "2025-09-04", "None"),
    ("fr", "Jeudi 4 septembre 2025", "2025-09-04", "None"),
    ("fr", "jeudi 4 sept. 2025 - 18 h 12", "2025-09-04 18:12:00", "None"),
    ("fr", "Par Jean Roux | 04/09/2025 18:12", "2025-09-04 18:12:00", "None"),
    ("fr", "Publié : 4 septembre 2025 à 18h12 CEST", "2025-09-04 18:12:00", "None"),
    ("fr", "Créé le 4 septembre 2025 à 18h12", "2025-09-04 18:12:00", "None"),
    ("fr", "Posté le jeu. 4 sept. 2025", "2025-09-04", "None"),
    ("fr", "Mis en ligne le 4 septembre 2025 à 18 heures 12", "2025-09-04 18:12:00", "None"),
    ("fr", "Dernière mise à jour : 5 septembre 2025", "None", "2025-09-05"),
    ("fr", "Dernière modification le 5 septembre 2025", "None", "2025-09-05"),
    ("fr", "Genève, le 4 septembre 2025", "2025-09-04", "None"),
    ("fr", "Paris, jeudi 4 septembre 2025 –", "2025-09-04", "None"),
    ("fr", "Paris (France), 4 septembre 2025", "2025-09-04", "None"),
    ("fr", "GENÈVE, 4 sept 2025 (AFP) -", "2025-09-04", "None"),
    ("fr", "2025-09-04T18:12:00+02:00", "2025-09-04 18:12:00", "None"),
    ("fr", "Rédigé par Jean Roux le 4 septembre 2025", "2025-09-04", "None"),
    ("fr", "4 septembre 2025 · 3 min de lecture", "2025-09-04", "None"),
    ("fr", "4 septembre 2025 - 18:12 / Jean Roux", "2025-09-04 18:12:00", "None"),
    ("en", "Sept. 4, 2025", "2025-09-04", "None"),
    ("en", "Sept. 4, 2025 Updated 6:12 p.m. ET", "2025-09-04", "None"),
    ("en", "Sept. 4, 2025, 6:12 p.m. ET", "2025-09-04 18:12:00", "None"),
    ("en", "Thu 4 Sep 2025 18.02 BST", "2025-09-04 18:02:00", "None"),
    ("en", "Published 4:05 PM EDT, September 4, 2025", "2025-09-04 16:05:00", "None"),
    (
        "en",
        "Published Thu, Sep 4 2025 4:05 PM EDT Updated Fri, Sep 5 2025 9:10 AM EDT",
        "2025-09-04 16:05:00",
        "2025-09-05 09:10:00",
    ),
    ("en", "4 September 2025, 18:12", "2025-09-04 18:12:00", "None"),
    ("en", "4/9/25", "None", "None"),
    ("en", "9/4/2025", "None", "None"),
    ("en", "25/9/2025", "2025-09-25", "None"),
    ("en", "9/25/2025", "2025-09-25", "None"),
    ("en", "Last updated on: September 5, 2025 at 10:00 am", "None", "2025-09-05 10:00:00"),
    ("en", "September 4th, 2025", "2025-09-04", "None"),
    ("en", "Posted on September 4, 2025 by Jane Roe", "2025-09-04", "None"),
    ("en", "By Jane Roe, Oslo — September 4, 2025", "2025-09-04", "None"),
    ("en", "Date: September 4, 2025", "2025-09-04", "None"),
    ("en", "For release: 4 September 2025", "2025-09-04", "None"),
    ("en", "LONDON, Sept 4, 2025 (Reuters) -", "2025-09-04", "None"),
    ("en", "LONDON — September 4, 2025 —", "2025-09-04", "None"),
    ("en", "London, 4 September 2025", "2025-09-04", "None"),
    ("en", "2025-09-04 18:12 UTC", "2025-09-04 18:12:00", "None"),
    ("en", "04 Sep 2025", "2025-09-04", "None"),
    ("en", "4-Sep-2025", "2025-09-04", "None"),
    ("en", "Thursday, 04 September, 2025", "2025-09-04", "None"),
    ("en", "September 4, 2025 | 5 min read", "2025-09-04", "None"),
    ("en", "UPDATED 18:12, 4 Sept 2025", "None", "2025-09-04 18:12:00"),
    ("en", "Modified: Sept 5, 2025 / 9:00 AM", "None", "2025-09-05 09:00:00"),
]


@pytest.mark.parametrize(("language", "line", "published", "updated"), LINES)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_tells_when_a_report_came_out(language, line, published, updated, above: bool) -> None:
    head = (line, TITLE[language]) if above else (TITLE[language], line)
    layout = lay_out(Report("t", "\n\n".join((*head, BODY[language])), language))
    assert (str(layout.report.published), str(layout.report.updated)) == (published, updated)
    assert layout.report.title == TITLE[language]


def test_a_date_that_can_be_read_two_ways_is_left_open_and_said() -> None:
    report = lay_out(Report("t", f"{TITLE['en']}\n\n9/4/2025\n\n{BODY['en']}", "en")).report
    assert report.published is None
    assert report.notes == ("'9/4/2025' can be read two ways, the date of publication is left open",)


def test_a_signature_with_a_date_is_no_author() -> None:
    text = f'{TITLE["en"]}\n\n{BODY["en"]}\n\n"We go on."\n\n— Jane Roe, 4 May 2025\n\n{BODY["en"]}'
    report = lay_out(Report("t", text, "en")).report
    assert (report.author, report.published) == (None, None)
