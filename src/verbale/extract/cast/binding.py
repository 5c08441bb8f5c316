"""Which words of its own sentence a pronoun may stand for: not the subject of its verb, nor what it says."""

from spacy.tokens import Token

from verbale.extract.cast.lexicon import Lexicon
from verbale.extract.cast.salience import Candidate, Salience
from verbale.extract.cast.sheet import SUBJECTS, Sheet


def says(words: Lexicon, sheet: Sheet, token: Token) -> bool:
    """Whether the pronoun is the subject of a verb of saying whose content stands before it in the sentence."""
    verb = token.head
    if sheet.text[token.i].startswith("-"):
        return True  # "a-t-il ajouté"
    if verb.lemma_.lower() not in words.speech:
        return False
    return verb.i < token.i or verb.dep_ in ("ROOT", "parataxis", "ccomp", "conj", "dep")


def _governs(salience: Salience, candidate: Candidate, token: Token) -> bool:
    """Whether a candidate is the subject of the clause that the pronoun's clause hangs on, or is joined to."""
    if token.text.startswith("-"):
        return False
    verb = candidate.sheet.tokens[candidate.token].head
    own = token.head
    coordinator = (*own.lefts, *own.head.rights)
    joined = own.dep_ == "conj" and any(c.pos_ == "CCONJ" and c.i < token.i for c in coordinator)
    told = own.dep_ == "ccomp" and not salience.quoted(candidate.sheet, token.i)
    hangs = joined or told or own.dep_ == "advcl"
    return hangs and verb.i < token.i and any(a.i == verb.i for a in own.ancestors)


def may_precede(salience: Salience, candidate: Candidate, sheet: Sheet, token: Token) -> bool:
    """Whether a candidate of the same sentence may own the subject of a verb of saying.

    It is no part of what is said: it governs the clause, ends before a semicolon, or stands before the quotation.
    """
    if not candidate.subject or candidate.sheet is not sheet:
        return False
    if _governs(salience, candidate, token):
        return True
    between = sheet.text[candidate.token : token.i]
    if ";" in between or (":" in between and '"' not in between):
        return True
    return not candidate.quoted and salience.quotes_between(sheet, candidate.token, token.i)


def dislocated(sheet: Sheet, token: Token) -> Token | None:
    """The subject that a pronoun between commas right behind it takes up: "La direction, elle, se dit prête"."""
    k = token.i
    if k < 2 or k + 1 >= len(sheet) or sheet.text[k - 1] != "," or sheet.text[k + 1] != "," or sheet.starts[k - 1]:
        return None
    noun = next((t for t in token.head.lefts if t.i < k - 1 and t.dep_ in SUBJECTS), None)
    if noun is None:
        noun = sheet.tokens[k - 2]
        while noun.head.i < k and noun.head.i != noun.i and not sheet.starts[noun.i] and noun.head.pos_ != "VERB":
            noun = noun.head
        if any(c.dep_ == "case" for c in noun.lefts):
            return None
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    told = ((set(noun.morph.get(f, [])), set(token.morph.get(f, []))) for f in ("Gender", "Number"))
    return None if any(a and b and a.isdisjoint(b) for a, b in told) else noun


def governor(token: Token) -> int | None:
    """The verb of whose clause a pronoun is an object; None for a subject and for a possessive."""
    if token.dep_ in ("poss", "det", "det:poss") or token.dep_ in SUBJECTS:
        return None
    head = token.head
    while head.pos_ == "ADP" and head.head.i != head.i:
        head = head.head
    return head.i if head.pos_ in ("VERB", "AUX") else None
