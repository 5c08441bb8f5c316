"""How often events of a given confidence are right, on documents that their weights never saw.

    python eval/reliable_events.py   # a table of confidence against the share that is right

The training sets are read with weights fitted without the document's fold (eight folds), the other sets with the
weights as they ship. An event is right where gold tells it: paired as in scoring, required or optional.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, parsed
from eval.weigh_events import SETS, fit, kept
from verbale.extract.cast import Cast
from verbale.extract.events import events
from verbale.extract.happenings import weight
from verbale.extract.reading import Reading
from verbale.extract.statements import statements
from verbale.extract.times import times
from verbale.measure.assign import match
from verbale.measure.events import same_day, type_group
from verbale.measure.gold import Doc, Json, jaccard, load, share
from verbale.measure.positions import EVIDENCE
from verbale.parse.language import identify
from verbale.record.event import Event
from verbale.record.report import Report

OTHERS = ("wikinews_fr", "parallel", "seeds")
FOLDS = 8
DAY = len("2025-09-04")
BINS = (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class Judged:
    """One event: its confidence, whether gold tells it at all, whether among the required ones."""

    confidence: float
    told: bool
    required: bool


def judged(doc: Doc) -> Iterator[Judged]:
    """The events of one document with what the gold says of them."""
    report = Report(f"{doc.gold['doc']}.txt", doc.text, identify(doc.text))
    reading = Reading(parsed(report), Cast(parsed(report)))
    for extractor in (times, statements, events):
        extractor(reading)
    told = [doc.tokens(e["evidence"]) for e in doc.gold["events"]]
    ours = [_tokens(doc, e) for e in reading.events]
    edges = {
        (i, j): 0.1 + jaccard(told[i], p)
        for i, gold in enumerate(doc.gold["events"])
        for j, p in enumerate(ours)
        if share(told[i], p) >= EVIDENCE or _same_kind_and_day(gold, reading.events[j])
    }
    found, spent = match(doc.gold["events"], edges)
    paired = set(found.values())
    for j, event in enumerate(reading.events):
        yield Judged(event.confidence, j in paired or j in spent, j in paired)


def _same_kind_and_day(gold: Json, event: Event) -> bool:
    types = [gold["type"], *gold.get("type_also_accepted", ())]
    dated = gold["when"] and len(gold["when"]) >= DAY and event.when is not None
    same = bool(dated) and same_day(gold["when"], event.when.start if event.when else None)
    return same and any(type_group(t) == type_group(event.type) for t in types)


def _tokens(doc: Doc, event: Event) -> frozenset[int]:
    return doc.tokens([(s.start, s.end) for s in event.evidence])


def unseen() -> Iterator[Judged]:
    """All events of the training sets under weights of other folds, and of the other sets."""
    rows, shipped = kept(), weight.weights()
    docs = [d for name in SETS for d in _docs(name)]
    for fold in range(FOLDS):
        own = docs[fold::FOLDS]
        names = {f"{d.gold['doc']}.txt" for d in own}
        fitted = fit([r for r in rows if r.doc not in names])
        weight.weights = lambda fitted=fitted: fitted
        for doc in own:
            yield from judged(doc)
    weight.weights = lambda: shipped
    for name in OTHERS:
        for doc in _docs(name):
            yield from judged(doc)


def _docs(name: str) -> list[Doc]:
    place = folder(name)
    return [d for d in load(str(place), None) if "events" in d.gold["layers"]] if place else []


def main() -> int:
    """Print the table."""
    found = list(unseen())
    print("confidence  events  mean  told by gold  required")
    for low, high in pairwise(BINS):
        own = [j for j in found if low <= j.confidence < high]
        if own:
            mean = sum(j.confidence for j in own) / len(own)
            told, required = sum(j.told for j in own) / len(own), sum(j.required for j in own) / len(own)
            print(f"{low:.1f} - {min(high, 1.0):.1f}   {len(own):6d}  {mean:.2f}  {told:12.2f}  {required:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
