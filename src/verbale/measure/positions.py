"""Score positions: paired by evidence and actor; stance with half credit between neighbours; conditions by presence."""

from collections import Counter

from verbale.measure.assign import assign, match
from verbale.measure.gold import Doc, Json, Tally, as_list, jaccard, share
from verbale.measure.who import Names

EVIDENCE = 0.3  # share of the shorter evidence
HALF_STANCE = ({"committed", "intends", "ready"}, {"demands", "proposes"}, {"reserved", "refuses"})


def stance_credit(gold: Json, stance: str | None) -> float:
    if stance in (gold["stance"], *gold.get("stance_also_accepted", ())):
        return 1.0
    return 0.5 if any({gold["stance"], stance} <= group for group in HALF_STANCE) else 0.0


def score_positions(doc: Doc, record: Json) -> Tally:
    gold, names = doc.gold["positions"], Names(record, doc)
    n: Tally = Counter()
    g_tok = [doc.tokens(p["evidence"]) for p in gold]
    pred: list[Json] = []
    for p in (
        record.get("positions") or []
    ):  # one position per actor; a group stands for the members that the gold lists jointly
        ids, tok = as_list(p.get("actor")), doc.tokens(p.get("evidence"))
        if len(ids) == 1 and names.members.get(ids[0]):
            joint = [g for i, g in enumerate(gold) if g.get("joint") and share(g_tok[i], tok) >= EVIDENCE]
            ids = [m for m in names.members[ids[0]] if any(names.is_one(g["actor"], m) for g in joint)] or ids
        pred += [{**p, "actor": one} for one in ids or [None]]
    p_tok = [doc.tokens(p.get("evidence")) for p in pred]

    def bound(g: Json, p: Json) -> bool:
        return names.is_one([g["actor"], *g.get("actor_also_accepted", ()), *as_list(g["holder"])], p["actor"]) or (
            bool(p.get("holder")) and names.is_one(g["actor"], p["holder"])
        )

    near = {
        (i, j): stance_credit(g, p.get("stance"))
        for i, g in enumerate(gold)
        for j, p in enumerate(pred)
        if share(g_tok[i], p_tok[j]) >= EVIDENCE and bound(g, p)
    }
    found, spent = match(gold, {k: 1 + c + 0.1 * jaccard(g_tok[k[0]], p_tok[k[1]]) for k, c in near.items()})
    strict, _ = match(gold, {k: 1.0 for k, c in near.items() if c == 1})
    partial = {k: c for k, c in near.items() if c and not gold[k[0]]["optional"]}
    open_to, used = doc.doubtful("positions"), set(found.values())
    spent |= {j for j, t in enumerate(p_tok) if j not in used and t and 2 * len(t & open_to) >= len(t)}
    n.update(
        gold=sum(not p["optional"] for p in gold), pred=len(pred) - len(spent), found=len(found), excused=len(spent)
    )
    n.update({"strict": len(strict), "half": sum(partial[k] for k in assign(partial).items())})
    for i, j in found.items():
        if near[i, j] < 1:
            n[f"stance: gold {gold[i]['stance']}, predicted {pred[j].get('stance')}"] += 1
    wrong_actor = {
        (i, j): 1.0
        for i, g in enumerate(gold)
        for j, p in enumerate(pred)
        if i not in found
        and j not in used | spent
        and not g["optional"]
        and share(g_tok[i], p_tok[j]) >= EVIDENCE
        and stance_credit(g, p.get("stance")) == 1
    }
    for i, j in assign(wrong_actor).items():
        n[
            f"actor: gold {gold[i]['actor']}, predicted {', '.join(str(a.name) for a in names.of(pred[j]['actor']))}"
        ] += 1
    pairs = {j: gold[i] for i, j in found.items()}
    for j, p in enumerate(pred):
        if j not in spent and not (j in pairs and pairs[j].get("conditions_doubtful")):
            n["cond.pred"] += bool(p.get("condition"))
            n["cond.found.pred"] += j in pairs and bool(p.get("condition"))
            n["cond.hit"] += j in pairs and bool(p.get("condition")) and bool(pairs[j]["conditions"])
    for i, g in enumerate(gold):
        if not g["optional"] and g["conditions"] and not g.get("conditions_doubtful"):
            n.update({"cond.gold": 1, "cond.found.gold": i in found})
    return n
