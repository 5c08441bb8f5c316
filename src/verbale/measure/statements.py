"""Score statements: content spans at token Jaccard 0.8, then kind, cue, source, speaker and the rest of those found."""

from collections import Counter
from collections.abc import Iterable

from verbale.measure.assign import match
from verbale.measure.gold import Doc, Json, Tally, jaccard, share, touch
from verbale.measure.who import Names

CONTENT = 0.8  # token Jaccard from which a content span is found
SOURCE = 0.5  # share of the shorter source span


def score_statements(doc: Doc, record: Json) -> Tally:
    gold, pred, names = doc.gold["statements"], record.get("statements") or [], Names(record, doc)
    g_tok, p_tok = [doc.tokens(s["content"]) for s in gold], [doc.tokens(s.get("content")) for s in pred]
    g_src, p_src = [doc.tokens(s["source"]) for s in gold], [doc.tokens(s.get("source")) for s in pred]
    sourced = {(i, j) for i, a in enumerate(g_src) for j, b in enumerate(p_src) if share(a, b) >= SOURCE}
    edges = {
        (i, j): jaccard(a, b) + 0.05 * ((i, j) in sourced)
        for i, a in enumerate(g_tok)
        for j, b in enumerate(p_tok)
        if jaccard(a, b) >= CONTENT
    }
    pairs, spent = match(gold, edges)
    exact, _ = match(gold, {(i, j): w for (i, j), w in edges.items() if g_tok[i] == p_tok[j]})
    open_to = _together(t for t, s in zip(g_tok, gold, strict=True) if s["optional"]) | doc.doubtful("statements")
    hit = set(pairs.values())
    spent |= {j for j, t in enumerate(p_tok) if j not in hit and t and 2 * len(t & open_to) >= len(t)}
    asked = _together(t for t, s in zip(g_tok, gold, strict=True) if not s["optional"])
    said = _together(p_tok)
    n: Tally = Counter(
        gold=sum(not s["optional"] for s in gold),
        pred=len(pred) - len(spent),
        hit=len(pairs),
        exact=len(exact),
        excused=len(spent),
    )
    n.update({"tok.gold": len(asked), "tok.pred": len(said - (open_to - asked)), "tok.hit": len(asked & said)})
    for i, s in enumerate(gold):
        if not s["optional"]:
            n.update(_of_kind(s["kind"], g_tok[i], said, found=i in pairs, exact=i in exact))
    for j, s in enumerate(pred):
        if j not in spent:
            n.update({f"pred.{s.get('kind')}": 1, f"hit.pred.{s.get('kind')}": j in hit})
    for i, j in pairs.items():
        n.update(_particulars(gold[i], pred[j], names, sourced=(i, j) in sourced))
    if any(s["speaker"] for s in gold):  # whole statement: content found and speaker right
        n.update({"whole.gold": n["gold"], "whole.pred": n["pred"], "whole.hit": n["speaker.ok"]})
    return n


def _together(tokens: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*tokens)


def _of_kind(kind: str, tokens: frozenset[int], said: frozenset[int], *, found: bool, exact: bool) -> dict[str, float]:
    return {
        f"gold.{kind}": 1,
        f"hit.gold.{kind}": found,
        f"exact.gold.{kind}": exact,
        f"tok.gold.{kind}": len(tokens),
        f"tok.hit.{kind}": len(tokens & said),
    }


def _particulars(gold: Json, pred: Json, names: Names, *, sourced: bool) -> dict[str, float]:
    """Kind, cue, source, speaker and those between, each where the gold has it."""
    n: dict[str, float] = {
        "kind.n": 1,
        "kind.ok": pred.get("kind") in (gold["kind"], *gold.get("kind_also_accepted", ())),
    }
    if gold["cue"]:
        n |= {"cue.n": 1, "cue.ok": touch(gold["cue"], pred.get("cue"))}
    if gold["source"]:
        n |= {"source.n": 1, "source.ok": sourced}
    if gold["speaker"]:
        n |= {"speaker.n": 1, "speaker.ok": names.joint_share(gold, pred, sourced)}
    relayed = [pred.get("via"), pred.get("channel")]
    for key, values in (("via", relayed), ("channel", relayed), ("addressee", [pred.get("addressee")])):
        if gold.get(key):
            n |= {f"{key}.n": 1, f"{key}.ok": names.loosely(gold[key], *values)}
    return n
