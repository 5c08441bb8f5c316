"""The state of a case on a day: its least fixpoint, and what conditions are worth in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from verbale.reason.case import Case, Record, Settings, Word
from verbale.reason.evaluate import Lamps, Settled, Value, missing, value
from verbale.reason.fixpoint import Closure
from verbale.reason.select import Selection, select
from verbale.reason.wiring import Wiring
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not


@dataclass(frozen=True, slots=True)
class State:
    """What is lit, on one day, under some settings."""

    case: Case
    settings: Settings
    selection: Selection
    wiring: Wiring
    closure: Closure

    def lit(self, *name: str) -> bool:
        """Whether the node of that name is lit; False where there is none."""
        node = self.wiring.at.get(name)
        return node is not None and node < len(self.closure.lit) and bool(self.closure.lit[node])

    def lamp(self, atom: str) -> Value:
        """What is known of an atom."""
        return Value.YES if self.lit("+", atom) else Value.NO if self.lit("-", atom) else Value.UNKNOWN

    def value(self, word: Word) -> Value:
        """What the condition of some words is worth."""
        return value(word.condition, self._seen_by(word.act), self.wiring.settled)

    def excluded(self, word: Word) -> Value:
        """Whether words against an act exclude it: established, established not, or not known."""
        return value(word.excluded_while, self._seen_by(word.act), self.wiring.settled)

    def missing(self, condition: Condition | None, act: str) -> Condition | None:
        """What of a condition is still to come."""
        return missing(condition, self._seen_by(act), self.wiring.settled)

    def worth(self, condition: Condition) -> Value:
        """What a condition is worth."""
        return value(condition, self.lamp, self.wiring.settled)

    def _seen_by(self, act: str) -> Lamps:
        """Lamps as the words on an act see them: of the act itself only facts count."""

        def lamp(atom: str) -> Value:
            if atom == act and not self.lit("told", atom):
                return Value.NO if self.lit("-", atom) else Value.UNKNOWN
            return self.lamp(atom)

        return lamp


def state(case: Record, settings: Settings, extend: Callable[[Wiring], object] | None = None) -> State:
    """The state of a case; deadlines that have passed are judged first, by the state at the end of their day.

    Args:
        extend: Wires more nodes in before anything is lit, e.g. a goal.
    """
    settled: dict[By, bool] = {}
    passed = {b for condition in case.conditions() for b in deadlines(condition) if b.day < settings.as_of}
    for day in sorted({b.day for b in passed}):
        then = _state(case, replace(settings, as_of=day, suppose=()), settled)
        for limit in (b for b in passed if b.day == day):
            settled[limit] = then.worth(limit.part) is Value.YES
    return _state(case, settings, settled, extend)


def _state(
    record: Record, settings: Settings, settled: Settled, extend: Callable[[Wiring], object] | None = None
) -> State:
    case = record.at(settings)
    selection = select(case, settings)
    wiring = Wiring(selection, settings, dict(settled))
    if extend is not None:
        extend(wiring)
    network = wiring.network()
    forced = [node for name, node in wiring.at.items() if name[0] == "entry"]
    return State(case, settings, selection, wiring, Closure(network, forced, barred(wiring, selection)))


def barred(wiring: Wiring, selection: Selection) -> Iterable[int]:
    """Lamps that facts keep dark: the contrary of what is told, and both lamps of a disputed atom."""
    dark = [("+", atom) for atom, facts in selection.facts.items() if not facts[0].holds]
    dark += [(sign, atom) for atom in selection.disputed for sign in "+-"]
    dark += [("told", atom) for atom in selection.disputed]
    return [wiring.at[name] for name in dark if name in wiring.at]


def deadlines(condition: Condition | None) -> Iterable[By]:
    """Every *by a date* of a condition."""
    match condition:
        case By(_, part):
            yield condition
            yield from deadlines(part)
        case Not(part):
            yield from deadlines(part)
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            for part in parts:
                yield from deadlines(part)
        case Atom() | None:
            return
