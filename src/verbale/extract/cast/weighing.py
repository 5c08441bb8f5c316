"""What makes a mention the likely owner of a pronoun, and how much it weighs.

Weights after the usual order of salience factors (Lappin and Leass 1994): recency by sentence, subject, head noun.
"""

from verbale.extract.cast.roster import Figure
from verbale.extract.cast.salience import Candidate
from verbale.languages.names import PronounWord
from verbale.record.actors import ActorType

WEIGHTS = {
    "sentence": -1.5,
    "paragraph": -1.0,
    "subject": 0.5,
    "speaker": 1.5,
    "own-speaker": 0.0,
    "opens": 1.0,
    "nested": 0.0,
    "person": 2.0,
    "gender": 1.5,
    "quoted": -2.0,
    "modifies": -0.5,
}
"""What makes a mention the likely owner of a pronoun; ``sentence`` for each sentence in between."""


def salient(figure: Figure, c: Candidate, wanted: PronounWord, distance: int, quoted: bool) -> float:
    """How likely a mention so many sentences back owns a pronoun, by :data:`WEIGHTS`."""
    score = WEIGHTS["sentence"] * distance
    told = (
        ("subject", c.subject),
        ("speaker", c.speaker and not quoted),
        ("own-speaker", c.speaker and quoted and not c.quoted and distance <= 1),
        ("opens", c.opens),
        ("nested", c.nested),
        ("person", figure.type is ActorType.PERSON and wanted.gender in ("m", "f")),
        ("gender", figure.gender == wanted.gender != ""),
        ("quoted", c.quoted and not quoted),
        ("modifies", not c.subject and _possessed(c)),
    )
    return score + sum(WEIGHTS[name] for name, holds in told if holds)


def _possessed(c: Candidate) -> bool:
    return c.sheet.dep[c.token] in ("nmod", "poss", "amod", "compound")
