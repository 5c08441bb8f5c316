"""Fit the weights of event mentions on the training sets that may be shipped, and write ``weights.yml``.

    python eval/weigh_events.py            # from the mentions kept in event_labels/mentions.jsonl
    python eval/weigh_events.py --survey   # finds the mentions anew by the rules of today, keeps them, then fits

Both print, and write src/verbale/extract/happenings/weights.yml; the first gives the weights as they ship.

A mention is right where it shares 30 % of the shorter one's words with a required event, of the gold or of
the labels in ``event_labels/``, else wrong; mentions of optional or doubtful events count half. Logistic
regression with an L2 penalty, by Newton's method.
"""

import json
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy
import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, parsed, reports
from verbale.extract.cast import Cast
from verbale.extract.extract import EXTRACTORS
from verbale.extract.happenings.survey import survey
from verbale.extract.happenings.weight import FILE
from verbale.extract.reading import Reading
from verbale.parse.language import identify
from verbale.record.report import Report

Spans = list[tuple[int, int]]
LABELS = Path(__file__).parent / "event_labels"
KEPT = LABELS / "mentions.jsonl"
SETS = ("wikinews_fr_train", "wikinews_en_train")
PENALTY = 4.0
LEAST_SEEN = 5  # mentions with a fact, below which the fact gets no weight
# What is known before any example is seen; the fit moves from there. Types that the sets have few examples of.
PRIOR = {
    "type-summit": 2.0,
    "type-meeting": 0.8,
    "type-call": 1.2,
    "type-press conference": 1.2,
    "type-visit": 0.8,
    "type-agreement": 0.3,
    "type-attack": 0.3,
    "type-vote": 0.3,
    "type-election": 0.3,
    "type-exercise": 0.3,
    "type-summons": 0.8,
    "between": 0.8,
    "another": 0.4,
    "amod": -0.5,
    "bare-participle": -0.5,
    "bare-infinitive": -0.5,
    "adjective": 0.8,
    "awaited": 0.6,
    "quoted": -1.0,
    "undated-untyped-body": -1.0,
}
SHARED = 0.3  # of the shorter one's words, from which a mention and an event are the same
OPTIONAL = 0.5  # weight of a mention of optional gold, which counts as none
OWN = 0.5  # of a mention of the reports written for this purpose


@dataclass
class Example:
    """One mention: document, facts, whether it is an event, and how much it counts."""

    doc: str
    facts: set[str]
    right: float
    counts: float


def kept() -> list[Example]:
    """The mentions that the weights as shipped are fitted on: no text, only documents and facts."""
    rows = map(json.loads, KEPT.read_text(encoding="utf-8").splitlines())
    return [Example(row["doc"], set(row["facts"]), row["right"], row["counts"]) for row in rows]


def keep(rows: list[Example]) -> None:
    """Write the mentions to fit on, one a line."""
    lines = (json.dumps({**vars(row), "facts": sorted(row.facts)}, ensure_ascii=False) + "\n" for row in rows)
    KEPT.write_text("".join(lines), encoding="utf-8")


def examples() -> list[Example]:
    """The mentions of all training documents that have an events layer or labels of their own."""
    found: list[Example] = []
    for name in SETS:
        place = folder(name)
        labels = yaml.safe_load((LABELS / f"{name.split('_')[1]}.yml").read_text(encoding="utf-8"))
        for report in reports(place) if place else ():
            stem = Path(report.origin).stem
            gold = json.loads((place / f"{stem}.gold.json").read_text(encoding="utf-8"))
            if "events" in gold["layers"]:
                found += _labelled(report, *_of_gold(gold))
            elif stem in labels:
                found += _labelled(report, *_of_labels(report.text, labels[stem]))
    return found + own_examples()


def own_examples() -> list[Example]:
    """The mentions of the reports written for this purpose."""
    labels = yaml.safe_load((LABELS / "own.yml").read_text(encoding="utf-8"))
    found: list[Example] = []
    for name, told in labels.items():
        text = (LABELS / "texts" / f"{name}.txt").read_text(encoding="utf-8")
        report = Report(f"{name}.txt", text, identify(text))
        rows = _labelled(report, *_of_labels(text, told))
        found += [replace(row, counts=row.counts * OWN, facts=row.facts | {"own"}) for row in rows]
    return found


