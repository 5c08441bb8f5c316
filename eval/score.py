"""Run the extractor over gold sets and score it.

    python eval/score.py wikinews_fr,parallel --layers statements

Reads the sets from ``../shared/gold`` and the scorer from ``../shared/score`` (or $VERBALE_SHARED). What the
parser says of a text is kept in ``.eval-cache``, so that trying a rule does not cost a parse.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from spacy.tokens import DocBin

from verbale.extract.extract import extract
from verbale.parse.engine import pipeline, readable
from verbale.parse.parsed import ParsedReport
from verbale.parse.parser import assemble
from verbale.parse.sections import lay_out
from verbale.record.interchange import to_json
from verbale.record.report import Report

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("VERBALE_SHARED", ROOT.parent / "shared"))
CACHE = ROOT / ".eval-cache"


def reports(folder: Path) -> Iterator[Report]:
    """The texts of one set, with the language and date that its gold states."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(f"{gold['doc']}.txt").read_bytes().decode("utf-8")
        day = gold.get("published")
        published = date.fromisoformat(day[:10]) if day else None
        yield Report(f"{gold['doc']}.txt", text, gold["language"], published=published)


def parsed(report: Report) -> ParsedReport:
    """The parse of a report, from the cache where its blocks are known."""
    layout = lay_out(report)
    nlp = pipeline(report.language)
    texts = [readable(s.span.words(report.text), report.language) for s in layout.sections]
    key = hashlib.sha256("\x1f".join([nlp.meta["name"], *texts]).encode()).hexdigest()[:24]
    kept = CACHE / f"{key}.spacy"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        DocBin(docs=nlp.pipe(texts)).to_disk(partial)
        partial.replace(kept)
    return assemble(layout, list(DocBin().from_disk(kept).get_docs(nlp.vocab)))


def main() -> int:
    """Print the scorer's tables for the named sets; the records stay in a temporary file."""
    names, rest = sys.argv[1].split(","), sys.argv[2:]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        for name in names:
            for report in reports(SHARED / "gold" / name):
                out.write(json.dumps(to_json(extract(parsed(report))), ensure_ascii=False) + "\n")
    gold = ",".join(str(SHARED / "gold" / name) for name in names)
    print("records:", out.name)
    scorer = [sys.executable, str(SHARED / "score" / "score.py")]
    return subprocess.call([*scorer, "--gold", gold, "--pred", out.name, *rest])


if __name__ == "__main__":
    sys.exit(main())
