"""What a sheet is written in: the columns of a line, and the numbers of acts, sayings and renderings."""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from verbale.reason.case import Word
from verbale.reason.phrase import plain
from verbale.record.position import Stance

LINE = np.dtype(
    [
        ("act", "i4"),  # number of the act
        ("day", "i4"),  # of the entry, see ``day_number``
        ("report", "i8"),  # number of its report
        ("first", "i4"),  # where in the report
        ("row", "i8"),  # number of the entry: unique
        ("saying", "i4"),  # number of what it says
        ("said", "i4"),  # day of the saying; 0: not known
        ("sure", "f8"),
        ("review", "i1"),
        ("source", "i8"),  # number of its source, the same for reports that hang together; -1: none
        ("rendering", "i4"),  # number of the rendering of an utterance; -1: none
        ("statement", "i8"),  # number of the statement it was read from; 0: none
    ]
)
UNREVIEWED, ACCEPTED = 0, 1
FOR, FLAT_FOR, FLAT_NO, REFUSAL, REQUIREMENT = 1, 2, 4, 8, 16
"""What some words can take back, and what takes them back; a saying has the sum of its own."""
Lines = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One rendering of an utterance, as in :class:`~verbale.reason.case.Word`."""

    utterance: str
    reading: str
    extent: int


@lru_cache(maxsize=2**14)
def day_number(day: str | None) -> int:
    """An ISO day (or month, or year) as a number that sorts as its text does; 0 for none."""
    digits = "".join(c for c in (day or "")[:10] if c.isascii() and c.isdigit())
    return int(digits.ljust(8, "0")[:8]) if digits else 0


def day_text(number: int) -> str | None:
    """The text of such a number."""
    told = f"{number:08}"
    parts = (told[:4], told[4:6], told[6:])
    return "-".join(p for p in parts if p != "00") if number else None


def saying(word: Word) -> Word:
    """What some words say, apart from who told it, when and how surely."""
    condition = plain(word.condition) if word.condition is not None else None
    return Word(
        "", word.act, word.stance, condition, requirement=word.requirement, note=word.note, deadline=word.deadline
    )


def _kinds(said: Word) -> int:
    """What some words can take back, and what takes them back; see ``select.replaces``."""
    flat = said.condition is None
    kinds = FOR * said.is_for | FLAT_FOR * (said.is_for and flat)
    if said.is_against:
        kinds |= REQUIREMENT if said.requirement else REFUSAL
        kinds |= FLAT_NO * (said.stance is Stance.REFUSES and said.excluded_while is None)
    return kinds


@dataclass(eq=False)
class Ledger:
    """The numbers under which a sheet and its later versions know acts, sayings and renderings; it only grows."""

    acts: list[str] = field(default_factory=list)
    sayings: list[Word] = field(default_factory=list)
    renderings: list[Rendering] = field(default_factory=list)
    act_of: dict[str, int] = field(default_factory=dict)
    saying_of: dict[Word, int] = field(default_factory=dict)
    rendering_of: dict[Rendering, int] = field(default_factory=dict)
    kinds: list[int] = field(default_factory=list)

    def act(self, key: str) -> int:
        """The number of an act."""
        if key not in self.act_of:
            self.act_of[key] = len(self.acts)
            self.acts.append(key)
        return self.act_of[key]

    def saying(self, said: Word) -> int:
        """The number of what is said (:func:`saying`)."""
        known = self.saying_of.get(said)
        if known is None:
            known = self.saying_of[said] = len(self.sayings)
            self.sayings.append(said)
            self.kinds.append(_kinds(said))
        return known

    def rendering(self, told: Rendering) -> int:
        """The number of a rendering."""
        if told not in self.rendering_of:
            self.rendering_of[told] = len(self.renderings)
            self.renderings.append(told)
        return self.rendering_of[told]
