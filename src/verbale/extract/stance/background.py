"""Where a word that takes a stance takes none: what is not real, what failed, what is told in passing."""

from spacy.tokens import Token

from verbale.extract.stance.complement import is_next_to
from verbale.extract.stance.form import (
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    is_perfect,
    is_present,
    is_present_participle,
)
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT
from verbale.extract.stance.polarity import by_anyone, in_when_clause, modal_over, negated, unreal
from verbale.extract.stance.tables import Frame, Stances
from verbale.parse.columns import children, helpers, morph

GERUND = frozenset({"pcomp", "xcomp", "csubj", "dobj", "pobj"})


def _commands(token: Token) -> bool:
    """A command ("do not shut the door to Dravia"): what others are to do is no stance of who is told it."""
    if token.tag_ != "VB" or token.dep_ not in ("ROOT", "ccomp", "appos", "parataxis"):
        return False
    if any(c.tag_ in ("TO", "MD") for c in children(token)):
        return False
    return all(c.nbor(1).text == ":" for c in children(token) if c.dep_ in SUBJECT and c.i < token.i)


def is_background(token: Token, frame: Frame, words: Stances) -> bool:
    """Whether nobody takes a stance here: neither-nor, what is not real or only may be, what is told in passing."""
    if (
        _neither(token, words)
        or unreal(token, words, noun=frame.pos == "noun")
        or (modal_over(token, words) and not _unable(token, frame, words))
        or _aside(token, frame, words)
        or _failed(token, words)
        or _dropped(token, frame, words)
        or _commands(token)
        or (frame.deed and is_present(token) and by_anyone(token, words))
        or _was_asked(token, frame)
    ):
        return True
    return (frame.deed or frame.stance != "committed") and in_when_clause(token, words)  # a promise still binds


def _unable(token: Token, frame: Frame, words: Stances) -> bool:
    """ "Could not rule out", "ne peut exclure": as negated as without the modal verb."""
    return bool(frame.negated) and modal_over(token, words) in words.possibility and negated(token, words)


def _was_asked(token: Token, frame: Frame) -> bool:
    """ "Asked how many, he shook his head": who was asked asks for nothing."""
    if frame.stance != "demands" or token.tag_ != "VBN" or token.dep_ != "advcl" or token.i > token.head.i:
        return False
    return not any(c.dep_ in SUBJECT or c.dep_.startswith("aux") for c in children(token))


def _failed(token: Token, words: Stances) -> bool:
    """ "Failed to agree", "s'est abstenu de condamner", "refrained from condemning"."""
    over = token.head.head if token.dep_ == "pcomp" else token.head
    governed = token.dep_ in ("xcomp", "pcomp", "obl:arg")
    return governed and not words.failing.isdisjoint((over.lemma_.lower(), over.lower_))


def _dropped(token: Token, frame: Frame, words: Stances) -> bool:
    """ "Dropped its threat", "a renoncé à sa menace", "the threat was lifted": no threat any more, and no deed."""
    if token.lemma_.lower() in words.dropping and frame.pos == "verb":
        below = (g for c in children(token) for g in ((c, *children(c)) if c.pos_ == "ADP" else (c,)))
        return any(g.lemma_.lower() in words.threats and _undergoes(g, token) for g in below)
    if frame.pos != "noun" or token.lemma_.lower() not in words.threats:
        return False
    over = token.head.head if token.dep_ == "pobj" else token.head
    return over.lemma_.lower() in words.dropping and _undergoes(token, over) and not negated(over, words)


def _undergoes(noun: Token, verb: Token) -> bool:
    """Whether a noun is what something is done to."""
    return noun.dep_ in OBJECT | {"pobj", "obl:arg"} or (noun.dep_ in SUBJECT and is_passive(verb))


def _neither(token: Token, words: Stances) -> bool:
    """ "Has neither accepted nor rejected": no stance at all."""
    pair = (token, token.head) if token.dep_ == "conj" else (token,)
    two = [t for t in pair if any(c.lower_ in words.correlative and c.pos_ != "DET" for c in children(t))]
    return any(c.dep_ == "conj" for t in two for c in children(t))


def _aside(token: Token, frame: Frame, words: Stances) -> bool:
    """An infinitive that tells a purpose or a quality ("pour soutenir …"), or a deed told in passing ("promulguée")."""
    if frame.deed and (is_participle(token) or any(c.tag_ == "MD" for c in children(token))):
        return True
    if frame.deed and token.lemma_.lower() not in words.selves and _to_oneself(token):
        return True  # "se sont quittés"
    if frame.deed and token.tag_ == "VBG" and (token.dep_ in GERUND or is_next_to(token, token.head)):
        return True  # "instead of suspending", "ruled out recognising": nothing was done
    if (
        (frame.deed or frame.stance in ("supports", "opposes"))
        and token.dep_ in ADNOMINAL
        and token.head.pos_ == "NOUN"
        and not is_main(token)
    ):
        return True  # "les médias qui le critiquent" says who they are
    if frame.stance == "intends" and token.dep_ in ADNOMINAL and is_present_participle(token):
        return True  # "un texte visant à …" says what it is for
    if frame.deed and any("Sub" in morph(t, "Mood") for t in (token, *helpers(token))):
        return True  # "les raisons qu'ils aient rompu"
    if not is_infinitive(token) or token.tag_ == "VBG" or is_perfect(token):
        return False
    if any(c.lower_ in words.privative for c in children(token)):
        return False  # "sans exclure …"
    if frame.stance in ("demands", "opposes") and token.dep_ in ("advcl", "obl:mod"):
        return False  # "gathered to demand …", "fait appel pour demander …"
    return frame.deed or token.dep_ in ("acl", "advcl", "relcl", "nmod", "obl:mod", "obl:arg", "pcomp")


def _to_oneself(token: Token) -> bool:
    """Whether a verb is reflexive and nothing else is its object."""
    own = any(c.dep_.startswith("expl:") or "Yes" in morph(c, "Reflex") for c in children(token))
    return own and not any(c.dep_ in OBJECT and c.i > token.i for c in children(token))


def is_main(token: Token) -> bool:
    """A main clause that the parser hung on an adverbial before it ("Plus tôt dans la journée, X avait …").

    A relative clause has its pronoun, where a language cannot leave it out.
    """
    if token.dep_ == "acl" and token.head.dep_ == "ROOT" and is_finite(token) and not is_infinitive(token):
        return True  # "L'ambassadeur a, lui, salué …", hung on its subject
    if token.dep_ != "acl:relcl" or not any(c.dep_ in SUBJECT and c.pos_ in ("NOUN", "PROPN") for c in children(token)):
        return False
    return not any("Rel" in morph(t, "PronType") for t in token.doc[token.left_edge.i : token.i])
