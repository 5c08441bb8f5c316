"""Find the wording that many texts share, without comparing all with all.

Shingles that stand in several texts are sorted together; each text that has one is linked with the first that has
it and with the one before. So a wire text in a thousand papers costs two thousand links, not half a million. Links
of two texts that lie on one diagonal are chained over small gaps. A passage counts by how rare its shingles are in
the archive: set phrases that hundreds of reports use weigh little, however often they are met.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.reconcile.shingles import SIZE, Corpus, shingle_hashes

GAP = 8  # words that may differ between two parts of one passage
ENOUGH = 9.5  # weight of a passage, in rare words
ENOUGH_BESIDE = 4.5  # weight of a passage of two texts that share more
MUCH = 14.0  # what they must share for that
PRIOR = 50  # texts that stand for all those outside the archive
COMMONEST = 0.12  # weight of a word of the commonest shingles

Ints = NDArray[np.int64]
Weights = NDArray[np.float32]
Rows = NDArray[np.bool_] | NDArray[np.int64]  # which rows, or in which order


@dataclass(frozen=True, eq=False)
class Passages:
    """Passages that two texts share, one a row; places count words of each text, ends excluded.

    Attributes:
        a, b: Numbers of the texts, ``a < b``.
        weight: What a passage tells of copying, in rare words.
    """

    a: Ints
    a_start: Ints
    a_end: Ints
    b: Ints
    b_start: Ints
    b_end: Ints
    weight: Weights

    def __len__(self) -> int:
        return len(self.a)

    def where(self, kept: Rows) -> "Passages":
        """The rows that are kept."""
        a, b = (
            (self.a[kept], self.a_start[kept], self.a_end[kept]),
            (self.b[kept], self.b_start[kept], self.b_end[kept]),
        )
        return Passages(*a, *b, self.weight[kept])


@dataclass(frozen=True, eq=False)
class Links:
    """Shingles that two texts share: numbers of the texts, places in them, and how much one word of it weighs."""

    a: Ints
    b: Ints
    at_a: Ints
    at_b: Ints
    weight: Weights

    def where(self, kept: Rows) -> "Links":
        """The rows that are kept."""
        return Links(self.a[kept], self.b[kept], self.at_a[kept], self.at_b[kept], self.weight[kept])


def reuse(texts: Corpus) -> Passages:
    """The passages that texts of a corpus share: each with the first text that has it and the one before."""
    links = _promising(_links(texts))
    return _kept(_chained(_runs(links)))


def _links(texts: Corpus) -> Links:
    """Each text that has a shingle, linked with the first that has it and with the one before."""
    key, place = _repeated(texts)
    text = np.searchsorted(texts.bounds, place, side="right") - 1
    again = np.zeros(len(key), bool)
    again[1:] = (key[1:] == key[:-1]) & (text[1:] == text[:-1])  # a text counts once
    key, place, text = key[~again], place[~again], text[~again]
    new = np.ones(len(key), bool)
    new[1:] = key[1:] != key[:-1]
    group = np.cumsum(new) - 1
    sizes = np.bincount(group, minlength=1) if len(group) else np.zeros(0, np.int64)
    first = np.flatnonzero(new)[group] if len(group) else group
    number = np.arange(len(key))
    star = np.flatnonzero(number > first)
    chain = np.flatnonzero(number > first + 1)
    one, other = np.concatenate([first[star], chain - 1]), np.concatenate([star, chain])
    weight = _rarity(sizes, len(texts))[group[other]]
    starts = texts.bounds
    return Links(text[one], text[other], place[one] - starts[text[one]], place[other] - starts[text[other]], weight)


def _repeated(texts: Corpus) -> tuple[NDArray[np.uint64], Ints]:
    """Shingles that stand more than once: their keys, sorted, and their places.

    Key and place share one 64-bit number, so that one plain sort brings equal shingles together.
    """
    total = len(texts.ids)
    bits = np.uint64(max(1, int(total).bit_length()))
    packed = np.empty(total, np.uint64)
    filled, step = 0, 1 << 21
    for begin in range(0, max(0, total - SIZE + 1), step):
        end = min(total, begin + step + SIZE - 1)
        found = shingle_hashes(texts.word_hashes[texts.ids[begin:end]])
        whole = np.ones(len(found), bool)
        cuts = texts.bounds[(texts.bounds > begin) & (texts.bounds < end)] - begin
        for back in range(1, SIZE):
            inside = cuts - back
            whole[inside[(inside >= 0) & (inside < len(found))]] = False
        at = np.flatnonzero(whole)
        packed[filled : filled + len(at)] = (found[at] >> bits << bits) | (at + begin).astype(np.uint64)
        filled += len(at)
    packed = packed[:filled]
    packed.sort()
    same = (packed[1:] >> bits) == (packed[:-1] >> bits)
    kept = np.zeros(filled, bool)
    kept[1:] |= same
    kept[:-1] |= same
    packed = packed[kept]
    mask = (np.uint64(1) << bits) - np.uint64(1)
    return packed >> bits, (packed & mask).astype(np.int64)


def _rarity(sizes: Ints, texts: int) -> Weights:
    """Weight of a word by in how many texts its shingle stands: 1 for two, little for many."""
    around = texts + PRIOR
    share = np.log(around / np.maximum(sizes, 2)) / np.log(around / 2)
    found: Weights = np.clip(share, COMMONEST, 1.0).astype(np.float32)
    return found


def _promising(links: Links) -> Links:
    """The links of pairs that may share enough: a sieve of counters that never loses one."""
    if not len(links.a):
        return links
    buckets = 1 << (len(links.a).bit_length() + 2)  # a chance meeting only lets more through
    bucket = (links.a * 0x9E3779B1 + links.b * 0x85EBCA77) & (buckets - 1)
    total = np.bincount(bucket, weights=links.weight + 0.0, minlength=1)
    most = np.zeros(len(total), np.float32)
    np.maximum.at(most, bucket, links.weight)
    return links.where((total + (SIZE - 1) * most)[bucket] >= ENOUGH)


def _runs(links: Links) -> Passages:
    """Links of one pair on one diagonal, joined over small gaps."""
    if not len(links.a):
        return Passages(links.a, links.a, links.a, links.b, links.b, links.b, links.weight)
    diagonal = links.at_b - links.at_a
    order = np.lexsort((links.at_a, diagonal, links.b, links.a))
    links, diagonal = links.where(order), diagonal[order]
    step = np.diff(links.at_a)
    joined = (np.diff(links.a) == 0) & (np.diff(links.b) == 0) & (np.diff(diagonal) == 0) & (step <= SIZE + GAP)
    fresh = np.full(len(links.a), SIZE, np.float32)  # words of a link that the one before does not have
    fresh[1:] = np.where(joined, np.minimum(step, SIZE), SIZE)
    begin = np.flatnonzero(np.concatenate(([True], ~joined)))
    end = np.concatenate((begin[1:], [len(links.a)])) - 1
    weight = np.add.reduceat(fresh * links.weight, begin).astype(np.float32)
    a, b = links.a[begin], links.b[begin]
    spans = (links.at_a[begin], links.at_a[end] + SIZE, links.at_b[begin], links.at_b[end] + SIZE)
    return Passages(a, spans[0], spans[1], b, spans[2], spans[3], weight)


def _chained(runs: Passages) -> Passages:
    """Runs of one pair that follow each other in both texts over small gaps, as one passage."""
    if len(runs) < 2:
        return runs
    order = np.lexsort((runs.b_start, runs.a_start, runs.b, runs.a))
    runs = runs.where(order)
    same = (np.diff(runs.a) == 0) & (np.diff(runs.b) == 0)
    for start, end in ((runs.a_start, runs.a_end), (runs.b_start, runs.b_end)):
        gap = start[1:] - end[:-1]
        same &= (gap <= GAP) & (gap >= 1 - SIZE) & (start[1:] >= start[:-1])
    begin = np.flatnonzero(np.concatenate(([True], ~same)))
    return Passages(
        runs.a[begin],
        runs.a_start[begin],
        np.maximum.reduceat(runs.a_end, begin),
        runs.b[begin],
        runs.b_start[begin],
        np.maximum.reduceat(runs.b_end, begin),
        np.add.reduceat(runs.weight, begin).astype(np.float32),
    )


def _kept(passages: Passages) -> Passages:
    """Passages that weigh enough, and lighter ones of pairs that share much."""
    if not len(passages):
        return passages
    new = np.concatenate(([True], (np.diff(passages.a) != 0) | (np.diff(passages.b) != 0)))
    pair = np.cumsum(new) - 1
    total = np.bincount(pair, weights=np.where(passages.weight >= ENOUGH, passages.weight, 0))[pair]
    return passages.where((passages.weight >= ENOUGH) | ((passages.weight >= ENOUGH_BESIDE) & (total >= MUCH)))
