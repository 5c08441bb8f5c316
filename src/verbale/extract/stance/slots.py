"""Where a word that takes a stance keeps its act: the slots of its frame, and what parsers make of them."""

from spacy.tokens import Token

from verbale.extract.stance.complement import complement
from verbale.extract.stance.form import is_infinitive, is_passive
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.phrase import MEASURES, preposition
from verbale.extract.stance.polarity import negated
from verbale.extract.stance.tables import Frame, Stances
from verbale.parse.columns import children, morph

ASKING_FOR = frozenset({"à", "de"})
ASKING_WITH = "for"
NO_HEADS = frozenset({"PUNCT", "SYM", "ADV", "ADP", "SCONJ"})  # of these no act is made


def act_of(token: Token, frame: Frame, words: Stances, after: str = "", noun: str = "") -> Token | None:
    passive = is_passive(token)
    if " " in after:
        return complement(token, after)
    if noun:  # "se réserve le droit de …", "gave permission to …"
        thing = next((c for c in children(token) if c.dep_ in OBJECT and c.lemma_.lower() == noun), token)
        slots = [s for s in (*frame.act, "infinitive") if s not in ("none", "object", "named")]
        inner = (complement(t, s) for t in (thing, token) for s in slots)
        own = next((a for a in inner if a is not None), None)
        if own is not None:
            return own
    for slot in frame.act:
        if slot == "none" or (slot == "object" and passive and frame.pos == "adj"):
            continue
        found = _named(token, words) if slot == "named" else complement(token, slot)
        if found is None and slot == "infinitive" and frame.pos == "noun":
            found = _behind_maker(token)
        if found is None and frame.stance == "demands" and slot in ASKING_FOR:
            found = _of_asked(token, slot)
        if found is None and frame.pos == "adj" and token.dep_ == "xcomp" and token.head.pos_ in VERBAL:
            found = _after(token, slot)
        if found is not None and slot == "object":
            found = (
                _purpose(token, words)
                if frame.deed
                else _asked_of(token, found, frame, words)
                if frame.stance == "demands"
                else None
            ) or found
        if found is not None and (found.lower_ in words.vague or _himself(found)):
            continue  # "agreed on little", "committed itself"
        if found is not None and found.pos_ == "PRON" and found.lower_ in (*words.strong_negators, *words.none):
            continue  # "we asked for a pause, nothing more"
        if found is not None and found.text not in MEASURES and found.pos_ not in NO_HEADS:
            return found
    return _of_both(token) if "object" in frame.act else None


def _himself(found: Token) -> bool:
    return found.tag_ == "PRP" and "Yes" in morph(found, "Reflex")


def _behind_maker(noun: Token) -> Token | None:
    """What the parser hung on who makes it ("la proposition de l'Union des armateurs d'instaurer …")."""
    makers = (c for c in children(noun) if c.dep_ in ("nmod", "prep"))
    near = (g for c in makers for g in c.subtree if g.i > noun.i and g.dep_ == "acl" and g.pos_ in VERBAL)
    found = next(near, None)
    if found is None or not is_infinitive(found):
        return None
    return found if preposition(found) == "de" or any(c.tag_ == "TO" for c in children(found)) else None


def _of_asked(token: Token, slot: str) -> Token | None:
    """What the parser hung on those who are asked for it ("appelle les deux parties à la retenue")."""
    under = (g for c in children(token) if c.dep_ in OBJECT for g in children(c) if g.i > c.i)
    asked = (g for g in under if g.dep_ in ("nmod", "acl"))
    return next((g for g in asked if slot == "à" and preposition(g) == slot), None)


def _after(token: Token, slot: str) -> Token | None:
    """What the parser hung on the verb over an adjective ("se disent favorables à l'envoi")."""
    found = complement(token.head, slot)
    return found if found is not None and found.i > token.i else None


def _asked_of(token: Token, thing: Token, frame: Frame, words: Stances) -> Token | None:
    """The act behind who is asked for it ("ont exhorté les deux camps à accepter …", "asked Romania for help")."""
    somebody = thing.pos_ in ("PROPN", "PRON") or thing.lemma_.lower() in words.doers | words.bodies
    inner = complement(token, ASKING_WITH) if ASKING_WITH in frame.act and somebody else None
    if inner is not None and inner.i > thing.i:
        return inner
    inner = complement(thing, "infinitive")
    return inner if inner is not None and inner.dep_ in ADNOMINAL and preposition(inner) in ASKING_FOR else None


def _of_both(token: Token) -> Token | None:
    """The object that two verbs share: "je regrette et condamne la décision"."""
    joined = (c for c in children(token) if c.dep_ == "conj" and c.pos_ in VERBAL and not has_subject(c))
    beside = (c for c in joined if any(d.dep_ == "cc" for d in (*children(token), *children(c))))
    return next((f for f in (complement(c, "object") for c in beside) if f is not None), None)


def _named(token: Token, words: Stances) -> Token | None:
    """What a noun is said to be: "their demand is to leave", "leurs exigences comprennent le retrait"."""
    clause = token.head
    if token.dep_ not in SUBJECT or negated(clause, words):
        return None
    if any(c.dep_ == "cop" for c in children(clause)):
        return clause
    if clause.lemma_.lower() not in words.naming:
        return None
    slots = ("infinitive", "clause", "object")
    return next((f for f in (complement(clause, s) for s in slots) if f is not None), None)


def _purpose(token: Token, words: Stances) -> Token | None:
    """What a decree or a law is to do, which says more than its name: "a signé un décret pour interdire …"."""
    objects = [c for c in children(token) if c.dep_ in OBJECT]
    if not any(c.lemma_.lower() in words.documents for c in objects):
        return None  # "a quitté les pourparlers en vue de former …"
    near = (c for t in (token, *objects) for c in children(t) if c.i > token.i and c.dep_ in ("advcl", "acl", "xcomp"))
    plain = (c for c in near if not any(a.dep_ == "aux:tense" for a in children(c)))
    return next((c for c in plain if c.pos_ in VERBAL and is_infinitive(c) and c.tag_ != "VBG"), None)


def has_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECT for c in children(token))
