"""Who takes the stance that a verb, an adjective or a noun shows."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.stance.doer import agent_of, subject_of
from verbale.extract.stance.form import is_participle, is_passive
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.tables import Frame
from verbale.parse.columns import children, morph


def holder_of(token: Token, frame: Frame) -> Token | None:
    """Who takes the stance of a verb or adjective."""
    if frame.pos == "adj":
        return _subject_of_adjective(token)
    if is_passive(token) and not frame.active:
        return agent_of(token)
    return subject_of(token)


def _subject_of_adjective(token: Token) -> Token | None:
    own = subject_of(token)
    if own is not None:
        return own
    if token.dep_ in ("amod", *ADNOMINAL) and token.head.pos_ not in VERBAL:
        return token.head if any(True for _ in children(token)) else None
    if token.head.pos_ in VERBAL and token.head != token:
        return subject_of(token.head)
    return token.head if is_participle(token) else None


def owner_of(token: Token, *, alone: bool = False) -> Token | None:
    """Whose refusal, promise or demand it is: possessor, maker ("de X", "by X"), demonym, or subject of the verb."""
    own = next((c for c in children(token) if c.dep_ in ("poss", "nmod:poss")), None)
    if own is not None:
        return own
    makers = list(_makers(token))
    named = next((m for m in makers if m.ent_type_ or m.pos_ == "PROPN"), None)
    if named is not None:
        return named
    if not alone and token.dep_ in OBJECT and token.head.pos_ in VERBAL and not is_passive(token.head):
        return subject_of(token.head)
    if makers or alone:
        return makers[0] if makers else None
    his = next((c for c in children(token) if c.dep_ == "det" and "Yes" in morph(c, "Poss")), None)
    if his is not None:
        return his  # "campe sur son refus"
    beside = (c for c in children(token) if c.dep_ in ("amod", "advmod") and c.pos_ == "ADJ")
    return next(beside, None)  # "l'offre omanaise"


def _makers(token: Token) -> Iterator[Token]:
    for child in children(token):
        if (child.dep_ in ("amod", "compound") and (child.ent_type_ or child.pos_ == "PROPN")) or (
            child.dep_ in ("nmod", "obl:arg", "appos")
            and preposition(child) in ("de", "par")
            and child.pos_ not in VERBAL
        ):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
            yield from (c for c in children(child) if c.dep_ == "pobj")
