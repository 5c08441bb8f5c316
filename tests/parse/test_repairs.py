"""Repairs of the parse, on parses made by hand so that they do not hang on a model."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from verbale.parse.repairs import repair

Row = tuple[str, str, int, str]


def doc(rows: list[Row]) -> Doc:
    words, pos, heads, deps = zip(*rows, strict=True)
    made = Doc(Vocab(), words=list(words), pos=list(pos), heads=list(heads), deps=list(deps))
    for token in made:
        if token.pos_ == "VERB":
            token.set_morph("VerbForm=Fin")
    return made


def test_the_subject_after_a_quotation_and_its_verb() -> None:
    made = doc([
        ('"', "PUNCT", 1, "punct"), ("Oui", "INTJ", 5, "obj"), ('"', "PUNCT", 1, "punct"), (",", "PUNCT", 5, "punct"),
        ("a", "AUX", 5, "aux:tense"), ("dit", "VERB", 5, "ROOT"), ("Paul", "PROPN", 5, "obj"),
    ])  # fmt: skip
    assert repair(made) == ("after-quotation",)
    assert made[6].dep_ == "nsubj"


def test_the_clitic_is_the_subject() -> None:
    made = doc([
        ("Oui", "INTJ", 2, "obj"), (",", "PUNCT", 2, "punct"), ("dit", "VERB", 2, "ROOT"), ("-t", "PRON", 2, "nsubj"),
        ("-il", "PRON", 3, "fixed"),
    ])  # fmt: skip
    assert repair(made) == ("clitic",)
    assert (made[4].dep_, made[4].head.i, made[3].dep_) == ("nsubj", 2, "dep")


def test_a_topic_before_a_colon_is_no_subject() -> None:
    made = doc([
        ("Pêche", "NOUN", 3, "nsubj"), (":", "PUNCT", 0, "punct"), ("Oslo", "PROPN", 3, "nsubj"),
        ("cède", "VERB", 3, "ROOT"),
    ])  # fmt: skip
    assert repair(made) == ("topic",)
    assert [t.dep_ for t in made] == ["dep", "punct", "nsubj", "ROOT"]


def test_a_subject_alone_before_a_colon_stays_one() -> None:
    made = doc([("Oslo", "PROPN", 2, "nsubj"), (":", "PUNCT", 0, "punct"), ("cède", "VERB", 2, "ROOT")])
    assert repair(made) == ()


@pytest.mark.parametrize("label", ["obj", "dobj"])
def test_an_object_without_a_quotation_before_stays_one(label: str) -> None:
    made = doc([("Paul", "PROPN", 1, "nsubj"), ("dit", "VERB", 1, "ROOT"), ("oui-da", "NOUN", 1, label)])
    assert repair(made) == ()
    assert made[2].dep_ == label


def clause_before_its_verb(last: str) -> Doc:
    """ "Rome, Oslo et Paris cèdent, annonce Roe", as a parser reads it that takes the list for two subjects."""
    return doc([
        ("Rome", "PROPN", 7, "nsubj"), (",", "PUNCT", 2, "punct"), ("Oslo", "PROPN", 0, "conj"),
        ("et", "CCONJ", 5, "cc"), ("Paris", "PROPN", 5, last), ("cèdent", "VERB", 0, "conj"),
        (",", "PUNCT", 7, "punct"), ("annonce", "VERB", 7, "ROOT"), ("Roe", "PROPN", 7, "obj"),
    ])  # fmt: skip


def test_who_stands_behind_a_whole_clause_and_its_verb_says_it() -> None:
    made = clause_before_its_verb("nsubj")
    assert repair(made) == ("after-clause",)
    assert (made[8].dep_, made[5].dep_, made[5].head.i) == ("nsubj", "ccomp", 7)
    assert [(made[i].dep_, made[i].head.i) for i in (0, 4)] == [("nsubj", 5), ("conj", 0)]


def test_an_object_behind_an_insertion_without_a_subject_stays_one() -> None:
    made = clause_before_its_verb("obj")
    assert repair(made) == ()
    assert made[8].dep_ == "obj"
