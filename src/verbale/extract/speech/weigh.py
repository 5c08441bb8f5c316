"""Choose among the readings of a cue, or none, by weights learned on openly licensed, annotated news.

The weights are those of a conditional logit: the odds of a reading against "no statement" are ``exp`` of the
sum of its facts' weights, so the readings of one cue and "none" share one probability. ``training/speech.py``
makes the file of weights; see docs/statements.md.
"""

import json
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from verbale.extract.speech.proposals import Candidate, Proposal


@cache
def weights() -> dict[str, float]:
    """Fact -> weight; facts that are not there weigh nothing."""
    path = files("verbale.extract.speech") / "weights.json"
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return found


def features(proposal: Proposal, candidate: Candidate) -> Iterator[str]:
    """All facts of a reading: its own, the cue's, and both again together with the frame."""
    yield candidate.frame
    for fact in (*proposal.facts, *candidate.facts):
        yield fact
        yield f"{candidate.frame}|{fact}"


def choose(proposal: Proposal) -> tuple[Candidate, float, float] | None:
    """The most probable content, its probability, and that of any statement at all; None: no reading.

    Readings of the same words count together.
    """
    known = weights().get
    shared: dict[str, float] = {}
    scores = []
    for c in proposal.candidates:
        if c.frame not in shared:
            both = (known(f, 0.0) + known(f"{c.frame}|{f}", 0.0) for f in proposal.facts)
            shared[c.frame] = known(c.frame, 0.0) + sum(both)
        own = sum(known(f, 0.0) + known(f"{c.frame}|{f}", 0.0) for f in c.facts)
        scores.append(shared[c.frame] + own)
    if not scores:
        return None
    top = max(0.0, *scores)
    parts = [math.exp(s - top) for s in scores]
    together: dict[object, float] = {}
    keys = [same_words(proposal, c) for c in proposal.candidates]
    for key, part in zip(keys, parts, strict=True):
        together[key] = together.get(key, 0.0) + part
    best = max(range(len(scores)), key=lambda i: (together[keys[i]], parts[i]))
    total = math.exp(-top) + sum(parts)
    return proposal.candidates[best], together[keys[best]] / total, sum(parts) / total


def same_words(proposal: Proposal, candidate: Candidate) -> tuple[object, ...]:
    """What two readings of the same words have in common: their pieces without punctuation at the ends."""
    pos, pieces = proposal.view.pos, []
    for start, end in candidate.pieces:
        while start < end and pos[start] == "PUNCT":
            start += 1
        while end > start and pos[end - 1] == "PUNCT":
            end -= 1
        pieces.append((start, end))
    return (*pieces, *candidate.more)
