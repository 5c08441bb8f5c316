"""How much each fact speaks for a mention being an event worth recording.

The score of a mention is the sum of the weights of its facts; its confidence is the logistic function of it.
The weights are fitted on the two training sets that may be shipped: ``python eval/weigh_events.py``.
"""

from functools import cache
from math import exp
from pathlib import Path

from verbale.languages.load import read_yaml

FILE = Path(__file__).with_name("weights.yml")
LEAST = 0.5  # confidence below which a mention is left out


@cache
def weights() -> dict[str, float]:
    """Fact -> weight; ``bias`` is added once."""
    return read_yaml(FILE, dict[str, float])


def confidence(facts: set[str]) -> float:
    """How likely a mention with these facts is an event worth recording, from 0 to 1."""
    table = weights()
    return 1 / (1 + exp(-(table["bias"] + sum(table.get(f, 0.0) for f in sorted(facts)))))
