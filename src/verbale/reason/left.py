"""What is left of the lines of a sheet for one question: the words that stand, each saying once.

Lines are counted out as arrays: those said later, those that do not count, those that later words took the place of.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from verbale.reason.case import Review, Settings, Word
from verbale.reason.ledger import (
    ACCEPTED,
    FLAT_FOR,
    FLAT_NO,
    FOR,
    REFUSAL,
    REQUIREMENT,
    Ledger,
    Lines,
    day_number,
    day_text,
)
from verbale.reason.select import fullest


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


def words_left(ledger: Ledger, lines: Lines, settings: Settings) -> Iterator[Word]:
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
