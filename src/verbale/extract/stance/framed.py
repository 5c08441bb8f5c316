"""Find words that take a stance, by the frames of ``stances.yml``."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.grammar import (
    ADNOMINAL,
    OBJECT,
    VERBAL,
    agent_of,
    complement,
    is_participle,
    is_passive,
    preposition,
    prepositional,
    subject_of,
)
from verbale.extract.stance.polarity import negated, unreal
from verbale.extract.stance.tables import Acts, Frame, Stances, frames
from verbale.parse.parsed import Block


def framed(block: Block, language: str, words: Stances, known: Acts) -> Iterator[Find]:
    """Every stance that a frame shows in a block."""
    table = frames(language)
    for token in block.doc:
        entries = table.get(token.lemma_.lower()) or table.get(token.lower_)
        for frame, after, noun in entries or ():
            if fits(token, frame, after, noun):
                find = _read(token, frame, words, known)
                if find is not None:
                    yield find
                    break


def fits(token: Token, frame: Frame, after: str, noun: str) -> bool:
    """Whether the word is of the frame's class and has the company that the entry asks for."""
    if frame.pos == "verb" and not (token.pos_ in VERBAL and token.dep_ not in ("aux", "aux:pass", "amod", "cop")):
        return False
    if frame.pos == "noun" and token.pos_ not in ("NOUN", "PROPN"):
        return False
    if frame.pos == "adj" and not _predicative(token):
        return False
    if noun and not any(c.dep_ in OBJECT and c.lemma_.lower() == noun for c in token.children):
        return False
    return not after or _followed_by(token, after)


def _predicative(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return True
    if token.tag_ == "VBN":
        return token.pos_ in VERBAL and any(c.dep_ == "auxpass" for c in token.children)
    return "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", []) and not _perfect(token)


def _perfect(token: Token) -> bool:
    return any(c.dep_ == "aux:tense" and c.lemma_ == "avoir" for c in token.children)


def _followed_by(token: Token, after: str) -> bool:
    if prepositional(token, after) is not None:
        return True
    return any(c.lower_ == after and c.dep_ in ("prt", "prep", "compound:prt") for c in token.children)


def _read(token: Token, frame: Frame, words: Stances, known: Acts) -> Find | None:
    if unreal(token, words):
        return None
    no = negated(token, words)
    stance = frame.negated if no else frame.stance
    if not stance:
        return None
    act = _act(token, frame)
    if act is None and "none" not in frame.act:
        return None
    if frame.only_acts and not (act is not None and (act.lemma_.lower() in known.nouns or act.pos_ in VERBAL)):
        return None
    who = owner_of(token) if frame.pos == "noun" else holder_of(token, frame)
    if who is None or (act is not None and who.i == act.i):
        return None
    return Find(token, act, who, stance, frame.rule + ("-not" if no else ""), frame.confidence / 100, deed=frame.deed)


def _act(token: Token, frame: Frame) -> Token | None:
    passive = is_passive(token)
    for slot in frame.act:
        if slot == "none" or (slot == "object" and passive and frame.pos == "adj"):
            continue
        found = complement(token, slot)
        if found is not None and found.pos_ not in ("PUNCT", "SYM"):
            return found
    return None


def holder_of(token: Token, frame: Frame) -> Token | None:
    """Who takes the stance of a verb or adjective."""
    if frame.pos == "adj":
        return _subject_of_adjective(token)
    if is_passive(token):
        return agent_of(token)
    return subject_of(token)


def _subject_of_adjective(token: Token) -> Token | None:
    own = subject_of(token)
    if own is not None:
        return own
    if token.dep_ in ("amod", *ADNOMINAL) and token.head.pos_ not in VERBAL:
        return token.head if any(True for _ in token.children) else None
    if token.head.pos_ in VERBAL and token.head is not token:
        return subject_of(token.head)
    return token.head if is_participle(token) else None


def owner_of(token: Token) -> Token | None:
    """Whose refusal, promise or demand it is: possessor, maker ("de X", "by X"), demonym, or subject of the verb."""
    for child in token.children:
        if child.dep_ in ("poss", "nmod:poss"):
            return child
    for child in token.children:
        if (
            child.dep_ in ("amod", "compound", "nmod", "appos")
            and child.ent_type_
            and child.i != token.i
            and (child.dep_ in ("amod", "compound") or preposition(child) == "de")
        ):
            return child
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.ent_type_:
                return found
    if token.dep_ in OBJECT and token.head.pos_ in VERBAL and not is_passive(token.head):
        return subject_of(token.head)
    return None
