"""Which words of two reports are renderings of one utterance, so that a cut one is not taken for another opinion."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product

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
RECORDS = 256  # kept at hand while pairs are looked at
Statement = tuple[str, str]
"""Report id and statement id."""
Pair = tuple[Statement, Statement]
Said = dict[Statement, list[Spoken]]


def with_readings(dossier: Dossier, told: Sequence[Spoken]) -> list[Spoken]:
    """The same, with renderings of one utterance marked where they say different things on one act."""
    utterances = utterances_of(dossier, told)
    return [
        replace(s, utterance=" ".join(utterances[statement_of(s)])) if statement_of(s) in utterances else s
        for s in told
    ]


def utterances_of(dossier: Dossier, told: Sequence[Spoken]) -> dict[Statement, Statement]:
    """Statement -> the first one that renders the same utterance, where renderings say different things on one act."""
    return grouped(pair for pairs in rival_pairs(dossier, told).values() for pair in pairs)


def grouped(pairs: Iterable[Pair]) -> dict[Statement, Statement]:
    """Statement -> the first one that it is joined with, step by step."""
    same = sorted(set(pairs))
    return {s: group[0] for group in groups([x for pair in same for x in pair], same) for s in group}


def rival_pairs(dossier: Dossier, told: Iterable[Spoken]) -> dict[str, tuple[Pair, ...]]:
    """Act -> pairs of statements that render one utterance and say different things on the act."""
    by_act: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    for s in told:
        if s.position.statement is not None and not s.note:
            by_act[s.act][statement_of(s)].append(s)
    record = lru_cache(RECORDS)(dossier.record)
    one_utterance = lru_cache(None)(lambda one, other: _one_utterance(record, one, other))
    found = {}
    for act, said in by_act.items():
        pairs = {
            (min(one, other), max(one, other))
            for one, other in _near_pairs(said)
            if one[0] != other[0] and _may_be_rivals(said[one], said[other])
        }
        found[act] = tuple(pair for pair in sorted(pairs) if one_utterance(*pair))
    return found


def _near_pairs(said: Said) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements of about the same time; those of unknown day with all."""
    dated = sorted((s for s in said if said[s][0].said), key=lambda s: (said[s][0].said or "", s))
    undated = [s for s in said if not said[s][0].said]
    for at, one in enumerate(dated):
        for other in dated[at + 1 :]:
            if not near(said[one][0].said, said[other][0].said):
                break
            yield one, other
    yield from combinations(undated, 2)
    yield from product(undated, dated)


def _may_be_rivals(one: list[Spoken], other: list[Spoken]) -> bool:
    """Whether two statements say different things on an act, in much the same words."""
    if {_says(s) for s in one} == {_says(s) for s in other}:
        return False
    mine, theirs = (_words(tuple(s.entry.words for s in said)) for said in (one, other))
    return len(mine & theirs) >= ALIKE * min(len(mine), len(theirs))


@lru_cache(4096)
def _words(told: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(" ".join(told)).split("-"))


def statement_of(s: Spoken) -> Statement:
    """The statement that words were read from."""
    return s.entry.source.report_id, s.position.statement or ""


def _says(s: Spoken) -> object:
    return s.position.stance, s.position.requirement, unfold(s.condition)


def _one_utterance(record: Callable[[str], Record], one: Statement, other: Statement) -> bool:
    return any(
        v.relation in RIVAL and (v.first.statement.id, v.second.statement.id) == (one[1], other[1])
        for v in variants(record(one[0]), record(other[0]))
    )
