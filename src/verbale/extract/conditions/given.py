"""A stance with the conditions put on it."""

from dataclasses import dataclass, replace

from verbale.extract.conditions.clauses import Clause
from verbale.extract.stance.find import Find
from verbale.record.condition import All, Condition
from verbale.record.span import Span

AGAINST = frozenset({"refuses", "reserved", "opposes"})
ELSEWHERE = frozenset({"opener", "else", "return", "then"})  # senses that take up another clause
VIEWS = frozenset({"supports", "opposes", "denies"})  # a view is held now; "if" in it tells what it is about


@dataclass(frozen=True, slots=True)
class Put:
    """A stance with what was put on it.

    Attributes:
        condition: None where none was put.
        spans: Where its words stand; ``even_after`` those that end a condition instead of making one.
        clauses: The clauses that were put.
        ends: Words behind which nothing belongs to the act ("…, failing which he will leave").
    """

    find: Find
    condition: Condition | None = None
    spans: tuple[Span, ...] = ()
    even_after: Span | None = None
    clauses: tuple[Clause, ...] = ()
    ends: tuple[Span, ...] = ()


def joined(given: Put, told: Condition, clause: Clause) -> Put:
    """The stance with one more condition on it."""
    condition = All((given.condition, told)) if given.condition is not None else told
    return replace(given, condition=condition, clauses=(*given.clauses, clause))
