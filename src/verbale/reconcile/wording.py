"""Find the wording that two texts share: seed with runs of words, chain, extend.

A passage is a chain of runs of equal words with short gaps between them. A run starts where three words in a row
are equal, one of them not a mere grammatical word. What a passage tells of copying is the sum of its words'
weights less its gaps: names, titles and set phrases count little, so that formulas are not taken for copies.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from verbale.reconcile.edits import Edit, edge, edits
from verbale.reconcile.words import FUNCTION, Words
from verbale.record.span import Span

SEED = 3  # words in a row that start a run
CROWD = 12  # a seed that stands more often in the other text starts nothing
GAP = 5  # words that may differ between two runs of one passage
GAP_COST = 0.15  # for each of them
LEAST_END = (
    0.6  # weight of the words, grammatical ones aside, that a passage takes along beyond its last edit: a full name
)
REWRITTEN = 4  # words put in place of others that end a passage where both sides stand by themselves
COGNATE = 5  # letters at the head of two words that make them forms of one word
ENOUGH = 4.0  # weight of a passage
ENOUGH_BESIDE = 3.0  # weight of a passage that stands beside a kept one in both texts
BESIDE = 30  # words between the two
ENOUGH_AGAIN = 8.0  # weight of a further copy of words that already have a passage


class SharedKind(StrEnum):
    """Whether two passages differ in more than typography."""

    IDENTICAL = "identical"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Shared:
    """Wording that two texts share.

    Attributes:
        a, b: Its place in either text.
        weight: What it tells of copying, in words.
        edits: What differs, word by word; empty when identical.
    """

    a: Span
    b: Span
    kind: SharedKind
    weight: float
    edits: tuple[Edit, ...] = ()


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


def shared_wording(a: Words, b: Words) -> tuple[Shared, ...]:
    """The passages that two texts of one language share, in the order of the first."""
    if a.language != b.language:
        return ()
    finder = _Finder(a, b)
    return tuple(sorted((_passage(a, b, chain) for chain in finder.passages()), key=lambda s: (s.a, s.b)))


def _passage(a: Words, b: Words, chain: Chain) -> Shared:
    first, last = chain.runs[0], chain.runs[-1]
    in_a, in_b = edge(a.text, a.span(first.a, last.a + last.size), b.text, b.span(first.b, last.b + last.size))
    found = edits(a.text, in_a, b.text, in_b)
    kind = SharedKind.EDITED if found else SharedKind.IDENTICAL
    return Shared(in_a, in_b, kind, round(chain.weight, 2), found)


class _Finder:
    """The search in one pair of texts."""

    def __init__(self, a: Words, b: Words) -> None:
        self.a, self.b = a, b
        self.weights = a.weights

    def passages(self) -> list[Chain]:
        """Chains that weigh enough, the heaviest first; words are used once unless they are copied at length."""
        used_a, used_b, kept = set[int](), set[int](), list[Chain]()
        for chain in sorted(self.chains(), key=lambda c: (-c.weight, c.runs)):
            old = _mostly(chain.words_a, used_a) + _mostly(chain.words_b, used_b)
            if old == 2 or chain.weight < (ENOUGH_AGAIN if old else ENOUGH_BESIDE):
                continue
            trimmed = chain if old else self._free(chain, used_a, used_b)
            if trimmed and trimmed.weight >= (ENOUGH_BESIDE if _beside(trimmed, kept) else ENOUGH):
                kept += self._parted(trimmed)
                used_a |= chain.words_a
                used_b |= chain.words_b
        return kept

    def _free(self, chain: Chain, used_a: set[int], used_b: set[int]) -> Chain | None:
        """The chain without the runs at its ends whose words a heavier passage has."""
        runs = list(chain.runs)
        while runs and (runs[0].a in used_a or runs[0].b in used_b):
            runs.pop(0)
        while runs and (runs[-1].a in used_a or runs[-1].b in used_b):
            runs.pop()
        return self._weighed(tuple(runs)) if runs else None

    def _parted(self, chain: Chain) -> list[Chain]:
        """A chain cut where a stretch is rewritten and both sides weigh enough alone; light ends beyond one dropped."""
        whole = self._weighed
        parts: list[tuple[Run, ...]] = [chain.runs[:1]]
        solid = 0  # last run of the part that is more than a few grammatical words within a rewritten stretch
        for run in chain.runs[1:]:
            gap = self._rewritten(parts[-1][solid], run)
            if gap >= REWRITTEN and not self._light(run):
                parts.append((run,))
                solid = 0
                continue
            parts[-1] = (*parts[-1], run)
            solid = len(parts[-1]) - 1 if not self._light(run) else solid
        return [whole(chain.runs)] if len(parts) == 1 else self._apart(chain, parts)

    def _apart(self, chain: Chain, parts: list[tuple[Run, ...]]) -> list[Chain]:
        """The parts that stand by themselves; a lighter one between two stays with its neighbour."""
        found: list[tuple[Run, ...]] = []
        for part in parts:
            light = self._weighed(part).weight < ENOUGH_BESIDE
            if found and light and part is not parts[-1]:
                found[-1] = (*found[-1], *part)
            elif not light or not found:
                found.append(part)
        ended = [self._ended(self._ended(list(part))[::-1])[::-1] for part in found]
        made = [self._weighed(tuple(part)) for part in ended]
        return made if all(c.weight >= ENOUGH_BESIDE for c in made) else [chain]

    def _rewritten(self, before: Run, run: Run) -> int:
        """Words between two runs, in the text where there are more of them."""
        return max(run.a - before.a - before.size, run.b - before.b - before.size)

    def chains(self) -> list[Chain]:
        """One chain for each run that no heavier chain holds, in one text at least."""
        taken: set[tuple[int, int]] = set()
        used_a, used_b, found = set[int](), set[int](), list[Chain]()
        for run in sorted(self.runs(), key=lambda r: (-self._sum(r), r.a, r.b)):
            if (run.a, run.b) in taken or self._settled(run, used_a, used_b):
                continue
            chain = self._weighed((*reversed(self._onward(run, -1)), run, *self._onward(run, 1)))
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

    def runs(self) -> list[Run]:
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
        return self._ended(found)

    def _ended(self, runs: list[Run]) -> list[Run]:
        """Runs without lone words and next to nothing at their end."""
        size = len(runs)
        while size and (runs[size - 1].size == 1 or self._light(runs[size - 1])):
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

    def _light(self, run: Run) -> bool:
        return sum(w for w in self.weights[run.a : run.a + run.size] if w > FUNCTION) < LEAST_END

    def _weighed(self, runs: tuple[Run, ...]) -> Chain:
        gaps = (max(y.a - x.a - x.size, y.b - x.b - x.size) for x, y in pairwise(runs))
        return Chain(runs, sum(map(self._sum, runs)) - GAP_COST * sum(gaps))


def _breaks(words: Words, end: int, start: int) -> bool:
    """Whether a paragraph ends between the word before ``end`` and the word ``start``."""
    return "\n" in words.text[words.ends[end - 1] : words.starts[start]]


def _mostly(words: set[int], used: set[int]) -> bool:
    return 2 * len(words & used) > len(words)


def _beside(chain: Chain, kept: list[Chain]) -> bool:
    """Whether a kept passage stands near, on the same side, in both texts."""
    first, last = chain.runs[0], chain.runs[-1]
    for other in kept:
        start, end = other.runs[0], other.runs[-1]
        after = (first.a - end.a - end.size, first.b - end.b - end.size)
        before = (start.a - last.a - last.size, start.b - last.b - last.size)
        if 0 <= min(after) <= max(after) <= BESIDE or 0 <= min(before) <= max(before) <= BESIDE:
            return True
    return False
