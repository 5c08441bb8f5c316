"""On what an act depends: expressions over atoms with and, or, not, and at least k of.

An atom is a fact of the world (``ceasefire``) or an act of a party (``USA.contribute``). Its words are
kept, so what cannot be mapped to a known atom loses nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.record.span import Span


@dataclass(frozen=True, slots=True)
class Atom:
    """A fact or a party's act that can be established or not.

    Attributes:
        key: Normalised name: ``ceasefire``, ``negotiations-failed`` or ``<ISO3 or actor key>.<act code>``;
            ``words:<folded words>`` where nothing known fits.
        text, span: The words, and where they stand; None for an atom that a person wrote.
        sense: The connective's sense: ``once · if · unless · until · pending · before · provided``.
    """

    key: str
    text: str | None = None
    span: Span | None = None
    sense: str = "if"


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when ``part`` is established not to hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when some part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds when the weights of the parts that hold reach ``k``; no weights: each counts 1."""

    k: int
    parts: tuple["Condition", ...]
    weights: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class By:
    """Holds when ``part`` holds by ``day`` (ISO date); established not, once the day has passed."""

    day: str
    part: "Condition"


Condition = Atom | Not | All | AnyOf | AtLeast | By


def atoms(condition: Condition | None) -> Iterator[Atom]:
    """Every atom of an expression, in reading order."""
    match condition:
        case None:
            return
        case Atom():
            yield condition
        case Not(part) | By(_, part):
            yield from atoms(part)
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            for part in parts:
                yield from atoms(part)
