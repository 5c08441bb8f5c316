"""All minimal sets of levers that light a node.

The enumeration is clingo's: stable models over a free choice of levers, minimal by domain-recursive enumeration
(``--enum-mode=domRec``). Only what lies between the levers and the goal is handed over.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import clingo
import numpy as np
from clingo.backend import Backend, HeuristicType

from verbale.reason.fixpoint import Closure

OPTIONS = ["--warn=none", "--heuristic=Domain", "--enum-mode=domRec", "--models=0"]


@dataclass(frozen=True, slots=True)
class Minimal:
    """Minimal sets of nodes, smaller first.

    Attributes:
        complete: False where the count stopped at the limit or at the end of the time.
    """

    sets: tuple[frozenset[int], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop counting.

    Attributes:
        sets: How many sets to count; one more is looked for, to know whether that was all.
        seconds: How long to look.
    """

    sets: int = 64
    seconds: float = 10.0


def minimal_sets(
    base: Closure,
    goal: int,
    levers: Sequence[int],
    exclusive: Iterable[tuple[int, int]] = (),
    limits: Limits | None = None,
) -> Minimal:
    """The minimal sets of ``levers`` that light ``goal`` on top of what ``base`` has lit.

    Args:
        base: What is lit without any lever.
        exclusive: Pairs of levers that cannot be pulled together.
    """
    if base.lit[goal]:
        return Minimal((frozenset(),), True)
    usable = _usable(base, goal, levers)
    if usable is None:
        return Minimal((), True)
    cone, useful = usable
    control = clingo.Control(OPTIONS, logger=_quiet)
    with control.backend() as backend:
        pulled = {lever: backend.add_atom(clingo.Function("pulled", [clingo.Number(lever)])) for lever in useful}
        _program(backend, base, goal, cone, pulled)
        for one, other in exclusive:
            if one in pulled and other in pulled:
                backend.add_rule([], [pulled[one], pulled[other]])
    return _count(control, limits or Limits())


def _quiet(code: clingo.MessageCode, message: str) -> None:
    """A library does not print: clingo remarks that nothing is left to choose where one set is forced."""


def _usable(base: Closure, goal: int, levers: Sequence[int]) -> tuple[set[int], list[int]] | None:
    """Nodes that some levers can light and that lead to the goal, with the levers among them; None: out of reach."""
    network = base.network
    forced = np.concatenate(((base.mark == 1).nonzero()[0], np.asarray(levers, np.int64)))
    best = Closure(network, forced.astype(np.int32), (base.mark == -1).nonzero()[0].astype(np.int32))
    if not best.lit[goal]:
        return None
    cone, todo = {goal}, [goal]
    while todo:
        node = todo.pop()
        for source in network.into.to[network.into.start[node] : network.into.start[node + 1]].tolist():
            if source not in cone and best.lit[source] and not base.lit[source]:
                cone.add(source)
                todo.append(source)
    return cone, [lever for lever in dict.fromkeys(levers) if lever in cone]


def _program(backend: Backend, base: Closure, goal: int, cone: set[int], pulled: dict[int, int]) -> None:
    """One rule per node, one free choice per lever; the goal must be lit."""
    network = base.network
    atoms = {node: backend.add_atom() for node in sorted(cone)}
    for lever, atom in pulled.items():
        backend.add_rule([atom], choice=True)
        backend.add_rule([atoms[lever]], [atom])
        backend.add_heuristic(atom, HeuristicType.False_, 1, 1, [])
    for node in sorted(cone):
        begin, end = int(network.into.start[node]), int(network.into.start[node + 1])
        wires = zip(network.into.to[begin:end].tolist(), network.into.weight[begin:end].tolist(), strict=True)
        need, body = int(network.need[node]), []
        for source, weight in wires:
            if base.lit[source]:
                need -= weight
            elif source in atoms:
                body.append((atoms[source], weight))
        if body and base.mark[node] != -1:
            _rule(backend, atoms[node], need, body)
    backend.add_rule([], [-atoms[goal]])


def _rule(backend: Backend, head: int, need: int, body: list[tuple[int, int]]) -> None:
    if all(weight == 1 for _, weight in body) and need == len(body):
        backend.add_rule([head], [atom for atom, _ in body])
    elif all(weight >= need for _, weight in body):
        for atom, _ in body:
            backend.add_rule([head], [atom])
    else:
        backend.add_weight_rule([head], need, body)


def _count(control: clingo.Control, limits: Limits) -> Minimal:
    found: list[frozenset[int]] = []
    complete, end = True, time.monotonic() + limits.seconds
    with control.solve(yield_=True, async_=True) as handle:
        while True:
            handle.resume()
            in_time = handle.wait(max(0.0, end - time.monotonic()))
            if not in_time or len(found) > limits.sets:
                complete = False
                handle.cancel()
                break
            model = handle.model()
            if model is None:
                break
            found.append(frozenset(symbol.arguments[0].number for symbol in model.symbols(atoms=True)))
    return Minimal(tuple(sorted(found[: limits.sets], key=lambda s: (len(s), sorted(s)))), complete)
