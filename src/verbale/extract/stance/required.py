"""Find what is called indispensable before an act, or what an act is tied to: not the one without the other."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.stance.complement import complement, prepositional
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.labels import OBJECT, SUBJECT
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children, morph


def required(token: Token, thing: Token | None, words: Stances) -> Iterator[Find]:
    """ "Ils jugent X indispensable avant Y": not Y unless X; without Y, X is simply demanded."""
    who, thing = subject_of(token), thing or _relative(token)
    called = next((t for t in token.subtree if t.i > token.i and t.lemma_.lower() in words.required), None)
    if called is None or who is None or thing is None:
        return
    found = (prepositional(t, p) for t in (token, called) for p in words.before)
    act = next((a for a in found if a is not None), None)
    if act is None:
        yield Find(token, thing, who, "demands", "deem-necessary", 0.65)
    else:
        yield Find(token, act, who, "reserved", "requirement", 0.75, required=thing)


def tied(token: Token, words: Stances) -> Iterator[Find]:
    """ "Poland made its approval conditional on Y", "Moscou subordonne X à Y": no X without Y."""
    called = next((c for c in children(token) if c.lemma_.lower() in words.tied), None) or _called(token, words)
    if called is not None and called.lemma_.lower() in words.conditions:
        yield from _made_condition(token, called, words)
        return
    thing = complement(token, "object")
    if called is not None and (thing is None or thing == called):
        thing = next((c for c in (*children(called), *children(token)) if c.dep_ in SUBJECT and c.i > token.i), None)
    if thing is None and called is None and token.lemma_.lower() in words.tied:
        bare = (c for c in children(token) if c.i > token.i and c.pos_ == "NOUN" and preposition(c) is None)
        thing = next(bare, None)  # "conditionne son soutien au texte à …", of which the parser made no object
    if thing is None or (token.lemma_.lower() not in words.tied and called is None):
        return
    near = [t for t in (token, called, thing, *_within(thing)) if t is not None]
    found = (prepositional(t, p) for t in near for p in words.tied_by)
    needed = next((a for a in found if a is not None and a.i > thing.i), None)
    who = subject_of(token)
    if needed is not None and who is not None and who.i != thing.i and (called is not None or _to_do(thing)):
        yield Find(token, thing, who, "reserved", "tied-to", 0.72, required=needed)


def _to_do(thing: Token) -> bool:
    """ "Tied its approval to", "conditionne la reprise des livraisons à", but not "link the pit to the town"."""
    own = any(c.dep_ in ("poss", "nmod:poss") or "Yes" in morph(c, "Poss") for c in children(thing))
    return own or any(c.dep_ in ("prep", "nmod", "obl:arg") and c.i > thing.i for c in children(thing))


def _called(token: Token, words: Stances) -> Token | None:
    """The word "condition" where the parser hung it on the thing, or the verb on it."""
    if token.head.i > token.i and token.head.lemma_.lower() in words.conditions:
        return token.head
    near = (g for c in children(token) if c.i > token.i and c.pos_ == "NOUN" for g in c.subtree)
    found = next((g for g in near if g.lemma_.lower() in words.conditions and g.pos_ == "NOUN"), None)
    return found if found is not None and any("Ind" in morph(d, "Definite") for d in children(found)) else None


def _after(called: Token, words: Stances) -> Token | None:
    """What stands right behind "a condition of", whatever the parser hung it on."""
    doc, at = called.doc, called.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in words.condition_of:
        return None
    return doc[at].head if doc[at].head.i > at else next((c for c in children(doc[at]) if c.i > at), None)


def _within(thing: Token) -> list[Token]:
    """What belongs to a thing, on which the parser may hang what it is tied to ("la reprise de sa médiation à …")."""
    return [c for c in children(thing) if c.i > thing.i and c.pos_ == "NOUN"]


def _made_condition(token: Token, called: Token, words: Stances) -> Iterator[Find]:
    """ "Made the withdrawal a condition of any treaty", "font du retour des inspecteurs la condition de …"."""
    found = (prepositional(called, p) for p in words.condition_of)
    act, who = next((a for a in found if a is not None), None) or _after(called, words), subject_of(token)
    things = (c for c in children(token) if c.i != called.i and c.i > token.i and c.pos_ in ("NOUN", "PROPN"))
    thing = next((c for c in things if c.dep_ in OBJECT or preposition(c) in words.made_of), None)
    thing = thing or next((c for c in children(called) if c.dep_ in SUBJECT), None)
    if thing is None and called.head.pos_ == "NOUN" and called.head.head == token:
        thing = called.head  # "made the rebels' departure a precondition for …", which the parser took for a clause
    if act is not None and thing is not None and who is not None and who.i not in (thing.i, act.i):
        yield Find(token, act, who, "reserved", "made-condition", 0.72, required=thing)


def _relative(token: Token) -> Token | None:
    """The noun before a clause whose relative pronoun the parser took for a conjunction ("…, que X juge …")."""
    mark = next((c for c in children(token) if c.dep_ == "mark" and c.i < token.i), None)
    if mark is None or mark.i < 2 or token.doc[mark.i - 1].text != ",":
        return None
    at = token.doc[mark.i - 2]
    while at.pos_ != "NOUN" and at.head.i < at.i:
        at = at.head
    return at if at.pos_ == "NOUN" else None
