"""Learn the weights by which readings of a cue are chosen: ``src/verbale/extract/speech/weights.json``.

    python training/speech.py GOLD [--sets wikinews_fr_train,wikinews_en_train] [--out FILE] [--folds 5]

GOLD is the folder with the annotated sets. A conditional logit (McFadden 1974): for each cue, "no statement" has
score 0 and a reading the sum of its facts' weights; the likelihood of the readings that match an annotated
statement (Jaccard of tokens >= 0.8) is raised, under an L2 penalty, twice as hard on facts that count within one
frame only as on those of all frames. Full-batch Adam from zero: no randomness, so that the same sets give the same
file. Cues whose best reading is annotated as optional only teach which reading
is best. ``--folds`` also prints how well weights learned without a document do on that document.
"""

import argparse
import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from verbale.extract.speech.content import content_of
from verbale.extract.speech.proposals import Proposal
from verbale.extract.speech.weigh import features
from verbale.extract.statements import propose
from verbale.parse.parser import parse
from verbale.record.report import Report

Floats = NDArray[np.float64]
OUT = Path(__file__).parents[1] / "src/verbale/extract/speech/weights.json"
OWN = {"sentences.yml": 4, "press.yml": 1, "reports.yml": 1}  # our own marked sentences, and how often each counts
ANNOTATED = 2  # how often an annotated document counts
WITHIN = 2.0  # how much harder the penalty is on facts within one frame
SAME = 0.8
SLACK = 0.05  # a reading nearly as good as the best is as good
MATCH, NONE, EITHER = "match", "none", "either"


@dataclass
class Example:
    """One cue: the facts of its readings, which of them are right, and whether it is a statement at all."""

    document: str
    rows: list[list[str]]
    right: list[bool]
    kind: str
    required: int = 0
    ids: list[int] = field(default_factory=list)


