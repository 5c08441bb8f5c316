"""Parties that wait on each other: loops, and what would stand if they moved at the same moment.

As in an assurance contract: everybody in a loop is taken to move; whoever's condition does not hold even then
is struck, and so on until nothing changes. What remains is the greatest set that carries itself. Nobody is
assumed to refuse, and nobody outside a loop is assumed to move.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from verbale.reason.evaluate import Value
from verbale.reason.fixpoint import Closure
from verbale.reason.state import State
from verbale.record.condition import Condition, atoms


@dataclass(frozen=True, slots=True)
class Loop:
    """Acts that wait on each other, in the order of their keys.

    Attributes:
        together: All of them would stand if they moved at the same moment.
        missing: Per act, what else it waits for from outside of the loop, where ``together`` is false.
    """

    acts: tuple[str, ...]
    together: bool
    missing: tuple[tuple[str, Condition], ...] = ()


def waiting_acts(state: State) -> list[str]:
    """Acts with words for them that do not stand."""
    return [a for a in state.wiring.by_act if ("stands", a) in state.wiring.at and not state.lit("stands", a)]


def waits(state: State) -> "nx.DiGraph[str]":
    """Who waits for whom: an edge from an act to each act of a waiting party that its conditions name."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    acts = waiting_acts(state)
    graph.add_nodes_from(acts)
    bridged: dict[str, list[str]] = {}
    for link in state.selection.links:
        bridged.setdefault(link.counts_as, []).append(link.atom)
    for act in acts:
        for atom in _named(state, act):
            for other in _sources(atom, bridged):
                if other in graph and other != act and not state.lit("+", other):
                    graph.add_edge(act, other)
    return graph


def loops(state: State) -> tuple[Loop, ...]:
    """Every loop of waiting acts, and whether it would stand together; larger first."""
    return _loops(state, moved(state))


def _loops(state: State, stands: frozenset[str]) -> tuple[Loop, ...]:
    found = []
    for acts in rings(state):
        together = all(a in stands for a in acts)
        found.append(Loop(acts, together, () if together else _lacks(state, acts)))
    return tuple(sorted(found, key=lambda loop: (-len(loop.acts), loop.acts)))


def rings(state: State) -> list[tuple[str, ...]]:
    """Groups of two and more acts each of which waits, step by step, for every other."""
    return [tuple(sorted(ring)) for ring in nx.strongly_connected_components(waits(state)) if len(ring) > 1]


def moved(state: State) -> frozenset[str]:
    """The acts of loops that would stand if their parties moved at the same moment."""
    candidates = {a for ring in rings(state) for a in ring}
    if not candidates:
        return frozenset()
    at = state.wiring.at
    closure = state.closure.copy()
    for act in candidates:
        closure.force(at["moves", act])
    stands = {at["stands", act]: act for act in candidates}
    falling = [act for node, act in stands.items() if not closure.lit[node]]
    while falling:
        act = falling.pop()
        candidates.discard(act)
        out = closure.free(at["moves", act])
        falling += [stands[n] for n in out if n in stands and stands[n] in candidates]
    return frozenset(candidates)


def follows(state: State, acts: Iterable[str]) -> Closure:
    """The state if these acts were done."""
    closure = state.closure.copy()
    for act in acts:
        closure.force(state.wiring.at["moves", act])
    return closure


def _named(state: State, act: str) -> Iterable[str]:
    for word in state.wiring.by_act[act]:
        if (word.is_for and state.value(word) is Value.UNKNOWN) or word.is_against:
            yield from (a.key for a in atoms(word.condition))


def _sources(atom: str, bridged: dict[str, list[str]]) -> list[str]:
    """The atom and all that counts as it, step by step."""
    found, todo = {atom}, [atom]
    while todo:
        for source in bridged.get(todo.pop(), ()):
            if source not in found:
                found.add(source)
                todo.append(source)
    return sorted(found)


def _lacks(state: State, acts: tuple[str, ...]) -> tuple[tuple[str, Condition], ...]:
    """What the acts of a loop still wait for if all of them are taken to move."""
    closure = follows(state, acts)
    then = State(state.case, state.settings, state.selection, state.wiring, closure)
    lacking = []
    for act in acts:
        if closure.lit[state.wiring.at["stands", act]]:
            continue
        words = [w for w in state.wiring.by_act[act] if w.is_for]
        left = [m for w in words if (m := then.missing(w.condition, act)) is not None]
        lacking += [(act, m) for m in left[:1]]
    return tuple(lacking)
