"""Score statements: content spans at token Jaccard 0.8, then kind, cue, source, speaker and the rest of those found."""

from collections import Counter

from verbale.measure.assign import match
from verbale.measure.gold import Doc, Json, Tally, jaccard, share, touch
from verbale.measure.who import Names

CONTENT = 0.8  # token Jaccard from which a content span is found
SOURCE = 0.5  # share of the shorter source span


def score_statements(doc: Doc, record: Json) -> Tally:
    gold, pred, names = doc.gold["statements"], record.get("statements") or [], Names(record, doc)
    n: Tally = Counter()
    g_tok, p_tok = [doc.tokens(s["content"]) for s in gold], [doc.tokens(s.get("content")) for s in pred]
    g_src, p_src = [doc.tokens(s["source"]) for s in gold], [doc.tokens(s.get("source")) for s in pred]
    edges = {
        (i, j): jaccard(a, b) + 0.05 * (share(g_src[i], p_src[j]) >= SOURCE)
        for i, a in enumerate(g_tok)
        for j, b in enumerate(p_tok)
        if jaccard(a, b) >= CONTENT
    }
    pairs, spent = match(gold, edges)
    exact, _ = match(gold, {(i, j): w for (i, j), w in edges.items() if g_tok[i] == p_tok[j]})
    asked = frozenset().union(*(t for t, s in zip(g_tok, gold, strict=True) if not s["optional"]), frozenset())
    open_to = frozenset().union(
        *(t for t, s in zip(g_tok, gold, strict=True) if s["optional"]), doc.doubtful("statements")
    )
    hit = set(pairs.values())
    spent |= {j for j, t in enumerate(p_tok) if j not in hit and t and 2 * len(t & open_to) >= len(t)}
    said = frozenset().union(*p_tok, frozenset())
    n.update(
        gold=sum(not s["optional"] for s in gold),
        pred=len(pred) - len(spent),
        hit=len(pairs),
        exact=len(exact),
        excused=len(spent),
    )
    n.update({"tok.gold": len(asked), "tok.pred": len(said - (open_to - asked)), "tok.hit": len(asked & said)})
    for i, s in enumerate(gold):
        if not s["optional"]:
            n.update(
                {
                    f"gold.{s['kind']}": 1,
                    f"hit.gold.{s['kind']}": i in pairs,
                    f"exact.gold.{s['kind']}": i in exact,
                    f"tok.gold.{s['kind']}": len(g_tok[i]),
                    f"tok.hit.{s['kind']}": len(g_tok[i] & said),
                }
            )
    for j, s in enumerate(pred):
        if j not in spent:
            n.update({f"pred.{s.get('kind')}": 1, f"hit.pred.{s.get('kind')}": j in hit})
    for i, j in pairs.items():
        g, p = gold[i], pred[j]
        found = share(g_src[i], p_src[j]) >= SOURCE
        n.update({"kind.n": 1, "kind.ok": p.get("kind") in (g["kind"], *g.get("kind_also_accepted", ()))})
        if g["cue"]:
            n.update({"cue.n": 1, "cue.ok": touch(g["cue"], p.get("cue"))})
        if g["source"]:
            n.update({"source.n": 1, "source.ok": found})
        if g["speaker"]:
            credit = names.joint_share(g, p, found)
            n.update({"speaker.n": 1, "speaker.ok": credit})
        relayed = [p.get("via"), p.get("channel")]
        for key, values in (("via", relayed), ("channel", relayed), ("addressee", [p.get("addressee")])):
            if g.get(key):
                n.update({f"{key}.n": 1, f"{key}.ok": names.loosely(g[key], *values)})
    if any(s["speaker"] for s in gold):  # whole statement: content found and speaker right
        n.update({"whole.gold": n["gold"], "whole.pred": n["pred"], "whole.hit": n["speaker.ok"]})
    return n
