"""How much each fact speaks for a mention being an event worth recording.

The score of a mention is the sum of the weights of its facts; its confidence is the logistic function of it.
The weights are fitted on the two training sets that may be shipped: ``python eval/weigh_events.py``.
"""

from collections.abc import Iterable
from functools import cache
from math import exp, log
from pathlib import Path

from verbale.languages.load import read_yaml

FILE = Path(__file__).with_name("weights.yml")
LEAST = 0.55  # confidence below which a mention is left out; the best on the training sets, out of sample
# From what its mentions say to how often such an event is right, fitted on documents that the weights did not see
# (``python eval/reliable_events.py``): mentions of one happening are not independent of each other.
SCALE, SHIFT = 0.7, -0.2


@cache
def weights() -> dict[str, float]:
    """Fact -> weight; ``bias`` is added once."""
    return read_yaml(FILE, dict[str, float])


def confidence(facts: set[str]) -> float:
    """How likely a mention with these facts is an event worth recording, from 0 to 1."""
    table = weights()
    return 1 / (1 + exp(-(table["bias"] + sum(table.get(f, 0.0) for f in sorted(facts)))))


def joint(confidences: Iterable[float]) -> float:
    """How likely a happening with these mentions is one that the report tells, from 0 to 1."""
    doubt = 1.0
    for one in confidences:
        doubt *= 1 - one
    doubt = min(max(doubt, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-(SCALE * log((1 - doubt) / doubt) + SHIFT)))
