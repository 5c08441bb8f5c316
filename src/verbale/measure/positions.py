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
    g_tok = [doc.tokens(p["evidence"]) for p in gold]
    pred = _single(doc, record, names)
    p_tok = [doc.tokens(p.get("evidence")) for p in pred]
    shared = {(i, j) for i, a in enumerate(g_tok) for j, b in enumerate(p_tok) if share(a, b) >= EVIDENCE}
    credit = {(i, j): stance_credit(gold[i], pred[j].get("stance")) for i, j in shared}
    near = {(i, j): credit[i, j] for i, j in shared if _bound(gold[i], pred[j], names)}
    found, spent = match(gold, {(i, j): 1 + c + 0.1 * jaccard(g_tok[i], p_tok[j]) for (i, j), c in near.items()})
    open_to, used = doc.doubtful("positions"), set(found.values())
    spent |= {j for j, t in enumerate(p_tok) if j not in used and t and 2 * len(t & open_to) >= len(t)}
    strict, _ = match(gold, {k: 1.0 for k, c in near.items() if c == 1})
    partial = {k: c for k, c in near.items() if c and not gold[k[0]]["optional"]}
    n: Tally = Counter(
        gold=sum(not p["optional"] for p in gold), pred=len(pred) - len(spent), found=len(found), excused=len(spent)
    )
    n.update({"strict": len(strict), "half": sum(partial[k] for k in assign(partial).items())})
    wrong_stance = {i: j for i, j in found.items() if near[i, j] < 1}
    free = {k: 1.0 for k, c in credit.items() if c == 1 and k[0] not in found and k[1] not in used | spent}
    wrong_actor = assign({k: w for k, w in free.items() if not gold[k[0]]["optional"]})
    n.update(f"stance: gold {gold[i]['stance']}, predicted {pred[j].get('stance')}" for i, j in wrong_stance.items())
    n.update(
        f"actor: gold {gold[i]['actor']}, predicted {names.told(pred[j]['actor'])}" for i, j in wrong_actor.items()
    )
    return n + _conditions(gold, pred, found, spent)


def _single(doc: Doc, record: Json, names: Names) -> list[Json]:
    """One position per actor; a group stands for those of its members that the gold lists jointly."""
    joint = [(doc.tokens(g["evidence"]), g["actor"]) for g in doc.gold["positions"] if g.get("joint")]
    single: list[Json] = []
    for p in record.get("positions") or []:
        ids, tok = as_list(p.get("actor")), doc.tokens(p.get("evidence"))
        if len(ids) == 1 and (members := names.members.get(ids[0])):
            near = [actor for g_tok, actor in joint if share(g_tok, tok) >= EVIDENCE]
            ids = [m for m in members if any(names.is_one(actor, m) for actor in near)] or ids
        single += [{**p, "actor": one} for one in ids or [None]]
    return single


def _bound(gold: Json, pred: Json, names: Names) -> bool:
    """The gold's actor, another accepted one or its holder; or the predicted holder is the gold's actor."""
    accepted = [gold["actor"], *gold.get("actor_also_accepted", ()), *as_list(gold["holder"])]
    return names.is_one(accepted, pred["actor"]) or (
        bool(pred.get("holder")) and names.is_one(gold["actor"], pred["holder"])
    )


def _conditions(gold: list[Json], pred: list[Json], found: dict[int, int], spent: set[int]) -> Tally:
    n: Tally = Counter()
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
