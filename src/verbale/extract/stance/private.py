"""Tell people who speak for themselves alone: somebody in the street, whom a report gives by his age."""

import re

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.tables import Stances
from verbale.record.actors import ActorType

WORD = re.compile(r"\w+")
FIRST = 3  # mentions of a person that are looked at
BEFORE = 40  # characters before a name in which he is called something
AHEAD = 24  # characters after a name in which an age stands


class Private:
    """Answers for one report; what such people plan for themselves is no position."""

    def __init__(self, reading: Reading, words: Stances) -> None:
        self.reading, self.cast, self.words = reading, reading.cast, words
        years = "|".join(map(re.escape, words.aged))
        self.age = re.compile(rf"^,?\s(?:[^\W\d]+\s){{0,2}}\d{{1,3}}(?:\s(?:{years})\b|,)", re.IGNORECASE)
        self.known: dict[str, bool] = {}

    def is_one(self, actor: str) -> bool:
        """Whether an actor is a person without office or body whose age stands after his name."""
        figure = self.cast.by_id[actor]
        if figure.type is ActorType.STATE or (figure.type is not ActorType.PERSON and figure.key):
            return False
        if actor not in self.known:
            self.known[actor] = self.cast.state_of(actor) in (None, actor) and (
                self._called(actor) or self._aged(actor)
            )
        return self.known[actor]

    def plays(self, cue: Token) -> bool:
        """Whether a sentence tells of a game."""
        return any(t.lower_ in self.words.sports for t in cue.sent)

    def _called(self, actor: str) -> bool:
        """Whether the words before a name, or of a description, call him what makes no office ("the actress X")."""
        text = self.reading.parsed.text
        for mention in self.cast.by_id[actor].mentions[:FIRST]:
            span = mention.span
            ahead = WORD.findall(text[max(0, span.start - BEFORE) : span.start].rpartition(".")[2].lower())
            own = WORD.findall(span.words(text).lower())
            if not self.words.bodies.isdisjoint((*own, *(w.removesuffix("s") for w in own))):
                continue  # "passengers' groups"
            near = (*ahead[-2:], *own)
            if not self.words.private.isdisjoint((*near, *(w.removesuffix("s") for w in near))):
                return True
        return False

    def _aged(self, actor: str) -> bool:
        text = self.reading.parsed.text
        mentions = (m.span for m in self.cast.by_id[actor].mentions)
        return any(self.age.match(text[s.end : s.end + AHEAD]) for s in mentions)
