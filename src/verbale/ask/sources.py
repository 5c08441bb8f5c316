"""Which reports hang together in wording: those that copy each other, or one wire, are one source.

The one place where a dossier's reports are compared for that: the matrix, the reasoning, stories and joined entries
all ask here. Reports are found by the wording that many share (:mod:`verbale.reconcile.reuse`), so one wire text in
a thousand papers makes a thousand comparisons, not half a million.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial

import numpy as np

from verbale.reconcile.origin import Dependence, dependence, dependence_of
from verbale.reconcile.reuse import reuse
from verbale.reconcile.shingles import corpus
from verbale.reconcile.wording import Shared, shared_places, shared_wording
from verbale.reconcile.words import Words, words_of
from verbale.record.report import Report
from verbale.store.dossier import Dossier
from verbale.store.reports import select_report

NEAR = 7  # days apart at most for two reports to be taken from each other
COPY = 0.5  # share of both reports' letters from which one is a copy of the other
KEPT = 64  # texts kept at hand while pairs are looked at

Pair = tuple[str, str]


@dataclass(eq=False)
class Ties:
    """How reports hang together.

    Attributes:
        groups: Report id -> first id of the reports it hangs together with.
        copies: Report id -> first id of the reports that are, for the most part, the same text.
        pairs: Pairs (in sorted order) that were found to hang together, and how; enough to show each group, not all.
        shared: The wording that these share.
    """

    groups: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    pairs: dict[Pair, Dependence] = field(default_factory=dict)
    shared: dict[Pair, tuple[Shared, ...]] = field(default_factory=dict)


def source_of(dossier: Dossier, published: Mapping[str, str | None]) -> dict[str, str]:
    """Report id -> id of the first report it hangs together with; ``published``: day of each report looked at."""
    ids = sorted(published)
    groups = _Joining(ids)
    with dossier.reading() as connection:
        report = lru_cache(KEPT)(partial(select_report, connection))
        for one, other in _apart(groups, ids, report, published):
            a, b = report(one), report(other)
            if dependence_of(a, b, shared_places(_words(a), _words(b))).dependent:
                groups.join(one, other)
    return groups.first()


def ties(read: Callable[[str], Report], published: Mapping[str, str | None]) -> Ties:
    """How some reports hang together.

    Args:
        read: The report of an id.
        published: Id -> day of publication of each report looked at.
    """
    ids = sorted(published)
    report = lru_cache(KEPT)(read)
    groups, copies, found = _Joining(ids), _Joining(ids), Ties()
    for one, other in _apart(groups, ids, report, published):
        shared = _shared(report(one), report(other))
        tie = dependence(report(one), report(other), shared)
        if tie.dependent:
            found.pairs[one, other], found.shared[one, other] = tie, shared
            groups.join(one, other)
            if min(tie.share_a, tie.share_b) >= COPY:
                copies.join(one, other)
    found.groups, found.copies = groups.first(), copies.first()
    return found


def tied(a: Report, b: Report) -> Dependence:
    """How two reports hang together, by all their wording; those of two languages do not."""
    return dependence(a, b, _shared(a, b))


def _shared(a: Report, b: Report) -> tuple[Shared, ...]:
    return shared_wording(_words(a), _words(b))


def _words(report: Report) -> Words:
    return words_of(report.text, report.language)


def near(one: str | None, other: str | None) -> bool:
    """Whether two days are close enough for one report to take from the other, or not known."""
    if not one or not other:
        return True
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= NEAR


def _apart(
    groups: "_Joining", ids: list[str], report: Callable[[str], Report], published: Mapping[str, str | None]
) -> Iterator[Pair]:
    """The pairs worth comparing, of reports that are not in one group by the time their turn comes."""
    for one, other in _candidates(ids, lambda r: report(r).text):
        if groups.apart(one, other) and near(published[one], published[other]):
            yield one, other


def _candidates(ids: list[str], text: Callable[[str], str]) -> Iterator[Pair]:
    """Pairs that share wording, those with most in common first; each with the first that has it and the one before."""
    if len(ids) < 2:
        return
    passages = reuse(corpus(map(text, ids)))
    if not len(passages):
        return
    pairs, which = np.unique((passages.a << 32) | passages.b, return_inverse=True)
    weight = np.bincount(which, weights=passages.weight)
    for at in np.lexsort((pairs, -weight)).tolist():
        yield ids[int(pairs[at]) >> 32], ids[int(pairs[at]) & 0xFFFFFFFF]


class _Joining:
    """Members joined step by step; the smaller group is told anew."""

    def __init__(self, members: Iterable[str]) -> None:
        self.group = {member: [member] for member in members}

    def apart(self, one: str, other: str) -> bool:
        """Whether two members are not in one group."""
        return self.group[one] is not self.group[other]

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        small, large = sorted((self.group[one], self.group[other]), key=len)
        if small is not large:
            large.extend(small)
            for member in small:
                self.group[member] = large

    def first(self) -> dict[str, str]:
        """Member -> the first of its group."""
        least = {id(group): min(group) for group in self.group.values()}
        return {member: least[id(group)] for member, group in self.group.items()}
