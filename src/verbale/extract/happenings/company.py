"""Who else takes part, named elsewhere than right below the word that tells a happening."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.happenings.clause import objects, subject
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.places import PLACES
from verbale.extract.happenings.table import EventsText
from verbale.extract.when.tense import governor
from verbale.parse.columns import children, morph

MEETS = frozenset({"talk", "agreement", "visit", "release"})
BETWEEN = frozenset({"talk", "agreement", "attack"})
ATTACK, SPEECH, TALK, VISIT = "attack", "speech", "talk", "visit"
BELOW = frozenset({"nmod", "conj", "obl:arg", "obl:mod", "pobj"})
FAR = 8  # tokens after "between" in which the second of two may stand


def company(mention: Mention, words: EventsText) -> Iterator[Token]:
    """The heads of those who take part, beside subject, objects and what hangs right below a verb or noun."""
    token = mention.token
    group = mention.kind.group if mention.kind else ""
    if not mention.is_verb:
        yield from _owner(token, words)
    if group in MEETS:
        yield from _further_on(token, words)
    if group == VISIT and mention.is_verb:
        yield from _seen(token, words)
    if group in BETWEEN:
        yield from _second(token, words)
    doer = subject(token) if mention.is_verb else None
    if group == TALK and mention.is_verb:
        yield from (t for t in _after(token, words.recipients) if t.ent_type_ not in PLACES)  # "spoke to X"
    if group == ATTACK:
        for word in (token, *([doer] if doer is not None and doer.pos_ == "NOUN" else [])):
            yield from _after(word, words.targets)
    if group == SPEECH:
        sayers = [token, *(objects(token) if mention.is_verb else [])]
        if mention.clause is not None and mention.clause != token and "happens" in mention.facts:
            sayers.append(mention.clause)
        for word in sayers:  # "a annoncé à Turin": where, not to whom
            yield from (t for t in _after(word, words.recipients) if t.ent_type_ not in PLACES)


def _seen(verb: Token, words: EventsText) -> Iterator[Token]:
    """Whom people travel to see: "flew to Oslo *to see X*", "s'est rendu à Oslo *pour y rencontrer X*"."""
    for act in children(verb):
        if act.lemma_ in words.sees and act.i > verb.i and act.dep_ in ("xcomp", "advcl", "obl:mod", "obl:arg"):
            infinitive = "Inf" in morph(act, "VerbForm")
            yield from (o for o in objects(act) if infinitive and o.pos_ in ("PROPN", "NOUN"))


def beside_comma(word: Token) -> Token | None:
    """Whom an aside after a comma is about: "Mark Rutte, en visite à Prague", "Vladimir Poutine, présent à Pékin"."""
    first = word.i
    while first > word.sent.start and not word.doc[first - 1].is_punct:
        first -= 1
    if word.i - first > 2 or first - 2 < word.sent.start or word.doc[first - 1].text != ",":
        return None
    step = word.doc[first - 2]
    while step.dep_ in ("nmod", "flat:name", "appos", "compound", "pobj", "prep") and step.head.i >= word.sent.start:
        step = step.head
    return step if step.pos_ in ("NOUN", "PROPN") and step.i < word.i else None


def members(head: Token, words: EventsText) -> Iterator[Token]:
    """Whose leaders they are: the states of "the leaders of France, Germany and Italy"."""
    if "Plur" not in morph(head, "Number"):
        return
    named = next((c for c in children(head) if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if named is not None and any(c.pos_ == "PROPN" for c in named.conjuncts):
        yield from (named, *named.conjuncts)  # "les présidents péruvien et chilien, *X et Y*"
        return
    for child in children(head):  # "Armenian and Azerbaijani troops", "les marines philippine et japonaise"
        if child.dep_ == "amod" and any(True for _ in child.conjuncts):
            yield from (child, *child.conjuncts)
    if head.lemma_.lower() not in words.people:
        return
    for child in children(head):
        case = next((c.lower_ for c in children(child) if c.dep_ == "case"), "")
        below = [child] if case in words.of_words else []
        if child.dep_ == "prep" and child.lower_ in words.of_words:
            below = [c for c in children(child) if c.dep_ == "pobj"]
        for noun in below:
            if noun.pos_ == "PROPN":
                yield noun
                yield from (c for c in noun.conjuncts if c.pos_ == "PROPN")


def _owner(noun: Token, words: EventsText) -> Iterator[Token]:
    """The doer of the clause around "his visit", "leur rencontre": whoever it is said of."""
    if not any(c.lower_ in words.possessives for c in children(noun)):
        return
    verb = governor(noun.head).verb if noun.head != noun else None
    for _ in range(3):
        doer = subject(verb) if verb is not None else None
        if doer is not None and doer != noun and not noun.is_ancestor(doer) and not doer.is_ancestor(noun):
            yield doer
            return
        verb = governor(verb.head).verb if verb is not None and verb.head != verb else None


def _further_on(token: Token, words: EventsText) -> Iterator[Token]:
    """The party after a word of company that the parser hung on a noun in between: "s'est entretenu *deux heures
    avec X*", "présent mercredi à Pékin *aux côtés de X*". The search ends at the next verb."""
    for step in token.doc[token.i + 1 : token.sent.end]:
        if step.pos_ in ("VERB", "AUX") or step.lower_ in (";", ":"):
            return
        if step.lower_ in words.between and step.pos_ == "ADP":
            heads = [step.head] if step.dep_ == "case" else [c for c in children(step) if c.dep_ == "pobj"]
            yield from (h for h in heads if h.i > step.i)
        elif step.lemma_ in words.beside and step.pos_ == "NOUN":
            yield from (t for t in step.subtree if t.i > step.i and t.dep_ in BELOW and t.pos_ in ("NOUN", "PROPN"))


def _second(token: Token, words: EventsText) -> Iterator[Token]:
    """The second of two after "between", wherever the parser hung it: "un sommet entre X *et Y* est prévu"."""
    doc, reach = token.doc, min(token.sent.end, token.i + FAR)
    first = next((t.i for t in doc[token.i + 1 : reach] if t.lower_ in words.both), None)
    if first is None:
        return
    joined = next((t.i for t in doc[first + 1 : min(first + FAR, token.sent.end)] if t.pos_ == "CCONJ"), None)
    if joined is not None and not any(t.pos_ in ("VERB", "AUX") for t in doc[first:joined]):
        after = doc[joined + 1 : min(joined + 4, token.sent.end)]
        yield from (t for t in after if t.pos_ == "PROPN" and t.dep_ not in ("compound", "flat:name"))


def _after(token: Token, cases: frozenset[str]) -> Iterator[Token]:
    """What stands below a verb or noun after one of these prepositions: "an attack *on* X", "une lettre *à* X"."""
    for child in children(token):
        if child.dep_ in ("prep", "dative") and child.lower_ in cases:
            yield from (c for c in children(child) if c.dep_ == "pobj")
        elif any(c.dep_ == "case" and c.lower_ in cases for c in children(child)):
            yield child
        elif child.dep_ in ("acl", "acl:relcl") and not list(child.lefts):
            yield from _after(child, cases)  # "une interview accordée à X"
