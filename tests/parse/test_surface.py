"""What the parser is shown of a text: as long as the text, words whole, every place known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.parse.surface import surface
from verbale.record.span import Span


def words(text: str) -> list[tuple[str, str]]:
    """(word as shown, its place in the text) of each word."""
    shown = surface(text, [Span(0, len(text))])
    assert len(shown.text) == len(text)
    found = [Span(*m.span()) for m in re.finditer(r"[^\W_]+(?:[’'][^\W_]+)?", shown.text)]
    assert all(shown.seen(shown.raw(span)) == span for span in found)
    return [(span.words(shown.text), shown.raw(span).words(text)) for span in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("&quot;We won&#8217;t&quot;", [("We", "We"), ("won’t", "won&#8217;t")]),
        ("l&#39;accord d&eacute;jà", [("l'accord", "l&#39;accord"), ("déjà", "d&eacute;jà")]),
        ('that <a href="/x" title="y z">Iran</a>, had', [("that", "that"), ("Iran", "Iran"), ("had", "had")]),
        ("<b>I</b>ran<br>and", [("Iran", "I</b>ran"), ("and", "and")]),
        ("5&nbsp;000 hommes", [("5", "5"), ("000", "000"), ("hommes", "hommes")]),
        ("dÃ©clarÃ© qu'il Ã©tait", [("déclaré", "dÃ©clarÃ©"), ("qu'il", "qu'il"), ("était", "Ã©tait")]),
        ("ne\u00adgo\u00adtia\u00adtion", [("negotiation", "ne\u00adgo\u00adtia\u00adtion")]),
        ("e\u0301te\u0301", [("été", "e\u0301te\u0301")]),
        ("les négocia-\nteurs", [("les", "les"), ("négociateurs", "négocia-\nteurs")]),
        ("vice-\npresident or vice-president", [(w, w) for w in ("vice", "president", "or", "vice", "president")]),
        ("\u200eHello\u200b", [("Hello", "Hello")]),
    ],
)
def test_a_word_is_shown_whole_and_its_place_is_known(text: str, told: list[tuple[str, str]]) -> None:
    assert words(text) == told


@pytest.mark.parametrize("text", ["AT&T, R&D; <<Oui>> x < 3 > y", "Âge et Å", "« Oui » – déjà", "a-\nB"])
def test_what_is_no_markup_stays(text: str) -> None:
    assert surface(text, [Span(0, len(text))]).text == text


def test_quote_marks_of_markup_are_marks() -> None:
    text = "&laquo;&nbsp;Oui&nbsp;&raquo;, <q>non</q>"
    shown = surface(text, [Span(0, len(text))]).text
    assert shown.split() == ["«", "Oui", "»,", "“non”"]


@given(st.text(alphabet="aé &;#39quotbr<>/=\"'\u00ad\u0301Ã©-\n", max_size=60))
def test_any_text_keeps_its_length_and_gives_places_inside(text: str) -> None:
    shown = surface(text, [Span(0, len(text))] if text else [])
    assert len(shown.text) == len(text)
    for start in range(len(text)):
        place = shown.raw(Span(start, start + 1))
        assert 0 <= place.start < place.end <= len(text)
