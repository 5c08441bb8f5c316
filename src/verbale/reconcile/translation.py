"""Pair statements across languages without a translator: parties, numbers, names, cognates, and a small word list.

What two statements share is weighed by how rare it is among the statements of both reports; a common speaker and
a like place in either report add to it.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from verbale.languages.comparing import comparing
from verbale.reconcile.meaning import values
from verbale.reconcile.parties import shared_key
from verbale.reconcile.utterance import Speakers, Utterance, speakers_of
from verbale.reconcile.words import FUNCTION, stem

SHORTEST = 4  # letters of the shortest head of a word that the word list may name
ENOUGH = 0.3  # score of a pair
LEAST = 0.18  # what the words alone must tell of it: who speaks, and where, makes no utterance the same
SAME_SPEAKER, SAME_SIDE, OTHER_SPEAKER, PLACE = 0.2, 0.1, 0.35, 0.3


@dataclass(frozen=True, eq=False)
class Keyed:
    """An utterance with its keys and its place among the words of its report, from 0 to 1."""

    utterance: Utterance
    keys: frozenset[str]
    place: float


Pair = tuple[Utterance, Utterance, float]


def translated(ours: tuple[Utterance, ...], theirs: tuple[Utterance, ...]) -> list[Pair]:
    """Pairs of the same utterance in two languages, each statement once, the likeliest first."""
    left, right = ([_keyed(u) for u in some] for some in (ours, theirs))
    rarity = _rarity(left + right)
    scored = [(_score(u, v, rarity), m, n) for m, u in enumerate(left) for n, v in enumerate(right)]
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for score, m, n in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= ENOUGH and m not in used[0] and n not in used[1]:
            used[0].add(m)
            used[1].add(n)
            found.append((left[m].utterance, right[n].utterance, round(score, 3)))
    return found


def _score(u: Keyed, v: Keyed, rarity: dict[str, float]) -> float:
    who = speakers_of(u.utterance, v.utterance)
    common = u.keys & v.keys
    if not common:
        return 0.0
    met, mine, theirs = (sum(rarity[k] for k in keys) for keys in (common, u.keys, v.keys))
    score = met / sqrt(mine * theirs)
    if score < LEAST:
        return 0.0
    score += {Speakers.SAME: SAME_SPEAKER, Speakers.ALLIED: SAME_SIDE, Speakers.OTHER: -OTHER_SPEAKER}.get(who, 0.0)
    return score + PLACE * max(0.0, 1 - 8 * abs(u.place - v.place))


def _rarity(some: list[Keyed]) -> dict[str, float]:
    counts = Counter(key for one in some for key in one.keys)
    return {key: 0.2 + log(1 + len(some) / n) for key, n in counts.items()}


def _keyed(u: Utterance) -> Keyed:
    said = u.said
    keys = {meaning_key(u.words.keys[i], u.words.language) for i in said if u.words.weights[i] > FUNCTION}
    keys |= {f"#{n}" for n in values(u.words, said)}
    keys |= {f"@{key}" for key in parties(u)}
    return Keyed(u, frozenset(keys), said[0] / len(u.words) if said else 0.0)


def parties(u: Utterance) -> set[str]:
    """Keys of the named parties that the words of a statement mention."""
    found = set()
    for actor in u.record.actors:
        key = shared_key(actor)
        if key and any(m.span.overlaps(c) for m in actor.mentions for c in u.statement.content):
            found.add(key)
    return found


@lru_cache(maxsize=1 << 16)
def meaning_key(word: str, language: str) -> str:
    """A key that a word has in common with its rendering in another language: by the word list, else its head."""
    renderings = comparing(language).renderings
    for end in range(len(word), 0, -1):
        if (end == len(word) or end >= SHORTEST) and word[:end] in renderings:
            return stem(renderings[word[:end]])
    return stem(word)
