"""Keep a network's least fixpoint, from scratch and from change to change.

Invariant: a node is lit if and only if it is forced, or it is not barred and the weights of lit inputs *of lower
rank* reach its threshold. Ranks are given in the order of lighting, so nothing is held up by itself: when a loop
loses its ground, the whole loop goes out.
"""

import heapq
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from verbale.reason.network import NEVER, Ints, Network

SMALL = 192  # frontiers below this size are walked one by one, larger ones as arrays
FREE, FORCED, BARRED = 0, 1, -1


class Closure:
    """The lit nodes of a network under some forced and some barred nodes.

    Args:
        network: The wires.
        forced, barred: Nodes that are lit, or dark, whatever comes in.
    """

    def __init__(self, network: Network, forced: Iterable[int] = (), barred: Iterable[int] = ()) -> None:
        self.network = network
        self.mark = np.zeros(len(network), np.int8)
        self.mark[_ids(barred)] = BARRED
        self.mark[_ids(forced)] = FORCED
        self._out = (network.out.start.data, network.out.to.data, network.out.weight.data)
        self._into = (network.into.start.data, network.into.to.data, network.into.weight.data)
        self.recompute()

    def recompute(self) -> None:
        """Start again from nothing."""
        size = len(self.network)
        self.lit = np.zeros(size, np.bool_)
        self.count = np.zeros(size, np.int32)
        self.rank = np.zeros(size, np.int64)
        self._stamp = 0
        self._need = self.network.need.copy()  # barred nodes need what never comes
        self._need[self.mark == BARRED] = NEVER
        self._tag = np.zeros(size, np.int32)
        self._views()
        first = np.flatnonzero((self.mark == FORCED) | (self._need <= 0)).astype(np.int32)
        self._light_many(first)
        self._spread(first)

    def _views(self) -> None:
        self._lit, self._count, self._rank, self._needs = (
            self.lit.data,
            self.count.data,
            self.rank.data,
            self._need.data,
        )

    def copy(self) -> "Closure":
        """The same state, to be changed apart."""
        return Closure(self.network, np.flatnonzero(self.mark == FORCED), np.flatnonzero(self.mark == BARRED))

    def force(self, node: int) -> None:
        """Set a node whatever comes in."""
        self._remark(node, FORCED)

    def bar(self, node: int) -> None:
        """Keep a node dark whatever comes in."""
        self._remark(node, BARRED)

    def free(self, node: int) -> list[int]:
        """Let a node depend on its inputs again; returns the nodes that went out with it."""
        return self._remark(node, FREE)

    def _remark(self, node: int, mark: int) -> list[int]:
        self.mark[node] = mark
        self._needs[node] = NEVER if mark == BARRED else int(self.network.need[node])
        if self._lit[node]:
            return self._reconsider(node)
        if mark == FORCED or self._count[node] >= self._needs[node]:
            self._relight([node])
        return []

    # --- lighting

    def _spread(self, frontier: Ints) -> None:
        """Light what follows, round by round; ``frontier`` is lit already."""
        while len(frontier):
            frontier = self._round_small(frontier) if len(frontier) < SMALL else self._round_large(frontier)

    def _round_large(self, frontier: Ints) -> Ints:
        to, weight = self.network.out.of_many(frontier)
        np.add.at(self.count, to, weight)
        ready = to[(self.count[to] >= self._need[to]) & ~self.lit[to]]
        self._tag[ready] = np.arange(len(ready), dtype=np.int32)  # of each node the last mention stays
        fresh: Ints = ready[self._tag[ready] == np.arange(len(ready))]
        self._light_many(fresh)
        return fresh

    def _round_small(self, frontier: Ints) -> Ints:
        """The same, wire by wire, until nothing follows or the frontier has grown large."""
        now = frontier.tolist()
        start, to, weight = self._out
        lit, count, need, rank = self._lit, self._count, self._needs, self._rank
        while now and len(now) < SMALL:
            self._stamp += 1
            fresh: list[int] = []
            for node in now:
                for wire in range(start[node], start[node + 1]):
                    end = to[wire]
                    count[end] += weight[wire]
                    if count[end] >= need[end] and not lit[end]:
                        lit[end] = True
                        rank[end] = self._stamp
                        fresh.append(end)
            now = fresh
        return np.asarray(now, np.int32)

    def _light_many(self, nodes: Ints) -> None:
        self._stamp += 1
        self.lit[nodes] = True
        self.rank[nodes] = self._stamp

    def _relight(self, nodes: list[int]) -> None:
        fresh = np.asarray(nodes, np.int32)
        self._light_many(fresh)
        self._spread(fresh)

    # --- going out

    def _reconsider(self, node: int) -> list[int]:
        """Put out ``node`` and all that stood on it alone, then light again what has other ground.

        Suspects are taken by rank: those of lower rank are settled by then, so each is looked at once.
        """
        suspects, seen, out = [(self._rank[node], node)], {node}, []
        start, to, weight = self._out
        while suspects:
            _, node = heapq.heappop(suspects)
            if self._grounded(node):
                continue
            self._lit[node] = False
            out.append(node)
            for wire in range(start[node], start[node + 1]):
                end = to[wire]
                self._count[end] -= weight[wire]
                if self._lit[end] and end not in seen and self._rank[end] > self._rank[node]:
                    seen.add(end)
                    heapq.heappush(suspects, (self._rank[end], end))
            if len(out) > len(self.network) // 4 + SMALL:
                before = self.lit
                self.recompute()  # by now dearer than going on
                return [n for n in out if not self._lit[n]] + np.flatnonzero(before & ~self.lit).tolist()
        again = [n for n in out if self.mark[n] == FORCED or self._count[n] >= self._needs[n]]
        if again:
            self._relight(again)
        return [n for n in out if not self._lit[n]]

    def _grounded(self, node: int) -> bool:
        if self.mark[node] == FORCED:
            return True
        if self._count[node] < self._needs[node]:
            return False
        start, to, weight = self._into
        here, need = self._rank[node], self._needs[node]
        for wire in range(start[node], start[node + 1]):
            if need <= 0:
                break
            if self._lit[to[wire]] and self._rank[to[wire]] < here:
                need -= weight[wire]
        return bool(need <= 0)


def greatest(network: Network, forced: Iterable[int] = (), barred: Iterable[int] = ()) -> NDArray[np.bool_]:
    """Which nodes are lit in the greatest fixpoint: what can stand if all that need each other move at once."""
    fallen = Closure(network.mirrored(), forced=barred, barred=forced)
    return ~fallen.lit


def _ids(nodes: Iterable[int]) -> Ints:
    return nodes.astype(np.int32) if isinstance(nodes, np.ndarray) else np.fromiter(nodes, np.int32)
