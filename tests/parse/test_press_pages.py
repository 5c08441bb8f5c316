"""Whole pages as the press sends and shows them: wires, live pages, broadcasters, communiqués, mails.

Our own texts, in ``pages/``: each line with the role expected for it after ``##``; a line of two parts has its parts
and roles separated by a broken bar.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.parse.sections import lay_out
from verbale.record.report import Report

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def lines(page: Path) -> list[tuple[str, str]]:
    """(words, roles) of each line."""
    split = (line.rpartition(" ## ") for line in page.read_text(encoding="utf-8").splitlines())
    return [(words, roles) for words, _, roles in split]


def told(page: Path) -> list[tuple[str, str]]:
    """(words, role) of each part of a page."""
    return [pair for words, roles in lines(page) for pair in zip(words.split(" ¦ "), roles.split(" ¦ "), strict=True)]


def test_there_are_pages() -> None:
    assert len(PAGES) >= 9


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\u2028"])
def test_each_part_of_a_page_has_its_role(page: Path, gap: str) -> None:
    text = gap.join(words.replace(" ¦ ", " ") for words, _ in lines(page))
    sections = lay_out(Report("t", text, page.suffixes[0][1:])).sections
    assert [(s.span.words(text), s.role.value) for s in sections] == told(page)


@pytest.mark.parametrize(
    ("name", "published", "updated", "author", "agencies", "title"),
    [
        ("wire.en", "None", "None", "Ingrid Dahl and Tom Verheyen", ("Reuters",), "UPDATE 2-Norway, EU fail"),
        ("afp.fr", "2025-11-09", "None", None, ("AFP",), "Transit du gaz"),
        ("live.fr", "2026-03-03 08:15:00", "2026-03-03 17:40:00", "Le Courrier", ("AFP",), "Grève du cinéma"),
        ("broadcaster.en", "None", "None", "Megan Price", ("Getty",), "River treaty"),
        ("communique.fr", "2026-01-12", "None", None, (), "Échange de prisonniers"),
        ("tabloid.en", "2026-05-04 22:31:00", "2026-05-05 07:02:00", "JANE ROE", (), "'WE'RE DONE'"),
        ("broadsheet.fr", "None", "None", "Claire Vidal et Samir Haddad", (), "A Doha, la négociation"),
        ("email.en", "2026-03-17 09:12:00", "None", None, (), "Currency swap line"),
    ],
)
def test_a_page_tells_its_date_author_and_agencies(name, published, updated, author, agencies, title) -> None:
    page = next(p for p in PAGES if p.stem == name)
    text = "\n\n".join(words.replace(" ¦ ", " ") for words, _ in lines(page))
    report = lay_out(Report("t", text, page.suffixes[0][1:])).report
    assert (str(report.published), str(report.updated)) == (published, updated)
    assert (report.author, report.agencies) == (author, agencies)
    assert report.title is not None
    assert report.title.startswith(title)


BITS = (
    *"\"“”«»'’‘…|<>&;,-\n",
    *("&quot;", "&#8217;", "&nbsp;", "<p>", "</p>", '<a href="x">', "</a>", "<script>", "</script>", "<!--", "-->"),
    *("\u00ad", "\u200b", "\u0301", "Ã©", "â€™", "-\n", "\r\n", "\x00", "``", "--"),
    *("14h32 ", "PARIS, 4 sept 2025 (AFP) - ", "By Jane Roe", "12/13/2025", "9/4/2025", "Subject: x", "Comments"),
    *("newsletter", "a", "Oui. ", " "),
)
UNSEEN = re.compile(r"&nbsp;|<!--.*?-->|<[^<>]*>|[\s\x00\u00ad\u0301\u200b]", re.DOTALL)


@given(st.lists(st.sampled_from(BITS), max_size=40).map("".join), st.sampled_from(["en", "fr"]))
def test_of_any_text_all_that_is_seen_lies_in_one_section(text: str, language: str) -> None:
    layout = lay_out(Report("t", text, language))
    places = [i for s in layout.sections for i in range(s.span.start, s.span.end)]
    unseen = {i for m in UNSEEN.finditer(text) for i in range(*m.span())}
    assert places == sorted(set(places))
    assert set(range(len(text))) - set(places) <= unseen
    assert len(layout.shown.text) == len(text)
