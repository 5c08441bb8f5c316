"""How many independent sources an entry has: reports that copy each other, or one wire, count as one."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from verbale.ask.spoken import Spoken
from verbale.reconcile.origin import dependence, groups
from verbale.reconcile.wording import shared_wording
from verbale.reconcile.words import words_of
from verbale.record.report import Report
from verbale.store.dossier import Dossier

NEAR = 7  # days apart at most for two reports to be taken from each other


def source_of(dossier: Dossier, told: Sequence[Spoken]) -> dict[str, str]:
    """Report id -> id of the first report it hangs together with. Only reports that speak of one act are compared."""
    published = {s.entry.source.report_id: s.entry.source.published for s in told}
    by_act: dict[str, set[str]] = defaultdict(set)
    for s in told:
        by_act[s.act].add(s.entry.source.report_id)
    pairs = sorted({pair for found in by_act.values() for pair in combinations(sorted(found), 2)})
    texts: dict[str, Report] = {}
    joined: list[tuple[str, str]] = []
    for one, other in pairs:
        if _near(published[one], published[other]):
            for report in (one, other):
                if report not in texts:
                    texts[report] = dossier.report(report)
            if _dependent(texts[one], texts[other]):
                joined.append((one, other))
    return {report: group[0] for group in groups(sorted(published), joined) for report in group}


def _near(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= NEAR


def _dependent(a: Report, b: Report) -> bool:
    if a.language != b.language:
        return False
    shared = shared_wording(words_of(a.text, a.language), words_of(b.text, b.language))
    return dependence(a, b, shared).dependent
