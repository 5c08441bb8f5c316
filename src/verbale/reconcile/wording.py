"""Find the wording that two texts share: of the chains of equal words those that tell of copying.

What a passage tells of copying is the sum of its words' weights less its gaps: names, titles and set phrases count
little, so that formulas are not taken for copies.
"""

from dataclasses import dataclass
from enum import StrEnum

from verbale.reconcile.chains import ENOUGH, Chain, Chains, Run
from verbale.reconcile.edits import Edit, edge, edits
from verbale.reconcile.words import Words
from verbale.record.span import Span

REWRITTEN = 4  # words put in place of others that end a passage where both sides stand by themselves
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


def shared_wording(a: Words, b: Words) -> tuple[Shared, ...]:
    """The passages that two texts of one language share, in the order of the first."""
    if a.language != b.language:
        return ()
    chosen = _Choice(Chains(a, b)).passages()
    return tuple(sorted((_passage(a, b, chain) for chain in chosen), key=lambda s: (s.a, s.b)))


def shared_places(a: Words, b: Words) -> tuple[tuple[Span, Span], ...]:
    """Where the passages stand in either text; what differs in them, which takes longest, is not looked for."""
    if a.language != b.language:
        return ()
    return tuple(sorted(_place(a, b, chain) for chain in _Choice(Chains(a, b)).passages()))


def _place(a: Words, b: Words, chain: Chain) -> tuple[Span, Span]:
    first, last = chain.runs[0], chain.runs[-1]
    return edge(a.text, a.span(first.a, last.a + last.size), b.text, b.span(first.b, last.b + last.size))


def _passage(a: Words, b: Words, chain: Chain) -> Shared:
    in_a, in_b = _place(a, b, chain)
    found = edits(a.text, in_a, b.text, in_b)
    kind = SharedKind.EDITED if found else SharedKind.IDENTICAL
    return Shared(in_a, in_b, kind, round(chain.weight, 2), found)


class _Choice:
    """Which chains of a pair of texts are passages, and where each begins and ends."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains

    def passages(self) -> list[Chain]:
        """Chains that weigh enough, the heaviest first; words are used once unless they are copied at length."""
        used_a, used_b, kept = set[int](), set[int](), list[Chain]()
        for chain in sorted(self.chains.found(), key=lambda c: (-c.weight, c.runs)):
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
        return self.chains.weighed(tuple(runs)) if runs else None

    def _parted(self, chain: Chain) -> list[Chain]:
        """A chain cut where a stretch is rewritten and both sides weigh enough alone; light ends beyond one dropped."""
        parts: list[tuple[Run, ...]] = [chain.runs[:1]]
        solid = 0  # last run of the part that is more than a few grammatical words within a rewritten stretch
        for run in chain.runs[1:]:
            gap = _rewritten(parts[-1][solid], run)
            if gap >= REWRITTEN and not self.chains.light(run):
                parts.append((run,))
                solid = 0
                continue
            parts[-1] = (*parts[-1], run)
            solid = len(parts[-1]) - 1 if not self.chains.light(run) else solid
        return [self.chains.weighed(chain.runs)] if len(parts) == 1 else self._apart(chain, parts)

    def _apart(self, chain: Chain, parts: list[tuple[Run, ...]]) -> list[Chain]:
        """The parts that stand by themselves; a lighter one between two stays with its neighbour."""
        found: list[tuple[Run, ...]] = []
        for part in parts:
            light = self.chains.weighed(part).weight < ENOUGH_BESIDE
            if found and light and part is not parts[-1]:
                found[-1] = (*found[-1], *part)
            elif not light or not found:
                found.append(part)
        ended = [self.chains.ended(self.chains.ended(list(part))[::-1])[::-1] for part in found]
        made = [self.chains.weighed(tuple(part)) for part in ended]
        return made if all(c.weight >= ENOUGH_BESIDE for c in made) else [chain]


def _rewritten(before: Run, run: Run) -> int:
    """Words between two runs, in the text where there are more of them."""
    return max(run.a - before.a - before.size, run.b - before.b - before.size)


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
