"""Acts that take their type from a noun in their clause."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.extract.happenings.clause import OBJECTS, SUBJECTS
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText

ARGUMENTS = (*SUBJECTS, *OBJECTS, "obl:arg", "obl:agent", "xcomp")


def lend_types(found: Sequence[Mention], words: EventsText) -> None:
    """An act without a type of its own takes that of an event noun in its clause ("victime d'une attaque")."""
    for act in found:
        if act.kind is None:
            near = (m for m in found if not m.is_verb and m.clause == act.token and "apart" not in m.facts)
            nouns = [m for m in near if act.evidence.covers(m.evidence) and _is_argument(m.token)]
            nouns = [m for m in nouns if not _is_beyond_an_if(act.token, m.token, words)]
            nouns = [m for m in nouns if "thought" not in m.marks]  # "handed them a proposal for a truce"
            if nouns:
                act.kind, act.lender = nouns[0].kind, nouns[0].token.lemma_
                if "another" in nouns[0].facts and nouns[0].indefinite:
                    act.marks.add("anew")
                act.facts |= {"lent", "typed"}
                act.facts |= nouns[0].facts & {"cancelled", "postponed"}
                act.facts.discard("untyped")


def _is_argument(noun: Token) -> bool:
    """Whether a noun completes its verb, or another noun, and is no mere circumstance ("en déplacement à Rome")."""
    if noun.dep_ in ARGUMENTS:
        return True
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return above.pos_ in ("NOUN", "PROPN")


def _is_beyond_an_if(verb: Token, noun: Token, words: EventsText) -> bool:
    """Whether a condition opens between a verb and a noun: "rendra les biens *si* le Conseil des anciens vote"."""
    between = verb.doc[verb.i + 1 : noun.i]
    return any(t.lower_ in words.if_words and t.pos_ in ("SCONJ", "ADV") for t in between)
