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
    n: Tally = Counter()
    gold: dict[tuple[str, str], Json] = {}
    pred: dict[tuple[Any, ...], Json] = {}
    for r in doc.gold["roles"]:
        one = gold.setdefault((r["person"], str(r["of"])), {**r, "evidence": [], "role": "", "optional": True})
        one.update(
            evidence=one["evidence"] + r["evidence"],
            role=one["role"] + " " + r["role"],
            optional=one["optional"] and r["optional"],
        )
    for r in record.get("roles") or []:
        key = (tuple(sorted(words(a.name or ""))) for a in (*names.of(r.get("actor")), *names.of(r.get("of"))))
        one = pred.setdefault(tuple(key), {**r, "evidence": [], "office": ""})
        one.update(
            evidence=one["evidence"] + (r.get("evidence") or []), office=f"{one['office']} {r.get('office') or ''}"
        )
    wanted, given = list(gold.values()), list(pred.values())
    edges = {
        (i, j): 1.0
        for i, g in enumerate(wanted)
        for j, p in enumerate(given)
        if names.is_one(g["person"], p.get("actor"))
        and (not g["of"] or names.is_one(g["of"], p.get("of")))
        and (not g["evidence"] or share(doc.tokens(g["evidence"]), doc.tokens(p["evidence"])) > 0)
    }
    found, spent = match(wanted, edges)
    open_to, used = doc.doubtful("roles"), set(found.values())
    spent |= {
        j
        for j, p in enumerate(given)
        if j not in used and 2 * len((t := doc.tokens(p["evidence"])) & open_to) >= len(t) > 0
    }
    n.update(
        gold=sum(not g["optional"] for g in wanted), pred=len(given) - len(spent), found=len(found), excused=len(spent)
    )
    for i, j in found.items():
        a, b = set(words(wanted[i]["role"])), set(words(given[j]["office"]))
        n.update({"office.n": 1, "office.ok": bool(b) and 2 * len(a & b) >= min(len(a), len(b))})
    return n