def _of_gold(gold: dict) -> tuple[list[Spans], list[Spans], int]:
    """Evidence of the required events, of the optional and doubtful ones, and where the labels end."""
    required = [e["evidence"] for e in gold["events"] if not e["optional"]]
    open_to = [e["evidence"] for e in gold["events"] if e["optional"]]
    open_to += [d["evidence"] for d in gold["doubtful"] if d["layer"] in (None, "events")]
    return required, open_to, sys.maxsize


def _of_labels(text: str, labels: dict) -> tuple[list[Spans], list[Spans], int]:
    def spans(words: str) -> Spans:
        start = text.index(words)
        return [(start, start + len(words))]

    required = [[s for words in event for s in spans(words)] for event in labels["news"]]
    end = text.index(labels["until"]) if "until" in labels else sys.maxsize
    return required, [spans(words) for words in labels["background"]], end


def _labelled(report: Report, required: list[Spans], open_to: list[Spans], end: int) -> list[Example]:
    reading = Reading(parsed(report), Cast(parsed(report)))
    for extractor in EXTRACTORS:
        if extractor.__name__ in ("times", "statements"):
            extractor(reading)
    text = reading.parsed.text
    right_words = [_words(text, spans) for spans in required]
    open_words = [_words(text, spans) for spans in open_to]
    rows = []
    for m in survey(reading):
        if m.evidence.start >= end:
            continue
        own = _words(text, [(m.evidence.start, m.evidence.end)])
        right = any(_share(own, g) >= SHARED for g in right_words)
        excused = not right and any(_share(own, g) >= SHARED for g in open_words)
        counts = OPTIONAL if excused else 1.0
        rows.append(Example(report.origin, m.facts, float(right), counts))
    return rows


def _words(text: str, spans: object) -> set[int]:
    return {m.start() for s, e in spans for m in re.finditer(r"\w+", text) if s <= m.start() and m.end() <= e}


def _share(a: set[int], b: set[int]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def fit(rows: list[Example]) -> dict[str, float]:
    """Weights of the facts, ``bias`` among them."""
    seen: dict[str, int] = {}
    for row in rows:
        for fact in row.facts:
            seen[fact] = seen.get(fact, 0) + 1
    names = ["bias", *sorted({f for f, n in seen.items() if n >= LEAST_SEEN} | PRIOR.keys())]
    place = {name: i for i, name in enumerate(names)}
    table = numpy.zeros((len(rows), len(names)))
    table[:, 0] = 1
    for i, row in enumerate(rows):
        for fact in row.facts & place.keys():
            table[i, place[fact]] = 1
    right, counts = numpy.array([r.right for r in rows]), numpy.array([r.counts for r in rows])
    prior = numpy.array([PRIOR.get(name, 0.0) for name in names])
    weights = prior.copy()
    penalty = numpy.diag([0.01, *[PENALTY] * (len(names) - 1)])
    for _ in range(25):
        chance = 1 / (1 + numpy.exp(-table @ weights))
        slope = table.T @ (counts * (chance - right)) + penalty @ (weights - prior)
        bend = (table.T * (counts * chance * (1 - chance))) @ table + penalty
        weights -= numpy.linalg.solve(bend, slope)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def written(weights: dict[str, float]) -> str:
    """The file of the weights."""
    head = "# Read by verbale.extract.happenings.weight; written by eval/weigh_events.py from the training sets.\n"
    return head + "".join(f"{json.dumps(k, ensure_ascii=False)}: {float(v)}\n" for k, v in sorted(weights.items()))


def main() -> int:
    """Fit and write."""
    if "--survey" in sys.argv[1:]:
        keep(examples())
    rows = kept()
    weights = fit(rows)
    FILE.write_text(written(weights), encoding="utf-8")
    print(f"{len(rows)} mentions, {sum(r.right * r.counts == 1 for r in rows)} right")
    sys.stdout.writelines(f"{value:6.2f}  {name}\n" for name, value in sorted(weights.items(), key=lambda p: -p[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
