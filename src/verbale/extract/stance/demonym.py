"""The state or body that an adjective belongs to: "la contribution américaine", "Turkish drilling"."""

from pathlib import Path

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.stance.phrase import preposition
from verbale.languages.gazetteers import gazetteer
from verbale.languages.words import fold
from verbale.parse.columns import children
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType

OWNING = frozenset({None, "de", "of"})
ADJECTIVES = frozenset({"amod", "compound"})
ATTRIBUTES = ADJECTIVES | {"poss", "nmod:poss", "nmod"}


class Demonyms:
    """Answers for one report whose something is, by the gazetteer and the cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.known = gazetteer(tuple(map(Path, cast.parsed.overlays)))

    def of(self, block: Block, noun: Token) -> str | None:
        """The one party whose adjective, name or possessive qualifies a noun; None where there is none or several."""
        marks = [c for c in children(noun) if c.dep_ in ATTRIBUTES and preposition(c) in OWNING]
        found = {p for p in (self._named(block, c) for c in marks) if p is not None}
        return found.pop() if len(found) == 1 else None

    def _named(self, block: Block, token: Token) -> str | None:
        there = self.cast.at(block.at(token).start)
        if there is not None:
            return self.cast.state_of(there) or there
        return self.by_adjective(token)

    def by_adjective(self, token: Token) -> str | None:
        """The one party whose adjective a word is ("Finnish"), whatever phrase it stands in."""
        return self._listed(token, "demonym") if token.dep_ in ADJECTIVES or token.pos_ == "ADJ" else None

    def is_one(self, token: Token) -> bool:
        """Whether a word names people of a state ("the Americans"), not the state."""
        return self._listed(token, "demonym") is not None

    def by_capital(self, token: Token) -> str | None:
        """The one party whose capital a word is, where the words around it tell that its side is meant."""
        return self._listed(token, "capital") if token.text[:1].isupper() else None

    def _listed(self, token: Token, entry: str) -> str | None:
        forms = self.known.starting(fold(token.text), self.cast.parsed.language)
        keys = {f.key for f in forms if f.entry == entry and len(f.words) == 1}
        party = self.known.parties.get(keys.pop()) if len(keys) == 1 else None
        if party is None:
            return None
        name = party.name(self.cast.parsed.language)
        return self.cast.add(name, ActorType(party.type), party.key, party.country or None)
