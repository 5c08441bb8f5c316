"""Statements that a preposition attributes: selon, d'après, pour, according to."""

from verbale.extract.speech.drafts import Draft
from verbale.extract.speech.sources import NOMINAL
from verbale.extract.speech.view import View
from verbale.record.span import Span


def by_preposition(v: View) -> list[Draft]:
    """Drafts for every "according to"."""
    found = []
    for words in (w.split() for w in v.cues.according):
        for i in range(len(v) - len(words)):
            if v.words[i] == words[0] and v.words[i : i + len(words)] == words:
                draft = _draft(v, i, i + len(words))
                if draft:
                    found.append(draft)
    return found


def _draft(v: View, i: int, after: int) -> Draft | None:
    start, stop = v.unit(i)
    head = next((j for j in range(after, min(stop, after + 6)) if v.pos[j] in NOMINAL), None)
    if head is None:
        return None
    head = _lift(v, head, after)
    weak = v.words[i] in v.cues.weak_according
    opening = i == start or all(v.pos[j] in ("PUNCT", "SPACE", "CCONJ", "ADV") for j in range(start, i))
    if weak and not opening:
        return None
    end = _phrase_end(v, after, stop, head)
    pieces = _content(v, i, end, opening, start, stop)
    if not pieces:
        return None
    d = Draft(v.block, "according-first" if opening else "according", pieces, v.span(i, after))
    d.source_head, d.source_how, d.source_end, d.verb = head, "according", end, i
    d.rule = f"{d.frame}:{'weak' if weak else 'strong'}"
    return d


def _lift(v: View, head: int, after: int) -> int:
    for _ in range(6):
        h = v.head[head]
        if h > head and v.pos[h] in NOMINAL and v.dep[head] in ("compound", "nmod", "amod", "poss", "nummod"):
            head = h
        else:
            break
    return head


def _phrase_end(v: View, after: int, stop: int, head: int) -> int:
    """End of the source: the comma, quote mark or verb after it; an apposition between commas belongs to it."""
    at = after
    while (
        at < stop and v.words[at] not in {",", ".", ";", ":"} and (v.inside[at] < 0 or v.inside[at] == v.inside[after])
    ):
        if v.finite(at) and v.dep[at] not in ("acl:relcl", "relcl", "acl"):
            return at
        at += 1
    if at < stop and v.words[at] == ",":
        nxt = next((j for j in range(at + 1, stop) if v.words[j] == ","), None)
        if (
            nxt
            and any(v.dep[j] == "appos" and v.below(j, head) for j in range(at + 1, nxt))
            and not any(v.finite(j) for j in range(at + 1, nxt))
        ):
            return nxt
    return at


def _content(v: View, i: int, end: int, opening: bool, start: int, stop: int) -> list[Span]:
    last = stop
    while last > end and v.words[last - 1] in {".", "!", "?", "…"}:
        last -= 1
    if opening:
        quoted = _one_quote(v, end, last)
        if quoted:
            return quoted
        right = v.span(end, last)
        return [right] if right else []
    left = _one_quote(v, start, i) or [s for s in [v.span(start, i)] if s]
    return left


def _one_quote(v: View, start: int, end: int) -> list[Span]:
    while start < end and v.words[start] in {",", ":"}:
        start += 1
    while end > start and v.words[end - 1] in {",", ":"}:
        end -= 1
    if start < end and v.inside[start] >= 0:
        q = v.quotes[v.inside[start]]
        if q.start == start and q.end >= end - 1:
            span = v.span(q.first, q.last)
            return [span] if span else []
    return []
