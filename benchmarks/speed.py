"""Speed of reading: the whole of ``extract`` against a bare ``nlp.pipe`` of the same pipeline on the same texts.

    python benchmarks/speed.py [--sets wikinews_fr_train,wikinews_en_train] [--rounds 3]

Both are timed in turn in one process, in processor seconds; the ratio of each round is printed with the median.
``--memory 10000`` reads that many reports from files and prints the resident size along the way (Linux).
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, reports

from verbale.extract.extract import extract
from verbale.parse.engine import pipeline, readable
from verbale.parse.parser import parse_all
from verbale.parse.sections import lay_out
from verbale.record.report import Report
from verbale.stream import Options, extract_paths


def texts(given: list[Report]) -> list[str]:
    """What the parser is given of each report: the same blocks on both sides."""
    layouts = map(lay_out, given)
    return [readable(s.span.words(r.report.text), r.report.language) for r in layouts for s in r.sections]


def bare(given: list[Report]) -> tuple[float, int]:
    """Processor seconds and tokens of the parser alone."""
    ready = texts(given)
    nlp = pipeline(given[0].language)
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(ready))
    return time.process_time() - start, tokens


def whole(given: list[Report]) -> tuple[float, float]:
    """Processor seconds of everything, and of the steps after the parser."""
    start = time.process_time()
    parsed = list(parse_all(given))
    middle = time.process_time()
    for one in parsed:
        extract(one)
    return time.process_time() - start, time.process_time() - middle


def memory(given: list[Report], many: int) -> Iterator[str]:
    """Resident size in MB along ``many`` reports read from files; a tenth of their words is new in each."""
    chance = random.Random(1)

    def fresh(word: str) -> str:
        changed = word.isalpha() and chance.random() < 0.1
        return word[:3] + "".join(chance.choices("abcdefgimnorstu", k=5)) if changed else word

    with tempfile.TemporaryDirectory() as name:
        for number, report in enumerate(islice(cycle(given), many)):
            text = " ".join(map(fresh, report.text.split(" ")))
            Path(name, f"{number:06}.txt").write_text(text, encoding="utf-8")
        for number, _ in enumerate(extract_paths([name], Options(language=given[0].language)), 1):
            if number % max(1, many // 10) == 0:
                pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
                yield f"  {number:>7} reports: {pages * resource.getpagesize() / 2**20:.0f} MB"


def main() -> None:
    """Print the ratios, and the memory where asked."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sets", default="wikinews_fr_train,wikinews_en_train")
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--memory", type=int, metavar="REPORTS", default=0)
    args = ap.parse_args()
    for name in args.sets.split(","):
        where = folder(name)
        if where is None:
            sys.exit(f"{name}: no such gold set here")
        given = list(reports(where))
        words = sum(len(r.text.split()) for r in given)
        bare(given[:5])
        whole(given[:5])
        ratios, own, rate = [], [], []
        for _ in range(args.rounds):
            parse_seconds, tokens = bare(given)
            seconds, rules = whole(given)
            ratios.append(seconds / parse_seconds)
            own.append(1e6 * rules / tokens)
            rate.append(words / seconds)
        each = ", ".join(f"{r:.2f}" for r in ratios)
        print(f"{name}: {len(given)} reports, {words} words, {tokens} tokens")
        print(f"  extract / bare parse: median {statistics.median(ratios):.2f} ({each})")
        speed = statistics.median(rate)
        print(f"  {speed:.0f} words a second a core, {len(given) / words * speed:.1f} reports")
        print(f"  after the parser: {statistics.median(own):.1f} microseconds a token")
        if args.memory:
            print(*memory(given, args.memory), sep="\n")


if __name__ == "__main__":
    main()
