"""A text as words with their places, folded so that typography does not matter.

Invariant: ``text[starts[i]:ends[i]]`` is the i-th word as written; offsets count code points of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from verbale.languages.comparing import Comparing, comparing
from verbale.languages.words import fold
from verbale.record.span import Span

Weights = dict[str, float]
"""Stem -> weight."""
STEM = 5  # letters by which forms of one word are known
WORD = re.compile(r"\w+")
FUNCTION, NAME, NUMBER, CONTENT = 0.2, 0.3, 0.5, 1.0  # what a shared word tells of copying


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one text, in order."""

    text: str
    language: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """The place of words ``first`` to ``last - 1``."""
        return Span(self.starts[first], self.ends[last - 1])

    def between(self, span: Span) -> range:
        """Numbers of the words that lie wholly in a span."""
        first = bisect_left(self.starts, span.start)
        return range(first, max(first, bisect_right(self.ends, span.end)))

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word, when shared, tells that one text was copied from the other."""
        table = comparing(self.language)
        formula = _in_formulas(self.keys, table)
        return tuple(
            FUNCTION if formula[i] else _weight(key, self.text[self.starts[i]], table)
            for i, key in enumerate(self.keys)
        )


@lru_cache(maxsize=256)
def words_of(text: str, language: str) -> Words:
    """The words of a text; kept, because a report is compared with many."""
    found = [m.span() for m in WORD.finditer(text)]
    keys = tuple(fold(text[s:e]) for s, e in found)
    return Words(text, language, tuple(s for s, _ in found), tuple(e for _, e in found), keys)


def stems_of(words: Words, numbers: Iterable[int]) -> Weights:
    """Stem -> weight, of the words with these numbers that are not grammatical."""
    found: Weights = {}
    for i in numbers:
        if words.weights[i] > FUNCTION:
            head = stem(words.keys[i])
            found[head] = max(found.get(head, 0.0), words.weights[i])
    return found


def stem(key: str) -> str:
    """What forms of one word have in common."""
    return key[:STEM] if len(key) > STEM else key.rstrip("s") or key


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a short text."""
    return tuple(fold(m.group()) for m in WORD.finditer(text))


def _weight(key: str, first: str, table: Comparing) -> float:
    if key in table.function or len(key) == 1:
        return FUNCTION
    if key in table.stock or first.isupper():
        return NAME
    return NUMBER if key[0].isdigit() or key in table.numbers else CONTENT


def _in_formulas(keys: tuple[str, ...], table: Comparing) -> list[bool]:
    """Which words stand in a set phrase."""
    marked = [False] * len(keys)
    starts: dict[str, list[list[str]]] = {}
    for formula in table.formulas:
        parts = formula.split()
        starts.setdefault(parts[0], []).append(parts)
    for i, key in enumerate(keys):
        for parts in starts.get(key, ()):
            if list(keys[i : i + len(parts)]) == parts:
                marked[i : i + len(parts)] = [True] * len(parts)
    return marked
