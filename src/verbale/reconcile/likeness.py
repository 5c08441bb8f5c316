"""How likely two statements of one language give the same utterance.

Evidence: the words they share (content words count whole, names less, grammatical words not), an unbroken run of
the same words, words in quote marks found in the other, and who speaks.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from verbale.reconcile.meaning import CLAUSE, SENTENCE
from verbale.reconcile.utterance import Speakers, Utterance, speakers_of
from verbale.reconcile.words import STEM, Weights, Words, stem, stems_of

BARE = 1.5  # weight under which quoted words need support from what stands around them
LIKE = 0.5  # share of the shorter one's words that two renderings of one speaker have in common
VERY_LIKE = 0.7  # the same where nobody is named
COMMON = 1.5  # weight of what they have in common
NEARLY_ALL = 0.8
WHOLLY = 0.95
SHORT_RUN = 2.0  # weight of an unbroken run that two quotations of one utterance have
LONG_RUN = 3.0  # weight of an unbroken run that is enough by itself
VERY_LONG_RUN = 5.0  # the same in spite of two speakers


@dataclass(frozen=True, eq=False)
class Likeness:
    """A likely pair: the words compared (word numbers) and how likely."""

    u: Utterance
    v: Utterance
    x: tuple[int, ...]
    y: tuple[int, ...]
    speakers: Speakers
    score: float

    @cached_property
    def shared_clauses(self) -> tuple[list[int], list[int]]:
        """Word numbers of both statements in the clauses that hold a shared word."""
        stems = _common(self.u.stems, self.v.stems)
        return _clauses(self.u, stems), _clauses(self.v, stems)


def likeness(u: Utterance, v: Utterance, copied: bool = False) -> Likeness | None:
    """The pair when it is likely enough; else None.

    Args:
        copied: Whether both stand in one passage that the reports share, which makes up for unknown speakers.
    """
    x, y = (w.quoted_words or w.said for w in (u, v))
    common = _common(u.stems, v.stems)
    if not common or not (u.statement.id or v.statement.id or copied):
        return None
    speakers = speakers_of(u, v)
    weight = sum(common.values())
    coverage = _share(u.stems, v.stems)
    run = longest_run(u.words, x, v.words, y)
    in_passage = (
        copied and speakers is not Speakers.OTHER and (run >= SHORT_RUN or (run >= 1 and coverage >= NEARLY_ALL))
    )
    if not in_passage and not _enough(u, v, x, y, speakers, (weight, coverage, run)):
        return None
    known = {Speakers.SAME: 2.0, Speakers.ALLIED: 1.0}.get(speakers, 0.0)
    return Likeness(u, v, x, y, speakers, round(weight + 2 * run + coverage + known, 3))


def _enough(
    u: Utterance, v: Utterance, x: tuple[int, ...], y: tuple[int, ...], who: Speakers, found: tuple[float, float, float]
) -> bool:
    weight, coverage, run = found
    verbatim = bool(u.quoted and v.quoted)
    if who is Speakers.OTHER:
        same = [u.words.keys[i] for i in x] == [v.words.keys[i] for i in y]
        return verbatim and run >= (LONG_RUN if same else VERY_LONG_RUN)
    if run >= LONG_RUN:
        return True
    if who is Speakers.UNKNOWN:
        within = verbatim and run >= SHORT_RUN and _share(stems_of(u.words, x), stems_of(v.words, y)) >= WHOLLY
        return within or (coverage >= VERY_LIKE and weight >= 2 * COMMON)
    alike = coverage >= LIKE and weight >= COMMON
    if verbatim:  # two verbatim renderings have words in a row in common, or nearly all words
        alike = alike and (run >= SHORT_RUN or coverage >= NEARLY_ALL)
    return alike or _quotes(u, v, x, y)


def _quotes(u: Utterance, v: Utterance, x: tuple[int, ...], y: tuple[int, ...]) -> bool:
    """Whether the quoted words of one stand in the other, a single word only with support around it."""
    for one, mine, other, theirs in ((u, x, v, y), (v, y, u, x)):
        if not one.quoted:
            continue
        own = stems_of(one.words, mine)
        met = _common(own, stems_of(other.words, theirs))
        weight = sum(met.values())
        if not own or weight < sum(own.values()):
            continue
        if weight >= BARE or (weight >= 1 and _supported(u, v, met)):
            return True
    return False


def _supported(u: Utterance, v: Utterance, met: Weights) -> bool:
    """Whether the sentences around share a further word that is not the speaker's name."""
    sides = [stems_of(w.words, _sentence(w)) for w in (u, v)]
    names = {part[:STEM] for key in u.speakers | v.speakers for part in key.split("-")}
    return any(stem not in met and stem not in names for stem in _common(*sides))


def _sentence(u: Utterance) -> list[int]:
    return grown(u.words, list(u.said), SENTENCE)


def grown(words: Words, numbers: list[int], ends: re.Pattern[str]) -> list[int]:
    """The words, with those around them up to where a clause or sentence ends."""
    if not numbers:
        return []
    first, last = min(numbers), max(numbers)
    while first and not ends.search(words.text, words.ends[first - 1], words.starts[first]):
        first -= 1
    while last + 1 < len(words) and not ends.search(words.text, words.ends[last], words.starts[last + 1]):
        last += 1
    return list(range(first, last + 1))


def _clauses(u: Utterance, stems: Weights) -> list[int]:
    """Words of the statement in clauses that hold one of the stems."""
    said = set(u.said)
    hits = [i for i in u.said if stem(u.words.keys[i]) in stems]
    return sorted({j for i in hits for j in grown(u.words, [i], CLAUSE) if j in said})


def _common(one: Weights, other: Weights) -> Weights:
    return {stem: min(weight, other[stem]) for stem, weight in one.items() if stem in other}


def _share(one: Weights, other: Weights) -> float:
    """Share of the lighter one's words that the other has too."""
    least = min(sum(one.values()), sum(other.values()))
    return sum(_common(one, other).values()) / least if least else 0.0


def longest_run(a: Words, x: tuple[int, ...], b: Words, y: tuple[int, ...]) -> float:
    """Weight of the heaviest unbroken run of the same words."""
    places: dict[str, list[int]] = {}
    for m, j in enumerate(y):
        places.setdefault(b.keys[j], []).append(m)
    best = 0.0
    before: dict[int, float] = {}
    for i in x:
        now = {m: before.get(m - 1, 0.0) + a.weights[i] for m in places.get(a.keys[i], ())}
        best = max(best, max(now.values(), default=0.0))
        before = now
    return best
