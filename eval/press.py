"""Our own marked press reports as a gold set, ``press``: laid out anew from the marks each time it is scored.

Statements come from the marks of the reports that training leaves out (``training/texts``, every fifth), their
speakers from ``<report>.speakers.yml`` beside them, positions, events and roles from ``eval/own`` and
``eval/own/check``. A report of which nobody marked who says what has its text beside its entries there, not in
``training/texts``. Each layer is complete in the reports that have it.
"""

import hashlib
import json
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from speech import held_out, unmark

from verbale.measure.gold import Json, as_list

SIDECARS = Path(__file__).parent / "own"
TEXTS = Path(__file__).parents[1] / "training" / "texts"
LAYERS = ("positions", "events", "roles")
PLAIN = {"optional": False}
POSITION = {**PLAIN, "holder": None, "target": None, "beneficiary": None, "conditions": []}
EVENT = {**PLAIN, "when": None, "place": None, "participants": [], "mode": None}
DEFAULTS = {"positions": POSITION, "events": EVENT, "roles": {**PLAIN, "of": None}}
ALSO = {"positions": "actor_also_accepted", "events": "type_also_accepted"}
RENAMED = {"stance_also": "stance_also_accepted", "status_also": "status_also_accepted"}
ABOUT = {"name": "press", "languages": ["en", "fr"], "dates": "given"}
SHELVES = (SIDECARS, SIDECARS / "check")
WITHOUT = ("source", "via", "channel", "addressee")  # what the marks do not say


def laid_out(cache: Path) -> Path:
    """The set, laid out in a folder of its own for these marks; several processes may ask at once."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(p for shelf in (TEXTS, *SHELVES) for p in shelf.iterdir() if p.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    shelf = cache / f"press-{digest.hexdigest()[:12]}"
    if not shelf.is_dir():
        cache.mkdir(exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=cache))
        lay_out(made / "press")
        with suppress(OSError):  # another process was quicker
            made.rename(shelf)
    return shelf / "press"


def lay_out(folder: Path) -> Path:
    """Write texts and gold files of the set into a new folder."""
    folder.mkdir(parents=True)
    (folder / "set.json").write_text(json.dumps(ABOUT), encoding="utf-8")
    forms = [str(w).split(" | ") for s in sorted(TEXTS.glob("*.speakers.yml")) for w in equals(s)]
    aliases = {first: others for first, *others in forms if others}
    (folder / "aliases.json").write_text(json.dumps(aliases), encoding="utf-8")
    for path in sorted(p for shelf in (TEXTS, *SHELVES) for p in shelf.glob("*.txt")):
        sidecar = next((s for shelf in SHELVES if (s := shelf / f"{path.stem}.yml").is_file()), None)
        told = path.parent == TEXTS and held_out(path)
        if not (told or sidecar):
            continue
        marked = path.read_text(encoding="utf-8")
        text, _ = unmark(marked)
        given = yaml.safe_load(sidecar.read_text(encoding="utf-8")) if sidecar else {}
        gold = gold_of(path.stem, text, given)
        if told:
            gold = {**gold, "statements": statements(path, text, marked), "layers": ["statements", *gold["layers"]]}
        gold |= {"language": path.stem.rpartition(".")[2], "published": str(given.get("published") or "") or None}
        (folder / path.name).write_bytes(text.encode())
        (folder / f"{path.stem}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def text_of(sidecar: Path) -> Path:
    """The text that a sidecar of entries tells of: beside it, else among those that are marked."""
    beside = sidecar.with_suffix(".txt")
    return beside if beside.is_file() else TEXTS / beside.name


def equals(sidecar: Path) -> list[Any]:
    """All speakers of a sidecar."""
    return [w for names in yaml.safe_load(sidecar.read_text(encoding="utf-8")).values() for w in as_list(names)]


def statements(path: Path, text: str, marked: str) -> list[Json]:
    """The marked statements of a report in the layout of the annotated sets."""
    beside = path.with_suffix(".speakers.yml")
    speakers = yaml.safe_load(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
    made = []
    for _, told in unmark(marked)[1]:
        number, said = told["number"], told["content"]
        names = [str(w).split(" | ")[0] for w in as_list(speakers.get(number))]
        named = names and not any(n.startswith("unnamed: ") for n in names)  # without a source that can't be scored
        made.append({
            "id": f"s{number}",
            "content": [list(piece) for piece in said],
            "kind": kind_of(text, said),
            "cue": [list(piece) for piece in told["cue"]] or None,
            "speaker": (names if len(names) > 1 else names[0]) if named else None,
            "optional": told["optional"],
            **dict.fromkeys(WITHOUT),
        })  # fmt: skip
    return made


def kind_of(text: str, said: list[tuple[int, int]]) -> str:
    """Direct where every piece stands in quote marks, mixed where some words do, else indirect."""
    marks = '"“”«»‘’'
    if all(text[:start].rstrip()[-1:] in marks and start and text[:start].strip() for start, _ in said):
        return "direct"
    return "mixed" if any(mark in text[start:end] for start, end in said for mark in '"“”«»') else "indirect"


def gold_of(stem: str, text: str, given: dict[str, Any]) -> Json:
    """A sidecar in the layout of the annotated sets."""
    layers = {layer: [entry(stem, text, layer, one) for one in given[layer]] for layer in LAYERS if layer in given}
    digest = hashlib.sha256(text.encode()).hexdigest()
    empty: Json = {layer: [] for layer in LAYERS}
    return {**empty, **layers, "doc": stem, "layers": list(layers), "text_sha256": digest, "doubtful": []}


def entry(stem: str, text: str, layer: str, given: dict[str, Any]) -> Json:
    """One entry, its evidence as spans and its keys as the annotated sets name them."""
    names = {**RENAMED, "also": ALSO.get(layer, "also")}
    made = DEFAULTS[layer] | {names.get(key, key): value for key, value in given.items()}
    made["evidence"] = [place_of(stem, text, words) for words in given["evidence"]]
    if made.get("when"):
        made["when"] = str(made["when"])
    if "day" in given:
        place_of(stem, text, given["day"], once=False)
    return made


def place_of(stem: str, text: str, words: str, once: bool = True) -> list[int]:
    """Where words stand in a report; exact, and only once where that is asked."""
    times = text.count(words)
    if not times or (once and times > 1):
        raise SystemExit(f"{stem}.yml: found {times} times, expected once: {words!r}")
    return [text.find(words), text.find(words) + len(words)]
