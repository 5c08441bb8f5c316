"""The part of a case that bears on an act: what its conditions name, and what bears on that, step by step."""

from collections import defaultdict

from verbale.reason.case import Case
from verbale.record.condition import atoms


def part_for(case: Case, *wanted: str) -> Case:
    """The entries that can touch the status of some acts or facts."""
    reach = bearing_on(case, wanted)
    return Case(
        tuple(w for w in case.words if w.act in reach),
        tuple(f for f in case.facts if f.atom in reach),
        tuple(x for x in case.links if x.counts_as in reach),
    )


def bearing_on(case: Case, wanted: tuple[str, ...]) -> set[str]:
    """The atoms that bear on some atoms, themselves included."""
    named: dict[str, set[str]] = defaultdict(set)
    for word in case.words:
        named[word.act].update(a.key for a in atoms(word.condition))
    for link in case.links:
        named[link.counts_as].add(link.atom)
    reach, todo = set(wanted), list(wanted)
    while todo:
        for atom in named.get(todo.pop(), ()):
            if atom not in reach:
                reach.add(atom)
                todo.append(atom)
    return reach
