"""Ask a parse about a phrase: its edges, what is joined to it, and the preposition before it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.extract.stance.labels import SUBJECT
from verbale.parse.columns import children

CONTRACTED = {"au": "à", "aux": "à", "du": "de", "des": "de"}  # lemmatisers leave some of these as they are

PLACES_AND_BODIES = frozenset({"GPE", "LOC", "ORG", "NORP"})
MEASURES = frozenset({"%", "‰", "°"})  # signs that end a figure, not a phrase


def extent(token: Token) -> tuple[int, int]:
    """First and last token of a phrase, without punctuation at its ends."""
    doc: Doc = token.doc
    first, last = token.left_edge.i, token.right_edge.i
    while first < token.i and doc[first].is_punct:
        first += 1
    while last > token.i and doc[last].is_punct and doc[last].text not in MEASURES:
        last -= 1
    return first, last


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it, in order; also through a part of its name ("les Pays-Bas et …")."""
    yield token
    for child in children(token):
        if child.i > token.i and (child.dep_ == "conj" or _listed(token, child)):
            yield from conjuncts(child)
        elif child.pos_ == "PROPN" and child.dep_ == "nmod" and token.doc[child.i - 1].text == "-":
            yield from (c for c in conjuncts(child) if c.i != child.i)


def _listed(token: Token, child: Token) -> bool:
    """The rest of a list that the parser took for another name of its first ("the US, Saudi Arabia, Egypt and …")."""
    if child.dep_ != "appos" or not {token.ent_type_, child.ent_type_} <= PLACES_AND_BODIES:
        return False
    return any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in children(child))


def beside(token: Token) -> Iterator[Token]:
    """Further names that the parser gave the verb as subjects of their own ("Londres et Berlin menacent")."""
    if token.pos_ == "PROPN" and token.dep_ in SUBJECT:
        yield from (c for c in children(token.head) if token.i < c.i < token.head.i and _joined(token, c))


def _joined(token: Token, other: Token) -> bool:
    """Whether nothing but names and "and" stands between two names with one relation."""
    between = token.doc[token.i + 1 : other.i]
    names = all(t.pos_ in ("CCONJ", "PUNCT", "DET", "PROPN") for t in between)
    return other.pos_ == "PROPN" and other.dep_ == token.dep_ and names and any(t.pos_ == "CCONJ" for t in between)


def cut_off(token: Token) -> Iterator[Token]:
    """Names of a list that the parser cut off as a sentence of their own ("Paris, Londres et Berlin jugent …")."""
    doc, at = token.doc, token.i
    while at > 0:
        before = at - 1
        while before > 0 and (doc[before].text == "," or doc[before].pos_ in ("CCONJ", "DET")):
            before -= 1
        linked = any(doc[k].text == "," or doc[k].pos_ == "CCONJ" for k in range(before + 1, at))
        if not linked or doc[before].pos_ != "PROPN" or doc[before].dep_ != "ROOT" or preposition(doc[before]):
            return  # "À Moscou, le ministère …" names a place
        yield doc[before]
        at = before


def preposition(token: Token) -> str | None:
    """The preposition or infinitive marker in front of a noun or verb; its lemma."""
    if token.dep_ in ("pobj", "pcomp"):
        return str(token.head.lower_)
    found = next((c for c in children(token) if c.dep_ in ("case", "mark") and c.i < token.i), None)
    return CONTRACTED.get(found.lower_, str(found.lemma_.lower())) if found is not None else None
