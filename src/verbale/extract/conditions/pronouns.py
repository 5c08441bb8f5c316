"""Conditions that are only a pronoun: "Without it there will be no …", "Sans lui, il n'y aura pas de …"."""

from spacy.tokens import Token

from verbale.extract.conditions.clauses import Clause
from verbale.extract.stance.labels import OBJECT
from verbale.parse.columns import children, morph

AGREEING = ("Number", "Gender")


def is_pronoun(clause: Clause) -> bool:
    """Whether a pronoun is all that a condition tells."""
    head = clause.head
    if head is None or head.pos_ != "PRON":
        return False
    first, last = max(head.left_edge.i, clause.first), min(head.right_edge.i, clause.last)
    return all(t.i == head.i or t.is_punct or t.pos_ == "ADP" for t in head.doc[first : last + 1])


def named_before(clause: Clause) -> Token | None:
    """The one object of the sentence before, where a personal pronoun that agrees with it is the condition."""
    head = clause.head
    if (
        head is None
        or not is_pronoun(clause)
        or "Prs" not in morph(head, "PronType")
        or "3" not in morph(head, "Person")
    ):
        return None
    start = head.sent.start
    if start == 0:
        return None
    root = head.doc[start - 1].sent.root
    things = [c for c in children(root) if c.dep_ in OBJECT and c.pos_ == "NOUN"]
    return things[0] if len(things) == 1 and _agree(head, things[0]) else None


def _agree(pronoun: Token, noun: Token) -> bool:
    told = ((set(morph(pronoun, f)), set(morph(noun, f))) for f in AGREEING)
    return not any(a and b and not a & b for a, b in told)
