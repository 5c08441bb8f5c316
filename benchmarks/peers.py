"""Side by side with the Gender Gap Tracker's quotation extractors: content F1, content and speaker F1, processor time.

    python benchmarks/peers.py --ggt CHECKOUT/nlp --sets parallel,wikinews_fr

``CHECKOUT`` is a copy of github.com/sfu-discourse-lab/GenderGapTracker that you provide; none of it is part of
verbale. Both sides read the same texts in the same process with the same spaCy package, loaded by ``spacy.load`` for
them (``--same-loading``: as we load it): theirs with its own preparation of the text, parse and rules; ours with
everything that ``extract`` finds (statements, positions, events, roles, figures). Their offsets are put back onto the
original text before scoring. Scores are in percent; the last column says how many times as much processor time they
take as we do, the median of a few rounds.
"""

import argparse
import importlib.util
import sys
import time
import types
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import Any

import spacy

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, reports

from verbale.extract.extract import extract
from verbale.languages.engine import engine
from verbale.measure.figures import score
from verbale.measure.gold import Doc, load
from verbale.parse.engine import pipeline
from verbale.parse.parser import parse_all
from verbale.record.interchange import to_json
from verbale.record.report import Report

NAMES = {"en": "english", "fr": "french"}
PUBLISHED = {code: next(p for p in engine(code).pipelines if spacy.util.is_package(p)) for code in NAMES}


def peer(checkout: Path, language: str, published: bool) -> tuple[Any, Any]:
    """Their extractor over the same spaCy package, as published or as we load it, and their preparation of a text."""
    for absent in ("pymongo", "bson", "Levenshtein"):  # their database, not needed to extract
        stub = types.ModuleType(absent)
        stub.ObjectId = str  # type: ignore[attr-defined]  # a stand-in
        sys.modules.setdefault(absent, stub)
    home = checkout / NAMES[language]
    modules = {}
    for name in ("utils", "quote_extractor"):
        spec = importlib.util.spec_from_file_location(name, home / f"{name}.py")
        if spec is None or spec.loader is None:
            sys.exit(f"{home}/{name}.py: not found; expected the folder nlp of a checkout")
        modules[name] = importlib.util.module_from_spec(spec)
        sys.modules[name] = modules[name]
        spec.loader.exec_module(modules[name])
    verbs = home / "rules" / "quote_verb_list.txt"
    nlp = spacy.load(PUBLISHED[language]) if published else pipeline(language)
    config = {"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(verbs)}, "out_dir": "", "dry_run": True}
    return modules["quote_extractor"].QuoteExtractor(config), modules["utils"].preprocess_text


def span(value: str, back: list[int]) -> list[int] | None:
    """Their "(start,end)" in the prepared text as a span of the original."""
    if not value:
        return None
    start, end = (int(part) for part in value.strip("()").split(","))
    return [back[start], back[end - 1] + 1] if end - 1 < len(back) and end > start else None


def onto_original(prepared: str, original: str) -> list[int]:
    """For each character of the prepared text, where it stands in the original."""
    back = [0] * (len(prepared) + 1)
    for a, b, size in SequenceMatcher(None, prepared, original, autojunk=False).get_matching_blocks():
        for i in range(size):
            back[a + i] = b + i
    for i in range(1, len(back)):
        back[i] = max(back[i], back[i - 1])
    return back


def their_record(report: Report, extractor: Any, prepare: Any) -> tuple[dict[str, Any], float]:
    """Their quotations in our form, and the processor seconds they took."""
    start = time.process_time()
    prepared = prepare(report.text)
    found = extractor.extract_quotes(extractor.nlp(prepared))
    seconds = time.process_time() - start
    back = onto_original(prepared, report.text)
    actors, statements = [], []
    for number, quote in enumerate(found):
        content = span(quote["quote_index"], back)
        if content is None:
            continue
        actors.append({"id": f"a{number}", "name": quote["speaker"] or None, "mentions": []})
        source = span(quote["speaker_index"], back)
        given = {"content": [content], "source": [source] if source else [], "speaker": f"a{number}"}
        statements.append({"id": f"s{number}", "kind": "indirect", **given})
    record = {"report": {"origin": report.origin}, "actors": actors, "statements": statements}
    return record, seconds


def our_records(given: list[Report]) -> tuple[list[dict[str, Any]], float]:
    """Our whole records, read as ``verbale extract FILE…`` reads them, and the processor seconds they took."""
    start = time.process_time()
    found = [extract(parsed) for parsed in parse_all(given)]
    seconds = time.process_time() - start
    return [to_json(record) for record in found], seconds


def figures(docs: list[Doc], records: dict[str, Any]) -> str:
    """Content F1, direct recall, content and speaker F1."""
    found = score(docs, records, ("statements",))["groups"]["overall"]["statements"]
    whole = found["content_and_speaker"]
    shown = (found["span"]["F1"], found["by_kind"]["direct"]["R"], whole["F1"] if whole else 0.0)
    return "".join(f"{100 * value:>10.1f}" for value in shown)


def main() -> None:
    """Print one line a set, language and side."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--ggt", type=Path, required=True, help="folder nlp of a checkout")
    ap.add_argument("--sets", default="parallel,wikinews_fr")
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--same-loading", action="store_true", help="give them the pipeline as we load it")
    args = ap.parse_args()
    print(f"{'':<35}{'content':>10}{'direct R':>10}{'+speaker':>10}{'time':>12}")
    for name in args.sets.split(","):
        where = folder(name)
        if where is None:
            sys.exit(f"{name}: no such gold set here")
        for language in NAMES:
            given = [r for r in reports(where) if r.language == language]
            if not given:
                continue
            docs = [d for d in load(str(where), None) if d.gold["language"] == language]
            extractor, prepare = peer(args.ggt, language, not args.same_loading)
            our_records(given[:1])
            their_record(given[0], extractor, prepare)
            rounds = []
            for _ in range(args.rounds):
                theirs = [their_record(r, extractor, prepare) for r in given]
                ours, seconds = our_records(given)
                rounds.append(sum(s for _, s in theirs) / seconds)
            ratio = median(rounds)
            for who, both in (("Gender Gap Tracker", [r for r, _ in theirs]), ("verbale", ours)):
                kept = {Path(r["report"]["origin"]).name.removesuffix(".txt"): r for r in both}
                note = f"{ratio:>11.2f}x" if who == "verbale" else f"{'1':>12}"
                print(f"{name + '/' + language:<15}{who:<20}{figures(docs, kept)}{note}")


if __name__ == "__main__":
    main()
