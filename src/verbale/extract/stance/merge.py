"""One position per actor, stance and act, however often a report repeats it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from verbale.record.actors import folded
from verbale.record.position import Position, Stance
from verbale.record.span import Span

DISARMING = {"disarm", "end-nuclear"}
OTHER = "other"  # code of acts of no kind
SAME = 0.5  # share of the shorter act's words from which two acts are one
LEAST = 2  # words in common where both acts have two or more
NEXT = 80  # characters between two pieces of evidence that go on from each other
NEAR = (
    {Stance.COMMITTED, Stance.INTENDS, Stance.READY},
    {Stance.DEMANDS, Stance.PROPOSES},
    {Stance.RESERVED, Stance.REFUSES},
    {Stance.REFUSES, Stance.OPPOSES},
)


def merge(found: Iterable[Position], fillers: frozenset[str], headlines: Sequence[Span] = ()) -> list[Position]:
    """Positions with repetitions joined: evidence gathered, the more certain reading kept.

    Args:
        found: All positions, in reading order.
        fillers: Words that make no two acts alike ("with", "their").
        headlines: Where the headlines stand, which tell in other words what stands below.
    """
    kept: list[Position] = []
    for new in found:
        at = next((i for i, old in enumerate(kept) if _same(old, new, fillers)), None)
        if at is None:
            at = next((i for i, old in enumerate(kept) if _announced(old, new, fillers, headlines)), None)
        if at is None:
            kept.append(new)
        else:
            kept[at] = _joined(kept[at], new)
    return kept


def _same(a: Position, b: Position, fillers: frozenset[str]) -> bool:
    if a.actor != b.actor or not (a.stance is b.stance or any({a.stance, b.stance} <= near for near in NEAR)):
        return False
    if a.evidence[0].overlaps(b.evidence[0]) and a.stance is b.stance and a.act.span and b.act.span:
        if a.act.span == b.act.span:
            return True
        if a.rule == b.rule and not a.act.span.overlaps(b.act.span):
            return False  # an enumeration
    if (
        a.stance is b.stance
        and (a.rule == b.rule or a.stance is Stance.CONSIDERING)
        and _next_to(a, b)
        and not (_words(a.act.text, fillers) and _words(b.act.text, fillers))
    ):
        return True  # "this is unacceptable. It is an insult."
    if a.stance is b.stance is Stance.RESERVED and _next_to(a, b) and 1 in {len(p.act.text.split()) for p in (a, b)}:
        return True  # "Beijing is wary: its negotiators are waiting for …"
    return _alike(a.act.text, b.act.text, fillers) or _of_a_kind(a, b, fillers)


def _announced(a: Position, b: Position, fillers: frozenset[str], headlines: Sequence[Span]) -> bool:
    """Whether one is what the headline tells of the other: the same party and stance, and a word of the act."""
    if (
        a.actor != b.actor
        or a.stance is not b.stance
        or (a.act.code != b.act.code and OTHER not in (a.act.code, b.act.code))
    ):
        return False
    above = [any(h.covers(e) for h in headlines for e in p.evidence) for p in (a, b)]
    return above[0] != above[1] and bool(_words(a.act.text, fillers) & _words(b.act.text, fillers))


def _of_a_kind(a: Position, b: Position, fillers: frozenset[str]) -> bool:
    """Two acts of one kind with a word in common beside the kind's, taken by the same stance and rule."""
    if a.stance is not b.stance or a.rule != b.rule or a.act.code == OTHER:
        return False
    same = a.act.code == b.act.code or {a.act.code, b.act.code} == DISARMING
    kind = {w[:6] for w in f"{a.act.code}-{b.act.code}".split("-")}
    return same and bool((_words(a.act.text, fillers) & _words(b.act.text, fillers)) - kind)


def _next_to(a: Position, b: Position) -> bool:
    return any(abs(x.end - y.start) < NEXT or abs(y.end - x.start) < NEXT for x in a.evidence for y in b.evidence)


def _alike(a: str, b: str, fillers: frozenset[str]) -> bool:
    one, two = (_words(t, fillers) for t in (a, b))
    shorter = min(len(one), len(two))
    return len(one & two) >= max(SAME * shorter, min(shorter, LEAST)) > 0


def _words(text: str, fillers: frozenset[str]) -> set[str]:
    return {w[:6] for w in folded(text).split("-") if len(w) > 3 and w not in fillers}


def _joined(a: Position, b: Position) -> Position:
    best, other = (b, a) if b.confidence > a.confidence else (a, b)
    evidence = tuple(sorted({*a.evidence, *b.evidence}))
    condition = best.condition or other.condition
    return replace(best, id=a.id, evidence=evidence, condition=condition, holder=best.holder or other.holder)
