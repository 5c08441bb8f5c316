"""Conditions told as a time: "the day after a ceasefire", "within ten days of a signature"."""

from spacy.tokens import Token

from verbale.extract.conditions.tables import Conditions, Connective
from verbale.extract.stance.form import is_finite, is_infinitive
from verbale.extract.stance.labels import VERBAL
from verbale.parse.columns import children, helpers, morph

QUOTE = '"'


def counted_from(head: Token, first: int, connective: Connective, table: Conditions) -> bool:
    """Whether a time is counted from what may or may not come, and told of what is yet to come.

    Args:
        head: Main word of what it is counted from.
        first: Number of the first of the opening words.
        connective: The opening words.
        table: Words of the language.
    """
    if connective.factual and not _is_fact(head, table):
        return False
    return _open(head) and _to_come(head, first)


def _open(head: Token) -> bool:
    """Whether nothing says that it will come: "a truce", "the signing of a deal", "signing a deal"."""
    if head.pos_ in VERBAL:
        return head.tag_ == "VBG" or not is_finite(head)
    near = (c for t in (head, *children(head)) for c in (t, *children(t)))
    return any(d.dep_ == "det" and "Ind" in morph(d, "Definite") for t in near for d in children(t))


def _is_fact(head: Token, table: Conditions) -> bool:
    near = {w for t in head.subtree for w in (t.lemma_.lower(), t.lower_)}
    return any(all(near.intersection(group) for group in fact.words) for fact in table.atoms)


def _to_come(head: Token, first: int) -> bool:
    """Whether the last verb before the opening words, without a comma between, is an infinitive or a future."""
    if first == 0 or (head.doc[first - 1].is_punct and head.doc[first - 1].text != QUOTE):
        return False
    before = (t for t in reversed(head.doc[head.sent.start : first]) if t.pos_ in VERBAL)
    verb = next((t for t in before if not t.dep_.startswith(("aux", "cop"))), None)
    if verb is None:
        return False
    group = (verb, *helpers(verb))
    ahead = any("Fut" in morph(t, "Tense") or "Cnd" in morph(t, "Mood") or t.tag_ == "MD" for t in group)
    return ahead or is_infinitive(verb)
