"""Quotations: every style, nested, unclosed, running on; and what is listed as not understood."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.parse.quotes import quotations
from verbale.record.span import Span


def read(text: str) -> tuple[list[tuple[list[str], bool, int]], list[str]]:
    blocks = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    found, skipped = quotations(text, blocks)
    return [([s.words(text) for s in q.inner], q.closed, q.depth) for q in found], [s.reason for s in skipped]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"Yes," he said.', [["Yes,"]]),
        ("“Yes,” he said.", [["Yes,"]]),
        ("« Oui », dit-il.", [["Oui"]]),
        ("«\u202fOui\u202f», dit-il.", [["Oui"]]),
        ("<<Oui>>, dit-il.", [["Oui"]]),
        ("``Yes'' he said.", [["Yes"]]),
        ("„Gut“, sagte er.", [["Gut"]]),
        ("»Gut«, sagte er.", [["Gut"]]),
        ("”Hej”, sa han.", [["Hej"]]),
        ('Il parle d\'"accord" ici.', [["accord"]]),
        ('" oui " dit-il', [["oui"]]),
        ("Ads 'lie', he says.", [["lie"]]),
        ("He called the 'workers' rights' issue 'dead'.", [["workers' rights"], ["dead"]]),
        ('“so" he said, “so” again', [["so"], ["so"]]),
        ("L'armée n'a pas d'hommes.", []),
        ("The allies' plan and the '90s.", []),
    ],
)
def test_styles(text: str, inner: list[list[str]]) -> None:
    assert [words for words, _, _ in read(text)[0]] == inner


def test_nested_keeps_both_with_depth() -> None:
    found, skipped = read("« Il a dit “non” hier », selon lui.")
    assert found == [(["Il a dit “non” hier"], True, 0), (["non"], True, 1)]
    assert skipped == []


def test_runs_on_over_paragraphs_where_the_mark_is_repeated() -> None:
    assert read('"First.\n"Second," he said.')[0] == [(["First.", "Second,"], True, 0)]
    assert read("« Un.\n» Deux », dit-il.")[0] == [(["Un.", "Deux"], True, 0)]


def test_runs_on_where_the_next_paragraph_closes_it() -> None:
    assert read("« Un.\nDeux », dit-il.")[0] == [(["Un.", "Deux"], True, 0)]


def test_unclosed_ends_with_its_paragraph_and_is_listed() -> None:
    found, skipped = read("Il a dit « non.\nAutre chose.")
    assert found == [(["non."], False, 0)]
    assert skipped == ["no closing mark"]


def test_closing_mark_alone_is_listed_and_loses_nothing_else() -> None:
    found, skipped = read("oui » dit-il. « Non », dit-elle.")
    assert found == [(["Non"], True, 0)]
    assert skipped == ["closing mark without an opening one"]


@given(st.text(alphabet="ab .,\n\"“”«»„‹›'‘’`<>", max_size=80))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    blocks = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    found, skipped = quotations(text, blocks)
    for quotation in found:
        assert len(quotation.outer) == len(quotation.inner)
        for outer, inner in zip(quotation.outer, quotation.inner, strict=True):
            assert outer.covers(inner)
            assert outer.end <= len(text)
            assert inner.words(text) == inner.words(text).strip()
    assert [q.outer[0].start for q in found] == sorted(q.outer[0].start for q in found)
    assert all(s.span is not None and s.span.end <= len(text) for s in skipped)
