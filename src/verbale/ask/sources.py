"""How many independent sources an entry has: reports that copy each other, or one wire, count as one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from verbale.reconcile.origin import dependence, groups
from verbale.reconcile.shingles import Vocabulary, text_shingles, winnowed
from verbale.reconcile.wording import shared_wording
from verbale.reconcile.words import words_of
from verbale.record.report import Report
from verbale.store.dossier import Dossier

NEAR = 7  # days apart at most for two reports to be taken from each other
FEW = 4  # kept shingles in common below which two reports are not looked at
KEPT = 64  # texts kept at hand while pairs are looked at


def source_of(dossier: Dossier, published: Mapping[str, str | None]) -> dict[str, str]:
    """Report id -> id of the first report it hangs together with; ``published``: day of each report looked at."""
    reports = sorted(published)
    report = lru_cache(KEPT)(dossier.report)
    joined: list[tuple[str, str]] = []
    group = {r: r for r in reports}
    for one, other in candidates((r, report(r).text) for r in reports):
        apart = group[one] != group[other] and near(published[one], published[other])
        if apart and _dependent(report(one), report(other)):
            joined.append((one, other))
            group = {r: g[0] for g in groups(reports, joined) for r in g}
    return group


def candidates(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that share some wording, those with most in common first.

    A report is paired with the first and the last one before it that has a shingle: a wire text in a thousand papers
    makes two thousand pairs, not half a million.
    """
    vocabulary = Vocabulary()
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    common: Counter[tuple[str, str]] = Counter()
    for report, text in texts:
        hashes = text_shingles(text, vocabulary)
        for shingle in set(hashes[winnowed(hashes)].tolist()):
            for earlier in {first.setdefault(shingle, report), last.get(shingle, report)} - {report}:
                common[earlier, report] += 1
            last[shingle] = report
    for pair, number in common.most_common():
        if number >= FEW:
            yield pair


def near(one: str | None, other: str | None) -> bool:
    """Whether two days are close enough for one report to take from the other, or not known."""
    if not one or not other:
        return True
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= NEAR


def _dependent(a: Report, b: Report) -> bool:
    if a.language != b.language:
        return False
    shared = shared_wording(words_of(a.text, a.language), words_of(b.text, b.language))
    return dependence(a, b, shared).dependent
