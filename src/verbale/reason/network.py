"""The record as counters: each node is lit once the weights of its lit inputs reach its threshold.

Lamps, conditions and words are all such nodes: *and* is a threshold of all inputs, *or* a threshold of one,
*at least k of* any other. This is the standard form for Horn-like systems (Dowling and Gallier 1984), which makes
both fixpoints linear in the number of wires. Held as compressed rows, so that a million positions fit.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int32]
NEVER = 2**30  # a threshold that no node reaches


@dataclass(frozen=True, slots=True)
class Rows:
    """Compressed rows: the wires of node ``i`` are ``to[start[i]:start[i + 1]]``, each with its weight."""

    start: Ints
    to: Ints
    weight: Ints

    @classmethod
    def of(cls, size: int, key: Ints, to: Ints, weight: Ints) -> "Rows":
        """Group the wires by ``key``."""
        start = np.zeros(size + 1, np.int32)
        np.cumsum(np.bincount(key, minlength=size), out=start[1:])
        if len(key) < 2 or bool(np.all(key[1:] >= key[:-1])):
            return cls(start, to, weight)
        order = np.argsort(key, kind="stable")
        return cls(start, to[order], weight[order])

    def of_many(self, nodes: Ints) -> tuple[Ints, Ints]:
        """Ends and weights of all wires of several nodes, in one go."""
        begin = self.start[nodes]
        length = self.start[nodes + 1] - begin
        offset = np.cumsum(length) - length
        total = int(length.sum())
        at = np.repeat(begin - offset.astype(np.int32), length) + np.arange(total, dtype=np.int32)
        return self.to[at], self.weight[at]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes with thresholds, and the wires between them.

    Attributes:
        need: Per node, the weight that must come in; 0 or less: lit from the start.
        out, into: The wires by their source and by their target.
    """

    need: Ints
    out: Rows
    into: Rows

    @classmethod
    def of(cls, need: ArrayLike, source: ArrayLike, target: ArrayLike, weight: ArrayLike | None = None) -> "Network":
        """A network from parallel lists of wires; weights are 1 where none are given.

        Raises:
            ValueError: a wire that ends at no node, or a weight below 1.
        """
        needs, sources, targets = (np.asarray(x, np.int32) for x in (need, source, target))
        weights = np.ones(len(sources), np.int32) if weight is None else np.asarray(weight, np.int32)
        ends = np.concatenate((sources, targets))
        if len(ends) and not 0 <= int(ends.min()) <= int(ends.max()) < len(needs):
            raise ValueError(f"a wire ends outside the {len(needs)} nodes: {int(ends.min())} … {int(ends.max())}")
        if len(weights) and int(weights.min()) < 1:
            raise ValueError(f"weight {int(weights.min())}: expected 1 or more")
        size = len(needs)
        return cls(needs, Rows.of(size, sources, targets, weights), Rows.of(size, targets, sources, weights))

    def __len__(self) -> int:
        return len(self.need)

    def mirrored(self) -> "Network":
        """The same wires read as falling: a node falls once too little can still come in.

        With inputs of total weight w and threshold k, k can no longer be reached once weights above w - k have
        fallen. The least set of fallen nodes is the complement of the greatest fixpoint.
        """
        total = np.bincount(_targets(self.into), weights=self.into.weight, minlength=len(self))
        need = np.where(self.need <= 0, NEVER, total.astype(np.int32) - self.need + 1)
        return Network(need.astype(np.int32), self.out, self.into)


def _targets(rows: Rows) -> Ints:
    """The row of each wire."""
    return np.repeat(np.arange(len(rows.start) - 1, dtype=np.int32), np.diff(rows.start))
