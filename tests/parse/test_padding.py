"""Blanks in the place of markup stay away from the parser and come back into its parse."""

import pytest
from spacy.tokens import Token

from verbale.parse.engine import pipeline
from verbale.parse.padding import closed, reopened
from verbale.parse.parser import parse
from verbale.record.report import Report


def told(token: Token) -> tuple[object, ...]:
    shape = (token.lower_, token.norm_, token.shape_, token.is_alpha, token.is_punct, token.is_upper)
    return (token.text.strip(), token.tag_, token.dep_, token.lemma_, str(token.morph), *shape)


@pytest.mark.parametrize(
    "text", ["   Le      ministre a dit,     oui.    ", "Emmanuel    Macron  parle", "  non", "oui   "]
)
def test_the_parse_is_that_of_the_words_alone(text: str) -> None:
    doc = pipeline("fr")(closed(text))
    whole = reopened(doc, text)
    words = [t for t in whole if not t.is_space]
    assert whole.text == text
    assert list(map(told, words)) == list(map(told, doc))
    assert [t.head.text.strip() for t in words] == [t.head.text for t in doc]
    assert [" ".join(e.text.split()) for e in whole.ents] == [e.text for e in doc.ents]
    assert len(list(whole.sents)) == len(list(doc.sents))


def test_tokens_of_a_web_page_stand_where_they_stand_in_it() -> None:
    page = '<p>The <a href="/x">Norwegian</a> minister won&#8217;t sign, &quot;not today&quot;.</p>'
    parsed = parse(Report("t", page, "en"))
    block = next(b for b in parsed.blocks if b.role == "body")
    places = {t.text.strip(): block.at(t).words(page) for t in block.doc if t.is_alpha}
    assert places["Norwegian"] == "Norwegian"
    assert places["sign"] == "sign"
    assert block.span_of(block.doc[0 : len(block.doc)]).words(page).endswith("&quot;.")
    assert [p.words(page) for q in parsed.quotations for p in q.inner] == ["not today"]
