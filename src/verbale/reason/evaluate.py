"""What a condition is worth under lamps: established, established not, or unknown."""

from collections.abc import Callable, Mapping
from enum import Enum

from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not


class Value(Enum):
    """The worth of a condition. A disputed atom is unknown: nothing follows from it."""

    YES = "established"
    NO = "established not"
    UNKNOWN = "unknown"


OPPOSITE = {Value.YES: Value.NO, Value.NO: Value.YES, Value.UNKNOWN: Value.UNKNOWN}
Lamps = Callable[[str], Value]
Settled = Mapping[By, bool]
"""Deadlines that have passed, and whether what they ask was so by then."""


def value(condition: Condition | None, lamps: Lamps, settled: Settled | None = None) -> Value:
    """The worth of a condition; no condition at all is established."""
    match condition:
        case None:
            return Value.YES
        case Atom(key):
            return lamps(key)
        case Not(part):
            return OPPOSITE[value(part, lamps, settled)]
        case By(_, part):
            if settled is not None and condition in settled:
                return Value.YES if settled[condition] else Value.NO
            return value(part, lamps, settled)
        case All(parts):
            return _reached(len(parts), [(value(p, lamps, settled), 1) for p in parts])
        case AnyOf(parts):
            return _reached(1, [(value(p, lamps, settled), 1) for p in parts])
        case AtLeast(k, parts, weights):
            given = weights or (1,) * len(parts)
            return _reached(k, [(value(p, lamps, settled), w) for p, w in zip(parts, given, strict=True)])


def _reached(k: int, parts: list[tuple[Value, int]]) -> Value:
    sure = sum(w for v, w in parts if v is Value.YES)
    possible = sure + sum(w for v, w in parts if v is Value.UNKNOWN)
    return Value.YES if sure >= k else Value.NO if possible < k else Value.UNKNOWN


def missing(condition: Condition | None, lamps: Lamps, settled: Settled | None = None) -> Condition | None:
    """What of a condition is still to come: parts that are established are left out. None: it holds."""
    if condition is None or value(condition, lamps, settled) is Value.YES:
        return None
    match condition:
        case All(parts):
            left = tuple(m for p in parts if (m := missing(p, lamps, settled)) is not None)
            return left[0] if len(left) == 1 else All(left)
        case AnyOf(parts):
            able = tuple(p for p in parts if value(p, lamps, settled) is not Value.NO) or parts
            left = tuple(m for p in able if (m := missing(p, lamps, settled)) is not None)
            return left[0] if len(left) == 1 else AnyOf(left)
        case AtLeast(k, parts, weights):
            given = weights or (1,) * len(parts)
            worth = [(value(p, lamps, settled), p, w) for p, w in zip(parts, given, strict=True)]
            sure = sum(w for v, _, w in worth if v is Value.YES)
            rest = [(p, w) for v, p, w in worth if v is not Value.YES]
            return AtLeast(k - sure, tuple(p for p, _ in rest), tuple(w for _, w in rest) if weights else ())
        case _:
            return condition
