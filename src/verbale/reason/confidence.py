"""How sure what is lit is: the best of its supports, each as sure as its weakest entry.

Entries are let in from the surest to the weakest; a node is as sure as the entry that lights it. That is Dijkstra's
order on the counters, with *weakest on the way* in the place of length.
"""

import heapq

from verbale.reason.case import Fact, Link, Word
from verbale.reason.state import State
from verbale.reason.wiring import Name


def confidences(now: State) -> dict[str, float]:
    """Confidence per word whose condition is established, or which excludes an act."""
    sure = of_nodes(now)
    found = {}
    for name, node in now.wiring.at.items():
        if name[0] in ("due", "excludes") and node in sure:
            found[str(name[1])] = sure[node]
    return found


def of_nodes(now: State) -> dict[int, float]:
    """Confidence per lit node."""
    network, given = now.closure.network, _entries(now)
    barred = now.closure.mark == -1
    need = network.need.tolist()
    queue = [(-1.0, node) for node, k in enumerate(need) if k <= 0 and not barred[node]]
    queue += [(-given.get(now.wiring.names[n], 1.0), n) for n in (now.closure.mark == 1).nonzero()[0].tolist()]
    heapq.heapify(queue)
    start, to, weight = (x.tolist() for x in (network.out.start, network.out.to, network.out.weight))
    sure: dict[int, float] = {}
    while queue:
        negative, node = heapq.heappop(queue)
        if node in sure:
            continue
        sure[node] = -negative
        for wire in range(start[node], start[node + 1]):
            end = to[wire]
            need[end] -= weight[wire]
            if need[end] <= 0 and end not in sure and not barred[end]:
                heapq.heappush(queue, (negative, end))
    return sure


def _entries(now: State) -> dict[Name, float]:
    given: dict[Name, float] = {}
    entries: tuple[Word | Fact | Link, ...] = (
        *now.selection.words,
        *now.selection.links,
        *(f for facts in now.selection.facts.values() for f in facts),
    )
    for entry in entries:
        given["entry", entry.id] = 1.0 if isinstance(entry, Link) else entry.confidence
    return given
