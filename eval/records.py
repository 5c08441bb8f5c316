"""Records of a gold set's documents, with the parser's answers kept in ``.eval-cache``."""

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from spacy.tokens import DocBin

from eval.press import laid_out
from verbale.extract.extract import extract
from verbale.parse.engine import pipeline
from verbale.parse.language import identify
from verbale.parse.parsed import ParsedReport
from verbale.parse.parser import assemble
from verbale.parse.sections import lay_out
from verbale.record.interchange import Json, to_json
from verbale.record.report import Report

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("VERBALE_SHARED", ROOT.parent / "shared"))
CACHE = ROOT / ".eval-cache"


def folder(name: str) -> Path | None:
    """Where a gold set lies: with the project, or beside it; None where it is not here."""
    if name == "press":
        return laid_out(CACHE)
    return next(
        (p for p in (ROOT / "eval" / "gold" / name, SHARED / "gold" / name) if (p / "set.json").is_file()), None
    )


def reports(gold_set: Path) -> Iterator[Report]:
    """The texts of one set as ``verbale extract`` reads them: language and date are told from the text alone.

    A set whose ``set.json`` says ``"dates": "given"`` is read with the days of its gold.
    """
    given = json.loads((gold_set / "set.json").read_text(encoding="utf-8")).get("dates") == "given"
    for path in sorted(gold_set.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(f"{gold['doc']}.txt").read_bytes().decode("utf-8")
        day = date.fromisoformat(gold["published"][:10]) if given and gold["published"] else None
        yield Report(f"{gold['doc']}.txt", text, identify(text), published=day)


def parsed(report: Report) -> ParsedReport:
    """The parse of a report, from the cache where its blocks are known."""
    layout = lay_out(report)
    nlp = pipeline(report.language)
    texts = layout.texts()
    key = hashlib.sha256("\x1f".join([nlp.meta["name"], *texts]).encode()).hexdigest()[:24]
    kept = CACHE / f"{key}.spacy"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        DocBin(docs=nlp.pipe(texts)).to_disk(partial)
        partial.replace(kept)
    return assemble(layout, list(DocBin().from_disk(kept).get_docs(nlp.vocab)))


def records(gold_set: Path) -> Iterator[Json]:
    """``verbale-record/1`` objects of one set's documents."""
    for report in reports(gold_set):
        yield to_json(extract(parsed(report)))
