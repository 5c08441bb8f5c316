"""Datelines in the ways of the agencies, with sentences of our own; what only looks like one stays in the text."""

from datetime import date

import pytest

from verbale.parse.sections import Layout, lay_out
from verbale.record.report import Report, SectionRole

HEAD = {"fr": "Les ministres pèsent l'offre du médiateur", "en": "Ministers weigh the mediator's offer"}
BODY = {
    "fr": "Les ministres ont pesé mardi l'offre du médiateur, a annoncé le porte-parole.",
    "en": "Ministers weighed the mediator's offer on Tuesday, the spokesman announced.",
}
DAY = date(2026, 3, 10)
TOLD = [
    ("fr", "BRUXELLES 10/03 (BELGA) = ", "Belga", None),
    ("fr", "BRUXELLES 10/03/2026 (BELGA) = ", "Belga", DAY),
    ("fr", "Bruxelles, le 10 mars 2026 (Belga). ", "Belga", DAY),
    ("fr", "(Belga) ", "Belga", None),
    ("fr", "Berne (ats) ", "Keystone-ATS", None),
    ("fr", "Berne (awp/ats) - ", "Keystone-ATS", None),
    ("fr", "Berne, 10 mars 2026 (Keystone-ATS) - ", "Keystone-ATS", DAY),
    ("en", "Berlin (dpa) - ", "dpa", None),
    ("en", "(ANSA) - ROME, MAR 10 - ", "ANSA", None),
    ("en", "(ANSA) - Rome, March 10, 2026 - ", "ANSA", DAY),
    ("fr", "Madrid, 10 mars (EFE).- ", "EFE", None),
    ("en", "MOSCOW, March 10, 2026. /TASS/. ", "TASS", DAY),
    ("fr", "Pékin, 10 mars /Xinhua/-- ", "Xinhua", None),
    ("en", "ANKARA, March 10, 2026 (AA) - ", "Anadolu", DAY),
    ("en", "TOKYO, March 10, Kyodo - ", "Kyodo", None),
    ("en", "Tehran, March 10, IRNA – ", "IRNA", None),
    ("fr", "VIENNE (APA) - ", "APA", None),
    ("fr", "ALGER, 10 mars 2026 (APS)- ", "APS", DAY),
    ("fr", "RABAT, 10 mars 2026 (MAP)- ", "Maghreb Arabe Presse", DAY),
    ("fr", "Tunis, 10 mars 2026 (TAP)- ", "Tunis Afrique Presse", DAY),
    ("fr", "NATIONS UNIES (Etats-Unis), 10 mars 2026 (AFP) - ", "AFP", DAY),
    ("fr", "La Presse canadienne, OTTAWA — ", "La Presse canadienne", None),
    ("en", "KYIV, Ukraine (AP) _ ", "AP", None),
    ("fr", "10 mars (Reuters) - ", "Reuters", None),
    ("en", "(Reuters) - ", "Reuters", None),
    ("en", "New Delhi, Mar 10 (PTI) ", "PTI", None),
]
UNTOLD = [
    ("en", "The Arakan Army (AA) - whose men hold the town - will not sign."),
    ("en", "The Palestinian Authority (PA) Monday refused the offer."),
    ("fr", "Elke Maes (Groen) : « Ce sera sans nous »."),
    ("fr", "Ahmed Lahlou (PS) - qui préside la fédération - a refusé."),
    ("en", "AP Lund said no."),
    ("en", "MARTIN: We will not sign."),
]


def laid(language: str, first: str, *rest: str) -> tuple[Layout, list[tuple[SectionRole, str]]]:
    text = "\n\n".join((HEAD[language], first, *rest))
    layout = lay_out(Report("t", text, language))
    return layout, [(s.role, s.span.words(text)) for s in layout.sections]


