"""Gender and number: who a pronoun may stand for at all."""

from verbale.extract.cast.roster import Figure
from verbale.extract.cast.salience import Candidate
from verbale.languages.names import PronounWord
from verbale.record.actors import ActorType


def agrees(figure: Figure, wanted: PronounWord) -> bool:
    """Whether somebody may own a possessive, by gender alone."""
    if wanted.gender in ("m", "f"):
        return figure.type in (ActorType.PERSON, ActorType.UNKNOWN) and figure.gender in ("", wanted.gender)
    if wanted.gender == "n":
        return figure.type is not ActorType.PERSON
    return True


def fits(figure: Figure, c: Candidate, wanted: PronounWord, gendered: bool) -> bool:
    """Whether a mention may own a pronoun by gender and number; ``gendered``: every noun has a gender."""
    plural = figure.plural or bool(figure.size) or (c.plural and figure.type in (ActorType.GROUP, ActorType.STATE))
    if wanted.number == "p":
        if figure.type is ActorType.PERSON and not figure.plural:
            return False
        return plural or (not gendered and figure.type is not ActorType.STATE)
    if figure.plural or (gendered and plural and figure.type is ActorType.STATE):  # "les États-Unis" are no "il"
        return False
    if wanted.gender == "n":
        return figure.type is not ActorType.PERSON
    if figure.type is ActorType.PERSON:
        return not wanted.gender or figure.gender in ("", wanted.gender)
    if not gendered:
        return wanted.gender == ""
    return c.gender == wanted.gender or not wanted.gender