def tokens(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Starts of the words in the spans."""
    return frozenset(s + m.start() for s, e in spans for m in re.finditer(r"\w+", text[s:e]))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared part of two sets."""
    return len(a & b) / len(a | b) if a | b else 0.0


def examples(folder: Path) -> list[Example]:
    """The examples of one annotated set."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(f"{gold['doc']}.txt").read_bytes().decode("utf-8")
        day = gold.get("published")
        report = Report(path.name, text, gold["language"], published=date.fromisoformat(day[:10]) if day else None)
        truth = [(tokens(text, s["content"]), s) for s in gold["statements"]]
        doubtful = [tokens(text, d["evidence"]) for d in gold.get("doubtful", [])]
        found += [example(gold["doc"], text, p, truth, doubtful) for p in propose(parse(report))]
    return found


def own() -> list[Example]:
    """The examples of our own marked sentences and reports."""
    here = Path(__file__)
    return [e for name, times in OWN.items() for e in sentences(here.with_name(name)) * times] + texts(
        here.with_name("texts")
    )


def texts(folder: Path) -> list[Example]:
    """The examples of our own marked reports, ``<style>-<number>.<language>.txt``, but those kept for measuring."""
    taught = [path for path in sorted(folder.glob("*.txt")) if not held_out(path)]
    return [e for path in taught for e in marked(path.stem, path.read_text(encoding="utf-8"))]


def held_out(path: Path) -> bool:
    """Whether a report is never learned from: every fifth, by the number in its name."""
    return int(re.search(r"-(\d+)\.", path.name)[1]) % 5 == 0


def marked(name: str, text: str) -> list[Example]:
    """The examples of one marked text, whose name ends in its language ("strike.en")."""
    language = name.rpartition(".")[2]
    plain, truth = unmark(text)
    report = Report(f"{name}.txt", plain, language, published=date(2025, 9, 4))
    return [example(f"own-{name}", plain, p, truth, []) for p in propose(parse(report))]


def sentences(path: Path) -> list[Example]:
    """The examples of one file of marked sentences, each a document."""
    found = []
    for language, lines in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for number, line in enumerate(lines):
            found += marked(f"{path.stem}-{number}.{language}", line)
    return found


def unmark(line: str) -> tuple[str, list[tuple[frozenset[int], dict]]]:
    """The plain text of a marked one, and its statements as the annotated sets have them ("[3?: … :3]": optional)."""
    text, opened, found = "", {}, {}
    for part in re.split(r"([\[<]\d+\??: | :\d+\??[\]>])", line):
        if begin := re.fullmatch(r"([\[<])(\d+)(\??): ", part):
            opened[begin[2], begin[1]] = len(text)
            blank = {"number": int(begin[2]), "content": [], "cue": [], "optional": False}
            found.setdefault(begin[2], blank)["optional"] |= bool(begin[3])
        elif end := re.fullmatch(r" :(\d+)\??([\]>])", part):
            number, kind = end[1], "content" if end[2] == "]" else "cue"
            start = opened.pop((number, "[" if kind == "content" else "<"))
            found[number][kind].append((start, len(text)))
        else:
            text += part
    if opened:
        raise SystemExit(f"marks left open: {sorted(opened)} in: {line[:80]}")
    return text, [(tokens(text, s["content"]), s) for s in found.values() if s["content"]]


def example(
    document: str,
    text: str,
    proposal: Proposal,
    truth: list[tuple[frozenset[int], dict]],
    doubtful: list[frozenset[int]],
) -> Example:
    """Which readings of a proposal match an annotated statement whose cue is this one."""
    cue = proposal.view.span(*proposal.cue) if proposal.cue[1] > proposal.cue[0] else None
    own = [
        (t, s)
        for t, s in truth
        if not cue or not s.get("cue") or any(a < cue.end and cue.start < b for a, b in s["cue"])
    ]
    named = any(s.get("cue") for _, s in own)
    rows, near, required, optional = [], [], False, False
    for candidate in proposal.candidates:
        content = tokens(text, [(s.start, s.end) for s in content_of(proposal, candidate)])
        rows.append(list(dict.fromkeys(features(proposal, candidate))))
        alike = [(jaccard(content, t), s) for t, s in own]
        near.append(max((share for share, _ in alike), default=0.0))
        required |= any(share >= SAME and not s.get("optional") for share, s in alike)
        optional |= any(share >= SAME and bool(s.get("optional")) for share, s in alike)
        optional |= any(len(content & d) * 2 >= len(content) for d in doubtful)
        optional |= cue is None and any(content <= t for t, _ in truth)  # words that another statement will take
    best = max(near, default=0.0)
    right = [share >= max(SAME, best - SLACK) for share in near]
    kind = MATCH if required else EITHER if optional or (cue and named) else NONE  # a cue out of reach teaches nothing
    return Example(document, rows, right, kind)


class Problem:
    """Examples as flat arrays: a row for each reading, a group of rows for each cue."""

    def __init__(self, given: list[Example], names: dict[str, int]) -> None:
        rows = [[names[f] for f in row if f in names] or [len(names)] for e in given for row in e.rows]
        self.flat = np.array([i for row in rows for i in row])
        self.row_of = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
        self.first = np.concatenate([[0], np.cumsum([len(r) for r in rows])[:-1]])
        self.group = np.repeat(np.arange(len(given)), [len(e.rows) for e in given])
        self.start = np.concatenate([[0], np.cumsum([len(e.rows) for e in given])[:-1]])
        self.right = np.array([x for e in given for x in e.right])
        self.none = np.array([e.kind == NONE for e in given])
        self.either = np.array([e.kind == EITHER for e in given])
        self.taught = np.array([e.kind != EITHER or any(e.right) for e in given])
        self.size = len(names) + 1

    def scores(self, w: Floats) -> Floats:
        """The score of each reading."""
        return np.add.reduceat(w[self.flat], self.first)

    def gradient(self, w: Floats) -> Floats:
        """Gradient of the log likelihood."""
        s = self.scores(w)
        top = np.maximum(np.maximum.reduceat(s, self.start), 0.0)
        e = np.exp(s - top[self.group])
        null = np.where(self.either, 0.0, np.exp(-top))
        p = e / (np.add.reduceat(e, self.start) + null)[self.group]
        good = np.where(self.right, e, 0.0)
        total = np.add.reduceat(good, self.start)
        q = good / np.where(total > 0, total, 1.0)[self.group]
        delta = np.where(self.taught[self.group], q - p, 0.0)
        return np.bincount(self.flat, weights=delta[self.row_of], minlength=self.size)


def learn(given: list[Example], penalty: float, steps: int, least: int) -> dict[str, float]:
    """Weights of all facts that at least ``least`` cues show; ``penalty`` is that on facts of all frames."""
    given = [e for e in given if e.rows]
    seen: dict[str, int] = {}
    for e in given:
        for f in {f for row in e.rows for f in row}:
            seen[f] = seen.get(f, 0) + 1
    names = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    problem = Problem(given, names)
    pull = np.full(problem.size, penalty)
    pull[[i for f, i in names.items() if "|" in f]] *= WITHIN
    w = np.zeros(problem.size)
    m, u = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, steps + 1):
        g = problem.gradient(w) - pull * w
        m, u = 0.9 * m + 0.1 * g, 0.999 * u + 0.001 * g * g
        rate = 0.1 * (1 - t / (steps + 1))
        w += rate * (m / (1 - 0.9**t)) / (np.sqrt(u / (1 - 0.999**t)) + 1e-8)
    return {f: round(float(w[i]), 3) for f, i in names.items() if abs(w[i]) >= 0.0005}


def probabilities(given: list[Example], w: dict[str, float]) -> list[tuple[float, bool, str]]:
    """For each cue, the probability of its best reading, whether that is right, and what the cue is."""
    found = []
    for e in filter(lambda e: e.rows, given):
        s = np.array([sum(w.get(f, 0.0) for f in row) for row in e.rows])
        top = max(0.0, float(s.max()))
        p = np.exp(s - top) / (np.exp(-top) + np.exp(s - top).sum())
        best = int(p.argmax())
        found.append((float(p[best]), e.right[best], e.kind))
    return found


def check(given: list[Example], folds: int, options: tuple[float, int, int]) -> None:
    """Print precision, recall of cues and calibration, each document judged by weights learned without it."""
    documents = sorted({e.document for e in given})
    held = {d: i % folds for i, d in enumerate(documents)}
    out: list[tuple[float, bool, str]] = []
    for fold in range(folds):
        w = learn([e for e in given if held[e.document] != fold], *options)
        out += probabilities([e for e in given if held[e.document] == fold], w)
    total = sum(e.kind == MATCH for e in given)
    for least in (0.3, 0.35, 0.4, 0.45, 0.5):
        taken = [(p, ok) for p, ok, kind in out if p >= least and kind != EITHER]
        good = sum(ok for _, ok in taken)
        print(f"p >= {least}: taken {len(taken)}, P {good / len(taken):.3f}, R of reachable {good / total:.3f}")
    print("| probability | cues | right |\n|---|---|---|")
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [ok for p, ok, kind in out if low <= p < low + 0.1 + 1e-9 and kind != EITHER]
        if inside:
            print(f"| {low:.1f}-{low + 0.1:.1f} | {len(inside)} | {np.mean(inside):.2f} |")


def main() -> None:
    """Read the sets, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sets", default="wikinews_fr_train,wikinews_en_train")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=8.0)
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--least", type=int, default=5)
    given = parser.parse_args()
    options = (given.penalty, given.steps, given.least)
    found = [e for name in filter(None, given.sets.split(",")) for e in examples(given.gold / name) * ANNOTATED] + own()
    readings, statements = sum(len(e.rows) for e in found), sum(e.kind == MATCH for e in found)
    print(f"{len(found)} cues, {readings} readings, {statements} statements")
    if given.folds:
        check(found, given.folds, options)
    learned = learn(found, *options)
    given.out.write_text(
        json.dumps({"sets": given.sets, "weights": learned}, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{len(learned)} weights -> {given.out}")


if __name__ == "__main__":
    main()
