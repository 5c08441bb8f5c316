"""A record of any size as a sheet: what is said stands there once, and below it a line for each position that says it.

For one question the lines are counted out as arrays, and what is left goes to the reasoning as a case of few words:
one for each saying that stands, with the best confidence and all sources of its lines.

Invariant: a part of the sheet answers as the case of the same words would (``tests/reason/test_sheet.py``). What is
left out are lines that later words overtook, and all but one of those that say the same; what an overtaken line
could still do (take back an even earlier one) was done before it was left out.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from verbale.reason.case import Case, Fact, Link, Review, Settings, Word
from verbale.reason.phrase import plain
from verbale.reason.select import fullest
from verbale.record.condition import Condition, atoms
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
PLACE = ("row", "first", "report", "day")  # lines of an act stand in the order of day, report, place
UNREVIEWED, ACCEPTED = 0, 1
LAST = 99999999  # after any day
MANY = 50  # lines of an act from which the words that are left of them are kept
QUESTIONS = 12  # for so many days and ways of counting
Asked = tuple[int, bool, float]
"""Day, reviewed ones only, least confidence: what decides which lines are left."""
FOR, FLAT_FOR, FLAT_NO, REFUSAL, REQUIREMENT = 1, 2, 4, 8, 16
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


class Sources(Collection[Hashable]):
    """The numbers of many sources, each once."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: NDArray[np.int64]) -> None:
        self.numbers = np.unique(numbers[numbers != -1])

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self.numbers.tolist())

    def __contains__(self, number: object) -> bool:
        return bool((self.numbers == number).any())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sources) and np.array_equal(self.numbers, other.numbers)

    def __hash__(self) -> int:
        return hash(self.numbers.tobytes())


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
        touched = {*self.lines["act"][gone].tolist(), *fresh["act"].tolist()}
        for asked, left in list(self._left.items()):
            later._left[asked] = {act: words for act, words in list(left.items()) if act not in touched}
        return later

    def rendered(self, lines: Lines) -> "Sheet":
        """The sheet with the same lines in the same order, of which other renderings are told apart."""
        touched = set(self.lines["act"][self.lines["rendering"] != lines["rendering"]].tolist())
        later = Sheet(self.ledger, lines, self.facts, self.links)
        for asked, left in list(self._left.items()):
            later._left[asked] = {act: words for act, words in left.items() if act not in touched}
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
        for word in _words(self.ledger, self._lines(missing), settings):
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


# --- what is left of the lines for one question


def _words(ledger: Ledger, lines: Lines, settings: Settings) -> Iterator[Word]:
    """The words that stand, those that only the selection itself can judge, and one that does not count per act."""
    lines = lines[lines["said"] <= day_number(settings.as_of)]
    counted = lines["review"] == ACCEPTED
    if not settings.reviewed_only:
        counted |= lines["sure"] >= settings.min_confidence
    uncounted, lines = lines[~counted], lines[counted]
    apart = {n: _word(ledger, lines, [n]) for n in np.flatnonzero(lines["rendering"] >= 0).tolist()}
    _, rivals = fullest(list(apart.values()))
    cut = {w.id for w in rivals}
    live = np.ones(len(lines), np.bool_)
    live[[n for n, w in apart.items() if w.id in cut]] = False
    gone, newest = _overtaken(ledger, lines, live)
    grouped = np.flatnonzero(live & ~gone & (lines["rendering"] < 0))
    found = [(int(group[0]), _word(ledger, lines, group)) for group in _alike(lines, grouped)]
    found += apart.items()
    if apart:  # they meet the words that took them back again in the selection
        with_apart = np.isin(lines["act"], lines["act"][list(apart)])
        taking = np.flatnonzero(newest & gone & with_apart & (lines["rendering"] < 0))
        found += [(int(group[0]), _word(ledger, lines, group)) for group in _alike(lines, taking)]
    yield from (word for _, word in sorted(found, key=lambda f: f[0]))
    yield from (_word(ledger, uncounted, [n]) for n in np.unique(uncounted["act"], return_index=True)[1].tolist())


def _overtaken(ledger: Ledger, lines: Lines, live: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which live lines later ones took the place of, and which are the newest of those that can take another's place.

    The same as ``select.replaces``, for all lines at once: of each act the newest day of words for it, of words for
    it without condition, and of flat refusals.
    """
    kinds = np.asarray(ledger.kinds, np.int8)[lines["saying"]] if len(lines) else np.zeros(0, np.int8)
    said = np.where(live, lines["said"], 0)
    acts, act = np.unique(lines["act"], return_inverse=True)
    gone, newest = np.zeros(len(lines), np.bool_), np.zeros(len(lines), np.bool_)
    for later, earlier in ((FOR, REFUSAL), (FLAT_FOR, REQUIREMENT), (FLAT_NO, FOR)):
        last = np.zeros(len(acts), np.int64)
        able = (kinds & later) > 0
        np.maximum.at(last, act[able], said[able])
        gone |= ((kinds & earlier) > 0) & (said > 0) & (last[act] > said)
        newest |= able & (said > 0) & (last[act] == said)
    return gone, newest


def _alike(lines: Lines, wanted: NDArray[np.int64]) -> Iterator[Sequence[int] | NDArray[np.int64]]:
    """The lines that say the same, each group in the order of the lines."""
    said = lines["saying"][wanted]
    order = np.argsort(said, kind="stable")
    ends = np.flatnonzero(np.diff(said[order])) + 1
    yield from (group for group in np.split(wanted[order], ends) if len(group))


def _word(ledger: Ledger, lines: Lines, group: Sequence[int] | NDArray[np.int64]) -> Word:
    """One word for lines that say the same: as sure as the surest, which it is named after; said when the last was."""
    here = lines[group]
    best = here[int(np.argmax(here["sure"]))]
    told = ledger.renderings[int(best["rendering"])] if best["rendering"] >= 0 else None
    said = ledger.sayings[int(best["saying"])]
    return replace(
        said,
        id=str(int(best["row"])),
        said=day_text(int(here["said"].max())),
        confidence=float(best["sure"]),
        review=Review.ACCEPTED if bool((here["review"] == ACCEPTED).any()) else Review.UNREVIEWED,
        sources=Sources(here["source"]),
        alike=len(here),
        utterance=told.utterance if told else None,
        reading=told.reading if told else "",
        extent=told.extent if told else 0,
    )
