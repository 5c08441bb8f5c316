"""What becomes of the statements found, by the frame of their reading, and what is missed.

    python eval/errors.py press,wikinews_fr

Right: content as annotated (Jaccard of tokens >= 0.8). Wrong extent: shares words with an annotated content that
nothing else finds. False: shares words with none. Excused: mostly annotated as optional or doubtful.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.records import folder, records
from verbale.measure.gold import Doc, jaccard, load
from verbale.measure.statements import CONTENT
from verbale.record.interchange import Json

KINDS = {
    "`clause`, `bare`, `question`": "clause bare question",
    "quotations (all frames of them, labels)": "quote quote-after quote-around inside-quote colon-quote loose-colon "
    "alone signed label go-on turn tagged announced",
    "`according-*`": "according-first according-last according-mid according-quote",
    "`told`, `of`, `call`, `blame`, `gauge`, passives": "told of call blame gauge passive passive-blame passive-call",
    "`object`": "object",
    "`clause-after`, `clause-around`": "clause-after clause-around",
}
COLUMNS = ("right", "wrong extent", "false", "excused")


def fates(doc: Doc, record: Json) -> Iterator[tuple[str, str]]:
    """Frame and fate of each statement found, and ``missed`` with its kind for each that is not."""
    gold = [(s, doc.tokens(s["content"])) for s in doc.gold["statements"]]
    given = [(s, doc.tokens(s["content"])) for s in record["statements"]]
    open_to = frozenset().union(*(t for s, t in gold if s["optional"])) | doc.doubtful("statements")
    for statement, words in given:
        fits = [s for s, t in gold if jaccard(words, t) >= CONTENT]
        if any(not s["optional"] for s in fits):
            fate = "right"
        elif fits or 2 * len(words & open_to) >= len(words):
            fate = "excused"
        else:
            fate = "wrong extent" if any(words & t for _, t in gold) else "false"
        yield statement["rule"].partition(":")[0], fate
    for annotated, words in gold:
        if not annotated["optional"] and not any(jaccard(words, t) >= CONTENT for _, t in given):
            yield "missed", f"{annotated['kind']}{'' if any(words & t for _, t in given) else ', nothing there'}"


def main() -> int:
    """Print the table of some sets together."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sets")
    tally = Counter[tuple[str, str]]()
    for where in map(folder, arguments.parse_args().sets.split(",")):
        if where is None:
            raise SystemExit("no such gold set here")
        found = {Path(r["report"]["origin"]).name.removesuffix(".txt"): r for r in records(where)}
        for doc in load(str(where), None):
            if "statements" in doc.gold["layers"]:
                tally.update(fates(doc, found[doc.name]))
    kind_of = {frame: kind for kind, frames in KINDS.items() for frame in frames.split()}
    rows: Counter[tuple[str, str]] = Counter()
    for (frame, fate), n in tally.items():
        rows[frame if frame == "missed" else kind_of.get(frame, "others"), fate] += n
    print("| | " + " | ".join(COLUMNS) + " |\n| --- | --- | --- | --- | --- |")
    for kind in (*KINDS, "others"):
        print(f"| {kind} | " + " | ".join(str(rows[kind, fate]) for fate in COLUMNS) + " |")
    totals = (sum(n for (k, f), n in rows.items() if f == fate and k != "missed") for fate in COLUMNS)
    print("| all | " + " | ".join(map(str, totals)) + " |")
    print("missed:", {fate: n for (kind, fate), n in sorted(rows.items()) if kind == "missed"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
