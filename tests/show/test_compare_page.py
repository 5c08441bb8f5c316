"""The comparison as a page and on a terminal: words are shown, never run; the template uses what the page declares."""

import re
from dataclasses import fields
from datetime import date
from importlib.resources import files

from jinja2 import Environment, meta
from rich.console import Console

from verbale.reconcile.comparison import compare
from verbale.record.actors import Actor, ActorType
from verbale.record.position import Act, Position, Stance
from verbale.record.record import Record
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind
from verbale.show.compare_html import ComparePage, PairView, compare_html
from verbale.show.compare_terminal import compare_parts
from verbale.show.compare_view import CompareView, Piece, Row, Side, compare_view

EVIL = '<script>alert("x")</script> <img src=x onerror=y> \x1b[31mrouge \u202eetcirt'
SAID = "Nous fermerons les écluses du canal avant la fonte des neiges"


def report(name: str, said: str) -> Record:
    text = f"{EVIL}\n\nLa greffière a parlé longuement devant la commission réunie : « {said} »."
    at = text.index(said)
    statement = Statement(f"s-{name}", StatementKind.DIRECT, (Span(at, at + len(said)),))
    given = Report(name, text, "fr", title=EVIL, outlet=EVIL, published=date(2031, 5, 2))
    return Record(given, (Section(Span(0, len(text)), SectionRole.BODY),), statements=(statement,))


def view() -> CompareView:
    return compare_view(compare(report("a", SAID), report("b", f"{SAID}, sauf si le conseil vote")))


def test_words_of_a_report_cannot_become_markup() -> None:
    page = compare_html([view()])
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_words_of_a_report_cannot_steer_the_terminal() -> None:
    terminal = Console(width=120, force_terminal=False)
    with terminal.capture() as told:
        for part in compare_parts(view()):
            terminal.print(part)
    assert "\x1b" not in told.get()
    assert "\u202e" not in told.get()
    assert "{sauf si le conseil vote}" in told.get()
    assert "touches condition" in " ".join(told.get().split())


def test_the_template_uses_what_the_page_declares() -> None:
    source = files("verbale.show").joinpath("templates/compare.html").read_text(encoding="utf-8")
    assert meta.find_undeclared_variables(Environment(autoescape=True).parse(source)) == {"page"}
    used = set(re.findall(r"page\.(\w+)", source))
    assert used == {field.name for field in fields(ComparePage)}
    inner = {name for part in re.findall(r"\b(?:pair|pair\.view|row|piece|side)\.(\w+)", source) for name in [part]}
    declared = {f.name for kind in (PairView, CompareView, Row, Piece, Side) for f in fields(kind)}
    assert inner <= declared


def test_what_only_one_report_has_is_told_with_whose_it_is() -> None:
    """Two parties may hold one position in the same words; without their names the list would tell it twice."""
    text = "Estonia and Latvia will lift the ban. Nothing else was said."
    parties = [Actor(key, ActorType.STATE, name, key) for key, name in (("EST", "Estonia"), ("LVA", "Latvia"))]
    words = Span(0, text.index("."))
    act = Act("lift-ban", "lift the ban", Span(text.index("lift"), words.end))
    positions = tuple(Position(f"p-{a.id}", a.id, Stance.INTENDS, act, (words,)) for a in parties)
    one = Record(Report("a.txt", text, "en"), (), tuple(parties), positions=positions)
    other = Record(Report("b.txt", "Nothing else was said.", "en"), ())
    shown = compare_view(compare(one, other))
    assert [(kind, who) for kind, _, who in shown.a.only] == [("position", "Estonia"), ("position", "Latvia")]
    assert "<strong>Latvia</strong>" in compare_html([shown])
    terminal = Console(width=120, force_terminal=False)
    with terminal.capture() as told:
        for part in compare_parts(shown):
            terminal.print(part)
    assert "Latvia: Estonia and Latvia will lift the ban" in told.get()
