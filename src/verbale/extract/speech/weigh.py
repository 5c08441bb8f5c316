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


class _Frame(dict[str, float]):
    """Fact -> what it weighs within a frame: alone and together with it. Filled as facts are met; they are few."""

    def __init__(self, frame: str) -> None:
        super().__init__()
        self._frame = frame

    def __missing__(self, fact: str) -> float:
        known = weights().get
        self[fact] = known(fact, 0.0) + known(f"{self._frame}|{fact}", 0.0)
        return self[fact]


@cache
def _within(frame: str) -> _Frame:
    return _Frame(frame)


def choose(proposal: Proposal) -> tuple[Candidate, float, float] | None:
    """The most probable content, its probability, and that of any statement at all; None: no reading.

    Readings of the same words count together.
    """
    shared: dict[str, float] = {}
    scores = []
    for c in proposal.candidates:
        weight = _within(c.frame).__getitem__
        if c.frame not in shared:
            shared[c.frame] = weights().get(c.frame, 0.0) + sum(map(weight, proposal.facts))
        scores.append(shared[c.frame] + sum(map(weight, c.facts)))
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
