"""Score events: paired by evidence, or by type group and day; then type, status, time, place and participants."""

import re
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from verbale.measure.assign import match
from verbale.measure.gold import Doc, Json, Tally, jaccard, share
from verbale.measure.positions import EVIDENCE
from verbale.measure.who import Names

TYPE_GROUPS = (
    {"meeting", "summit", "call", "talks", "conference", "negotiation"},
    {"press conference", "statement", "speech", "interview"},
    {"attack", "exercise", "strike"},
    {"vote", "election", "referendum"},
)


def type_name(value: Any) -> str:
    return re.sub(r"[-_ ]+", " ", str(value or "")).strip().lower()


def type_group(value: Any) -> frozenset[str]:
    own = type_name(value)
    return next((frozenset(g) for g in TYPE_GROUPS if own in g), frozenset({own}))


def same_day(gold: str, pred: str | None) -> bool:
    """Equal as far as the gold goes (day, month or year); within the days of a gold interval."""
    if not pred:
        return False
    first, _, last = gold.partition("/")
    head = first[:10]
    return first[:10] <= pred[:10] <= last[:10] if last else pred[: len(head)] == head and len(pred) >= len(head)


def same_minute(gold: str, pred: str | None) -> bool:
    """The same instant; a prediction without zone is compared by the clock on the wall."""
    try:
        a, b = datetime.fromisoformat(gold.partition("/")[0]), datetime.fromisoformat(pred or "")
    except ValueError:
        return False
    if a.tzinfo and b.tzinfo:
        a, b = a.astimezone(UTC), b.astimezone(UTC)
    return a.replace(tzinfo=None, second=0, microsecond=0) == b.replace(tzinfo=None, second=0, microsecond=0)


def start_of(event: Json) -> str | None:
    when = event.get("when")
    return when.get("start") if isinstance(when, dict) else when


def score_events(doc: Doc, record: Json) -> Tally:
    gold, pred, names = doc.gold["events"], record.get("events") or [], Names(record, doc)
    g_tok, p_tok = [doc.tokens(e["evidence"]) for e in gold], [doc.tokens(e.get("evidence")) for e in pred]
    edges: dict[tuple[int, int], float] = {}
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            right, close = _typed(g, p)
            day = bool(g["when"]) and len(g["when"]) >= 10 and same_day(g["when"], start_of(p))
            if share(g_tok[i], p_tok[j]) >= EVIDENCE or (close and day):
                edges[i, j] = 0.1 + close + right + day + jaccard(g_tok[i], p_tok[j])
    found, spent = match(gold, edges)
    open_to, used = doc.doubtful("events"), set(found.values())
    spent |= {j for j, t in enumerate(p_tok) if j not in used and t and 2 * len(t & open_to) >= len(t)}
    n: Tally = Counter(
        gold=sum(not e["optional"] for e in gold), pred=len(pred) - len(spent), found=len(found), excused=len(spent)
    )
    for i, j in found.items():
        n.update(_kind(gold[i], pred[j], doc.gold["published"]))
        n.update(_particulars(gold[i], pred[j], names))
    return n


def _typed(gold: Json, pred: Json) -> tuple[bool, bool]:
    """Whether the type is the gold's or also accepted, and whether it is of the same group."""
    types = [gold["type"], *gold.get("type_also_accepted", ())]
    found = type_name(pred.get("type"))
    return found in types, any(type_group(t) == type_group(found) for t in types)


def _kind(gold: Json, pred: Json, published: str) -> dict[str, float]:
    """Type and status; half a point between ongoing and occurred on the day of the report."""
    right, close = _typed(gold, pred)
    today = not gold["when"] or same_day(gold["when"][:10], published)
    same = type_name(pred.get("status")) in (gold["status"], *gold.get("status_also_accepted", ()))
    beside = today and {gold["status"], pred.get("status")} == {"ongoing", "occurred"}
    status = 1.0 if same else 0.5 * beside
    counted = {"type.n": 1, "status.n": 1, "close.n": 1}
    return {**counted, "typed": right, "type.ok": right, "status.ok": status, "close.ok": close}


def _particulars(gold: Json, pred: Json, names: Names) -> dict[str, float]:
    """Time, place, mode and participants, each where the gold has it."""
    n: dict[str, float] = {}
    if when := gold["when"]:
        n |= {"day.n": 1, "day.ok": same_day(when, start_of(pred))}
        if "T" in when.partition("/")[0]:
            n |= {"minute.n": 1, "minute.ok": same_minute(when, start_of(pred))}
    if gold["place"]:
        n |= {"place.n": 1, "place.ok": names.loosely(gold["place"], pred.get("place"))}
    if gold["mode"]:
        n |= {"mode.n": 1, "mode.ok": type_name(pred.get("mode")) == gold["mode"]}
    if wanted := gold["participants"]:
        there = [q.get("actor") if isinstance(q, dict) else q for q in pred.get("participants") or []]
        n |= {"participants.n": len(wanted), "participants.ok": sum(names.is_one(w, there) for w in wanted)}
    return n
