"""Which entries of two compared reports are one entry: the same statement, event, figure or position in both."""

from collections.abc import Iterator

from verbale.reconcile.comparison import Comparison
from verbale.reconcile.tallies import compatible, paired_figures
from verbale.record.actors import party_key
from verbale.record.position import Position
from verbale.record.record import Record


def counterparts(c: Comparison) -> Iterator[tuple[str, str]]:
    """Pairs of entry ids, one of either report, that tell one thing."""
    for v in (*c.quotes, *c.retold):
        if v.first.statement.id and v.second.statement.id:
            yield v.first.statement.id, v.second.statement.id
    for one, other in c.happenings:
        yield one.event.id, other.event.id
    for pair in paired_figures(c.a, c.b):
        if compatible(pair.a, pair.b):
            yield pair.a.id, pair.b.id
    yield from _positions(c.a, c.b)


def _positions(a: Record, b: Record) -> Iterator[tuple[str, str]]:
    """Positions of one party with one stance on one act; each once."""
    theirs = {_sense(b, p): p.id for p in reversed(b.positions)}
    seen = set()
    for position in a.positions:
        sense = _sense(a, position)
        if sense in theirs and sense not in seen and position.act.code != "other":
            seen.add(sense)
            yield position.id, theirs[sense]


def _sense(record: Record, position: Position) -> tuple[str, str, str]:
    actor = next((x for x in record.actors if x.id == position.actor), None)
    return party_key(actor) if actor else f"{record.report.id} {position.actor}", position.stance, position.act.code
