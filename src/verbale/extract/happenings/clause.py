"""The clause around a verb: its subject and objects, what it is governed by, its extent, its negation."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from verbale.extract.happenings.table import EventsText
from verbale.parse.columns import children, helpers, morph, relations

IMPERSONAL = "expl:subj"
SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass", "csubj")
OBJECTS = ("obj", "dobj", "iobj", "dative", "attr")
PLAIN = frozenset({"punct", "det", "aux:tense", "aux:pass", "aux", "auxpass", "conj", "cc", "ccomp", "advcl", "xcomp"})
SIDE = frozenset(
    {"ccomp", "advcl", "parataxis", "conj", "cc", "punct", "mark", "discourse", "relcl", "acl:relcl", "vocative", "dep"}
)
NEGATED = ("neg", "advmod", "mark", "obj", "dobj", "nsubj", "nsubjpass", "nsubj:pass", "case")
CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "csubj", "obl:mod", "acl:relcl", "pcomp", "obl:arg", "obj", "conj")


def subject(verb: Token) -> Token | None:
    """Who does it: the subject, of a participle or a relative clause the noun before it, shared ones included."""
    below = verb
    for _ in range(4):
        own = next((c for c in children(verb) if c.dep_ in SUBJECTS), None) or _misread(verb, below)
        if own is None and verb.dep_ == "ROOT":
            own = _doer_behind(verb)
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ in ("acl", "acl:relcl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            return None if "Inf" in morph(verb, "VerbForm") else verb.head
        above = verb.head
        if verb.dep_ == "xcomp" and above.pos_ == "ADJ" and above.dep_ in ("acomp", "xcomp"):
            above = above.head  # "is due to arrive"
        asked = [c for c in children(above) if c.dep_ in OBJECTS and c.i < verb.i] if verb.dep_ == "xcomp" else []
        asked = [c for c in asked if not _is_bare_single(c)]  # "ont décidé *mardi* de": a day
        if asked and above.pos_ == "VERB" and any(c.dep_ in SUBJECTS for c in children(above)):
            return asked[0]  # "invited X to visit"
        if (verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp") or opens_sentence(verb)) and above.pos_ in (
            "VERB",
            "AUX",
        ):
            verb = above
        else:
            return None
    return None


def opens_sentence(verb: Token) -> bool:
    """Whether a participle that the parser takes for a circumstance opens the sentence: "*Réunis* à Rome, ils …"."""
    return verb.dep_ == "obl:mod" and verb.left_edge.i == verb.sent.start and "Part" in morph(verb, "VerbForm")


def _doer_behind(verb: Token) -> Token | None:
    """Whom a participle is said of that opens the sentence and that the parser made its head: "*Convoqué* mardi à Rome,
    *l'ambassadeur* s'est tu"."""
    opens = verb.i == verb.sent.start and "Part" in morph(verb, "VerbForm")
    if not opens or any(c.dep_.startswith("aux") for c in children(verb)):
        return None
    told = (c for c in children(verb) if c.pos_ == "VERB" and c.i > verb.i and c.dep_ in ("dep", "ccomp", "parataxis"))
    return next((d for c in told for d in children(c) if d.dep_ in SUBJECTS and d.i < c.i), None)


