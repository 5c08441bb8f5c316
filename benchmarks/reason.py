"""Run a record of a million positions, beside the same question put to clingo, in one run.

    python benchmarks/reason.py [POSITIONS …]      default: 10000 100000 1000000

The record is synthetic: chains, one of a tenth of all acts; hubs that thousands wait for; conditions of two out of
three; loops of two to a thousand parties; refusals. Both sides start from a file and end with the lit nodes of the
least fixpoint and of its mirror: ours from columns, clingo once from a logic program and once from its own compiled
form (aspif), which leaves its grounder out. Processor seconds, start-up left out on both sides; the lit nodes are
counted and compared. Then one fact at a time is taken back and set in the loaded record.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from math import nan
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

from verbale.reason.columns import Columns, network
from verbale.reason.fixpoint import Closure
from verbale.reason.network import NEVER, Network

T = TypeVar("T")
FACTS_OF_ACTS = 0.1  # facts per act
TEXT_MOST = 100_000  # positions: beyond, clingo's grounder takes gigabytes and many minutes
TRIES = 200  # facts set and taken back


def synthetic(size: int, seed: int = 1) -> tuple[Columns, np.ndarray]:
    """A record of ``size`` positions on as many acts, and the lamps of its facts."""
    random = np.random.default_rng(seed)
    facts = int(size * FACTS_OF_ACTS)
    kind = random.random(size)
    kind[: size // 10] = 0.0  # the long chain
    act = np.arange(size) + facts
    conditions: list[list[int]] = []
    needs = np.ones(size, np.int32)
    hubs = random.integers(0, facts, max(1, size // 5000))
    ring = 0
    for n in range(size):
        before = facts + int(random.integers(max(0, n - 1000), n + 1)) - 1
        if kind[n] < 0.4:  # a chain: each waits for the one before; a new one starts at a fact
            starts = n == 0 or (n >= size // 10 and n % 50 == 0)
            conditions.append([2 * int(random.integers(0, facts)) if starts else 2 * (facts + n - 1)])
        elif kind[n] < 0.7:  # a hub and an act before
            conditions.append([2 * int(random.choice(hubs)), 2 * max(before, 0)])
            needs[n] = 2
        elif kind[n] < 0.9:  # two of three
            some = random.integers(0, facts, 2)
            conditions.append([2 * max(before, 0), 2 * int(some[0]), 2 * int(some[1]) + int(random.random() < 0.2)])
            needs[n] = 2
        elif kind[n] < 0.97:  # a loop: the next one waits for this one, the first for the last
            ring = ring or n
            closes = n - ring >= int(random.integers(1, 1000))
            conditions.append([2 * (facts + (ring if closes else min(n + 1, size - 1)))])
            ring = 0 if closes else ring
        else:  # a refusal of the act before, until a fact
            act[n] = max(facts + n - 1, facts)
            conditions.append([2 * int(random.integers(0, facts)) + 1])
    start = np.cumsum([0, *map(len, conditions)]).astype(np.int32)
    lamp = np.concatenate([np.asarray(c, np.int32) for c in conditions])
    columns = Columns(
        atoms=facts + size,
        act=act.astype(np.int32),
        need=needs,
        start=start,
        lamp=lamp,
        weight=np.ones(len(lamp), np.int32),
        against=kind >= 0.97,
        deed=kind < 0.97,
    )
    told = np.flatnonzero(random.random(facts) < 0.6)
    return columns, (2 * told + (random.random(len(told)) < 0.1)).astype(np.int32)


def save(path: Path, columns: Columns, told: np.ndarray) -> None:
    """The columns as one file."""
    np.savez(
        path, told=told, atoms=columns.atoms, **{f: getattr(columns, f) for f in Columns.__slots__ if f != "atoms"}
    )


def ours(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Load, wire, and light: the lit nodes of the least and of the greatest fixpoint."""
    with np.load(path) as kept:
        columns = Columns(**{f: kept[f] if f != "atoms" else int(kept[f]) for f in Columns.__slots__})
        told = kept["told"]
    net = network(columns)
    least = Closure(net, told, told ^ 1)
    fallen = Closure(net.mirrored(), told ^ 1, told)
    return least.lit, ~fallen.lit


def bodies(net: Network, forced: np.ndarray, barred: np.ndarray) -> Iterator[tuple[int, int, list[int]]]:
    """Node, threshold and inputs of every node that can be lit; all weights are 1 here. Threshold 0: it is lit."""
    need = net.need.copy()
    need[barred], need[forced] = NEVER, 0
    bounds, to = net.into.start.tolist(), net.into.to.tolist()
    for node, (k, (begin, end)) in enumerate(zip(need.tolist(), pairwise(bounds), strict=True)):
        if k <= end - begin:
            yield node, max(k, 0), to[begin:end]


