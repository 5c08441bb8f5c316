"""A second speaker whose verb the first one's stands for: "Oslo called it « a step », Malmö « a first step »"."""

from collections.abc import Sequence

from verbale.extract.speech.proposals import Candidate, Proposal, bucket
from verbale.extract.speech.subjects import NOMINAL, Source
from verbale.extract.speech.view import BREAKS, View

NEAR = 6  # tokens from the first verb to its quotation
LONGEST = 5  # tokens of the second speaker's name
NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


def gapped(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Proposals for second speakers; the readings that give their words to the first are taken away."""
    found: dict[tuple[int, int], Proposal] = {}
    for p in proposals:
        if p.source is None or p.form != "finite" or not p.view.quotes:
            continue
        for second in _seconds(p):
            border = second.source.start - 1 if second.source else 0
            p.candidates = [c for c in p.candidates if not any(s <= border < e for s, e in c.pieces)]
            found.setdefault((id(p.view), second.cue[0]), second)
    return list(found.values())


def _seconds(p: Proposal) -> list[Proposal]:
    v = p.view
    level, stop = v.inside[p.cue[0]], v.unit(p.cue[0])[1]
    first = next((q for q in v.quotes if p.cue[1] <= q.start < min(stop, p.cue[1] + NEAR)), None)
    if first is None or any(map(v.finite, range(p.cue[1], first.start))):
        return []
    found, end, marker = [], first.end, _marker(v, first.start)
    for q in v.quotes:
        if not end < q.start < stop or level >= 0:
            continue
        own = _marker(v, q.start)
        source = _named(v, end, q.start - len(own))
        if source is None or own != marker or not _over(v, q.end, stop):
            break
        facts = [f"alone-len:{bucket(q.last - q.first)}", f"source-pos:{v.pos[source.head]}", f"marked:{bool(marker)}"]
        reading = Candidate("gapped", ((q.first, q.last),), [])
        found.append(Proposal(v, (q.start, q.start), source, "gapped", facts, [reading]))
        end = q.end
    return found


def _marker(v: View, start: int) -> list[str]:
    """The preposition right before a quotation, in one token or two; empty: none."""
    first = start
    while first > start - 2 and v.pos[first - 1] == "ADP":
        first -= 1
    return v.words[first:start]


def _named(v: View, comma: int, end: int) -> Source | None:
    """The name or noun with its article that fills the words between a comma and a quotation."""
    start = comma + 1
    if v.words[comma] not in {",", ";"} or not start < end <= start + LONGEST:
        return None
    if any(v.pos[i] not in NAME for i in range(start, end)):
        return None
    head = next((i for i in range(start, end) if v.pos[i] in NOMINAL), -1)
    full = v.pos[start] in ("DET", "PROPN") or v.text_capital(start)
    return Source(head, "inverted", end, start) if head >= 0 and full else None


def _over(v: View, end: int, stop: int) -> bool:
    """Whether a clause ends behind a quotation."""
    return end >= stop or v.words[end] in BREAKS or v.pos[end] in ("CCONJ", "SPACE")
