"""Put the conditions of a block on the stances found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.attach import attached
from verbale.extract.conditions.clauses import Clause
from verbale.extract.stance.find import Find
from verbale.parse.parsed import Block
from verbale.record.condition import All, Condition
from verbale.record.span import Span

AGAINST = frozenset({"refuses", "reserved", "opposes"})
ONLY_AGAINST = frozenset({"before", "without"})
FIRST = "first"  # "au préalable": asked for ahead of anything else
VIEWS = frozenset({"supports", "opposes", "denies"})  # a view is held now; "if" in it tells what it is about
OF_VIEWS = frozenset({"without", "unless", "except", "provided", "even"})
FIRMER = 0.2  # added to the confidence of a plain future that stands under a condition


@dataclass(frozen=True, slots=True)
class Put:
    """A stance with what was put on it.

    Attributes:
        condition: None where none was put.
        spans: Where its words stand; ``even_after`` those that end a condition instead of making one.
        clauses: The clauses that were put.
    """

    find: Find
    condition: Condition | None = None
    spans: tuple[Span, ...] = ()
    even_after: Span | None = None
    clauses: tuple[Clause, ...] = ()


def put(block: Block, finds: Sequence[Find], found: Sequence[Clause], atoms: Atoms) -> list[Put]:
    """Every stance with the conditions put on it."""
    finds = [f for f in finds if not any(c.holds(f.cue) for c in found if c.connective.sense != "even")]
    kept = [Put(f) for f in finds]
    for clause in found:
        for i in attached(clause, finds):
            kept[i] = _with(block, kept[i], clause, atoms)
    return kept


def _asked_first(find: Find, clause: Clause) -> bool:
    """Whether "au préalable" goes with the demand itself, not with a verb inside what is demanded."""
    noun = find.act if find.act is not None and find.act.pos_ == "NOUN" else find.cue
    return find.stance == "demands" and clause.governor is not None and clause.governor in (find.cue, noun)


def _with(block: Block, given: Put, clause: Clause, atoms: Atoms) -> Put:
    sense = clause.connective.sense
    if sense == "even":
        return replace(given, even_after=clause.span)
    against = given.find.stance in AGAINST
    if sense == FIRST and not _asked_first(given.find, clause):
        return given
    if (sense in ONLY_AGAINST and not against) or (given.find.stance in VIEWS and sense not in OF_VIEWS):
        return given
    told = atoms.expression(block, clause, against=against)
    condition = All((given.condition, told)) if given.condition is not None else told
    find = given.find
    if find.voiced:
        find = replace(find, confidence=min(0.9, find.confidence + FIRMER))
    return replace(
        given, find=find, condition=condition, spans=(*given.spans, clause.span), clauses=(*given.clauses, clause)
    )
