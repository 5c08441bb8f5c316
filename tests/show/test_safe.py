"""What reports say can neither steer a terminal, nor run in a spreadsheet or on a page."""

import base64
import hashlib
import re
from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, meta
from rich.console import Console

from factory import position, record, report, statement
from verbale.ask.report import marked_report
from verbale.record.actors import Actor, ActorType
from verbale.record.record import Record
from verbale.record.report import Section, SectionRole
from verbale.record.span import Span
from verbale.show import report_html as module
from verbale.show.csv import csv_lines
from verbale.show.report_html import ReportPage, report_html
from verbale.show.report_terminal import report_text
from verbale.show.words import clipped, line, safe
from verbale.store.dossier import Dossier

HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror=alert(1)> "><svg onload=alert(1)> javascript:alert(1) '
    "</style><style>*{display:none}</style> {{ 7*7 }} {% raw %} \x1b[31mred\x1b[0m \u202eevil =cmd|'/c calc'!A1"
)


@pytest.fixture
def hostile(tmp_path) -> Dossier:
    """A dossier whose text, title, outlet and names are all hostile."""
    who = Actor("a1", ActorType.PERSON, HOSTILE)
    said = statement(HOSTILE, HOSTILE, "a1")
    stands = position(HOSTILE, "a1", HOSTILE, condition=None)
    about = report(HOSTILE, title=HOSTILE, outlet=HOSTILE, agencies=(HOSTILE,), notes=(HOSTILE,))
    whole = (Section(Span(0, len(HOSTILE)), SectionRole.BODY, HOSTILE),)
    with Dossier.open(tmp_path / "hostile.verbale", create=True) as dossier:
        dossier.add(Record(about, whole, (who,), statements=(replace(said, rule=HOSTILE),), positions=(stands,)))
        yield dossier


class Page(HTMLParser):
    """Every tag and attribute of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page


def test_nothing_of_a_report_becomes_markup_on_the_page(hostile: Dossier) -> None:
    page = parsed(report_html(marked_report(hostile, "talks.txt")))
    allowed = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "aside"}
    assert page.tags <= allowed | {"h1", "h2", "p", "ul", "li", "div", "mark", "b", "small"}
    assert {name for name, _ in page.attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "title", "dir", "id"),
    }
    assert HOSTILE in page.text


def test_the_page_forbids_everything_but_its_own_style(hostile: Dossier) -> None:
    html = report_html(marked_report(hostile, "talks.txt"))
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{hashed}'" in html
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_shows_the_text_whole_and_in_order(tmp_path) -> None:
    with Dossier.open(tmp_path / "x.verbale", create=True) as dossier:
        dossier.add(record())
        page = report_html(marked_report(dossier, "talks.txt"))
    marked = re.findall(r'<div class="text" dir="auto">(.*?)</div>', page, re.DOTALL)
    text = "".join(parsed(part).text for part in marked)
    assert "France is ready to deploy soldiers once a ceasefire is agreed, Emmanuel Macron said on Thursday." in text


def test_the_template_uses_exactly_what_the_page_documents() -> None:
    source = (module.files("verbale.show") / "templates/report.html").read_text()
    assert meta.find_undeclared_variables(Environment(autoescape=True).parse(source)) == {"page"}
    used = set(re.findall(r"\bpage\.(\w+)", source))
    assert used == {field.name for field in fields(ReportPage)}


def test_nothing_of_a_report_steers_the_terminal(hostile: Dossier) -> None:
    marked = marked_report(hostile, "talks.txt")
    terminal = Console(width=100, record=True, color_system=None, file=open("/dev/null", "w"))  # noqa: SIM115
    terminal.print(report_text(marked, 100))
    shown = terminal.export_text()
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "⟨001B⟩[31mred" in shown.replace("\n", "")


def test_control_characters_are_shown_by_their_code() -> None:
    assert safe("a\x1b[2J\x07\x9b\r\nb\tc\u202e\ud800") == "a⟨001B⟩[2J⟨0007⟩⟨009B⟩\nb\tc⟨202E⟩⟨D800⟩"
    assert line(" two \n lines\0 ") == "two lines⟨0000⟩"
    assert clipped("a long sentence", 8) == "a long…"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "－2"])
def test_no_cell_of_a_csv_file_is_a_formula(cell: str) -> None:
    header, row = csv_lines([{"words": cell}])
    assert header == "words\r\n"
    assert row.lstrip('"').startswith("'")


def test_numbers_stay_numbers_in_a_csv_file() -> None:
    assert list(csv_lines([{"value": -5, "words": 'said "no", then left\n', "none": None}])) == [
        "value,words,none\r\n",
        '-5,"said ""no"", then left\n",\r\n',
    ]
