"""Ask a parse who does what a word says: subject, agent, antecedent; also where the parser went astray."""

from spacy.tokens import Token

from verbale.extract.stance.form import is_finite, is_infinitive, is_participle, is_verb_taken_for_noun
from verbale.extract.stance.labels import ADNOMINAL, SUBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.parse.columns import children, helpers, morph

CONTROL = frozenset(
    {"xcomp", "advcl", "conj", "pcomp", "aux", "ccomp", "parataxis", "dep", "acomp", "prep", "obl:mod", "obl:arg"}
)
MISREAD = frozenset(
    {"nmod", "appos", "acl"}
)  # what a finite verb is called where a short sentence was taken for a name
WITHIN_NAMES = ("nmod", "flat", "amod", "appos")  # relations of the later words of a name to its first
AFTER_COMMA = 2  # steps from a noun over a comma to its relative pronoun
LEADING = frozenset({"AUX", "ADV", "PUNCT", "PRON", "PART"})  # what may stand between a subject and its verb
SHORTEST = 4  # tokens before the second comma of a clause that tells of a noun
MISLABELS = frozenset({"dep", "advmod", "vocative", "dislocated"})


def subject_of(token: Token, depth: int = 0) -> Token | None:
    """Who does what ``token`` says: its own subject, the noun it qualifies, or the one that governs it."""
    near = (token, *helpers(token))  # the parser at times hangs the subject on the auxiliary
    own = next((c for t in near for c in children(t) if c.dep_ in SUBJECT), None)
    if own is not None:
        ahead = next((c for c in children(own) if c.dep_ in SUBJECT and c.i < own.i), None)
        bare = own.pos_ == "NOUN" and not any(c.dep_ in ("cop", "det") for c in children(own))
        return antecedent(ahead if ahead is not None and bare else own)  # "La Russie, faute de bases, ne …"
    told_of = past_relative(token)
    if told_of is not None:
        return told_of
    if depth > 5:
        return None
    if token.head == token and is_verb_taken_for_noun(token):
        return _of_misread(token, depth)
    if token.head == token:
        return _swallowed(token) or _mislabelled(token)
    if nominal(token):
        return token.head
    if token.dep_ in MISREAD and token.head.i < token.i and token.head.pos_ in ("NOUN", "PROPN") and is_finite(token):
        return token.head
    if token.dep_ in ADNOMINAL and token.head.pos_ not in VERBAL:
        return None if is_participle(token) else token.head
    if token.dep_ == "ccomp" and is_finite(token):
        return _swallowed(token) or _mislabelled(token) or _given_away(token)
    if misjoined(token):
        return _of_finite(token, depth)
    first = next((c for c in children(token.head) if headless(c)), None) if token.dep_ == "conj" else None
    if first is not None:
        return subject_of(first, depth + 1)
    if token.dep_ == "conj" and token.pos_ in VERBAL and token.head.pos_ == "NOUN":
        return _of_finite(token, depth)  # joined to the object of the verb before ("a apporté son soutien et exigé …")
    if is_verb_taken_for_noun(token):
        return _of_misread(token, depth)
    if token.dep_ in CONTROL:
        return _controller(token) or subject_of(token.head, depth + 1)
    return None


def _of_misread(token: Token, depth: int) -> Token | None:
    """Who does what a verb taken for a noun says: its "compound", or the noun of the relative clause before it."""
    names = [c for c in children(token) if c.dep_ == "compound" and c.i < token.i]
    if names:
        return names[-1]  # "Norway army rejects truce"
    return subject_of(token.head, depth + 1) if token.head.dep_ in ADNOMINAL else None


def nominal(token: Token) -> bool:
    """A finite verb of a short sentence that the parser took for an adjective ("La Hongrie menace de bloquer …")."""
    if (
        token.dep_ not in ("amod", "flat:name")
        or token.pos_ != "VERB"
        or token.head.dep_ != "ROOT"
        or token.head.i > token.i
    ):
        return False
    return is_finite(token) and token.head.pos_ in ("NOUN", "PROPN")


def headless(token: Token) -> bool:
    """A finite verb that the parser hung on its object ("L'Éthiopie juge cette exigence « irréaliste »")."""
    return token.dep_ == "dep" and token.pos_ == "VERB" and token.head.pos_ == "NOUN" and token.head.i > token.i


def misjoined(token: Token) -> bool:
    """A main verb that the parser joined to an infinitive ("asked them to stop and offered help")."""
    future = any(c.tag_ == "MD" for c in helpers(token))
    if token.dep_ != "conj" or (token.tag_ in ("VB", "VBP", "VBG") and not future):
        return False
    return is_finite(token) and is_infinitive(token.head)


def _of_finite(token: Token, depth: int) -> Token | None:
    """The subject of a verb that the parser joined to an infinitive ("asked them to stop and offered help")."""
    above = next((t for t in token.ancestors if t.pos_ in VERBAL and is_finite(t)), None)
    return subject_of(above, depth + 1) if above is not None else None


def _mislabelled(token: Token) -> Token | None:
    """A name before a finite verb that has no subject, whatever the parser calls it ("Paris et Rome se disent …")."""
    if not is_finite(token):
        return None
    before = (c for c in children(token) if c.i < token.i and c.pos_ == "PROPN" and c.dep_ in MISLABELS)
    return next((c for c in before if preposition(c) is None), None) or _taken_up(token) or _opening(token)


