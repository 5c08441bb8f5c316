"""Both fixpoints against a solver on records of middle size."""

import clingo
import numpy as np
import pytest

from verbale.reason.fixpoint import Closure, greatest
from verbale.reason.network import Network


def middle(seed, size=400):
    """A network of chains, hubs, loops and counts, and some nodes forced and barred."""
    random = np.random.default_rng(seed)
    source = random.integers(0, size, 3 * size)
    source[:size] = np.minimum(source[:size], 9)  # ten hubs
    target = random.integers(0, size, 3 * size)
    weight = random.integers(1, 3, 3 * size)
    need = random.integers(2, 6, size)
    marks = random.permutation(size)[:60]
    return Network.of(need, source, target, weight), marks[:45].tolist(), marks[45:].tolist()


def solved(net, forced, barred):
    """The least model of the network as clingo finds it."""
    control = clingo.Control(["--warn=none"])
    with control.backend() as backend:
        atoms = [backend.add_atom(clingo.Function("n", [clingo.Number(i)])) for i in range(len(net))]
        for node, atom in enumerate(atoms):
            begin, end = net.into.start[node], net.into.start[node + 1]
            body = [(atoms[s], int(w)) for s, w in zip(net.into.to[begin:end], net.into.weight[begin:end], strict=True)]
            if node in forced:
                backend.add_rule([atom])
            elif node not in barred:
                backend.add_weight_rule([atom], int(net.need[node]), body)
    with control.solve(yield_=True) as handle:
        model = handle.model()
        return {symbol.arguments[0].number for symbol in model.symbols(atoms=True)}


@pytest.mark.parametrize("seed", range(8))
def test_both_fixpoints_are_what_a_solver_finds(seed):
    net, forced, barred = middle(seed)
    least = set(np.flatnonzero(Closure(net, forced, barred).lit).tolist())
    assert least == solved(net, forced, barred)
    fallen = solved(net.mirrored(), barred, forced)
    most = set(np.flatnonzero(greatest(net, forced, barred)).tolist())
    assert most == set(range(len(net))) - fallen
    assert 0 < len(least) <= len(most) < len(net)
