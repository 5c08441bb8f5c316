"""Put the condition under which a meeting is held on what its message tells without an act ("… 'we are ready'")."""

from collections.abc import Sequence

from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.clauses import Clause
from verbale.extract.conditions.given import Put, joined
from verbale.extract.stance.gathering import Gathering
from verbale.parse.parsed import Block

COMING = frozenset({"once", "provided"})  # senses of a condition that what is talked of still waits for


def of_purpose(block: Block, given: Put, met: Gathering | None, told: Sequence[Clause], atoms: Atoms) -> Put:
    """The stance with the condition that stands where the report tells what the meeting is for.

    "They meet to discuss guarantees, once the war is over. 'Our message today is that we are ready'": ready for what
    they meet for, which waits for the end of the war. Only the sentence before may tell it.
    """
    find = given.find
    if met is None or find.act is not None or given.condition is not None or met.sentence.end != find.cue.sent.start:
        return given
    purpose = (c for c in told if c.connective.sense in COMING and met.word.i < c.first and c.last < met.sentence.end)
    clause = next(purpose, None)
    return joined(given, atoms.expression(block, clause, against=False), clause) if clause is not None else given
