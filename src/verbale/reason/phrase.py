"""Conditions in words, for people and for telling whether two say the same."""

from collections.abc import Callable

from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not


def unfold(condition: Condition | None) -> str:
    """A condition in words: ``ceasefire and not negotiations-failed``."""
    return _unfold(condition, top=True) if condition is not None else "nothing"


def _unfold(condition: Condition, *, top: bool = False) -> str:
    match condition:
        case Atom():
            return condition.key
        case Not():
            return f"not {_unfold(condition.part)}"
        case _:
            said = _joined(condition)
            return said if top else f"({said})"


def _joined(condition: Condition) -> str:
    match condition:
        case All(parts):
            return " and ".join(map(_unfold, parts)) or "always"
        case AnyOf(parts):
            return " or ".join(map(_unfold, parts)) or "never"
        case AtLeast(k, parts, weights):
            given = weights or (1,) * len(parts)
            of = ", ".join(_unfold(p) + (f" (counts {w})" if w != 1 else "") for p, w in zip(parts, given, strict=True))
            return f"at least {k} of {of}"
        case By(day, part):
            return f"{_unfold(part)} by {day}"
        case _:
            return _unfold(condition)


def negated(condition: Condition | None) -> Condition:
    """The opposite of a condition; of none at all, what never holds."""
    match condition:
        case None:
            return AnyOf(())
        case Not(part):
            return part
        case _:
            return Not(condition)


def plain(condition: Condition) -> Condition:
    """A condition without its words and places, so that two that say the same are equal."""
    match condition:
        case Atom(key):
            return Atom(key)
        case Not(part):
            return Not(plain(part))
        case By(day, part):
            return By(day, plain(part))
        case All(parts):
            return All(tuple(map(plain, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(plain, parts)))
        case AtLeast(k, parts, weights):
            return AtLeast(k, tuple(map(plain, parts)), weights)


def with_days(condition: Condition, day_of: Callable[[str], str | None]) -> Condition:
    """The condition with the day of each *by* put through ``day_of``; where that is None, it has no day."""
    match condition:
        case By(day, part):
            inner, last = with_days(part, day_of), day_of(day)
            return By(last, inner) if last is not None else inner
        case Not(part):
            return Not(with_days(part, day_of))
        case All(parts):
            return All(tuple(with_days(p, day_of) for p in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_days(p, day_of) for p in parts))
        case AtLeast(k, parts, weights):
            return AtLeast(k, tuple(with_days(p, day_of) for p in parts), weights)
        case _:
            return condition
