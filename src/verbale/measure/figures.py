"""All figures per set, per language and overall, from the counts of each document; and the tables of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from verbale.measure.events import score_events
from verbale.measure.gold import Doc, Json, Tally
from verbale.measure.positions import score_positions
from verbale.measure.roles import score_roles
from verbale.measure.statements import score_statements
from verbale.measure.verbatim import check

LAYERS = ("statements", "positions", "events", "roles")
KINDS = ("direct", "mixed", "indirect")
SCORERS = {"statements": score_statements, "positions": score_positions, "events": score_events, "roles": score_roles}


def prf(hit: float, pred: float, gold: float) -> dict[str, float]:
    p, r = (hit / pred if pred else 0.0), (hit / gold if gold else 0.0)
    return {"P": round(p, 4), "R": round(r, 4), "F1": round(2 * p * r / (p + r) if p + r else 0.0, 4)}


def accuracy(n: Tally, key: str) -> Json:
    return {"accuracy": round(n[f"{key}.ok"] / n[f"{key}.n"], 4) if n[f"{key}.n"] else None, "n": n[f"{key}.n"]}


def summary(layer: str, n: Tally) -> Json:
    """The figures of one layer, from its counts."""
    return {key: n[key] for key in ("gold", "pred", "excused")} | SUMMARIES[layer](n)


def _of_statements(n: Tally) -> Json:
    parts = ("kind", "cue", "source", "speaker", "via", "channel", "addressee")
    return {
        "span": prf(n["hit"], n["pred"], n["gold"]),
        "exact": prf(n["exact"], n["pred"], n["gold"]),
        "token": prf(n["tok.hit"], n["tok.pred"], n["tok.gold"]),
        "by_kind": {kind: _of_kind(kind, n) for kind in KINDS},
        **{part: accuracy(n, part) for part in parts},
        "content_and_speaker": prf(n["whole.hit"], n["whole.pred"], n["whole.gold"]) if n["whole.gold"] else None,
    }


def _of_kind(kind: str, n: Tally) -> Json:
    return {
        "gold": n[f"gold.{kind}"],
        "pred": n[f"pred.{kind}"],
        "R": prf(n[f"hit.gold.{kind}"], 0, n[f"gold.{kind}"])["R"],
        "P": prf(n[f"hit.pred.{kind}"], n[f"pred.{kind}"], 0)["P"],
        "exact_R": prf(n[f"exact.gold.{kind}"], 0, n[f"gold.{kind}"])["R"],
        "token_R": prf(n[f"tok.hit.{kind}"], 0, n[f"tok.gold.{kind}"])["R"],
    }


def _of_positions(n: Tally) -> Json:
    wrong = [(told, times) for told, times in n.items() if told.startswith(("stance:", "actor:"))]
    return {
        "found": prf(n["found"], n["pred"], n["gold"]),
        "strict": prf(n["strict"], n["pred"], n["gold"]),
        "half_credit": prf(n["half"], n["pred"], n["gold"]),
        "condition": prf(n["cond.hit"], n["cond.pred"], n["cond.gold"]),
        "condition_where_found": prf(n["cond.hit"], n["cond.found.pred"], n["cond.found.gold"]),
        "confusions": dict(sorted(wrong, key=lambda one: (-one[1], one[0]))),
    }


def _of_events(n: Tally) -> Json:
    parts = ("type", "close", "status", "day", "minute", "place", "mode", "participants")
    found = {"found": prf(n["found"], n["pred"], n["gold"]), "found_and_type": prf(n["typed"], n["pred"], n["gold"])}
    return found | {part: accuracy(n, part) for part in parts}


def _of_roles(n: Tally) -> Json:
    return {"found": prf(n["found"], n["pred"], n["gold"]), "office": accuracy(n, "office")}


SUMMARIES: dict[str, Callable[[Tally], Json]] = {
    "statements": _of_statements,
    "positions": _of_positions,
    "events": _of_events,
    "roles": _of_roles,
}


def score(docs: Iterable[Doc], records: dict[str, Json], layers: Sequence[str] = LAYERS) -> Json:
    """All figures per set, per language and overall. A document without a record counts as empty."""
    docs = list(docs)
    tallies: dict[tuple[str, str], Tally] = {}
    sizes: Tally = Counter()
    broken: dict[str, list[str]] = {}
    for doc in docs:
        record = records.get(doc.name, {"report": {}})
        bad = check(record, doc.text)
        if bad:
            broken[doc.name] = bad
        groups = (f"set {doc.set_name}", f"language {doc.gold['language']}", "overall")
        sizes.update(groups)
        for layer in layers:
            if layer in doc.gold["layers"]:
                counts = SCORERS[layer](doc, record)
                for group in groups:
                    tallies.setdefault((group, layer), Counter()).update(counts)
    known = {d.name for d in docs}
    order = sorted(sizes, key=lambda g: (g == "overall", g.startswith("language"), g))
    return {
        "format": "verbale-score/1",
        "documents": len(docs),
        "documents_without_record": sorted(known - set(records)),
        "records_without_gold": sorted(set(records) - known),
        "verbatim_violations": sum(map(len, broken.values())),
        "violations": {k: v[:10] for k, v in broken.items()},
        "groups": {
            g: {"documents": sizes[g], **{la: summary(la, tallies[g, la]) for la in layers if (g, la) in tallies}}
            for g in order
        },
    }


COLUMNS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "statements": [
        ("gold", ("gold",)),
        ("pred", ("pred",)),
        ("P", ("span", "P")),
        ("R", ("span", "R")),
        ("F1", ("span", "F1")),
        ("exact", ("exact", "F1")),
        ("token", ("token", "F1")),
        ("R dir", ("by_kind", "direct", "R")),
        ("R mix", ("by_kind", "mixed", "R")),
        ("R ind", ("by_kind", "indirect", "R")),
        *((k[:7], (k, "accuracy")) for k in ("kind", "cue", "source", "speaker", "via", "channel", "addressee")),
        ("whole", ("content_and_speaker", "F1")),
    ],
    "positions": [
        ("gold", ("gold",)),
        ("pred", ("pred",)),
        ("found", ("found", "F1")),
        ("P", ("strict", "P")),
        ("R", ("strict", "R")),
        ("F1", ("strict", "F1")),
        ("half F1", ("half_credit", "F1")),
        ("cond P", ("condition", "P")),
        ("cond R", ("condition", "R")),
        ("cP fnd", ("condition_where_found", "P")),
        ("cR fnd", ("condition_where_found", "R")),
    ],
    "events": [
        ("gold", ("gold",)),
        ("pred", ("pred",)),
        ("P", ("found", "P")),
        ("R", ("found", "R")),
        ("F1", ("found", "F1")),
        ("typed F1", ("found_and_type", "F1")),
        *(
            (k[:7], (k, "accuracy"))
            for k in ("type", "close", "status", "day", "minute", "place", "mode", "participants")
        ),
    ],
    "roles": [
        ("gold", ("gold",)),
        ("pred", ("pred",)),
        ("P", ("found", "P")),
        ("R", ("found", "R")),
        ("F1", ("found", "F1")),
        ("office", ("office", "accuracy")),
    ],
}


def show(result: Json) -> str:
    """The tables for the terminal; shares in percent, '-' where nothing was there to count."""
    lines: list[str] = []
    for layer, columns in COLUMNS.items():
        rows = [(g, f) for g, f in result["groups"].items() if layer in f]
        if not rows:
            continue
        lines += ["", f"{layer:<22}" + "".join(f"{name:>9}" for name, _ in columns)]
        for group, figures in rows:
            cells = []
            for _, path in columns:
                value: Any = figures[layer]
                for key in path:
                    value = value[key] if value is not None else None
                cells.append("-" if value is None else str(value) if len(path) == 1 else f"{100 * value:.1f}")
            lines.append(f"{group:<22}" + "".join(f"{c:>9}" for c in cells))
    confused = result["groups"].get("overall", {}).get("positions", {}).get("confusions", {})
    lines += ["", *(f"  {count} x {what}" for what, count in list(confused.items())[:15])] if confused else []
    lines += [
        "",
        f"documents {result['documents']}, without a record {len(result['documents_without_record'])}; "
        f"records without gold {len(result['records_without_gold'])}; "
        f"verbatim violations {result['verbatim_violations']}",
    ]
    lines += [f"  {doc}: {what}" for doc, found in result["violations"].items() for what in found]
    return "\n".join(lines)
