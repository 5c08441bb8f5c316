"""``unlock`` on a record of 10,000 positions, for goals with 1 to more than 64 minimal sets.

    python benchmarks/unlock.py [POSITIONS]

A goal waits for one of n pairs of facts behind a chain of committed parties, so it has n minimal sets. Once the rest of
the record has nothing to do with it, once all 10,000 positions bear on it. Wall seconds from the record to the answer.
"""

import sys
import time

from verbale.reason.case import Case, Fact, Settings, Word
from verbale.reason.minimal import Limits
from verbale.reason.part import part_for
from verbale.reason.unlock import unlock
from verbale.record.condition import All, AnyOf, AtLeast, Atom
from verbale.record.position import Stance

CHAIN = 50


def record(size: int, sets: int, bearing: bool) -> Case:
    """A record whose act ``G.act`` has that many minimal sets."""
    either = AnyOf(tuple(All((Atom(f"x{i}"), Atom(f"y{i % 7}"))) for i in range(sets)))
    words = [Word("c0", "C0.act", Stance.COMMITTED, either)]
    words += [Word(f"c{i}", f"C{i}.act", Stance.COMMITTED, Atom(f"C{i - 1}.act")) for i in range(1, CHAIN)]
    rest = size - len(words) - 1
    for i in range(rest):
        some = tuple(Atom(f"P{(i * k) % max(1, i)}.act") for k in (3, 7)) if i > 10 else ()
        words.append(Word(f"w{i}", f"P{i}.act", Stance.COMMITTED, AtLeast(1, (Atom(f"h{i % 97}"), *some))))
    goal = Atom(f"C{CHAIN - 1}.act")
    others = AtLeast(rest, tuple(Atom(f"P{i}.act") for i in range(rest)))
    words.append(Word("g", "G.act", Stance.READY, AnyOf((goal, others)) if bearing else goal))
    facts = tuple(Fact(f"h{i}", f"h{i}", i % 2 == 0) for i in range(97)) if bearing else ()
    return Case(tuple(words), facts)


def main(size: int) -> None:
    """Measure and print."""
    print("minimal sets  positions that bear on it  counted  complete  seconds")
    for bearing in (False, True):
        for sets in (1, 8, 64, 65, 1000):
            case = record(size, sets, bearing)
            start = time.perf_counter()
            found = unlock(case, Settings(), Atom("G.act"), limits=Limits(64, 10))
            spent = time.perf_counter() - start
            part = len(part_for(case, "G.act").words)
            print(f"{sets:12} {part:26} {len(found.sets):8}  {found.complete!s:8} {spent:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
