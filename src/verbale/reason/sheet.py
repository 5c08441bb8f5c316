"""A record of any size as a sheet: what is said stands there once, and below it a line for each position that says it.

For one question the lines are counted out as arrays, and what is left goes to the reasoning as a case of few words:
one for each saying that stands, with the best confidence and all sources of its lines.

Invariant: a part of the sheet answers as the case of the same words would (``tests/reason/test_sheet.py``). What is
left out are lines that later words overtook, and all but one of those that say the same; what an overtaken line
could still do (take back an even earlier one) was done before it was left out.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from verbale.reason.case import Case, Fact, Link, Review, Settings, Word
from verbale.reason.ledger import ACCEPTED, LINE, UNREVIEWED, Ledger, Lines, Rendering, day_number, saying
from verbale.reason.left import words_left
from verbale.record.condition import Condition, atoms

PLACE = ("row", "first", "report", "day")  # lines of an act stand in the order of day, report, place
LAST = 99999999  # after any day
MANY = 50  # lines of an act from which the words that are left of them are kept
QUESTIONS = 12  # for so many days and ways of counting
Asked = tuple[int, bool, float]
"""Day, reviewed ones only, least confidence: what decides which lines are left."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some acts of a sheet with the facts and links that bear on them; an answer over it needs nothing else.

    Attributes:
        acts: Numbers of the acts, in order.
    """

    sheet: "Sheet"
    acts: tuple[int, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]

    def conditions(self) -> Iterator[Condition | None]:
        """Every condition put in it."""
        return (said.condition for said in self.sheet.sayings(self.acts))

    def at(self, settings: Settings) -> Case:
        """The words that are left of it for a question."""
        return Case(tuple(self.sheet.words(self.acts, settings)), self.facts, self.links)


class Sheet:
    """Lines in the order of their acts; facts and links; and what names what.

    Args:
        ledger: Numbers of acts, sayings and renderings.
        lines: In any order.
    """

    def __init__(self, ledger: Ledger, lines: Lines, facts: Iterable[Fact], links: Iterable[Link]) -> None:
        self.ledger, self.facts, self.links = ledger, tuple(facts), tuple(links)
        self.lines = lines[np.lexsort((*(lines[name] for name in PLACE), lines["act"]))]
        self.start = np.searchsorted(self.lines["act"], np.arange(len(ledger.acts) + 1))
        self._spoken = tuple(np.flatnonzero(np.diff(self.start)).tolist())
        self.acts = sorted(ledger.acts[n] for n in self._spoken)
        self._left: dict[Asked, dict[int, tuple[Word, ...]]] = {}
        self._named: dict[str, dict[str, None]] = {}
        for said in self.sayings():
            if said.condition is not None:
                self._named.setdefault(said.act, {}).update({a.key: None for a in atoms(said.condition)})
        for link in self.links:
            self._named.setdefault(link.counts_as, {})[link.atom] = None
        self._naming: dict[str, list[str]] = {}
        for act, named in self._named.items():
            for atom in named:
                self._naming.setdefault(atom, []).append(act)
        self._facts: dict[str, list[Fact]] = {}
        for fact in self.facts:
            self._facts.setdefault(fact.atom, []).append(fact)

    @classmethod
    def of(cls, case: Case) -> "Sheet":
        """The sheet of a case: its words are the lines, numbered from 0 in their order; the rejected are left out.

        Words of several sources would count as of one; a position has one report.
        """
        ledger, lines = Ledger(), np.zeros(len(case.words), LINE)
        sources: dict[Hashable, int] = {}
        for row, word in enumerate(case.words):
            told = Rendering(word.utterance, word.reading, word.extent) if word.utterance is not None else None
            lines[row] = (
                ledger.act(word.act),
                0,
                0,
                0,
                row,
                ledger.saying(saying(word)),
                day_number(word.said),
                word.confidence,
                ACCEPTED if word.review is Review.ACCEPTED else UNREVIEWED,
                sources.setdefault(frozenset(word.sources), len(sources)) if word.sources else -1,
                -1 if told is None else ledger.rendering(told),
                0,
            )
        kept = np.array([w.review is not Review.REJECTED for w in case.words], np.bool_)
        return cls(ledger, lines[kept], case.facts, case.links)

    def __len__(self) -> int:
        return len(self.lines)

    def replaced(self, reports: Sequence[int], fresh: Lines, facts: Iterable[Fact], links: Iterable[Link]) -> "Sheet":
        """The sheet with other lines for some reports."""
        gone = np.isin(self.lines["report"], np.asarray(reports, np.int64))
        later = Sheet(self.ledger, np.concatenate((self.lines[~gone], fresh)), facts, links)
        return self._handed_on(later, {*self.lines["act"][gone].tolist(), *fresh["act"].tolist()})

    def rendered(self, lines: Lines) -> "Sheet":
        """The sheet with the same lines in the same order, of which other renderings are told apart."""
        touched = set(self.lines["act"][self.lines["rendering"] != lines["rendering"]].tolist())
        return self._handed_on(Sheet(self.ledger, lines, self.facts, self.links), touched)

    def _handed_on(self, later: "Sheet", touched: set[int]) -> "Sheet":
        """A later sheet, with the words that are kept here of the acts that were not touched."""
        for asked, left in list(self._left.items()):
            later._left[asked] = {act: words for act, words in list(left.items()) if act not in touched}
        return later

    def sayings(self, acts: Sequence[int] | None = None) -> Iterator[Word]:
        """What its lines say, or those of some acts, each once."""
        lines = self.lines if acts is None else self._lines(acts)
        return (self.ledger.sayings[number] for number in np.unique(lines["saying"]).tolist())

    def words(self, acts: Sequence[int], settings: Settings) -> Iterator[Word]:
        """The words that are left of some acts for a question; those of acts with many lines are kept for the next."""
        asked = (day_number(settings.as_of), settings.reviewed_only, settings.min_confidence)
        left = self._left.get(asked, {})
        missing = [act for act in acts if act not in left]
        made: dict[int, list[Word]] = {act: [] for act in missing}
        for word in words_left(self.ledger, self._lines(missing), settings):
            made[self.ledger.act_of[word.act]].append(word)
        many = {n: tuple(words) for n, words in made.items() if self.start[n + 1] - self.start[n] >= MANY}
        self._left[asked] = left | many
        while len(self._left) > QUESTIONS:
            self._left.pop(next(iter(self._left)), None)
        for act in acts:
            yield from left[act] if act in left else made[act]

    def _lines(self, acts: Sequence[int]) -> Lines:
        if len(acts) == len(self._spoken):
            return self.lines
        spans = [np.arange(self.start[n], self.start[n + 1]) for n in acts]
        return self.lines[np.concatenate(spans)] if spans else self.lines[:0]

    # --- what hangs on what

    def named(self, act: str) -> Iterable[str]:
        """The atoms that an act hangs on by itself."""
        return self._named.get(act, ())

    def naming(self, atom: str) -> Sequence[str]:
        """The acts (and atoms that it counts as) that hang on an atom by themselves."""
        return self._naming.get(atom, ())

    @property
    def waited(self) -> Iterable[str]:
        """Every atom that something hangs on."""
        return self._naming

    def size(self, act: str) -> int:
        """How many lines an act has."""
        number = self.ledger.act_of.get(act, -1)
        return int(self.start[number + 1] - self.start[number]) if 0 <= number < len(self.start) - 1 else 0

    def spoken_of(self, reports: Sequence[int] | None, since: str = "", until: str = "") -> set[str]:
        """The acts on which some reports have a line (None: any), said on one of some days."""
        fits = (self.lines["said"] >= day_number(since)) & (self.lines["said"] <= (day_number(until) or LAST))
        if reports is not None:
            fits &= np.isin(self.lines["report"], np.asarray(reports, np.int64))
        return {self.ledger.acts[n] for n in np.unique(self.lines["act"][fits]).tolist()}

    def bearing_on(self, wanted: Iterable[str]) -> set[str]:
        """The atoms that bear on some atoms, themselves included."""
        return _reached(wanted, self._named)

    def hanging_on(self, wanted: Iterable[str]) -> set[str]:
        """The atoms on which some atoms bear, themselves included: nothing else can change with them."""
        return _reached(wanted, self._naming)

    def rings(self) -> set[str]:
        """Atoms that may wait for themselves, step by step."""
        graph = nx.DiGraph([(act, atom) for act, named in self._named.items() for atom in named if atom in self._named])
        return {atom for ring in nx.strongly_connected_components(graph) if len(ring) > 1 for atom in ring}

    # --- parts

    def part(self, *wanted: str) -> Part:
        """The part that bears on some acts or facts: whatever they hang on is in it."""
        reach = self.bearing_on(wanted)
        facts = [f for atom in reach for f in self._facts.get(atom, ())]
        links = tuple(x for x in self.links if x.counts_as in reach)
        numbers = {self.ledger.act_of[a] for a in reach if a in self.ledger.act_of}
        acts = tuple(sorted(numbers.intersection(self._spoken)))
        return Part(self, acts, tuple(sorted(facts, key=lambda f: f.id)), links)

    def whole(self) -> Part:
        """All of it."""
        return Part(self, self._spoken, self.facts, self.links)


def _reached(wanted: Iterable[str], steps: dict[str, dict[str, None]] | dict[str, list[str]]) -> set[str]:
    reach = set(wanted)
    todo = list(reach)
    while todo:
        for atom in steps.get(todo.pop(), ()):
            if atom not in reach:
                reach.add(atom)
                todo.append(atom)
    return reach
