"""Who speaks in our own marked reports: ``training/texts/<report>.txt`` with ``<report>.speakers.yml`` beside it.

    python eval/own.py fr [presse-01 …] [--misses]

Of the statements whose content the extractor finds (Jaccard of tokens >= 0.8), the share with the right speaker by
the scorer's rules; an unnamed one has to share words with what the record calls it, too. A speaker that is
wrong is told apart from nobody at all. ``" | "`` in a sidecar parts names that are equally good, a list is said
jointly.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from speech import SAME, jaccard, tokens, unmark

from eval.records import parsed
from verbale.extract.extract import extract
from verbale.measure.gold import Doc, as_list
from verbale.measure.names import same_words
from verbale.measure.who import Names
from verbale.record.interchange import to_json
from verbale.record.report import Report

TEXTS = Path(__file__).parents[1] / "training" / "texts"
UNNAMED = "unnamed: "


def numbered(marked: str) -> tuple[str, dict[int, frozenset[int]]]:
    """The plain text of a marked one, and the word starts of each statement by its number."""
    text, truth = unmark(marked)
    return text, {told["number"]: words for words, told in truth}


def credit(names: Names, wanted: Any, given: list[str], source: str) -> float:
    """Share of the speakers that is right; an unnamed one has to be called by some of the same words."""
    first = as_list(wanted)[0]
    said = any(same_words(form, source) for form in names.doc.accepted(first))
    share = names.joint_share({"speaker": wanted}, {"speaker": given}, said)
    if share and given and first.startswith(UNNAMED) and len(as_list(wanted)) == 1:
        told = [form for actor in names.of(given) for form in (actor.name, *actor.described) if form]
        return share * any(same_words(w, form) for w in names.doc.accepted(first) for form in told)
    return share


def probes(path: Path) -> Iterator[tuple[int, Any, float, str, str]]:
    """Per statement found: its number, who speaks, credit, whom the record names, the words of the source."""
    speakers = yaml.safe_load(path.with_suffix(".speakers.yml").read_text(encoding="utf-8"))
    text, truth = numbered(path.read_text(encoding="utf-8"))
    language = path.stem.rpartition(".")[2]
    record = to_json(extract(parsed(Report(path.name, text, language))))
    doc = Doc(path.stem, "own", {}, text)
    for number, wanted in speakers.items():
        forms = [str(w).split(" | ") for w in as_list(wanted)]
        doc.aliases = {first: others for first, *others in forms}
        found = [
            (jaccard(truth[number], tokens(text, s["content"])), s) for s in record["statements"] if number in truth
        ]
        best = max(found, key=lambda pair: pair[0], default=(0.0, {}))
        if best[0] < SAME:
            continue
        names, given = Names(record, doc), as_list(best[1].get("speaker"))
        source = " … ".join(text[a:b] for a, b in best[1].get("source") or ())
        yield number, wanted, credit(names, [f[0] for f in forms], given, source), names.told(given), source


def main() -> int:
    """Print the figures of a language's reports."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("language")
    arguments.add_argument("names", nargs="*", help="some reports alone, by the start of their name")
    arguments.add_argument("--misses", action="store_true")
    given = arguments.parse_args()
    tally = Counter[str]()
    for sidecar in sorted(TEXTS.glob(f"*.{given.language}.speakers.yml")):
        if given.names and not sidecar.name.startswith(tuple(given.names)):
            continue
        path = sidecar.with_name(sidecar.name.replace(".speakers.yml", ".txt"))
        for number, wanted, share, told, source in probes(path):
            kind = "unnamed" if str(as_list(wanted)[0]).startswith(UNNAMED) else "named"
            wrong = share < 1 and told not in ("", "None")
            tally.update({f"{kind} n": 1, f"{kind} right": share, f"{kind} wrong": wrong})
            if given.misses and share < 1:
                print(f"   {path.stem:16} {number:3} | {source[:60]:60} | {wanted} | ours {told or '–'}")
    n, right = tally["named n"] + tally["unnamed n"], tally["named right"] + tally["unnamed right"]
    wrong = tally["named wrong"] + tally["unnamed wrong"]
    print(f"{given.language}: speakers {right / max(1, n):.3f} of {n} found, another named {wrong}; {dict(tally)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
