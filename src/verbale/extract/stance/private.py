"""Tell people who speak for themselves alone: somebody in the street, whom a report gives by his age."""

import re

from verbale.extract.reading import Reading
from verbale.extract.stance.tables import Stances
from verbale.record.actors import ActorType

AHEAD = 24  # characters after a name in which an age stands


class Private:
    """Answers for one report; what such people plan for themselves is no position."""

    def __init__(self, reading: Reading, words: Stances) -> None:
        self.reading, self.cast = reading, reading.cast
        years = "|".join(map(re.escape, words.aged))
        self.age = re.compile(rf"^,?\s(?:[^\W\d]+\s){{0,2}}\d{{1,3}}(?:\s(?:{years})\b|,)", re.IGNORECASE)
        self.known: dict[str, bool] = {}

    def is_one(self, actor: str) -> bool:
        """Whether an actor is a person without office or body whose age stands after his name."""
        if self.cast.by_id[actor].type is not ActorType.PERSON:
            return False
        if actor not in self.known:
            self.known[actor] = self.cast.state_of(actor) is None and self._aged(actor)
        return self.known[actor]

    def _aged(self, actor: str) -> bool:
        text = self.reading.parsed.text
        mentions = (m.span for m in self.cast.by_id[actor].mentions)
        return any(self.age.match(text[s.end : s.end + AHEAD]) for s in mentions)
