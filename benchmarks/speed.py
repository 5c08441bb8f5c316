"""Speed of reading: the whole of ``extract`` against a bare ``nlp.pipe`` of the same pipeline on the same texts.

    python benchmarks/speed.py [--sets wikinews_fr_train,wikinews_en_train] [--rounds 3]

The pipeline is timed as ``spacy.load`` gives it and as we load it (the same tokens and parse, see ``parse.loading``),
in turn with ``extract`` in one process, in processor seconds; the ratios of each round are printed with their median.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, reports

from verbale.extract.extract import extract
from verbale.languages.engine import engine
from verbale.parse.engine import pipeline
from verbale.parse.parser import parse_all
from verbale.parse.sections import lay_out
from verbale.record.report import Report


def texts(given: list[Report]) -> list[str]:
    """What the parser is given of each report: the same blocks on both sides."""
    return [text for report in given for text in lay_out(report).texts()]


def bare(given: list[Report], nlp: Language) -> tuple[float, int]:
    """Processor seconds and tokens of the parser alone."""
    ready = texts(given)
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


def main() -> None:
    """Print the ratios."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sets", default="wikinews_fr_train,wikinews_en_train")
    ap.add_argument("--rounds", type=int, default=3)
    args = ap.parse_args()
    for name in args.sets.split(","):
        where = folder(name)
        if where is None:
            sys.exit(f"{name}: no such gold set here")
        given = list(reports(where))
        words = sum(len(r.text.split()) for r in given)
        ours = pipeline(given[0].language)
        package = next(p for p in engine(given[0].language).pipelines if spacy.util.is_package(p))
        theirs = spacy.load(package)
        for warm in (bare(given[:5], ours), bare(given[:5], theirs), whole(given[:5])):
            assert warm
        rounds = [(bare(given, theirs)[0], *bare(given, ours), *whole(given)) for _ in range(args.rounds)]
        tokens = rounds[0][2]
        print(f"{name}: {len(given)} reports, {words} words, {tokens} tokens")
        print(f"  extract / bare {package} of spacy.load: {told([w / t for t, _, _, w, _ in rounds])}")
        print(f"  extract / bare pipeline as we load it: {told([w / o for _, o, _, w, _ in rounds])}")
        speed = statistics.median(words / w for _, _, _, w, _ in rounds)
        print(f"  {speed:.0f} words a second a core, {len(given) / words * speed:.1f} reports")
        parts = [statistics.median(1e6 * part[i] / tokens for part in rounds) for i in (0, 1, 4)]
        print("  microseconds a token: parser {:.1f}, as we load it {:.1f}, after it {:.1f}".format(*parts))


def told(ratios: list[float]) -> str:
    """The median, and each."""
    return f"median {statistics.median(ratios):.2f} ({', '.join(f'{r:.2f}' for r in ratios)})"


if __name__ == "__main__":
    main()
