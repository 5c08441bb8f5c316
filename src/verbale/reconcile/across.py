"""What differs in meaning between an utterance and its translation, as far as words tell.

No words can be held against words, so only what every translator keeps is looked at: negations, numbers, an "if",
and an end of which the other rendering has no word.
"""

from verbale.reconcile.meaning import Touch, denies, provides, touches, values
from verbale.reconcile.translation import meaning_key
from verbale.reconcile.utterance import Utterance
from verbale.reconcile.words import FUNCTION

PAIR = 2  # a number that translators leave out or put in
STOPS_SHORT = 2.0  # weight of words at the end of a quotation of which its translation has none


def changed_across(u: Utterance, v: Utterance) -> frozenset[Touch]:
    """What one of two renderings in two languages has and the other lacks."""
    found: set[Touch] = set()
    if any(_negates(one) and not _denies(other, one) for one, other in ((u, v), (v, u))):
        found.add(Touch.NEGATION)
    if _large(u) != _large(v):
        found.add(Touch.NUMBER)
    if bool(u.quoted) == bool(v.quoted) and _conditions(u, v):
        found.add(Touch.CONDITION)
    if u.quoted and v.quoted:
        found |= _left_out(u, v) | _left_out(v, u)
    return frozenset(found)


def _conditions(u: Utterance, v: Utterance) -> bool:
    """Whether one alone sets a condition; where the other has some word for one, neither does."""
    one, other = (provides(w.words, _opened(w)) for w in (u, v))
    return one != other and Touch.CONDITION not in touches((v if one else u).words, _opened(v if one else u))


def _opened(u: Utterance) -> tuple[int, ...]:
    """The words of its content and, for what is not quoted, the word before: an "if" may be left out of it."""
    return u.said if u.quoted or not u.said or not u.said[0] else (u.said[0] - 1, *u.said)


def _left_out(whole: Utterance, cut: Utterance) -> frozenset[Touch]:
    """What a translation that stops short leaves out: the end of the other one, of which it has no word."""
    told, kept = _weighed(whole), _weighed(cut)
    both = {key for _, key, _ in told} & {key for _, key, _ in kept}
    if not both:
        return frozenset()
    beyond, left = (_weight_after(some, both) for some in (told, kept))
    if beyond < STOPS_SHORT or 2 * left > beyond:
        return frozenset()
    last = max(i for i, key, _ in told if key in both)
    return touches(whole.words, [i for i in whole.said if i > last]) & {Touch.RESERVATION, Touch.CONDITION}


def _weight_after(told: list[tuple[int, str, float]], both: set[str]) -> float:
    """The weight of the words after the last one that both have."""
    last = max(i for i, key, _ in told if key in both)
    return sum(weight for i, _, weight in told if i > last)


def _weighed(u: Utterance) -> list[tuple[int, str, float]]:
    """The words that tell something: number, key across languages, weight."""
    words = u.words
    heavy = (i for i in u.said if words.weights[i] > FUNCTION)
    return [(i, meaning_key(words.keys[i], words.language), words.weights[i]) for i in heavy]


def _negates(u: Utterance) -> bool:
    return Touch.NEGATION in touches(u.words, u.said)


def _denies(u: Utterance, beside: Utterance) -> bool:
    """Whether it denies too, or both say "before" in a reporter's words: "not … before" is "first …, before"."""
    before = [not w.quoted and any(w.words.keys[i] in w.table.before for i in w.said) for w in (u, beside)]
    return all(before) or denies(u.words, u.said)


def _large(u: Utterance) -> set[int]:
    """Its numbers; "two countries" may be translated as "the countries"."""
    return {n for n in values(u.words, u.said) if n > PAIR}
