"""Run the extractor over gold sets and print the scorer's tables.

python eval/score.py wikinews_fr,parallel --layers statements
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import ROOT, folder, records


def main() -> int:
    """Score the named sets; the records stay in a temporary file whose name is printed."""
    folders = {name: folder(name) for name in sys.argv[1].split(",")}
    missing = [name for name, path in folders.items() if path is None]
    if missing:
        print(f"no such gold set here: {', '.join(missing)}", file=sys.stderr)
        return 2
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        for path in filter(None, folders.values()):
            out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records(path))
    print("records:", out.name)
    gold = ",".join(map(str, folders.values()))
    scorer = [sys.executable, str(ROOT / "eval" / "scorer" / "score.py")]
    return subprocess.call([*scorer, "--gold", gold, "--pred", out.name, *sys.argv[2:]])


if __name__ == "__main__":
    sys.exit(main())
