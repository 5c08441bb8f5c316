"""Measure the search for reused wording on synthetic archives.

    python benchmarks/reuse.py 1000 10000 50000

For each size: pairs and aligned characters found (recall, precision), passages under 150 characters, the family of
a wire text, CPU seconds against the floor (each text read, split, tokenised and hashed once from Python), memory.
"""

import json
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import reuse_corpus

from verbale.reconcile.families import Family, Stretch, families, pairs, texts_of
from verbale.reconcile.reuse import Passages, reuse
from verbale.reconcile.shingles import WORD, corpus

Places = list[list[int]]  # origin, start, end
SHORT = 150
SPLIT = re.compile(r"\w+")


def texts(path: Path) -> Iterator[str]:
    """The texts of an archive, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def floor(path: Path) -> float:
    """CPU seconds for reading, splitting and hashing each text once, each word by the built-in hash."""
    begin = time.process_time()
    for text in texts(path):
        [hash(word) for word in SPLIT.findall(text.lower())]
    return time.process_time() - begin


def search(path: Path) -> tuple[Passages, list[Family], float]:
    """What is found, and the CPU seconds from the file to the families."""
    begin = time.process_time()
    passages = reuse(corpus(texts(path)))
    found = families(passages)
    return passages, found, time.process_time() - begin


class Truth:
    """Which sentences stand in several reports."""

    def __init__(self, path: Path, wire_size: int) -> None:
        self.places: list[Places] = [json.loads(line) for line in path.open(encoding="utf-8")]
        self.where: dict[int, list[int]] = defaultdict(list)
        for report, places in enumerate(self.places):
            for origin, _, _ in places:
                self.where[origin].append(report)
        crowd = max(24, wire_size // 2)
        self.wire = {report for reports in self.where.values() if len(reports) > crowd for report in reports}
        self.common = {origin for origin, reports in self.where.items() if len(reports) > crowd}

    def pairs(self) -> dict[tuple[int, int], set[int]]:
        """Pairs of reports -> the sentences they share; the wire text left to its family."""
        found: dict[tuple[int, int], set[int]] = defaultdict(set)
        for origin, reports in self.where.items():
            if origin not in self.common:
                for pair in combinations(sorted(set(reports)), 2):
                    found[pair].add(origin)
        return found


def measure(path: Path, passages: Passages, found: list[Family], wire_size: int) -> dict[str, float]:
    """All figures of one archive."""
    truth = Truth(path.with_suffix(".truth.jsonl"), wire_size)
    wanted, kept = truth.pairs(), list(texts(path))
    given: dict[tuple[int, int], list[tuple[Stretch, Stretch]]] = defaultdict(list)
    for a, b in pairs(passages):
        if not (a.text in truth.wire and b.text in truth.wire):
            given[a.text, b.text].append((a, b))
    figures = {"pairs": len(wanted), "found": len(given)}
    figures["pair recall"] = len(wanted.keys() & given.keys()) / len(wanted)
    figures["pair precision"] = len(wanted.keys() & given.keys()) / len(given)
    figures |= characters(truth, wanted, given, kept)
    if wire_size:
        best = max((texts_of(f) for f in found), key=len)
        figures["wire family recall"] = len(best & truth.wire) / len(truth.wire)
        figures["wire family precision"] = len(best & truth.wire) / len(best)
    return figures


def characters(
    truth: Truth,
    wanted: dict[tuple[int, int], set[int]],
    given: dict[tuple[int, int], list[tuple[Stretch, Stretch]]],
    kept: list[str],
) -> dict[str, float]:
    """Aligned letters of both reports over all pairs, and short passages of which half is found."""
    n: dict[str, int] = defaultdict(int)
    starts: dict[int, list[tuple[int, int]]] = {}
    for pair in wanted.keys() | given.keys():
        for side in (0, 1):
            report = pair[side]
            true = [(s, e) for o, s, e in truth.places[report] if o in wanted.get(pair, ())]
            if report not in starts:
                starts[report] = [m.span() for m in WORD.finditer(kept[report])]
            words = starts[report]
            said = [(words[p[side].start][0], words[min(p[side].end, len(words)) - 1][1]) for p in given.get(pair, ())]
            inside, claimed = letters(kept[report], true), letters(kept[report], said)
            n["true"] += len(inside)
            n["said"] += len(claimed)
            n["right"] += len(inside & claimed)
            for start, end in joined(true):
                if end - start < SHORT:
                    own = letters(kept[report], [(start, end)])
                    n["short"] += 1
                    n["short found"] += 2 * len(own & claimed) >= len(own)
    return {
        "character recall": n["right"] / n["true"],
        "character precision": n["right"] / n["said"],
        "passages under 150": n["short"],
        "their recall": n["short found"] / max(1, n["short"]),
    }


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Places of the letters and digits that lie in the spans."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences that follow each other as one passage."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start - found[-1][1] <= 2:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def main() -> int:
    """Measure each size; one JSON object a line."""
    for size in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.jsonl"
            wire = min(1000, size // 20)
            reuse_corpus.write(size, path.with_suffix(""), wire_size=wire)
            least = floor(path)
            passages, found, spent = search(path)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            figures = measure(path, passages, found, wire)
            head = {
                "reports": size,
                "megabytes": round(path.stat().st_size / 1e6, 1),
                "floor s": least,
                "search s": spent,
            }
            head |= {
                "times the floor": spent / least,
                "gigabytes": memory,
                "families": len(found),
                "passages": len(passages),
            }
            print(json.dumps({k: round(v, 4) for k, v in (head | figures).items()}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
