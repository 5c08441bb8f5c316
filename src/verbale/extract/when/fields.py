"""What an expression of time is made of, and what it is seen from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from verbale.extract.when.days import Direction
from verbale.extract.when.table import RuleText, Times


@dataclass(frozen=True, slots=True)
class Seen:
    """What an expression is seen from.

    Attributes:
        today: Day of publication; None where the report has none.
        looks: Where the tense of the governing words looks.
        before: The day last spoken of in the text, from which "the following day" counts.
        spoken: The first day of the time last spoken of, from which "the following year" counts.
        weekdays: Days that the text itself dates in full, by weekday; they help a report without a date.
    """

    today: date | None
    looks: Direction
    before: date | None = None
    spoken: date | None = None
    weekdays: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fields:
    """The words of an expression's fields, read through the vocabulary."""

    words: Mapping[str, str]
    times: Times
    rule: RuleText

    def look(self, slot: str) -> int | None:
        """The whole number that the word in a slot stands for."""
        word = self.words.get(slot)
        return None if word is None else int(self.times.lookups[slot.rstrip("23")][word.casefold()])

    def name(self, slot: str) -> str | None:
        """The name that the word in a slot stands for: a unit, an edge."""
        for key in (slot, slot + "2", slot + "3"):
            if word := self.words.get(key):
                return str(self.times.lookups[slot][word.casefold()])
        return None

    def number(self, slot: str) -> int | None:
        """The figures in a slot."""
        return int(self.words[slot]) if slot in self.words else None

    def count(self) -> int:
        """How many units; 0 for "several"."""
        word = self.words["n"]
        return int(word) if word.isdigit() else int(self.times.lookups["n"][word.casefold()])
