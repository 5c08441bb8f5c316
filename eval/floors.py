"""Score every gold set that is here and hold the floors of ``floors.yml``.

python -m eval.floors                 # all sets; exit 1 where a figure is below its floor
python -m eval.floors wikinews_fr     # some
python -m eval.floors --pin           # write today's figures, less a margin, as floors (a reason goes into the commit)
"""

import argparse
import hashlib
import math
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from eval.records import folder, parsed, reports
from verbale.extract.extract import extract
from verbale.measure.figures import score
from verbale.measure.gold import load
from verbale.record.interchange import Json, to_json

FLOORS = Path(__file__).with_name("floors.yml")
MEASURES = {
    "content F1": ("statements", "span", "F1"),
    "content+speaker F1": ("statements", "content_and_speaker", "F1"),
    "direct recall": ("statements", "by_kind", "direct", "R"),
    "source": ("statements", "source", "accuracy"),
    "speaker": ("statements", "speaker", "accuracy"),
    "positions half F1": ("positions", "half_credit", "F1"),
    "positions strict F1": ("positions", "strict", "F1"),
    "conditions F1": ("positions", "condition", "F1"),
    "events F1": ("events", "found", "F1"),
    "roles F1": ("roles", "found", "F1"),
}
SETS = ("seeds", "wikinews_fr", "parallel", "press", "polnear_dev")
UNTOLD = {"press": ("content+speaker F1", "source")}  # its marks name no sources, and speakers for named ones alone
PARTS = 4  # of a set, read by two processes in turn: one set is larger than all others together
MARGIN = 1.0  # percent points under today's figure at which a floor is pinned
Figures = dict[str, float]


def fingerprint(gold_set: Path) -> str:
    """SHA-256 over the texts and annotations of a set, shortened."""
    digest = hashlib.sha256()
    for path in sorted([*gold_set.glob("*.gold.json"), *gold_set.glob("*.txt")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def records_of(part: tuple[str, int]) -> list[Json]:
    """The records of one part of a set, every ``PARTS``-th document."""
    name, first = part
    return [to_json(extract(parsed(r))) for n, r in enumerate(reports(_here(name))) if n % PARTS == first]


def _here(name: str) -> Path:
    where = folder(name)
    if where is None:
        raise FileNotFoundError(f"gold set {name}")
    return where


def figures(name: str, records: Iterable[Json]) -> dict[str, Figures]:
    """All measures in percent: of the set and, where it has two languages, of each."""
    found = {Path(r["report"]["origin"]).name.removesuffix(".txt"): r for r in records}
    result = score(load(str(_here(name)), None), found)
    groups = {g: v for g, v in result["groups"].items() if g.startswith("language")}
    named = {name: result["groups"]["overall"]}
    if len(groups) > 1:
        named |= {f"{name}/{g.removeprefix('language ')}": v for g, v in groups.items()}
    shown = {
        g: {m: value for m, path in MEASURES.items() if (value := _at(v, path)) is not None} for g, v in named.items()
    }
    for group in shown.values():
        for measure in UNTOLD.get(name, ()):
            group.pop(measure, None)
        group["verbatim violations"] = result["verbatim_violations"]
    return shown


def _at(group: dict[str, Any], path: tuple[str, ...]) -> float | None:
    value: Any = group
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return None if value is None else round(100 * value, 1)


def table(found: dict[str, Figures], floors: dict[str, Any], peers: dict[str, dict[str, float]]) -> tuple[str, int]:
    """The figures with their floors and the peers', and how many are below their floor."""
    lines, below = [], 0
    for group, values in found.items():
        lines.append(f"\n{group}")
        held = floors.get(group.split("/")[0], {}).get("floors", {}).get(group, {})
        for measure, value in values.items():
            floor = held.get(measure)
            bad = value > 0 if measure == "verbatim violations" else floor is not None and value < floor
            below += bad
            shown = f"  floor {floor:5.1f}" if floor is not None else ""
            lines.append(f"  {measure:<22}{value:6.1f}{shown}{'   BELOW' if bad else ''}")
        lines += [f"  {peer + ' (content F1)':<42}{value:6.1f}" for peer, value in peers.get(group, {}).items()]
    return "\n".join(lines), below


def markdown(found: dict[str, Figures]) -> str:
    """The figures as a table for the docs: a row a measure, a column a group."""
    names = [*MEASURES, "verbatim violations"]
    rows = [
        f"| {name} | " + " | ".join(f"{v[name]:.1f}" if name in v else "–" for v in found.values()) + " |"
        for name in names
    ]
    return "\n".join([f"| | {' | '.join(found)} |", "| --- " * (len(found) + 1) + "|", *rows])


def main() -> int:
    """Score, print, compare; 1 below a floor or with gold that is not the pinned one."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="*", default=SETS)
    ap.add_argument("--pin", action="store_true", help="write today's figures, less a margin, as floors")
    ap.add_argument("--markdown", action="store_true", help="print the figures as a table for the docs")
    args = ap.parse_args()
    data = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    here = [name for name in args.sets if folder(name)]
    for name in set(args.sets) - set(here):
        print(f"{name}: not here (it may not be shipped), so not scored")
    found: dict[str, Figures] = {}
    parts = list(product(here, range(PARTS)))
    with ProcessPoolExecutor(2) as pool:
        made = dict(zip(parts, pool.map(records_of, parts), strict=True))
    for name in here:
        found |= figures(name, [record for n in range(PARTS) for record in made[name, n]])
    if args.markdown:
        print(markdown(found))
        return 0
    if args.pin:
        _pin(data, here, found)
    text, below = table(found, data["sets"], data["peers"])
    changed = [n for n in here if n in data["sets"] and data["sets"][n]["gold"] != fingerprint(_here(n))]
    print(text, *(f"\n{n}: the gold is not the one its floors were pinned on" for n in changed))
    print(f"\n{below} below their floor")
    return int(bool(below or changed))


def _pin(data: dict[str, Any], here: list[str], found: dict[str, Figures]) -> None:
    for name in here:
        groups = {g: v for g, v in found.items() if g.split("/")[0] == name}
        kept = {g: {m: _floor(f) for m, f in v.items() if m != "verbatim violations"} for g, v in groups.items()}
        data["sets"][name] = {"gold": fingerprint(_here(name)), "floors": kept}
    head = "".join(line for line in FLOORS.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    FLOORS.write_text(head + yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _floor(figure: float) -> float:
    return max(0.0, math.floor(10 * (figure - MARGIN)) / 10)


if __name__ == "__main__":
    sys.exit(main())
