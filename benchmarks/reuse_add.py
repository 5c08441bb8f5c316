"""Measure adding one report to a large dossier: indexed, its partners found, compared with them; no other text read.

python benchmarks/reuse_add.py 100000
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import reuse_corpus
from reuse import texts
from sqlalchemy import insert

from verbale.ask.reused import keep_index, reused
from verbale.record.ids import report_id
from verbale.store.dossier import Dossier
from verbale.store.tables import origins, reports, versions

STEP = 5000
ADDED = 20


def main() -> int:
    """Fill a dossier, index it, then add reports that copy from it, one by one."""
    size = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path, large = Path(folder) / "archive.jsonl", Path(folder) / "large.verbale"
        reuse_corpus.write(size + ADDED, path.with_suffix(""))
        kept = enumerate(texts(path))
        with Dossier.open(large, create=True) as dossier:
            for _ in range(0, size, STEP):
                _add(dossier, [next(kept) for _ in range(min(STEP, size))])
            empty = large.stat().st_size
            begin, work = time.perf_counter(), time.process_time()
            keep_index(dossier)
            told: dict[str, object] = {"reports": size, "fill s": time.perf_counter() - begin}
            told |= {"fill CPU s": time.process_time() - work, "index MB": (large.stat().st_size - empty) / 1e6}
            spent, worked, found = [], [], 0
            for row, text in kept:
                _add(dossier, [(row, text)])
                begin, work = time.perf_counter(), time.process_time()
                found += len(reused(dossier, report_id(text)))
                spent.append(time.perf_counter() - begin)
                worked.append(time.process_time() - work)
        told |= {"added": len(spent), "partners": found, "median s": median(spent), "slowest s": max(spent)}
        told |= {"median CPU s": median(worked), "slowest CPU s": max(worked)}
        told["memory MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(json.dumps({key: round(value, 3) for key, value in told.items()}))  # type: ignore[call-overload]
    return 0


def _add(dossier: Dossier, some: list[tuple[int, str]]) -> None:
    """Add reports as they are, without extraction."""
    with dossier.writing() as connection:
        connection.execute(insert(reports), [_report(row, text) for row, text in some])
        connection.execute(insert(origins), [{"row": row + 1, "origin": f"{row}.txt"} for row, _ in some])
        read = {"number": 1, "read_at": "", "rules": ""}
        connection.execute(insert(versions), [read | {"origin": row + 1, "report": row + 1} for row, _ in some])


def _report(row: int, text: str) -> dict[str, object]:
    given = {"row": row + 1, "id": report_id(text), "origin": f"{row}.txt", "text": text.encode(), "length": len(text)}
    given |= {"agencies": [], "notes": [], "extractor": "", "read_at": "", "digest": "", "current": True}
    return given | {"language": "fr"}


if __name__ == "__main__":
    sys.exit(main())
