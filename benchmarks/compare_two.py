"""Comparing two reports once they are loaded: processor time of each first comparison, reports fresh from JSON.

python benchmarks/compare_two.py [FOLDER]     # default: the shipped pairs in eval/gold/parallel, all with all
"""

import argparse
import itertools
import json
import statistics
import time
from pathlib import Path

from verbale.reconcile.comparison import compare
from verbale.record.interchange import to_json
from verbale.record.parse_json import record_from_json
from verbale.record.record import Record
from verbale.stream import extract_paths

PAIRS = Path(__file__).parents[1] / "eval" / "gold" / "parallel"


def main() -> None:
    """Print median and slowest, in milliseconds."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=PAIRS)
    kept = [
        (json.dumps(to_json(r)), r.report.text)
        for r in extract_paths([str(ap.parse_args().folder)])
        if isinstance(r, Record)
    ]
    spent = []
    for one, other in itertools.combinations(kept, 2):
        a, b = (record_from_json(json.loads(form), text) for form, text in (one, other))
        start = time.process_time()
        compare(a, b)
        spent.append(1000 * (time.process_time() - start))
    print(
        f"{len(spent)} pairs: median {statistics.median(spent):.1f} ms, slowest {max(spent):.1f} ms of processor time"
    )


if __name__ == "__main__":
    main()
