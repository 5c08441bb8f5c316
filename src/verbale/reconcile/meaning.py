"""What a lost, added or changed word touches: a negation, a condition, a reservation, a hedge, a number.

Words alone are read, not logic: a mark says that somebody should look, with the words to look at.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from verbale.languages.comparing import Comparing, comparing
from verbale.reconcile.words import Words

CLAUSE = re.compile(r"[,;:()\n–—]|\s-\s|[.!?…]")
CLOCK = re.compile(r"(\d{1,2})h(?:\d\d)?")  # "14H00" tells the number 14
SENTENCE = re.compile(r"[.!?…]\W*\s|\n")


class Touch(StrEnum):
    """What a difference between two renderings bears on."""

    NEGATION = "negation"
    CONDITION = "condition"
    RESERVATION = "reservation"
    HEDGE = "hedge"
    NUMBER = "number"
    NAME = "name"


NEAR = frozenset({Touch.NEGATION, Touch.HEDGE})  # these bear on their own clause only
WORDED = (Touch.NEGATION, Touch.CONDITION, Touch.RESERVATION, Touch.HEDGE)


def touches(words: Words, numbers: Iterable[int]) -> frozenset[Touch]:
    """What the words with these numbers bear on."""
    kept = sorted(numbers)
    keys = [words.keys[i] for i in kept]
    table = comparing(words.language)
    found = {touch for touch in WORDED if _says(keys, phrases(table, touch))}
    if values(words, kept):
        found.add(Touch.NUMBER)
    return frozenset(found)


def denies(words: Words, numbers: Iterable[int]) -> bool:
    """Whether the words deny something, by a negation or by a word that does without one ("impossible")."""
    kept = list(numbers)
    heads = tuple(comparing(words.language).denial)
    return Touch.NEGATION in touches(words, kept) or any(words.keys[i].startswith(heads) for i in kept)


def phrases(table: Comparing, touch: Touch) -> frozenset[str]:
    """The words and phrases of a language for a kind of meaning."""
    return {
        Touch.NEGATION: table.negation,
        Touch.CONDITION: table.condition,
        Touch.RESERVATION: table.reservation,
        Touch.HEDGE: table.hedge,
    }[touch]


def _says(keys: list[str], known: frozenset[str]) -> bool:
    line = f" {' '.join(keys)} "
    return any(f" {phrase} " in line for phrase in known)


def values(words: Words, numbers: Iterable[int]) -> frozenset[int]:
    """The whole numbers above one that these words tell, in digits or in words; years and days are among them."""
    table, found, kept = comparing(words.language), set[int](), list(numbers)
    at = 0
    while at < len(kept):
        digits, used = _digits(words, kept, at)
        value = int(digits) if digits else table.numbers.get(words.keys[kept[at]], 0)
        if value > 1:
            found.add(value)
        at += used
    return frozenset(found)


def _digits(words: Words, kept: list[int], at: int) -> tuple[str, int]:
    """The digits from a word on, groups of three joined; and how many words they take."""
    digits = words.keys[kept[at]]
    if clock := CLOCK.fullmatch(digits):
        return clock[1], 1
    if not digits.isdecimal():
        return "", 1
    used = 1
    while at + used < len(kept) and len(nxt := words.keys[kept[at + used]]) == 3 and nxt.isdecimal():
        gap = words.text[words.ends[kept[at + used - 1]] : words.starts[kept[at + used]]]
        if gap not in ("\u00a0", "\u202f", " ", ",", ".", "\u2009") or len(digits) > 12:
            break
        digits, used = digits + nxt, used + 1
    return (digits, used) if len(digits) < 16 else ("", used)


def lost_meaning(words: Words, kept: Iterable[int], lost: Iterable[int]) -> frozenset[Touch]:
    """What the lost words of a rendering bore on, as far as it bears on the words that were kept.

    A negation or a hedge bears on its own clause, the rest on its sentence; a reservation may open the next one.
    """
    stay = set(kept)
    if not stay:
        return frozenset()
    clause, sentence = _around(words, stay, CLAUSE), _around(words, stay, SENTENCE)
    gone = [i for i in lost if i not in stay]
    near = touches(words, [i for i in gone if i in clause]) & NEAR
    wide = touches(words, [i for i in gone if i in sentence]) - NEAR
    first = max(sentence) + 1
    if first in gone and _opens(words, first):
        wide |= {Touch.RESERVATION}
    return near | wide


def dangling(words: Words, numbers: Iterable[int]) -> frozenset[Touch]:
    """What a rendering breaks off at: one that ends in "and even after" or "but" announces what it leaves out."""
    kept = sorted(numbers)
    table, found = comparing(words.language), set[Touch]()
    for touch in (Touch.RESERVATION, Touch.CONDITION):
        for phrase in phrases(table, touch):
            parts = phrase.split()
            if [words.keys[i] for i in kept[-len(parts) :]] == parts:
                found.add(touch)
    return frozenset(found)


def _opens(words: Words, first: int) -> bool:
    known = comparing(words.language).reservation
    return any(" ".join(words.keys[first : first + n]) in known for n in (1, 2))


def _around(words: Words, stay: set[int], ends: re.Pattern[str]) -> set[int]:
    """The kept words with their neighbours up to where a clause or sentence ends."""
    found = set(stay)
    for step, at in ((1, max(stay)), (-1, min(stay))):
        while 0 <= at + step < len(words):
            left, right = (at, at + step) if step > 0 else (at + step, at)
            if ends.search(words.text, words.ends[left], words.starts[right]):
                break
            found.add(at := at + step)
    return found
