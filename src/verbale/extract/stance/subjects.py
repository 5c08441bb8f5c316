"""Which parties a noun phrase names that takes a stance: each of a list, the members of a group, the speaker."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.behind import Behind
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.labels import OBJECT, VERBAL
from verbale.extract.stance.people import unknown_people
from verbale.extract.stance.phrase import beside, conjuncts, cut_off
from verbale.extract.stance.side import Sides
from verbale.extract.stance.spoken import Spoken
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import morph
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.statement import Statement

OWNED = frozenset({"poss", "nmod:poss", "det"})
HELD = OBJECT | {"pobj", "obl:arg", "obl:mod"}


class Subjects:
    """Answers for one report."""

    def __init__(self, reading: Reading, spoken: Spoken, behind: Behind, words: Stances) -> None:
        self.reading, self.cast, self.words = reading, reading.cast, words
        self.spoken, self.behind, self.sides = spoken, behind, Sides(reading.cast, words)

    def parties(self, block: Block, head: Token, statement: Statement | None) -> Iterator[str]:
        """The actors that are bound where ``head`` takes the stance."""
        if "Yes" in morph(head, "Poss") and head.dep_ in OWNED and self.cast.who(block, head) is None:
            noun = head.head  # "Japan reiterated its readiness", "sticks to its refusal": the subject's own
            verb = noun.head.head if noun.dep_ == "pobj" else noun.head
            own = subject_of(verb) if noun.dep_ in HELD and verb.pos_ in VERBAL else None
            head = own if own is not None else head
        named = list(self.behind.members(block, head))
        if named:
            yield from named
            return
        person = head.head if head.dep_ == "appos" else None
        whose = self.cast.who(block, person) if person is not None else None
        if whose is not None and self.cast.by_id[whose].type is ActorType.PERSON:
            yield whose  # "Senator X, the Utah Republican who …"
            return
        for token in (*cut_off(head), *conjuncts(head), *beside(head)):
            yield from self._one(block, token, statement)

    def _one(self, block: Block, token: Token, statement: Statement | None) -> Iterator[str]:
        if token.lower_ in self.words.first_person and token.pos_ != "PROPN":  # "US" is no "us"
            side = self.sides.of(block, token) if statement is None else None
            yield from statement.speaker if statement else (side,) if side is not None else ()
            return
        if token.lemma_.lower() in self.words.own_country and self.spoken.owned(block, token, statement):
            yield from map(self.spoken.party, statement.speaker if statement else ())
            return
        found = self.spoken.itself(block, token, statement) or self.cast.who(block, token)
        if found is None or self._nobodys(found):
            found = self.sides.seat(block, token) or found
        governs = token.lemma_.lower() in self.words.governing
        if (not governs or found is None or not self._named(found)) and self.spoken.own_body(token, statement):
            yield from map(self.spoken.party, statement.speaker if statement else ())
        elif found is not None:
            yield from self.behind.together(found) or (self.behind.served(block, token, found),)
        elif token.pos_ == "ADJ":
            whose = self.sides.demonyms.by_adjective(token)  # "the Norwegian offer"
            yield from (whose,) if whose is not None else ()
        elif token.pos_ == "NOUN":
            yield from list(self.behind.maker(block, token)) or unknown_people(self.reading, block, token, self.words)

    def _nobodys(self, actor: str) -> bool:
        """Whether it is a body or a post of which nothing tells whose it is ("the foreign ministry")."""
        figure = self.cast.by_id[actor]
        open_ended = figure.type is ActorType.ORGANISATION or not figure.name
        return open_ended and not figure.key and not figure.country and self.cast.state_of(actor) in (None, actor)

    def _named(self, actor: str) -> bool:
        """Whether it has a name of its own, which "the bloc" is not."""
        figure = self.cast.by_id[actor]
        return bool(figure.key) or any(w[:1].isupper() for w in (figure.name or "").split()[1:])
