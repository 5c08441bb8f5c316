"""Positions, events and roles in our own press reports: ``training/texts/<stem>.txt`` against ``eval/own/<stem>.yml``.

A text in which nobody marked who says what stands beside its entries, ``eval/own/<stem>.txt``.

    python eval/own_entries.py [agency presse-06 …] [--layers positions,events] [--misses] [--check]

A sidecar lists what a careful reader would record, with its evidence as exact words that stand once in the report
("optional": neither rewarded nor punished; "also", "stance_also", "status_also": as good; a list in place of a
participant: names that are equally good). They are laid out as a gold set in a temporary folder and scored as one.
Most reports are domestic: what is found beyond the list is false. Those in ``eval/own/check`` are for figures alone:
nothing is repaired from them.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from speech import unmark

from eval.press import LAYERS, SIDECARS, gold_of, text_of
from eval.records import parsed
from verbale.extract.extract import extract
from verbale.measure.figures import SCORERS, score, show
from verbale.measure.gold import Doc, Json, load
from verbale.measure.who import Names
from verbale.record.interchange import to_json
from verbale.record.report import Report

PARTS = ("type", "status", "day", "minute", "place", "participants", "office")


def main() -> int:
    """Score the reports whose names begin as told, all of them without any."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", help="some reports alone, by the start of their name")
    arguments.add_argument("--layers", default=",".join(LAYERS))
    arguments.add_argument("--check", action="store_true", help="the reports kept for checking, in eval/own/check")
    arguments.add_argument("--folder", type=Path, help="another folder of reports with their sidecars")
    arguments.add_argument("--misses", action="store_true", help="print what was missed and what is beyond the list")
    given = arguments.parse_args()
    layers = given.layers.split(",")
    shelf = given.folder or SIDECARS / ("check" if given.check else "")
    with tempfile.TemporaryDirectory() as folder:
        reports = list(lay_out(Path(folder) / "own", shelf, tuple(given.names)))
        docs = load(str(Path(folder) / "own"), None)
    found = {report.origin.removesuffix(".txt"): to_json(extract(parsed(report))) for report in reports}
    if given.misses:
        for doc in docs:
            for layer in layers:
                print(*told(doc, found[doc.name], layer), sep="\n", end="\n")
    print(show(score(docs, found, layers)))
    return 0


def lay_out(folder: Path, sidecars: Path, wanted: tuple[str, ...]) -> Iterator[Report]:
    """Write the texts and gold files of a folder of sidecars to a new folder; the reports."""
    folder.mkdir()
    (folder / "set.json").write_text("{}", encoding="utf-8")
    for sidecar in sorted(sidecars.glob("*.yml")):
        if wanted and not sidecar.name.startswith(wanted):
            continue
        stem = sidecar.stem
        given = yaml.safe_load(sidecar.read_text(encoding="utf-8"))
        text, _ = unmark(text_of(sidecar).read_text(encoding="utf-8"))
        language, published = stem.rpartition(".")[2], date.fromisoformat(str(given["published"]))
        (folder / f"{stem}.txt").write_bytes(text.encode())
        gold = gold_of(stem, text, given) | {"language": language, "published": published.isoformat()}
        (folder / f"{stem}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
        yield Report(f"{stem}.txt", text, language, published=published)


def told(doc: Doc, record: Json, layer: str) -> list[str]:
    """What was missed, found with a WRONG part, is beyond the list (EXTRA) or told more than once (AGAIN, each)."""
    lines = [f"== {doc.name} {layer}"]
    key, names = ("strict" if layer == "positions" else "found"), Names(record, doc)
    for one in doc.gold[layer]:
        counts = SCORERS[layer](replace(doc, gold={**doc.gold, layer: [one]}), record)
        if not one["optional"] and not counts[key]:
            near = ", ".join(k for k in counts if k.startswith(("stance:", "actor:")))
            lines.append(f"  MISS  {shown(one)} | {words_of(doc, one)} {near and '!! ' + near}")
        wrong = [part for part in PARTS if not one["optional"] and counts[f"{part}.ok"] < counts[f"{part}.n"]]
        lines += [f"  WRONG {', '.join(wrong)}: {shown(one)} | {words_of(doc, one)}"] if wrong else []
    given = record.get(layer) or []
    whole = SCORERS[layer](doc, record)
    for one in given:
        rest = SCORERS[layer](doc, {**record, layer: [other for other in given if other is not one]})
        if rest[key] >= whole[key] and rest["excused"] >= whole["excused"]:
            alone = SCORERS[layer](doc, {**record, layer: [one]})
            kind = "AGAIN" if alone[key] or alone["excused"] else "EXTRA"
            lines.append(f"  {kind} {who(names, one)} {shown(one)} | {words_of(doc, one)}")
    return lines


def shown(one: Json) -> str:
    """An entry in a few words."""
    act = one.get("act") or ""
    when = one.get("when")
    parts = [
        one.get("actor") if isinstance(act, str) else "",
        one.get("stance"),
        act if isinstance(act, str) else f"{act['text']} [{one.get('rule')} {one.get('confidence')}]",
        one.get("person"),
        one.get("role") or one.get("office"),
        one.get("type"),
        one.get("status"),
        when.get("text") if isinstance(when, dict) else when,
    ]
    return " · ".join(str(p) for p in parts if p)


def who(names: Names, one: Json) -> str:
    """Whom a predicted entry is about."""
    there = [q["actor"] for q in one.get("participants") or []]
    return " / ".join(filter(None, [names.told(one.get("actor")), names.told(one.get("of")), names.told(there)]))


def words_of(doc: Doc, one: Json) -> str:
    """The words an entry rests on."""
    return " … ".join(doc.text[start:end] for start, end in one["evidence"])[:160]


if __name__ == "__main__":
    sys.exit(main())
