"""A parse as plain lists says what spaCy's tokens say."""

import pytest

from verbale.parse.columns import Columns, children, features, morph
from verbale.parse.engine import pipeline
from verbale.parse.parser import parse
from verbale.record.report import Report

TEXTS = {
    "fr": "L'ambassadrice, arrivée lundi, n'aurait pas signé l'accord. « Qui l'aurait lu ? » a-t-elle demandé.",
    "en": "The envoy, who arrived on Monday, wouldn't have signed it. \"Who'd have read it?\" she asked.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_list_has_what_the_tokens_say(language: str) -> None:
    doc = pipeline(language)(TEXTS[language])
    made = Columns(doc)
    assert made.text == doc.text
    assert made.words == [t.text for t in doc]
    assert made.lower == [t.lower_ for t in doc]
    assert made.lemma == [t.lemma_.lower() for t in doc]
    assert made.pos == [t.pos_ for t in doc]
    assert made.dep == [t.dep_ for t in doc]
    assert made.head == [t.head.i for t in doc]
    assert made.start == [t.idx for t in doc]
    names = {name for t in doc for name in t.morph.to_dict()}
    assert "VerbForm" in names
    assert all(children(t) == list(t.children) for t in doc)
    assert any(len(children(t)) > 1 for t in doc)
    assert all(morph(t, name) == t.morph.get(name, []) for t in doc for name in names)
    assert [{n: held.get(n, []) for n in names} for held in made.morph] == [
        {n: t.morph.get(n, []) for n in names} for t in doc
    ]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_sentence_of_every_token_is_the_one_that_its_phrase_stands_in(language: str) -> None:
    parsed = parse(Report("t", f"{TEXTS[language]} {TEXTS[language]}", language))
    for block in parsed.blocks:
        found = [(t.sent.start, t.sent.end) for t in block.doc]
        assert found == [(block.doc[i : i + 1].sent.start, block.doc[i : i + 1].sent.end) for i in range(len(found))]
        assert len(set(found)) > 1


def test_features_with_several_values() -> None:
    assert features("Case=Acc,Nom|Person=3") == {"Case": ["Acc", "Nom"], "Person": ["3"]}
    assert features("") == {}
