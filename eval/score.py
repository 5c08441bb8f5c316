"""Run the extractor over gold sets and print the tables.

python eval/score.py wikinews_fr,parallel --layers statements
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, records
from verbale.measure.figures import LAYERS, score, show
from verbale.measure.gold import load, load_records


def main() -> int:
    """Score the named sets; the records stay in a temporary file whose name is printed."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", help="names of gold sets, separated by commas")
    ap.add_argument("--layers", default=",".join(LAYERS))
    ap.add_argument("--json", action="store_true", help="print every figure as JSON")
    args = ap.parse_args()
    folders = {name: folder(name) for name in args.sets.split(",")}
    missing = [name for name, path in folders.items() if path is None]
    if missing:
        print(f"no such gold set here: {', '.join(missing)}", file=sys.stderr)
        return 2
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        for path in filter(None, folders.values()):
            out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records(path))
    print("records:", out.name, file=sys.stderr)
    gold = load(",".join(map(str, folders.values())), None)
    result = score(gold, load_records(Path(out.name)), args.layers.split(","))
    print(json.dumps(result, ensure_ascii=False, indent=1) if args.json else show(result))
    return int(bool(result["verbatim_violations"]))


if __name__ == "__main__":
    sys.exit(main())
