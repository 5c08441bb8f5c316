"""What the reasoning works on: a party's words on an act, facts, links, and the settings of a question.

These are small types of its own; ``ask`` makes them from a dossier's entries. Days are ISO dates.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from verbale.record.condition import Condition, Not
from verbale.record.position import Stance

FIRMNESS = {Stance.COMMITTED: 3, Stance.THREATENS: 3, Stance.INTENDS: 2, Stance.READY: 1}


class Review(StrEnum):
    """What a person has said of an entry."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where an unfolded answer ends: words of a report. ``span`` counts its code points."""

    words: str
    report: str
    span: tuple[int, int] = (0, 0)
    title: str = ""
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What one party has said on one act.

    Attributes:
        act: Key of the act, ``<party>.<code>``; also the atom under which others wait for it.
        condition: As in ``record.position``: a refusal stands while it holds, words for an act are due when it holds.
        requirement: Nothing is promised; the act is excluded unless ``condition`` holds.
        note: Kept and shown, never used to infer (another party's words, hearsay).
        said, withdrawn: Days from which and until which the entry counts; None: always.
        sources: Independent sources, copies of one text counted once.
        utterance, reading, extent: Which utterance, in which rendering, how many characters of it are given;
            different renderings of one utterance are rival readings, of which the fullest is used.
        alike: How many entries say so, where one word stands for all of them.
    """

    id: str
    act: str
    stance: Stance
    condition: Condition | None = None
    requirement: bool = False
    note: bool = False
    said: str | None = None
    withdrawn: str | None = None
    deadline: str | None = None
    confidence: float = 1.0
    review: Review = Review.UNREVIEWED
    sources: Collection[Hashable] = frozenset()
    passages: tuple[Quoted, ...] = ()
    utterance: str | None = None
    reading: str = ""
    extent: int = 0
    alike: int = 1

    @property
    def is_for(self) -> bool:
        """Words for the act."""
        return not self.note and not self.requirement and self.stance in FIRMNESS

    @property
    def is_against(self) -> bool:
        """A refusal or a requirement."""
        if self.requirement:
            return not self.note and self.condition is not None
        return not self.note and self.stance is Stance.REFUSES

    @property
    def firmness(self) -> int:
        """3 committed or threatens, 2 intends, 1 ready, 0 not for the act."""
        return FIRMNESS[self.stance] if self.is_for else 0

    @property
    def excluded_while(self) -> Condition | None:
        """For words against: the condition under which the act is excluded; None: whatever happens.

        "Not unless X" and "until X: no" say the same: excluded while X is not.
        """
        if not self.requirement:
            return self.condition
        return Not(self.condition) if self.condition is not None else None


@dataclass(frozen=True, slots=True)
class Fact:
    """That an atom is established, or established not, on a day; by an event of a report or a person's entry."""

    id: str
    atom: str
    holds: bool = True
    on: str | None = None
    source: str = ""
    author: str = ""
    supposed: bool = False
    withdrawn: str | None = None
    confidence: float = 1.0
    review: Review = Review.UNREVIEWED
    passages: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """That one wording counts as another: where ``atom`` is established, so is ``counts_as``. A person accepts it."""

    id: str
    atom: str
    counts_as: str
    accepted: bool = False
    author: str = ""
    on: str | None = None
    withdrawn: str | None = None
    note: str = ""
    passages: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose words count as deeds when somebody else waits for the deed.

    Attributes:
        stances: Which words; empty: never.
        parties: Whose; None: everybody's.
    """

    stances: frozenset[Stance] = frozenset({Stance.COMMITTED})
    parties: frozenset[str] | None = None

    def covers(self, word: Word) -> bool:
        """Whether these words count as the deed."""
        return word.is_for and word.stance in self.stances and self.knows(party_of(word.act))

    def knows(self, party: str) -> bool:
        """Whether this party's words may count."""
        return self.parties is None or party in self.parties


@dataclass(frozen=True, slots=True)
class Settings:
    """How a question is put.

    Attributes:
        as_of: Day of the question; later entries do not count, earlier deadlines have passed.
        min_confidence: Unreviewed entries below it do not count.
        suppose: Lamps set for this question only, by atom; they take the place of what is known of it.
    """

    as_of: str = "9999-12-31"
    trust: Trust = field(default_factory=Trust)
    min_confidence: float = 0.5
    reviewed_only: bool = False
    suppose: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier as the reasoning sees it."""

    words: tuple[Word, ...] = ()
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()

    def at(self, settings: Settings) -> "Case":
        """The entries to be looked at for a question: all of them."""
        return self

    def conditions(self) -> Iterable[Condition | None]:
        """Every condition put in it."""
        return (w.condition for w in self.words)


class Record(Protocol):
    """What can be asked: a case, or a part of a sheet, which makes the case of a question when it is put."""

    def at(self, settings: Settings) -> Case:
        """The entries to be looked at for a question."""

    def conditions(self) -> Iterable[Condition | None]:
        """Every condition put in it."""


Entry = Word | Fact | Link


def party_of(act: str) -> str:
    """The party of an act's key; empty for a fact of the world."""
    return "" if act.startswith("words:") else act.rpartition(".")[0]
