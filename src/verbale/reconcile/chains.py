"""Chains of equal words in two texts: seeds of three, runs as long as they go, linked over short gaps.

A run starts where three words in a row are equal, one of them not a mere grammatical word. A chain weighs what its
words tell of copying, less its gaps.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from verbale.reconcile.words import FUNCTION, Words

SEED = 3  # words in a row that start a run
CROWD = 12  # a seed that stands more often in the other text starts nothing
GAP = 5  # words that may differ between two runs of one chain
GAP_COST = 0.15  # for each of them
LEAST_END = 0.6  # weight of the words that a chain takes along beyond its last gap, grammatical ones aside: a full name
COGNATE = 5  # letters at the head of two words that make them forms of one word
ENOUGH = 4.0  # weight of a chain whose words need no other


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """``size`` equal words, from word ``a`` of one text and word ``b`` of the other."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in the same order in both texts."""

    runs: tuple[Run, ...]
    weight: float

    @property
    def words_a(self) -> set[int]:
        """Numbers of its words in the first text."""
        return {r.a + n for r in self.runs for n in range(r.size)}

    @property
    def words_b(self) -> set[int]:
        """Numbers of its words in the second text."""
        return {r.b + n for r in self.runs for n in range(r.size)}


class Chains:
    """The chains of one pair of texts."""

    def __init__(self, a: Words, b: Words) -> None:
        self.a, self.b = a, b
        self.weights = a.weights

    def found(self) -> list[Chain]:
        """One chain for each run that no heavier chain holds, in one text at least."""
        taken: set[tuple[int, int]] = set()
        used_a, used_b, found = set[int](), set[int](), list[Chain]()
        for run in sorted(self._runs(), key=lambda r: (-self._sum(r), r.a, r.b)):
            if (run.a, run.b) in taken or self._settled(run, used_a, used_b):
                continue
            chain = self.weighed((*reversed(self._onward(run, -1)), run, *self._onward(run, 1)))
            taken.update((r.a + n, r.b + n) for r in chain.runs for n in range(r.size))
            found.append(chain)
            if chain.weight >= ENOUGH:
                used_a |= chain.words_a
                used_b |= chain.words_b
        return found

    def _settled(self, run: Run, used_a: set[int], used_b: set[int]) -> bool:
        """Whether heavier chains hold all words of a run in both texts, so that it could add nothing."""
        inside = range(run.size)
        return all(run.a + n in used_a for n in inside) and all(run.b + n in used_b for n in inside)

    def _runs(self) -> list[Run]:
        """All longest runs of equal words that hold a seed."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        keys_a, keys_b = self.a.keys, self.b.keys
        for j in range(len(keys_b) - SEED + 1):
            places[keys_b[j : j + SEED]].append(j)
        reached: dict[int, int] = {}
        found = []
        for i in range(len(keys_a) - SEED + 1):
            if max(self.weights[i : i + SEED]) <= FUNCTION:
                continue
            hits = places.get(keys_a[i : i + SEED], ())
            for j in hits if len(hits) <= CROWD else ():
                if reached.get(j - i, 0) > i:
                    continue
                run = self._longest(i, j)
                reached[j - i] = run.a + run.size
                found.append(run)
        return found

    def _longest(self, i: int, j: int) -> Run:
        keys_a, keys_b = self.a.keys, self.b.keys
        before = 0
        while i > before and j > before and keys_a[i - before - 1] == keys_b[j - before - 1]:
            before += 1
        return Run(i - before, j - before, before + self._equal(i, j, 1))

    def _equal(self, i: int, j: int, step: int) -> int:
        """How many words are equal from words ``i`` and ``j`` on, rightward or leftward."""
        keys_a, keys_b, size = self.a.keys, self.b.keys, 0
        while 0 <= i < len(keys_a) and 0 <= j < len(keys_b) and keys_a[i] == keys_b[j]:
            i, j, size = i + step, j + step, size + 1
        return size

    def _onward(self, run: Run, step: int) -> list[Run]:
        """The runs that carry a passage on to the right or to the left; it does not end in next to nothing."""
        found: list[Run] = []
        while link := self._follow(run, step):
            found.append(run := link)
        return self.ended(found)

    def ended(self, runs: list[Run]) -> list[Run]:
        """Runs without lone words and next to nothing at their end."""
        size = len(runs)
        while size and (runs[size - 1].size == 1 or self.light(runs[size - 1])):
            size -= 1
        return runs[:size]

    def _follow(self, run: Run, step: int) -> Run | None:
        """The next run, unless both texts begin a new paragraph before it."""
        right = step > 0
        link = self._link(*((run.a + run.size, run.b + run.size) if right else (run.a - 1, run.b - 1)), step)
        if link is None:
            return None
        one, other = (run, link) if right else (link, run)
        broken = _breaks(self.a, one.a + one.size, other.a) and _breaks(self.b, one.b + one.size, other.b)
        return None if broken else link

    def _link(self, i: int, j: int, step: int) -> Run | None:
        """The run within ``GAP`` words that adds most to a passage that ends here; None where none adds."""
        best, gain = None, 0.0
        for di in range(GAP + 1):
            for dj in range(GAP + 1):
                run = self._near(i + step * di, j + step * dj, step)
                if run is None:
                    continue
                worth = self._sum(run) - GAP_COST * max(di, dj)
                if worth > gain and self._tells(run):
                    best, gain = run, worth
        return best

    def _near(self, i: int, j: int, step: int) -> Run | None:
        if not (0 <= i < len(self.a) and 0 <= j < len(self.b)):
            return None
        size = self._equal(i, j, step)
        if size:
            return Run(i, j, size) if step > 0 else Run(i - size + 1, j - size + 1, size)
        one, other = self.a.keys[i], self.b.keys[j]
        return Run(i, j, 1) if one[:COGNATE] == other[:COGNATE] and len(one) > COGNATE < len(other) else None

    def _tells(self, run: Run) -> bool:
        """Grammatical words alone do not carry a passage over a gap."""
        return run.size >= SEED or max(self.weights[run.a : run.a + run.size]) > FUNCTION

    def _sum(self, run: Run) -> float:
        return sum(self.weights[run.a : run.a + run.size])

    def light(self, run: Run) -> bool:
        """Whether a run is a few grammatical words or a particle of a name."""
        return sum(w for w in self.weights[run.a : run.a + run.size] if w > FUNCTION) < LEAST_END

    def weighed(self, runs: tuple[Run, ...]) -> Chain:
        """Runs as one chain with its weight."""
        gaps = (max(y.a - x.a - x.size, y.b - x.b - x.size) for x, y in pairwise(runs))
        return Chain(runs, sum(map(self._sum, runs)) - GAP_COST * sum(gaps))


def _breaks(words: Words, end: int, start: int) -> bool:
    """Whether a paragraph ends between the word before ``end`` and the word ``start``."""
    return "\n" in words.text[words.ends[end - 1] : words.starts[start]]
