"""Score roles: (person, of) pairs merged over mentions, with some evidence shared."""

from collections import Counter
from typing import Any

from verbale.measure.assign import match
from verbale.measure.gold import Doc, Json, Tally, share
from verbale.measure.names import words
from verbale.measure.who import Names


def score_roles(doc: Doc, record: Json) -> Tally:
    """(person, of) pairs; several offices of one person for one party are one pair on both sides."""
    names = Names(record, doc)
    gold, pred = _wanted(doc), _given(record, names)
    tokens = [doc.tokens(p["evidence"]) for p in pred]
    edges = {
        (i, j): 1.0
        for i, g in enumerate(gold)
        for j, p in enumerate(pred)
        if names.is_one(g["person"], p.get("actor"))
        and (not g["of"] or names.is_one(g["of"], p.get("of")))
        and (not g["evidence"] or share(doc.tokens(g["evidence"]), tokens[j]) > 0)
    }
    found, spent = match(gold, edges)
    open_to, used = doc.doubtful("roles"), set(found.values())
    spent |= {j for j, t in enumerate(tokens) if j not in used and 2 * len(t & open_to) >= len(t) > 0}
    n: Tally = Counter(
        gold=sum(not g["optional"] for g in gold), pred=len(pred) - len(spent), found=len(found), excused=len(spent)
    )
    for i, j in found.items():
        a, b = set(words(gold[i]["role"])), set(words(pred[j]["office"]))
        n.update({"office.n": 1, "office.ok": bool(b) and 2 * len(a & b) >= min(len(a), len(b))})
    return n


def _wanted(doc: Doc) -> list[Json]:
    """The gold's pairs, their evidence and offices put together."""
    merged: dict[tuple[str, str], Json] = {}
    for r in doc.gold["roles"]:
        one = merged.setdefault((r["person"], str(r["of"])), {**r, "evidence": [], "role": "", "optional": True})
        one["evidence"] = one["evidence"] + r["evidence"]
        one["role"] = f"{one['role']} {r['role']}"
        one["optional"] = one["optional"] and r["optional"]
    return list(merged.values())


def _given(record: Json, names: Names) -> list[Json]:
    """The record's pairs, told by the words of both names, put together likewise."""
    merged: dict[tuple[Any, ...], Json] = {}
    for r in record.get("roles") or []:
        key = tuple(tuple(sorted(words(a.name or ""))) for a in (*names.of(r.get("actor")), *names.of(r.get("of"))))
        one = merged.setdefault(key, {**r, "evidence": [], "office": ""})
        one["evidence"] = one["evidence"] + (r.get("evidence") or [])
        one["office"] = f"{one['office']} {r.get('office') or ''}"
    return list(merged.values())
