"""Verbs that tell no act of their own: what only qualifies, measures, is cried out or laid to somebody's charge."""

from spacy.tokens import Token

from verbale.extract.happenings.clause import objects
from verbale.extract.happenings.table import EventsText, Happenings
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.report import SectionRole

NAMED = ("oprd", "xcomp", "flat:name", "appos")


def is_of_measure(verb: Token, words: Happenings) -> bool:
    """Whether an act only tells by how much something moves: "le titre a pris 3 %"."""
    return any(t.lower_ in words.text.percents for c in objects(verb) for t in (c, *c.rights))


def is_shouted(block: Block, verb: Token) -> bool:
    """Whether a headline is all in capitals, of which no name can be told from a word."""
    return block.role is SectionRole.HEADLINE and verb.is_upper and verb.sent.text.isupper()


def is_accused_of(verb: Token, words: Happenings) -> bool:
    """Whether somebody is only accused of an act, or blamed for it: "accused her of agreeing to a loan"."""
    above = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    below = verb.dep_ in ("pcomp", "xcomp", "obl:arg", "advcl", "ccomp") and _is_bare_form(verb)
    return below and above.lemma_ in words.text.accuses


def _is_bare_form(verb: Token) -> bool:
    """Whether a verb stands without a finite form of its own."""
    return not any(
        "Fin" in morph(t, "VerbForm") for t in (verb, *(c for c in children(verb) if c.dep_.startswith("aux")))
    )


def is_adjective(verb: Token, words: EventsText) -> bool:
    """A participle that only qualifies a noun ("les sanctions envisagées", "Nations unies")."""
    if verb.dep_ in ("flat:name", "flat:foreign", "compound", "fixed"):
        return True
    if verb.dep_ == "acl" and verb.lemma_ in words.namings and any(c.dep_ in NAMED for c in children(verb)):
        return True  # "a man named Lund"
    if (
        verb.dep_ == "acl"
        and verb.head.dep_ != "ROOT"
        and verb.lemma_ in words.remains
        and "Past" in morph(verb, "Tense")
    ):
        return True  # "three sacks of flour left on Tuesday"
    return verb.dep_ == "amod" and all(c.dep_ in ("advmod", "punct") for c in children(verb))
