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


def choose(proposal: Proposal) -> tuple[Candidate, float] | None:
    """The most probable reading and its probability; None: "no statement" has no rival."""
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
    total = math.exp(-top) + sum(math.exp(s - top) for s in scores)
    best = max(range(len(scores)), key=scores.__getitem__)
    return proposal.candidates[best], math.exp(scores[best] - top) / total
