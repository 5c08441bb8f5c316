"""Measure adding one report to a large dossier: its partners by the index of wording, no other text read.

python benchmarks/reuse_add.py 100000
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import reuse_corpus
from reuse import texts
from sqlalchemy import insert

from verbale.store.dossier import Dossier
from verbale.store.tables import reports
from verbale.store.wording import index_texts, partners

STEP = 5000


def main() -> int:
    """Fill a dossier's index, then add reports that copy from it, one by one."""
    size = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.jsonl"
        reuse_corpus.write(size + 20, path.with_suffix(""))
        kept = list(texts(path))
        begin = time.perf_counter()
        with Dossier.open(Path(folder) / "large.verbale", create=True) as dossier:
            for at in range(0, size, STEP):
                with dossier.writing() as connection:
                    rows = range(at, min(size, at + STEP))
                    connection.execute(insert(reports), [_report(row) for row in rows])
                    index_texts(connection, ((row + 1, kept[row]) for row in rows))
            filled = time.perf_counter() - begin
            spent, worked, found = [], [], 0
            for row in range(size, size + 20):
                begin, work = time.perf_counter(), time.process_time()
                with dossier.writing() as connection:
                    connection.execute(insert(reports), [_report(row)])
                    index_texts(connection, [(row + 1, kept[row])])
                    found += len(partners(connection, kept[row], row + 1))
                spent.append(time.perf_counter() - begin)
                worked.append(time.process_time() - work)
        told = {"reports": size, "fill s": round(filled, 1), "slowest s": round(max(spent), 4), "partners": found}
        told |= {"median s": round(median(spent), 4), "slowest CPU s": round(max(worked), 4)}
        told["megabytes"] = round((Path(folder) / "large.verbale").stat().st_size / 1e6)
        print(json.dumps(told))
    return 0


def _report(row: int) -> dict[str, object]:
    given = {
        "row": row + 1,
        "id": f"sha256:{row:064x}",
        "origin": f"{row}.txt",
        "text": b"",
        "length": 0,
        "language": "fr",
    }
    given |= {"agencies": [], "notes": [], "extractor": "", "read_at": "", "digest": "", "current": True}
    return given


if __name__ == "__main__":
    sys.exit(main())
