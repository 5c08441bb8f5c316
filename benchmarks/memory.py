"""Resident memory along many reports: each read from a file as ``verbale extract FOLDER`` reads it.

    python benchmarks/memory.py [--sets wikinews_en_train,wikinews_fr_train] [--reports 10000] [--steps 20] [--new 0.1]

The texts of the sets are gone through again and again; in each round another tenth of their words (``--new``) is made
up, so that no two reports are alike and new words keep coming. Linux only.
"""

import argparse
import gc
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, reports

from verbale.record.errors import ReportError
from verbale.record.report import Report
from verbale.stream import extract_paths

LETTERS = "abcdefgimnorstu"


def resident() -> float:
    """Resident size of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def write(given: list[Report], many: int, new: float, into: Path) -> None:
    """``many`` reports as files; a share of the words of each is made up."""
    chance = random.Random(1)

    def fresh(word: str) -> str:
        made_up = word.isalpha() and chance.random() < new
        return word[:3] + "".join(chance.choices(LETTERS, k=5)) if made_up else word

    for number, report in enumerate(islice(cycle(given), many)):
        text = "\n".join(" ".join(map(fresh, line.split(" "))) for line in report.text.split("\n"))
        (into / f"{number:06}.txt").write_text(text, encoding="utf-8")


def sizes(where: Path, every: int) -> Iterator[tuple[int, float, int]]:
    """(reports read, resident MB, entries found so far), once in ``every`` reports."""
    found = 0
    for number, outcome in enumerate(extract_paths([str(where)]), 1):
        if not isinstance(outcome, ReportError):
            found += len(outcome.statements) + len(outcome.positions) + len(outcome.events) + len(outcome.figures)
        if number % every == 0:
            gc.collect()
            yield number, resident(), found


def main() -> None:
    """Print the sizes."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sets", default="wikinews_en_train,wikinews_fr_train")
    ap.add_argument("--reports", type=int, default=10_000)
    ap.add_argument("--steps", type=int, default=20)
    ap.add_argument("--new", type=float, default=0.1, help="share of the words that are made up")
    args = ap.parse_args()
    folders = [folder(name) for name in args.sets.split(",")]
    if None in folders:
        sys.exit(f"{args.sets}: no such gold set here")
    given = [report for where in folders if where for report in reports(where)]
    random.Random(2).shuffle(given)
    with tempfile.TemporaryDirectory() as name:
        write(given, args.reports, args.new, Path(name))
        started = time.monotonic()
        for number, size, found in sizes(Path(name), max(1, args.reports // args.steps)):
            seconds = time.monotonic() - started
            print(f"{number:>7} reports: {size:.0f} MB, {found} entries, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    main()
