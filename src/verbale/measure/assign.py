"""Pair gold and predictions one to one by a maximum-weight assignment (exact, not greedy)."""

from typing import Any

Json = dict[str, Any]


def assign(weights: dict[tuple[int, int], float]) -> dict[int, int]:
    """One-to-one pairs (row -> column) of greatest total weight; pairs not listed are not used.

    Shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957; Jonker and Volgenant 1987).
    An empty column of weight 0 per row lets a row stay alone, so the maximum needs no full matching.
    """
    rows, cols = sorted({r for r, _ in weights}), sorted({c for _, c in weights})
    n, m = len(rows), len(cols) + len(rows)
    cost = [[-max(0.0, weights.get((r, c), 0.0)) for c in cols] + [0.0] * n for r in rows]
    u, v, owner = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        owner[0], col = row, 0
        least, came, seen = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            seen[col] = True
            here, delta, after = owner[col], float("inf"), 0
            for j in range(1, m + 1):
                if not seen[j]:
                    reduced = cost[here - 1][j - 1] - u[here] - v[j]
                    if reduced < least[j]:
                        least[j], came[j] = reduced, col
                    if least[j] < delta:
                        delta, after = least[j], j
            for j in range(m + 1):
                if seen[j]:
                    u[owner[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            col = after
            if owner[col] == 0:
                break
        while col:
            owner[col] = owner[came[col]]
            col = came[col]
    return {
        rows[owner[j] - 1]: cols[j - 1]
        for j in range(1, len(cols) + 1)
        if owner[j] and weights.get((rows[owner[j] - 1], cols[j - 1]), 0.0) > 0
    }


def match(gold: list[Json], weights: dict[tuple[int, int], float]) -> tuple[dict[int, int], set[int]]:
    """Pairs with required gold, and the predictions spent on optional gold.

    A required pair always outweighs any number of optional ones, so optional gold takes nothing away.
    """
    raised = {(g, p): w + (0 if gold[g].get("optional") else 1e6) + 1e3 for (g, p), w in weights.items()}
    pairs = assign(raised)
    return (
        {g: p for g, p in pairs.items() if not gold[g].get("optional")},
        {p for g, p in pairs.items() if gold[g].get("optional")},
    )