def write_text(path: Path, net: Network, forced: np.ndarray, barred: np.ndarray) -> None:
    """The network as a logic program: a rule per node, and for *k of n* one per combination (faster than #sum)."""
    with path.open("w") as out:
        for node, k, inputs in bodies(net, forced, barred):
            for chosen in combinations(inputs, k) if 0 < k < len(inputs) else [inputs[: k and len(inputs)]]:
                body = ",".join(f"n({t})" for t in chosen)
                out.write(f"n({node}):-{body}.\n" if body else f"n({node}).\n")


def write_aspif(path: Path, net: Network, forced: np.ndarray, barred: np.ndarray) -> None:
    """The network in clingo's compiled form; atom n + 1 is node n."""
    with path.open("w") as out:
        out.write("asp 1 0 0\n")
        for node, k, inputs in bodies(net, forced, barred):
            if k in (0, len(inputs)):
                out.write(" ".join(map(str, (1, 0, 1, node + 1, 0, k, *(t + 1 for t in inputs[:k])))) + "\n")
            else:
                body = " ".join(f"{t + 1} 1" for t in inputs)
                out.write(f"1 0 1 {node + 1} 1 {k} {len(inputs)} {body}\n")
        out.write("0\n")


SOLVE = """
import sys, time, clingo
start = time.process_time()
control = clingo.Control(["--warn=none"], logger=lambda *a: None)
control.load(sys.argv[1])
control.ground([("base", [])])
with control.solve(yield_=True) as handle:
    model = handle.model()
    spent = time.process_time() - start
    symbols = model.symbols(atoms=True)
    print(spent, len(symbols) or sum(map(model.is_true, range(1, int(sys.argv[2]) + 1))))
"""


def clingo(path: Path, size: int) -> tuple[float, int]:
    """Processor seconds from the file to the first model, and how many nodes are lit in it."""
    told = run([sys.executable, "-c", SOLVE, str(path), str(size)], check=True, capture_output=True, text=True).stdout
    seconds, lit = told.split()
    return float(seconds), int(lit)


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print("positions     nodes     wires   ours s  text s  ratio  aspif s  ratio   one fact, median  of recomputing")
    for size in sizes:
        measure(size)
    print(
        f"peak memory: ours {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB (with the writing of clingo's files), ",
        end="",
    )
    print(f"clingo {getrusage(RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def measure(size: int) -> None:
    """One line of the table."""
    columns, told = synthetic(size)
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "record.npz"
        save(kept, columns, told)
        spent, (least, greatest) = min((timed(ours, kept) for _ in range(3)), key=lambda t: t[0])
        net = network(columns)
        questions = (net, told, told ^ 1, int(least.sum())), (net.mirrored(), told ^ 1, told, int((~greatest).sum()))
        others = []
        for write in (write_text, write_aspif):
            total = 0.0 if write is write_aspif or size <= TEXT_MOST else nan
            for question in questions if total == 0.0 else ():
                program = Path(folder) / "program"
                write(program, *question[:3])
                seconds, lit = clingo(program, len(net))
                assert lit == question[3], f"clingo lights {lit} nodes, we {question[3]}"
                total += seconds
            others.append(total)
    change, again = one_fact(net, told, columns.atoms)
    print(f"{size:9} {len(net):9} {len(net.out.to):9} {spent:8.3f}", end="")
    print("".join(f" {o:7.2f} {o / spent:6.1f}" for o in others), end="")
    print(f"   {change * 1e6:13.0f} µs  1/{again / change:.0f}", flush=True)


def timed(question: Callable[[Path], T], path: Path) -> tuple[float, T]:
    """Processor seconds, and the answer."""
    start = time.process_time()
    answer = question(path)
    return time.process_time() - start, answer


def one_fact(net: Network, told: np.ndarray, atoms: int) -> tuple[float, float]:
    """Median seconds to set one fact in the loaded record, or to take it back; and seconds to recompute."""
    start = time.process_time()
    closure = Closure(net, told, told ^ 1)
    again = time.process_time() - start
    random = np.random.default_rng(2)
    spent = []
    for lamp in random.choice(told, TRIES).tolist():
        for change in (closure.free, closure.force):
            begin = time.perf_counter()
            change(lamp)
            spent.append(time.perf_counter() - begin)
    fresh = Closure(net, told, told ^ 1)
    assert bool((fresh.lit == closure.lit).all()), "change by change differs from recomputing"
    return median(spent), again


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
