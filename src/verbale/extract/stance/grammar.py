"""Ask a parse about clauses: who does it, what is done, is it negated, is it yet to come.

Works on both label sets that spaCy pipelines carry (Universal Dependencies and ClearNLP): each question names
the labels of both. Nothing here knows a language.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:caus", "csubj", "expl:subj"})
OBJECT = frozenset({"obj", "dobj", "obj:lvc", "attr", "oprd"})
CLAUSE = frozenset({"ccomp", "xcomp"})
PASSIVE = frozenset({"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"})
ADNOMINAL = frozenset({"acl", "acl:relcl", "relcl"})
CONTROL = frozenset(
    {"xcomp", "advcl", "conj", "pcomp", "aux", "ccomp", "parataxis", "dep", "acomp", "prep", "obl:mod", "obl:arg"}
)
MISREAD = frozenset(
    {"nmod", "appos", "acl"}
)  # what a finite verb is called where a short sentence was taken for a name
CLITICS = {"y": "à"}  # pronouns that stand for a complement with its preposition ("s'y oppose")
MISLABELS = frozenset({"dep", "advmod", "vocative", "dislocated"})
CONTRACTED = {"au": "à", "aux": "à", "du": "de", "des": "de"}  # lemmatisers leave some of these as they are
NAME_PARTS = frozenset({"flat:name", "flat:foreign", "flat", "compound", "fixed"})
VERBAL = frozenset({"VERB", "AUX"})


def subject_of(token: Token, depth: int = 0) -> Token | None:
    """Who does what ``token`` says: its own subject, the noun it qualifies, or the one that governs it."""
    near = (token, *auxiliaries(token))  # the parser at times hangs the subject on the auxiliary
    own = next((c for t in near for c in t.children if c.dep_ in SUBJECT), None)
    if own is not None:
        return antecedent(own)
    if depth > 5:
        return None
    if token.head == token:
        return _swallowed(token) or _mislabelled(token)
    if nominal(token):
        return token.head
    if token.dep_ in MISREAD and token.head.i < token.i and token.head.pos_ in ("NOUN", "PROPN") and is_finite(token):
        return token.head
    if token.dep_ in ADNOMINAL and token.head.pos_ not in VERBAL:
        return None if is_participle(token) else token.head
    if token.dep_ == "ccomp" and is_finite(token):
        return _swallowed(token) or _mislabelled(token)
    if misjoined(token):
        return _of_finite(token, depth)
    if token.dep_ == "conj" and token.pos_ in VERBAL and token.head.pos_ == "NOUN":
        return _of_finite(token, depth)  # joined to the object of the verb before ("a apporté son soutien et exigé …")
    if token.dep_ in CONTROL:
        return _controller(token) or subject_of(token.head, depth + 1)
    return None


def nominal(token: Token) -> bool:
    """A finite verb of a short sentence that the parser took for an adjective ("La Hongrie menace de bloquer …")."""
    if token.dep_ != "amod" or token.pos_ != "VERB" or token.head.dep_ != "ROOT" or token.head.i > token.i:
        return False
    return is_finite(token) and token.head.pos_ in ("NOUN", "PROPN")


def misjoined(token: Token) -> bool:
    """A main verb that the parser joined to an infinitive ("asked them to stop and offered help")."""
    if token.dep_ != "conj" or token.tag_ in ("VB", "VBP", "VBG"):
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
    before = (c for c in token.children if c.i < token.i and c.pos_ == "PROPN" and c.dep_ in MISLABELS)
    return next((c for c in before if preposition(c) is None), None)


def _swallowed(token: Token) -> Token | None:
    """The subject that the parser gave to a clause in front: "Unless they return, Britain and France will …"."""
    if not any(c.dep_ == "advcl" and c.i < token.i for c in token.children):
        return None
    ahead = min((c.i for c in auxiliaries(token)), default=token.i) - 1
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
    objects = (c for c in verb.children if c.dep_ in ("obj", "dobj") and c.i < token.i)
    return next((c for c in objects if "Yes" not in c.morph.get("Reflex", []) and c.head.pos_ in VERBAL), None)


def antecedent(token: Token) -> Token:
    """The noun behind a relative pronoun; any other token is itself."""
    if "Rel" not in token.morph.get("PronType", []) and token.tag_ not in ("WDT", "WP"):
        return token
    clause = token.head
    while clause.dep_ in ("conj", "xcomp", "cop", "aux", "aux:pass") and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ in ADNOMINAL else token


def agent_of(token: Token) -> Token | None:
    """Who does it in the passive ("par X", "by X")."""
    for child in token.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_.startswith("obl") and preposition(child) == "par":
            return child
    return None


def preposition(token: Token) -> str | None:
    """The preposition or infinitive marker in front of a noun or verb; its lemma."""
    if token.dep_ in ("pobj", "pcomp"):
        return str(token.head.lower_)
    found = next((c for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i), None)
    return CONTRACTED.get(found.lower_, str(found.lemma_.lower())) if found is not None else None


def is_passive(token: Token) -> bool:
    """Whether the clause is in the passive, or a past participle that qualifies a noun."""
    if any(c.dep_ == "expl:comp" for c in token.children):
        return False  # "s'est engagée à": a reflexive verb, whatever the parser calls its subject
    if any(c.dep_ in PASSIVE for c in token.children) or is_participle(token):
        return True
    alone = token.dep_ == "conj" and not any(c.dep_.startswith(("aux", "nsubj")) for c in token.children)
    return alone and _past_participle(token) and token.head.pos_ in VERBAL and is_passive(token.head)


def is_participle(token: Token) -> bool:
    """A past participle without an auxiliary, after a noun ("les garanties demandées par Kiev")."""
    if token.dep_ not in ADNOMINAL or any(c.dep_.startswith("aux") for c in token.children):
        return False
    return _past_participle(token)


def is_present_participle(token: Token) -> bool:
    """Whether a verb is a present participle ("estimant", "visant")."""
    return "Part" in token.morph.get("VerbForm", []) and "Pres" in token.morph.get("Tense", [])


def _past_participle(token: Token) -> bool:
    return token.tag_ == "VBN" or ("Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", []))


def is_finite(token: Token) -> bool:
    """Whether the clause has a finite verb."""
    group = [token, *(c for c in token.children if c.dep_.startswith(("aux", "cop")))]
    return any("Fin" in t.morph.get("VerbForm", []) or t.tag_ == "MD" for t in group)


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands in the infinitive or as an -ing form, or a noun phrase carries one as copula."""
    if token.tag_ in ("VB", "VBG"):
        finite = ("MD", "VBZ", "VBP", "VBD")
        return not any(c.tag_ in finite and c.dep_.startswith("aux") for c in token.children)
    group = [token, *(c for c in token.children if c.dep_.startswith(("aux", "cop")))]
    return any("Inf" in t.morph.get("VerbForm", []) for t in group)