@pytest.mark.parametrize(("language", "line", "agency", "day"), TOLD)
def test_a_dateline_is_set_apart_credited_and_dated(language: str, line: str, agency: str, day: date | None) -> None:
    layout, parts = laid(language, line + BODY[language], BODY[language])
    assert (SectionRole.LEAD, BODY[language]) in parts
    assert layout.report.agencies == (agency,)
    assert layout.report.published == day


@pytest.mark.parametrize(("language", "sentence"), UNTOLD)
def test_brackets_that_name_no_agency_stay_in_the_text(language: str, sentence: str) -> None:
    layout, parts = laid(language, sentence, BODY[language], "MARTIN: Not this year.")
    assert (SectionRole.LEAD, sentence) in parts
    assert not layout.report.agencies


def test_an_agency_on_a_line_of_its_own_is_a_credit() -> None:
    layout, parts = laid("fr", "AA / Tunis / Hatem Kacem", BODY["fr"])
    assert (SectionRole.CREDIT, "AA / Tunis / Hatem Kacem") in parts
    assert layout.report.agencies == ("Anadolu",)


def test_a_town_in_capitals_before_a_colon_is_no_speaker() -> None:
    assert laid("en", "NEW DELHI: " + BODY["en"], BODY["en"])[1][1] == (SectionRole.DATELINE, "NEW DELHI:")


@pytest.mark.parametrize(
    ("language", "line", "author", "agency"),
    [
        ("fr", "Mardi 10 mars 2026, 18h40. Par S. D.", "S. D.", ""),
        ("fr", "Par notre correspondante à Tbilissi. Le 10 mars 2026", None, ""),
        ("fr", "Mis en ligne le 10/03/2026 à 13:05 - Rédaction avec Belga", None, "Belga"),
        ("fr", "Publié le mardi 10 mars 2026 à 09h12 par Belga", None, "Belga"),
        ("fr", "10.03.2026, 18:04 | Keystone-ATS", None, "Keystone-ATS"),
        ("en", "By our correspondent in Tbilisi. 10 March 2026", None, ""),
        ("en", "By staff and agencies | 10 March 2026, 18:04", None, ""),
        ("en", "Tuesday, March 10, 2026. By Jane Roe.", "Jane Roe", ""),
    ],
)
def test_a_date_beside_whoever_signs(language: str, line: str, author: str | None, agency: str) -> None:
    layout, parts = laid(language, line, BODY[language], BODY[language])
    assert (SectionRole.LEAD, BODY[language]) in parts
    assert layout.report.published is not None
    assert layout.report.published.timetuple()[:3] == (2026, 3, 10)
    assert (layout.report.author, layout.report.agencies) == (author, (agency,) if agency else ())


@pytest.mark.parametrize(
    ("language", "line"),
    [("fr", "Le 10 mars 2026 restera une date noire."), ("en", "10 March 2026. By then the war was over.")],
)
def test_a_sentence_with_a_date_dates_no_report(language: str, line: str) -> None:
    assert laid(language, line, BODY[language], BODY[language])[0].report.published is None


def test_a_dateline_before_a_colon_without_headline_and_a_date_at_the_end() -> None:
    text = f"LAHORE: {BODY['en']}\n\n{BODY['en']}\n\nPublished in The Ledger, March 10th, 2026"
    layout = lay_out(Report("t", text, "en"))
    roles = [(s.role, s.span.words(text)) for s in layout.sections]
    assert roles[0] == (SectionRole.DATELINE, "LAHORE:")
    assert layout.report.published == DAY


def test_what_closes_a_wire_and_a_mail_is_no_text() -> None:
    parts = laid("fr", "Bonjour,", BODY["fr"], BODY["fr"], "/ATS/jr")[1]
    assert parts[1][0] is SectionRole.BOILERPLATE
    assert parts[2] == (SectionRole.LEAD, BODY["fr"])
    assert parts[-1][0] is SectionRole.CREDIT
    assert laid("en", BODY["en"], "((jane.roe@example.org; +47 000))")[1][-1][0] is SectionRole.BOILERPLATE
