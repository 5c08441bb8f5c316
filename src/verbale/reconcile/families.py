"""From passages that two texts share to families: all texts that have one passage, and the pairs they imply."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.reconcile.origin import groups
from verbale.reconcile.reuse import Passages

ALIKE = 0.6  # share of the longer of two stretches that both cover: they are one
LEAST = 8  # words of a stretch through which two texts are paired by a third
CROWD = 60  # stretches of one text that overlap: beyond that there are families, no pairs


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words ``start`` to ``end - 1`` of a text."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Family:
    """Stretches of several texts that have one wording, in order of texts."""

    members: tuple[Stretch, ...]


def families(passages: Passages) -> list[Family]:
    """Stretches joined where two texts share them, directly or through others; the largest family first."""
    links = [(a, b) for a, b, _ in rows(passages)]
    merged = _merged(stretch for link in links for stretch in link)
    found = groups(dict.fromkeys(merged.values()), ((merged[a], merged[b]) for a, b in links))
    return sorted((Family(tuple(sorted(g))) for g in found), key=lambda f: (-len(f.members), f.members))


def rows(passages: Passages) -> Iterator[tuple[Stretch, Stretch, float]]:
    """Passages one by one."""
    p = passages
    columns = (p.a, p.a_start, p.a_end, p.b, p.b_start, p.b_end, p.weight)
    for a, a_start, a_end, b, b_start, b_end, weight in zip(*(c.tolist() for c in columns), strict=True):
        yield Stretch(a, a_start, a_end), Stretch(b, b_start, b_end), weight


def _merged(stretches: Iterator[Stretch]) -> dict[Stretch, Stretch]:
    """Each stretch -> the one that stands for those of its text that cover nearly the same words."""
    found: dict[Stretch, Stretch] = {}
    last: list[Stretch] = []
    for stretch in sorted(set(stretches)):
        last = [s for s in last if s.text == stretch.text and s.end > stretch.start]
        same = next((s for s in last if _alike(s, stretch)), None)
        found[stretch] = found[same] if same else stretch
        last.append(stretch)
    return found


def _alike(one: Stretch, other: Stretch) -> bool:
    met = min(one.end, other.end) - max(one.start, other.start)
    return met >= ALIKE * max(one.end - one.start, other.end - other.start)


def pairs(passages: Passages) -> Iterator[tuple[Stretch, Stretch]]:
    """All pairs of texts with a passage: those linked, and those that share a stretch of a third text.

    Where more than ``CROWD`` texts share one stretch there are as many pairs as one likes; ask for families.
    """
    at: dict[int, list[tuple[Stretch, Stretch]]] = defaultdict(list)
    linked: dict[tuple[int, int], list[tuple[Stretch, Stretch]]] = defaultdict(list)
    for a, b, _ in rows(passages):
        yield a, b
        linked[a.text, b.text].append((a, b))
        at[a.text].append((a, b))
        at[b.text].append((b, a))
    implied: set[tuple[Stretch, Stretch]] = set()
    for hub in at.values():
        hub.sort()
        for one, other in _overlapping(hub):
            if one[1].text != other[1].text and (pair := _projected(one, other)):
                key = (min(pair).text, max(pair).text)
                if pair not in implied and not any(_covered(pair, known) for known in linked.get(key, ())):
                    implied.add(pair)
                    yield pair


def _overlapping(
    hub: list[tuple[Stretch, Stretch]],
) -> Iterator[tuple[tuple[Stretch, Stretch], tuple[Stretch, Stretch]]]:
    live: list[tuple[Stretch, Stretch]] = []
    for item in hub:
        live = [other for other in live if other[0].end - item[0].start >= LEAST]
        if len(live) < CROWD:
            yield from ((other, item) for other in live)
        live.append(item)


def _projected(one: tuple[Stretch, Stretch], other: tuple[Stretch, Stretch]) -> tuple[Stretch, Stretch] | None:
    """The parts of two texts that meet in a third."""
    start, end = max(one[0].start, other[0].start), min(one[0].end, other[0].end)
    if end - start < LEAST:
        return None
    first, second = sorted(_part(side, start, end) for side in (one, other))
    return first, second


def _part(side: tuple[Stretch, Stretch], start: int, end: int) -> Stretch:
    hub, own = side
    scale = (own.end - own.start) / (hub.end - hub.start)
    begin = own.start + round((start - hub.start) * scale)
    return Stretch(own.text, begin, max(begin + 1, own.start + round((end - hub.start) * scale)))


def _covered(pair: tuple[Stretch, Stretch], known: tuple[Stretch, Stretch]) -> bool:
    return all(k.start <= p.start + 2 and p.end - 2 <= k.end for p, k in zip(pair, known, strict=True))


def texts_of(family: Family) -> frozenset[int]:
    """Numbers of the texts of a family."""
    return frozenset(m.text for m in family.members)