def is_copular(token: Token) -> bool:
    """Whether a clause says how something is: "que la force soit crédible", "the force to be credible"."""
    if any(c.dep_ == "cop" for c in token.children):
        return True
    return token.pos_ == "AUX" and any(c.dep_ in ("acomp", "attr") for c in token.children)


def auxiliaries(token: Token) -> list[Token]:
    """Auxiliaries and copulas of a clause."""
    return [c for c in token.children if c.dep_.startswith(("aux", "cop"))]


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it, in order; also through a part of its name ("les Pays-Bas et …")."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            yield from conjuncts(child)
        elif child.pos_ == "PROPN" and child.dep_ == "nmod" and token.doc[child.i - 1].text == "-":
            yield from (c for c in conjuncts(child) if c.i != child.i)


def complement(token: Token, slot: str) -> Token | None:
    """What fills a slot of a verb, noun or adjective: ``infinitive · object · clause · at · <preposition>``."""
    if slot == "object":
        if is_passive(token):
            if is_participle(token):
                return token.head
            return subject_of(token)
        objects = [c for c in token.children if c.dep_ in OBJECT and not is_infinitive(c)]
        full = (c for c in objects if any(d.dep_ in ("det", "poss") for d in c.children))
        found = next(full, objects[0]) if len(objects) > 1 else next(iter(objects), None)  # not "jeudi"
        if found is None and token.dep_ in MISREAD and token.pos_ in VERBAL:
            found = next((c for c in token.children if c.dep_ == "nmod" and preposition(c) is None), None)
        if found is None:
            loose = (c for c in token.children if c.dep_ == "dep" and c.pos_ == "NOUN" and c.i > token.i)
            found = next((c for c in loose if preposition(c) is None), None)
        return antecedent(found) if found is not None else None
    if slot == "infinitive":
        near = token.head.children if nominal(token) else token.children
        return next((c for c in near if c.i > token.i and _infinitive_complement(c)), None)
    if slot == "clause":
        return next((c for c in _clauses(token) if is_finite(c) or c.dep_ == "ccomp"), None)
    if slot == "subjunctive":
        return next((c for c in _clauses(token) if _subjunctive(c)), None)
    if " " in slot:
        return chained(token, slot.split())
    return prepositional(token, slot) or stranded(token, slot) or _counted(token, slot) or _of_last(token, slot)


