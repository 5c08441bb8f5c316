"""Where shingles stand, as arrays: (hash, report, place) sorted by hash, cut into pages by the first bits of the hash.

A page is kept as the bytes of its hashes (8 each), reports and places (4 each), all little-endian.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verbale.reconcile.shingles import Hashes, Vocabulary, shingle_hashes, winnowed
from verbale.store.wording_tables import PAGE_BITS

PAGE = 256  # postings that a page is meant to hold
CROWD = 4096  # postings of one shingle in one segment; further ones tell nothing more
BYTES = 16  # of one posting

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Postings:
    """Places of shingles: word number ``place`` of report row ``report`` begins the shingle with this hash."""

    hashes: Hashes
    reports: Ints
    places: Ints

    def __len__(self) -> int:
        return len(self.hashes)

    def where(self, kept: NDArray[np.bool_] | Ints | slice) -> "Postings":
        """Those that are kept, or all in another order."""
        return Postings(self.hashes[kept], self.reports[kept], self.places[kept])

    def packed(self) -> bytes:
        """As bytes."""
        parts = (self.hashes.astype("<u8"), self.reports.astype("<u4"), self.places.astype("<u4"))
        return b"".join(part.tobytes() for part in parts)


def unpacked(kept: Iterable[bytes]) -> Postings:
    """The postings of some pages, one after the other."""
    hashes, reports, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for page in kept:
        size = len(page) // BYTES
        hashes.append(np.frombuffer(page, "<u8", size))
        reports.append(np.frombuffer(page, "<u4", size, 8 * size))
        places.append(np.frombuffer(page, "<u4", size, 12 * size))
    return Postings(np.concatenate(hashes), np.concatenate(reports), np.concatenate(places))


def postings_of(texts: Iterable[tuple[int, str]]) -> tuple[Postings, dict[int, int]]:
    """The postings of some texts (report row, text), sorted; and how many each report has."""
    vocabulary = Vocabulary()
    read = [(report, vocabulary.ids(text)) for report, text in texts]
    word_hashes = vocabulary.hashes()
    hashes, places, counts = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)], {}
    for report, ids in read:
        every = shingle_hashes(word_hashes[ids])
        kept = winnowed(every)
        hashes.append(every[kept])
        places.append(kept)
        counts[report] = len(kept)
    reports = np.repeat(np.array(list(counts), np.int64), list(counts.values()))
    return in_order(Postings(np.concatenate(hashes), reports, np.concatenate(places))), counts


def in_order(some: Postings) -> Postings:
    """Sorted by hash, reports in their order; of a crowded shingle the first ``CROWD``."""
    some = some.where(np.argsort(some.hashes, kind="stable"))
    if len(some) <= CROWD:
        return some
    crowded = np.zeros(len(some), bool)
    crowded[CROWD:] = some.hashes[CROWD:] == some.hashes[:-CROWD]
    return some.where(~crowded) if crowded.any() else some


def bits_for(size: int) -> int:
    """First bits of a hash by which so many postings fall into pages of about ``PAGE``."""
    return min(PAGE_BITS, (size // PAGE).bit_length())


def page_of(hashes: Hashes, bits: int) -> Ints:
    """Numbers of the pages of some hashes within a segment."""
    if not bits:
        return np.zeros(len(hashes), np.int64)
    return (hashes >> np.uint64(64 - bits)).astype(np.int64)


def cut(some: Postings, bits: int) -> Iterator[tuple[int, bytes]]:
    """Sorted postings as pages (number within the segment, bytes); pages without any are left out."""
    page = page_of(some.hashes, bits)
    edges = [0, *(np.flatnonzero(np.diff(page)) + 1).tolist(), len(some)]
    for start, end in pairwise(edges):
        if end > start:
            yield int(page[start]), some.where(slice(start, end)).packed()