def _is_bare_single(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and "Sing" in morph(noun, "Number") and not any(True for _ in noun.lefts)


def _antecedent(own: Token, verb: Token) -> Token:
    relative = own.tag_ in ("WDT", "WP") or (own.pos_ == "PRON" and "Rel" in morph(own, "PronType"))
    return antecedent(verb) if relative and verb.head.pos_ in ("NOUN", "PROPN") else own


def relative_of(verb: Token) -> Token | None:
    """The verb of the relative clause that a verb is in, itself or the modal above it; None outside of one."""
    top = verb.head if verb.dep_ == "xcomp" else verb
    return top if top.dep_ in ("relcl", "acl:relcl") else None


def antecedent(verb: Token) -> Token:
    """What a relative clause is said of; a plural verb, of the plural above a single one: "les discussions sur un
    traité, qui *devaient* reprendre"."""
    noun = verb.head
    group = [verb, *(c for c in children(verb) if c.dep_.startswith("aux"))]
    plural = any("Plur" in morph(t, "Number") and "Fin" in morph(t, "VerbForm") for t in group)
    if not plural or "Sing" not in morph(noun, "Number") or noun.dep_ not in ("nmod", "obl:arg", "pobj"):
        return noun
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return above if above.pos_ == "NOUN" and "Plur" in morph(above, "Number") else noun


def _misread(step: Token, verb: Token) -> Token | None:
    """The pronoun over a reflexive verb, or of a future with an object, that the parser takes for an impersonal one:
    "*Il* doit s'envoler", "*Il* recevra ses homologues"."""
    if step == verb and "Fut" in morph(verb, "Tense") and any(c.dep_ in OBJECTS for c in children(verb)):
        return next((c for c in children(step) if c.dep_ == IMPERSONAL), None)
    if step == verb or not is_reflexive(verb) or objects(verb):
        return None
    return next((c for c in children(step) if c.dep_ == IMPERSONAL), None)


def objects(verb: Token) -> list[Token]:
    """What it is done to; of two subjects the one after the verb, which the parser takes for one."""
    found = _own_objects(verb)
    doers = _below(verb, SUBJECTS)
    if len(doers) > 1 and doers[0].i < verb.i:
        found += [d for d in doers[1:] if d.i > verb.i]
    found += [noun for noun in _behind_a_day(verb) if noun not in found]
    joined = (c for c in _below(verb, ("conj",)) if c.i > verb.i and c.pos_ == "VERB")
    later = [c for c in joined if not _own_objects(c)]
    if later:  # hung on the first of two verbs: "a dépêché un navire et convoqué *l'ambassadeur*"
        found = [o for o in found if not any(c.i < o.i for c in later)]
    if verb.dep_ == "conj" and not found and verb.head.pos_ == "VERB":
        found = [o for o in _own_objects(verb.head) if o.i > verb.i]
    return found


def _own_objects(verb: Token) -> list[Token]:
    return _below(verb, OBJECTS)


def _below(token: Token, kinds: Collection[str]) -> list[Token]:
    """The dependents of some relations."""
    return [c for c, kind in zip(children(token), relations(token), strict=True) if kind in kinds]


def _behind_a_day(verb: Token) -> Iterator[Token]:
    """What the parser hung on a bare noun after the verb, which is a day: "recevra jeudi *ses homologues*"."""
    for day in _below(verb, ("obl:mod", "obl:arg", "obj")):
        if day.pos_ != "NOUN" or day.i < verb.i:
            continue
        if any(c.dep_ in ("det", "case", "nummod", "amod") for c in day.lefts):
            continue
        for noun in day.rights:
            if noun.dep_ in ("nmod", "obl:agent") and not any(c.dep_ == "case" and c.pos_ == "ADP" for c in noun.lefts):
                yield noun


def governors(verb: Token) -> Iterator[Token]:
    """The verbs, adjectives and nouns above a verb as far as it is their complement."""
    step = verb
    for _ in range(4):
        if step.dep_ not in CLAUSES or step.head == step or "Fin" in morph(step, "VerbForm"):
            return
        if any("Fin" in morph(c, "VerbForm") for c in helpers(step) if c.dep_.startswith("aux")):
            return
        if step.dep_ != "conj":
            yield step.head
        step = step.head


def real_clause(verb: Token, raising: Collection[str]) -> Token:
    """The verb that tells what its subject does: below one that only raises it ("is set to open", "doit se tenir"),
    or below a participle that the parser made the head ("une réunion, prévue lundi, a été reportée")."""
    if verb.lemma_ in raising:
        due = (c for c in children(verb) if c.pos_ == "ADJ" and c.lemma_ in raising)  # "are due to resume"
        below = [*children(verb), *(c for adjective in due for c in children(adjective))]
        told = next((c for c in below if c.dep_ == "xcomp" and c.i > verb.i and c.pos_ == "VERB"), None)
        if told is not None:
            return told
    if any(c.dep_.startswith("aux") for c in children(verb)) or "Part" not in morph(verb, "VerbForm"):
        return verb
    for child in children(verb):
        helped = any(c.dep_.startswith("aux") for c in children(child))
        beside = child.i > verb.i and child.dep_ in ("advcl", "conj", "ccomp", "parataxis")
        if beside and helped and not any(c.dep_ in SUBJECTS for c in children(child)):
            return child
    return verb


def is_passive(verb: Token) -> bool:
    """Whether something is done to its subject."""
    return any(kind in ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass") for kind in relations(verb))


def is_reflexive(verb: Token) -> bool:
    """Whether the verb has its reflexive pronoun."""
    return any(
        (c.dep_.startswith("expl") and c.dep_ != IMPERSONAL) or "Yes" in morph(c, "Reflex") for c in children(verb)
    )


def is_negated(verb: Token, words: EventsText) -> bool:
    """Whether the clause says that it is not so, or that somebody refuses to do it."""
    if any(g.lemma_ in words.refuses for g in governors(verb)):
        return True
    for child in children(verb):
        if child.dep_ in PLAIN:
            continue
        if child.lower_ in words.not_words and child.dep_ in NEGATED:
            return not (child.lower_ in words.restricts and _only_restricts(verb, words))
        if child.dep_ in (*SUBJECTS, *OBJECTS) and any(d.lower_ in words.not_words for d in children(child)):
            return True
    return False


def _only_restricts(verb: Token, words: EventsText) -> bool:
    """ "N'a tenu *que* deux nuits": less than told, but told."""
    below = [t for c in children(verb) for t in (c, *children(c))]
    than = any(t.lower_ in words.than and t.i > verb.i and (t.head == verb or t.dep_ == "advmod") for t in below)
    than = than or any(t.lower_ in words.than for t in verb.doc[verb.i + 1 : verb.i + 2])
    others = words.not_words - words.restricts
    return than and not any(c.lower_ in others for c in children(verb))


def is_habit(verb: Token, words: EventsText) -> bool:
    """Whether the clause tells what happens as a rule: "usually meets", "chaque fois, l'ASEAN se réunit"."""
    for child in children(verb):
        if child.lower_ in words.habitual and child.dep_ in ("advmod", "mark"):
            return True
        circumstance = child.dep_ in ("obl:mod", "npadvmod", "obl", "advmod") and child.pos_ == "NOUN"
        if circumstance and any(c.lower_ in words.habitual and c.dep_ == "det" for c in children(child)):
            return True
    return False


def extent(verb: Token) -> tuple[int, int]:
    """First and last token of the clause without its subordinate clauses; with its subject, unless it shares that
    of a verb before it."""
    kept = [verb.i]
    stack = list(children(verb))
    while stack:
        token = stack.pop()
        if token.dep_ in SIDE and not (token.dep_ == "conj" and token.head != verb):
            continue
        kept.append(token.i)
        stack.extend(children(token))
    doer = subject(verb) if verb.dep_ != "conj" else None
    if doer is not None and doer.i < verb.i and doer.sent == verb.sent:
        kept.append(doer.left_edge.i)
    return min(kept), max(kept)