def _subjunctive(token: Token) -> bool:
    if "Sub" in token.morph.get("Mood", []) or (token.tag_ == "VB" and not auxiliaries(token)):
        return True
    one = any(c.dep_ in SUBJECT and c.tag_ in ("NN", "NNP") for c in token.children)
    return token.tag_ == "VBP" and one  # "that the budget include": the tagger's guess for a bare form


def _infinitive_complement(child: Token) -> bool:
    if child.pos_ == "ADJ" and child.dep_ == "xcomp":  # a verb that the tagger does not know
        return any(c.dep_ in OBJECT for c in child.children)
    if child.pos_ not in VERBAL or not is_infinitive(child):
        return False
    if child.dep_ in ("xcomp", "ccomp", "acl"):
        return True
    return preposition(child) in ("de", "à") or (child.dep_ == "advcl" and any(c.tag_ == "TO" for c in child.children))


def _clauses(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in ("ccomp", "xcomp"):
            yield child
        elif child.lower_ == "ce":  # "à ce que"
            yield from (c for c in child.children if c.dep_ in ADNOMINAL)
        elif child.dep_ in ADNOMINAL and any(c.dep_ == "mark" for c in child.children):
            yield child


def prepositional(token: Token, wanted: str) -> Token | None:
    """The complement under the preposition ``wanted``, a noun or an -ing or infinitive form."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ == wanted:
            found = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if found is not None:
                return found
        elif child.i > token.i and child.dep_ not in ("conj", "punct") and preposition(child) == wanted:
            return child
    return next((c for c in token.children if c.pos_ == "PRON" and CLITICS.get(c.lower_) == wanted), None)


def chained(token: Token, wanted: list[str]) -> Token | None:
    """The complement behind several words ("in favour of", "out against", "en faveur de")."""
    doc, last = token.doc, len(wanted) - 1
    for child in token.subtree:
        at = child.i
        if at <= token.i or child.lower_ != wanted[0] or at + last >= len(doc):
            continue
        group = doc[at : at + last + 1]
        if [t.lower_ for t in group[:-1]] != wanted[:-1] or wanted[-1] not in (group[-1].lower_, group[-1].lemma_):
            continue
        if token not in (child.head, child.head.head, child.head.head.head):
            continue
        end = group[-1]
        under = next((c for c in end.children if c.i > end.i and c.dep_ in ("pobj", "pcomp")), None)
        return under or next((t.head for t in (end, child) if t.head.i > end.i), None)
    return None


def stranded(token: Token, wanted: str) -> Token | None:
    """A complement that the parser hung on an adverbial before it ("appelle dans son communiqué à une solution")."""
    for child in token.children:
        if child.i > token.i and child.dep_.startswith("obl"):
            found = next((c for c in child.children if c.dep_ == "nmod" and preposition(c) == wanted), None)
            if found is not None:
                return found
    return None


def _of_last(token: Token, wanted: str) -> Token | None:
    """A complement that the parser hung on the first of two nouns ("sanctions and opposition to the deal")."""
    if token.dep_ != "conj" or token.pos_ != "NOUN":
        return None
    found = prepositional(token.head, wanted)
    return found if found is not None and found.i > token.i else None


def _counted(token: Token, wanted: str) -> Token | None:
    """The noun of a quantity that the parser hung elsewhere ("un appel à plus de sanctions")."""
    if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
        return None
    link = token.doc[token.i + 1]
    if link.lower_ != wanted or link.pos_ != "ADP" or link.head.pos_ != "ADV":
        return None
    return next((c for c in link.head.children if c.i > link.head.i and c.pos_ == "NOUN"), None)


def extent(token: Token) -> tuple[int, int]:
    """First and last token of a phrase, without punctuation at its ends."""
    doc: Doc = token.doc
    first, last = token.left_edge.i, token.right_edge.i
    while first < token.i and doc[first].is_punct:
        first += 1
    while last > token.i and doc[last].is_punct:
        last -= 1
    return first, last
