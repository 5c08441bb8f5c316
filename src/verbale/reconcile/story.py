"""Whether two reports are about the same happening, in one language or two, with the reasons.

The score is a table: named functions with weights (`REASONS`); each function's docstring is what a reader is shown.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from math import exp, log, sqrt

from verbale.languages.comparing import common_words
from verbale.reconcile.parties import shared_key
from verbale.reconcile.translation import meaning_key
from verbale.reconcile.words import FUNCTION, words_of
from verbale.record.actors import Actor, ActorType, How
from verbale.record.record import Record

RARE = 2.0  # in how many of a hundred reports a word stands that the list of common words does not have
PRIOR = 60  # reports that stand for all those that a dossier does not hold
FAR = 7  # days between two reports from which they hardly tell the same happening
UNKNOWN = FAR / 3  # days that stand for a time between them that nobody tells
ACROSS = 0.7  # likeness of words that is left of 1 when one of two reports is told in another language
ENOUGH_DIGITS = 2  # digits beyond the first of each number in common from which they count in full: "45" may be chance


@dataclass(frozen=True, eq=False)
class Profile:
    """What a report is about: key -> weight. ``@`` parties, ``#`` numbers, others words by their common key."""

    words: Mapping[str, float]
    parties: Mapping[str, float]
    numbers: Mapping[str, float]
    day: date | None
    language: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against: what it says, how strong it is (0 to 1), and what was met."""

    name: str
    text: str
    strength: float
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kinship:
    """How likely two reports tell the same happening, from 0 to 1, and why."""

    score: float
    reasons: tuple[Reason, ...]


def profile(record: Record) -> Profile:
    """The profile of a report."""
    report = record.report
    words = words_of(report.text, report.language)
    counts: dict[str, float] = {}
    weights: dict[str, float] = {}
    numbers: dict[str, float] = {}
    for key, weight in zip(words.keys, words.weights, strict=True):
        if key.isdecimal():
            if len(key) > 1 and key[0] != "0":  # else a counted few, or a part of a date or a time ("04.09.", "14:05")
                numbers[f"#{key}"] = 1.0
        elif weight > FUNCTION:
            shared = meaning_key(key, report.language)
            counts[shared] = counts.get(shared, 0.0) + 1
            weights[shared] = max(weights.get(shared, 0.0), rarity(key, report.language))
    found = {key: weights[key] * (1 + log(n)) for key, n in counts.items()}
    named = [(shared_key(a), a) for a in record.actors if _known(a)]
    parties = {f"@{key}": 1 + log(1 + len(a.mentions)) for key, a in named if key}
    published = report.published
    day = published.date() if isinstance(published, datetime) else published
    for own in (day.day, day.year) if day else ():  # two reports of one day have these in common whatever they tell
        numbers.pop(f"#{own}", None)
    return Profile(found, parties, numbers, day, report.language)


def against(profiles: Mapping[str, Profile]) -> dict[str, Profile]:
    """The same profiles, weighed against each other: what many of these reports name tells less of each.

    In a dossier on one negotiation everybody names the same parties; only the rest tells the happenings apart.
    """
    size = log(len(profiles) + PRIOR)
    counts = Counter(key for p in profiles.values() for key in (*p.words, *p.parties, *p.numbers))

    def told(weights: Mapping[str, float]) -> dict[str, float]:
        return {key: weight * (1 - log(counts[key]) / size) for key, weight in weights.items()}

    return {
        name: replace(p, words=told(p.words), parties=told(p.parties), numbers=told(p.numbers))
        for name, p in profiles.items()
    }


def _known(actor: Actor) -> bool:
    named = actor.key or any(m.how is How.NAME for m in actor.mentions)
    return bool(actor.name and named) and actor.type is not ActorType.UNKNOWN


@lru_cache(maxsize=1 << 16)
def rarity(word: str, language: str) -> float:
    """How much a word tells of what a report is about: the logarithm of how few reports have it."""
    return log(100 / common_words(language).get(word, RARE))


def _words_in_common(a: Profile, b: Profile) -> tuple[float, tuple[str, ...]]:
    """The same rare words, across languages by their common key."""
    likeness, met = _cosine(a.words, b.words)
    return (likeness if a.language == b.language else min(1.0, likeness / ACROSS)), met


def _parties_in_common(a: Profile, b: Profile) -> tuple[float, tuple[str, ...]]:
    """The same people, states and bodies."""
    return _cosine(a.parties, b.parties)


def _numbers_in_common(a: Profile, b: Profile) -> tuple[float, tuple[str, ...]]:
    """The same numbers."""
    likeness, met = _cosine(a.numbers, b.numbers)
    digits = sum(len(key) - len("#1") for key in a.numbers if key in b.numbers)
    return likeness * min(1.0, digits / ENOUGH_DIGITS), met


def _days_apart(a: Profile, b: Profile) -> tuple[float, tuple[str, ...]]:
    """Days between their publication; two or three where they are not known."""
    if a.day is None or b.day is None:
        return -UNKNOWN / FAR, ()
    apart = abs((a.day - b.day).days)
    return -min(1.0, apart / FAR), (str(apart),)


Feature = Callable[[Profile, Profile], tuple[float, tuple[str, ...]]]
REASONS: tuple[tuple[Feature, float], ...] = (
    (_words_in_common, 10.0),
    (_parties_in_common, 4.0),
    (_numbers_in_common, 2.0),
    (_days_apart, 3.0),
)
THRESHOLD = 5.8  # sum of the weighted reasons at which it is as likely as not


def kinship(a: Profile, b: Profile) -> Kinship:
    """How likely two reports tell the same happening."""
    reasons, total = [], -THRESHOLD
    for feature, weight in REASONS:
        strength, met = feature(a, b)
        total += weight * strength
        name = feature.__name__.strip("_").replace("_", "-")
        reasons.append(Reason(name, (feature.__doc__ or "").strip(), round(strength, 3), met))
    return Kinship(round(1 / (1 + exp(-total)), 3), tuple(reasons))


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """Likeness of two weighted key sets, and the heaviest keys that both have."""
    both = sorted((key for key in a if key in b), key=lambda k: (-a[k] * b[k], k))
    size = sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return (sum(a[k] * b[k] for k in both) / size if size else 0.0), tuple(both[:8])
