"""Nouns for happenings that tell none: bodies, ways of doing something, turns of phrase, what is written."""

from spacy.tokens import Token

from verbale.extract.happenings.naming import case_of
from verbale.extract.happenings.table import EventType, Happenings
from verbale.extract.when.tense import governor
from verbale.parse.columns import children

FAR = ("phone", "video")
AGREEMENT = "agreement"


def tells_none(noun: Token, case: Token | None, kind: EventType, words: Happenings) -> bool:
    """Whether a noun of an event's type is here no event."""
    if any(c.lower_ in words.text.not_words for c in children(noun)) or _names_another(noun, words):
        return True
    needed = words.text.nouns_of.get(noun.lemma_.lower())
    if needed and not any({t.lemma_.lower(), t.lower_} & needed for c in children(noun) for t in (c, *children(c))):
        return True  # "une levée de fonds"
    if kind.group == AGREEMENT and noun.head.lemma_ in words.text.breaks and case is None:
        return True  # "broke the ceasefire" is told by its verb
    if case is not None and case.lower_ in words.text.not_words:
        return True  # "ended without a deal"
    if case is not None and noun.lemma_.lower() in words.text.written:
        return True  # "said in a statement"
    if noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and noun.head.i > noun.i:
        return True  # "opening salvos", "the strike fund"
    if _is_way(noun, case, kind, words) or _is_idiom(noun, case, words):
        return True
    opens = noun.i == noun.sent.start and (noun.pos_ != "PROPN" or noun.sent.end - noun.i == 1)
    if noun.lemma_.lower() in words.text.bodies and noun.text[0].isupper() and not opens:
        return True  # "le Congrès", "the General Assembly"
    return noun.lemma_ in words.text.tolls and any(c.pos_ == "NUM" for c in children(noun))  # "neuf morts"


def _names_another(noun: Token, words: Happenings) -> bool:
    """Whether a noun only says of what kind another happening is: "ceasefire talks", "négociations de paix"."""
    above = noun.head
    if above.pos_ not in ("NOUN", "PROPN") or above.lemma_.lower() not in words.nouns:
        return False
    bare = {c.dep_ for c in children(noun)} <= {"case", "amod"}
    return noun.dep_ == "compound" or (noun.dep_ == "nmod" and bare and _case_is_of(noun, words))


def _case_is_of(noun: Token, words: Happenings) -> bool:
    case = case_of(noun)
    return case is not None and case.lower_ in words.text.of_words and "Definite=Def" not in str(case.morph)


def _is_way(noun: Token, case: Token | None, kind: EventType, words: Happenings) -> bool:
    """Whether a noun only says with whom or how something is done: "en présence de X", "par visioconférence"."""
    if case is None or any(c.dep_ == "det" for c in children(noun)):
        return False
    if noun.lemma_ in words.text.needs.get(noun.head.lemma_, ()):
        return True  # "se mettre d'accord"
    return noun.lemma_ in words.text.beside or (kind.mode in FAR and case.lower_ in words.text.means)


def _is_idiom(noun: Token, case: Token | None, words: Happenings) -> bool:
    """Whether a bare noun with its preposition is part of a phrase: "le président en exercice", "go on strike"."""
    if case is None or any(c.dep_ in ("det", "poss", "nummod") for c in children(noun)):
        return False
    said = f"{case.lower_} {noun.lower_}"
    verb = governor(noun.head).verb
    return said in words.text.idioms or (verb is not None and f"{verb.lemma_} {said}" in words.verbs)
