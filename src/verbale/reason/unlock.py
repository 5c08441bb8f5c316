"""What unlocks a goal: every minimal set of facts, or of facts and moves, that makes it stand whatever else is so."""

from dataclasses import dataclass

from verbale.reason.case import Case, Record, Settings, party_of
from verbale.reason.goal import goal_node
from verbale.reason.minimal import Limits, minimal_sets
from verbale.reason.part import part_for
from verbale.reason.state import State, state
from verbale.record.condition import Condition, atoms

Lever = tuple[str, bool]
"""An atom, and whether it is to be established or established not."""


@dataclass(frozen=True, slots=True)
class Pivot:
    """What one lever is worth: whether it is enough alone, whether every set needs it, and in how many sets it is."""

    lever: Lever
    alone: bool
    always: bool
    sets: int


@dataclass(frozen=True, slots=True)
class Unlocking:
    """The minimal sets for a goal.

    Attributes:
        sets: Smaller first. One empty set: the goal stands already. None at all: nothing on record unlocks it.
        pivots: Per lever, the most needed first.
        complete: False where counting stopped at the limit or the time; then ``always`` holds of the sets shown only.
    """

    goal: Condition
    sets: tuple[tuple[Lever, ...], ...]
    pivots: tuple[Pivot, ...]
    complete: bool

    @property
    def stands(self) -> bool:
        """Whether nothing is needed."""
        return self.sets == ((),)


def unlock(
    case: Case, settings: Settings, goal: Condition, moves: bool = False, limits: Limits | None = None
) -> Unlocking:
    """What makes a goal stand. A lever is an atom of which nothing is known; with ``moves`` also other parties' acts.

    That a promised act will *not* be done is no lever: it would be a breach, not a condition.
    """
    return unlock_in(part_for(case, *(a.key for a in atoms(goal))), settings, goal, moves, limits)


def unlock_in(
    part: Record, settings: Settings, goal: Condition, moves: bool = False, limits: Limits | None = None
) -> Unlocking:
    """The same, of a record that is no more than what bears on the goal."""
    now = state(part, settings, lambda wiring: goal_node(wiring, goal))
    levers = _levers(now, goal, moves)
    at = now.wiring.at
    nodes = {_node(now, lever): lever for lever in levers}
    pairs = [(_node(now, (a, True)), at["-", a]) for a, holds in levers if not holds and (a, True) in levers]
    found = minimal_sets(now.closure, goal_node(now.wiring, goal), list(nodes), pairs, limits)
    sets = tuple(tuple(sorted(nodes[n] for n in s)) for s in found.sets)
    return Unlocking(goal, tuple(sorted(sets, key=lambda s: (len(s), s))), _pivots(sets), found.complete)


def _node(now: State, lever: Lever) -> int:
    """The node that a fact would light."""
    atom, holds = lever
    told = now.wiring.at.get(("told", atom)) if holds else None
    return now.wiring.at["+" if holds else "-", atom] if told is None else told


def _levers(now: State, goal: Condition, moves: bool) -> dict[Lever, None]:
    known = {*now.selection.facts, *now.selection.disputed}
    wanted = {a.key for a in atoms(goal)}
    own = {party_of(a) for a in wanted} - {""}
    spoken = {*now.wiring.by_act, *(link.counts_as for link in now.selection.links)}
    levers: dict[Lever, None] = {}
    for name in sorted((n for n in now.wiring.at if n[0] in ("+", "-")), key=str):
        atom, holds = str(name[1]), name[0] == "+"
        is_act = bool(party_of(atom))
        if atom in known or (is_act and (not moves or party_of(atom) in own)) or (atom in wanted and is_act):
            continue
        if (holds and now.lit("+", atom)) or (not holds and atom in spoken):
            continue
        levers[atom, holds] = None
    return levers


def _pivots(sets: tuple[tuple[Lever, ...], ...]) -> tuple[Pivot, ...]:
    found = []
    for lever in sorted({lever for s in sets for lever in s}):
        inside = sum(lever in s for s in sets)
        found.append(Pivot(lever, (lever,) in sets, inside == len(sets), inside))
    return tuple(sorted(found, key=lambda p: (not p.alone, not p.always, -p.sets, p.lever)))
