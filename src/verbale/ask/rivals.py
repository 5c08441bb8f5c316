"""Which words of two reports are renderings of one utterance, so that a cut one is not taken for another opinion."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from verbale.ask.sources import near
from verbale.ask.spoken import Spoken
from verbale.reason.phrase import unfold
from verbale.reconcile.origin import groups
from verbale.reconcile.quotes import Relation, variants
from verbale.record.actors import folded
from verbale.record.record import Record
from verbale.store.dossier import Dossier

ALIKE = 0.5  # share of the shorter one's words that two renderings of one utterance have in common
RIVAL = frozenset({Relation.TRUNCATED, Relation.EXTENDED, Relation.ALTERED})
Statement = tuple[str, str]
"""Report id and statement id."""


def with_readings(dossier: Dossier, told: Sequence[Spoken]) -> list[Spoken]:
    """The same, with renderings of one utterance marked where they say different things on one act."""
    by_act: dict[str, dict[Statement, list[Spoken]]] = defaultdict(lambda: defaultdict(list))
    for s in told:
        if s.position.statement is not None and not s.note:
            by_act[s.act][_statement(s)].append(s)
    pairs = {
        (min(one, other), max(one, other))
        for said in by_act.values()
        for one, other in combinations(said, 2)
        if one[0] != other[0] and _may_be_rivals(said[one], said[other])
    }
    records: dict[str, Record] = {}
    same = [(one, other) for one, other in sorted(pairs) if _one_utterance(dossier, records, one, other)]
    utterances = {s: group[0] for group in groups([x for pair in same for x in pair], same) for s in group}
    return [
        replace(s, utterance=" ".join(utterances[_statement(s)])) if _statement(s) in utterances else s for s in told
    ]


def _may_be_rivals(one: list[Spoken], other: list[Spoken]) -> bool:
    """Whether two statements say different things on an act, in much the same words, about the same time."""
    if {_says(s) for s in one} == {_says(s) for s in other} or not near(one[0].said, other[0].said):
        return False
    mine, theirs = (set(folded(" ".join(s.entry.words for s in said)).split("-")) for said in (one, other))
    return len(mine & theirs) >= ALIKE * min(len(mine), len(theirs))


def _statement(s: Spoken) -> Statement:
    return s.entry.source.report_id, s.position.statement or ""


def _says(s: Spoken) -> object:
    return s.position.stance, s.position.requirement, unfold(s.condition)


def _one_utterance(dossier: Dossier, records: dict[str, Record], one: Statement, other: Statement) -> bool:
    for report, _ in (one, other):
        if report not in records:
            records[report] = dossier.record(report)
    return any(
        v.relation in RIVAL and (v.first.statement.id, v.second.statement.id) == (one[1], other[1])
        for v in variants(records[one[0]], records[other[0]])
    )