def past_relative(token: Token) -> Token | None:
    """The noun with which a sentence opens, over a clause between commas that the parser gave the main verb to.

    "Mexico, qui redoute d'être la cible, appelle à …": the verb stands without a subject behind the second comma.
    """
    if token.pos_ != "VERB" or not is_finite(token) or token.dep_ in ("ccomp", "xcomp"):
        return None
    doc, start = token.doc, token.sent.start
    before = min((c.i for c in children(token) if c.dep_.startswith("aux") or c.dep_ == "advmod"), default=token.i)
    before = min(before, token.i) - 1
    if before - start < SHORTEST or doc[before].text != ",":
        return None
    opened = next((t.i for t in doc[start + 1 : before] if t.text == ","), before)
    if opened + 1 >= before or "Rel" not in morph(doc[opened + 1], "PronType"):
        return None
    ahead = doc[start:opened]
    if any(t.pos_ in VERBAL or t.text == "," for t in ahead) or any(t.text == "," for t in doc[opened + 1 : before]):
        return None
    found = next((t for t in ahead if t.pos_ in ("NOUN", "PROPN")), None)
    return found if found is not None and preposition(found) is None else None


def _taken_up(token: Token) -> Token | None:
    """Whom a pronoun between commas takes up before the verb ("Le ministre grec, lui, réserve sa réponse")."""
    doc, at = token.doc, token.i - 2
    if at < 2 or doc[at].pos_ != "PRON" or not doc[at - 1].text == "," == doc[at + 1].text:
        return None
    if "3" not in morph(doc[at], "Person"):
        return None
    found = doc[at - 2]
    while found.dep_.startswith(WITHIN_NAMES) and found.head.i < found.i:
        found = found.head
    return found if found.pos_ in ("NOUN", "PROPN") and preposition(found) is None else None


def _opening(token: Token) -> Token | None:
    """The one word before a comma with which the sentence opens, or was cut ("Oslo, en revanche, refuse …")."""
    start = token.sent.start
    if start + 1 < token.i and token.doc[start + 1].text == "," and token.doc[start].head == token:
        return token.doc[start] if not any(c.dep_ == "case" for c in token.doc[start].children) else None
    before = token.doc[start - 1] if start > 0 and token.doc[start].text == "," else None
    if before is not None and before.dep_ == "ROOT" and before.pos_ == "PROPN":
        return before
    return _cut_off(token)


def _cut_off(token: Token) -> Token | None:
    """The subject that the parser cut off as a sentence of its own ("Port-d'Espagne | a donné une semaine à …")."""
    start = token.sent.start
    ahead = token.doc[start : token.i]
    if start == 0 or token.head != token or any(t.pos_ not in LEADING for t in ahead):
        return None
    before = token.doc[start - 1].sent
    ended = token.doc[start - 1].is_punct or any(t.pos_ in VERBAL and is_finite(t) for t in before)
    found = before.root
    return found if not ended and found.pos_ == "PROPN" and preposition(found) is None else None


def _given_away(token: Token) -> Token | None:
    """The subject that the parser gave to the verb of saying: "X said Paris "cannot and will not sign"."""
    at = min((c.i for c in helpers(token)), default=token.i) - 1
    while at > token.head.i and token.doc[at].is_quote:
        at -= 1
    before = token.doc[at]
    return before if before.head == token.head and before.dep_ in ("obj", "dobj") else None


def _swallowed(token: Token) -> Token | None:
    """The subject that the parser gave to a clause in front: "Unless they return, Britain and France will …"."""
    if not any(c.dep_ == "advcl" and c.i < token.i for c in children(token)):
        return None
    ahead = min((c.i for c in helpers(token)), default=token.i) - 1
    at, found = token.doc[max(0, ahead)], None
    while at.pos_ == "PROPN":
        if token.doc[at.left_edge.i - 1].text == ",":
            found = at
        if at.dep_ != "conj" or at.head.i > at.i:
            break
        at = at.head
    return found


def _controller(token: Token) -> Token | None:
    """The object that does what the infinitive says: "accuse X d'avoir refusé", "blame him for encouraging"."""
    verb = token.head
    if token.dep_ == "pcomp" and verb.dep_ == "prep" and verb.lower_ in ("for", "of", "from"):
        verb = verb.head
    elif token.dep_ != "xcomp" or not is_infinitive(token):
        return None
    objects = (c for c in children(verb) if c.dep_ in ("obj", "dobj") and c.i < token.i)
    return next((c for c in objects if "Yes" not in morph(c, "Reflex") and c.head.pos_ in VERBAL), None)


def antecedent(token: Token) -> Token:
    """The noun behind a relative pronoun; any other token is itself."""
    if "Rel" not in morph(token, "PronType") and token.tag_ not in ("WDT", "WP"):
        return token
    clause = token.head
    while clause.dep_ in ("conj", "xcomp", "cop", "aux", "aux:pass") and clause.head != clause:
        clause = clause.head
    if clause.dep_ not in ADNOMINAL:
        return token
    beside = (c for c in children(clause.head) if c.dep_ == "appos" and clause.head.i < c.i < token.i)
    return next((c for c in beside if token.i - c.right_edge.i <= AFTER_COMMA), clause.head)


def agent_of(token: Token) -> Token | None:
    """Who does it in the passive ("par X", "by X")."""
    for child in children(token):
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            return next((c for c in children(child) if c.dep_ == "pobj"), None)
        if child.dep_.startswith("obl") and preposition(child) == "par":
            return child
    return None
