"""Which act a condition is put on."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.extract.conditions.clauses import Clause
from verbale.extract.stance.find import Find
from verbale.extract.stance.phrase import extent

FAR = 40  # tokens between an act and its condition at most


def attached(clause: Clause, finds: Sequence[Find]) -> list[int]:
    """Numbers of the finds that a condition is put on: those of one clause, or none.

    The parse decides where it says; else a condition in front goes with the next act of its sentence, any
    other with the last act before it.
    """
    start = clause.head.sent.start if clause.head is not None else None
    near = [
        i
        for i, f in enumerate(finds)
        if not clause.holds(f.cue)
        and (f.act is None or not clause.holds(f.act))
        and (start is None or f.cue.sent.start == start)
        and abs(f.cue.i - clause.first) < FAR
    ]
    if not near:
        return []
    best = _by_parse(clause, finds, near) or _by_order(clause, finds, near)
    if best is None:
        return []
    anchor = finds[best]
    ahead = clause.last < anchor.cue.i  # in front, it governs every act of the cue
    return [i for i in near if finds[i].cue.i == anchor.cue.i and (ahead or finds[i].act == anchor.act)]


def _by_parse(clause: Clause, finds: Sequence[Find], near: list[int]) -> int | None:
    governor = clause.governor
    if governor is None:
        return None
    under = {i: _steps(finds[i], governor) for i in near}
    told = [i for i in near if under[i] is not None]
    return min(told, key=lambda i: (under[i], _size(finds[i])), default=None)


def _steps(find: Find, governor: Token) -> int | None:
    """How far a find's words stand over the governor in the parse; None where they do not."""
    heads = {find.cue.i, find.act.i} if find.act is not None else {find.cue.i}
    line = (governor, *governor.ancestors)
    return next((k for k, t in enumerate(line) if t.i in heads), None)


def _size(find: Find) -> int:
    first, last = extent(find.act if find.act is not None else find.cue)
    return last - first


def _in_front(clause: Clause) -> bool:
    """A condition between "and" and a comma opens what follows: "et même après, j'ai des réserves"."""
    doc = clause.head.doc if clause.head is not None else clause.governor.doc if clause.governor is not None else None
    if doc is None or clause.first == 0 or clause.last + 1 >= len(doc):
        return False
    return doc[clause.first - 1].pos_ == "CCONJ" and doc[clause.last + 1].text == ","


def _by_order(clause: Clause, finds: Sequence[Find], near: list[int]) -> int | None:
    after = [i for i in near if finds[i].cue.i > clause.last]
    before = [i for i in near if finds[i].cue.i < clause.first]
    if not before or (after and _in_front(clause)):
        return min(after, key=lambda i: finds[i].cue.i, default=None)
    return max(before, key=lambda i: finds[i].cue.i)
