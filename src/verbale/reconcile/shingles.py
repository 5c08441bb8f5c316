"""Texts as hashes of every five words in a row, fast enough for an archive.

A word is hashed once, when it is first met; after that a text costs one regular expression and one look-up a word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from verbale.languages.words import fold

WORD = re.compile(r"\w+")
SIZE = 5  # words in a shingle
WINDOW = 4  # of so many shingles in a row an index keeps the least: eight equal words always meet
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD], np.uint64
)
_LAST = np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(32)

Ids = NDArray[np.int32]
Hashes = NDArray[np.uint64]


class Vocabulary(dict[str, int]):
    """Word as written -> number; words that differ in case or accents alone have one number."""

    def __init__(self) -> None:
        super().__init__()
        self._folded: dict[str, int] = {}
        self._hashes: list[int] = []

    def __missing__(self, word: str) -> int:
        key = fold(word)
        number = self._folded.get(key)
        if number is None:
            number = self._folded[key] = len(self._hashes)
            self._hashes.append(int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()))
        self[word] = number
        return number

    def ids(self, text: str) -> Ids:
        """The words of a text as numbers."""
        words = WORD.findall(text)
        return np.fromiter(map(self.__getitem__, words), np.int32, len(words))

    def hashes(self) -> Hashes:
        """Number -> hash of the word; the same in every run."""
        return np.array(self._hashes, np.uint64)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Many texts as one run of word numbers.

    Attributes:
        ids: Word numbers of all texts, one after the other.
        bounds: Where each text begins, and, last, where the last one ends.
        word_hashes: Word number -> hash.
    """

    ids: Ids
    bounds: NDArray[np.int64]
    word_hashes: Hashes

    def __len__(self) -> int:
        return len(self.bounds) - 1


def corpus(texts: Iterable[str], vocabulary: Vocabulary | None = None) -> Corpus:
    """Read texts once each; they need not be kept."""
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    parts = [vocabulary.ids(text) for text in texts]
    bounds = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(p) for p in parts], out=bounds[1:])
    ids = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    return Corpus(ids, bounds, vocabulary.hashes())


def shingle_hashes(words: Hashes) -> Hashes:
    """The hash of each five words in a row; as many as words, less four."""
    count = len(words) - SIZE + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    found = np.zeros(count, np.uint64)
    for n, factor in enumerate(_FACTORS):
        found += words[n : n + count] * factor
    found ^= found >> _SHIFT
    found *= _LAST
    return found ^ (found >> _SHIFT)


def winnowed(hashes: Hashes) -> NDArray[np.int64]:
    """Places of the shingles that an index keeps: the least of each ``WINDOW`` in a row.

    Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003: two texts that share ``SIZE + WINDOW - 1`` words in a
    row keep a shingle of them in common.
    """
    if len(hashes) <= WINDOW:
        return np.array([int(np.argmin(hashes))], np.int64) if len(hashes) else np.zeros(0, np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    least = windows[:, ::-1].argmin(axis=1)  # the rightmost of equal ones
    return np.unique(np.arange(len(windows)) + WINDOW - 1 - least)
