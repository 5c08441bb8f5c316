"""Hear who asked for what was done ("a paragraph was dropped at the request of X")."""

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.holder import owner_of
from verbale.extract.stance.labels import VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.polarity import negated, unreal
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children, morph

STEPS = 4  # from "request" up to the verb of what was done
SURE = 0.65


def at_request(token: Token, words: Stances) -> Find | None:
    """What was done, as a demand of those who asked for it; None for any other word."""
    if token.lemma_.lower() not in words.at_request or preposition(token) not in words.at_request_by:
        return None
    if any("Ind" in morph(c, "Definite") for c in children(token)):
        return None  # "answered a request of X"
    who, done = owner_of(token), _above(token)
    if who is None or who.pos_ == "ADJ" or done is None or negated(done, words) or unreal(done, words):
        return None
    return Find(token, done, who, "demands", "at-request", SURE)


def _above(token: Token) -> Token | None:
    at = token
    for _ in range(STEPS):
        if at.head == at:
            return None
        at = at.head
        if at.pos_ in VERBAL:
            return at
    return None
