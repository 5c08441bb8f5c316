"""What a lost, added or changed word touches: a negation, a condition, a reservation, a hedge, a number.

Words alone are read, not logic: a mark says that somebody should look, with the words to look at.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from verbale.languages.comparing import Comparing, comparing
from verbale.reconcile.words import Words

CLAUSE = re.compile(r"[,;:()\n–—]|\s-\s|[.!?…]")
CLOCK = re.compile(r"(\d{1,2})h(?:\d\d)?")  # "14H00" tells the number 14
HUNDRED, THOUSAND = 100, 1000
SHORT = 5  # words of an afterthought
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


def touches(words: Words, numbers: Iterable[int], reported: bool = False) -> frozenset[Touch]:
    """What the words with these numbers bear on.

    Args:
        reported: They stand in reported speech, where "would" may be what "will" has become.
    """
    kept, table = sorted(numbers), comparing(words.language)
    line = _line(words.keys[i] for i in kept if not (reported and words.keys[i] in table.backshift))
    for phrase in table.affirmed:
        line = line.replace(_line([phrase]), " ")
    found = {touch for touch in WORDED if _says(line, phrases(table, touch))}
    if values(words, kept):
        found.add(Touch.NUMBER)
    return frozenset(found)


def denies(words: Words, numbers: Iterable[int]) -> bool:
    """Whether the words deny something, by a negation or by a word that does without one ("impossible")."""
    kept = list(numbers)
    heads = tuple(comparing(words.language).denial)
    return Touch.NEGATION in touches(words, kept) or any(words.keys[i].startswith(heads) for i in kept)


def provides(words: Words, numbers: Iterable[int]) -> bool:
    """Whether the words set a condition in a way that a translation keeps."""
    return _says(_line(words.keys[i] for i in sorted(numbers)), comparing(words.language).provided)


def phrases(table: Comparing, touch: Touch) -> frozenset[str]:
    """The words and phrases of a language for a kind of meaning."""
    return {
        Touch.NEGATION: table.negation,
        Touch.CONDITION: table.condition,
        Touch.RESERVATION: table.reservation,
        Touch.HEDGE: table.hedge,
    }[touch]


def _line(keys: Iterable[str]) -> str:
    """Folded words between blanks, so that a phrase is found as whole words."""
    return f" {' '.join(keys)} "


def _says(line: str, known: frozenset[str]) -> bool:
    return any(_line([phrase]) in line for phrase in known)


def values(words: Words, numbers: Iterable[int]) -> frozenset[int]:
    """The whole numbers above one that these words tell, in digits or in words; years and days are among them."""
    return frozenset(number for number in spelt(_parts(words, list(numbers))) if number > 1)


def _parts(words: Words, kept: list[int]) -> Iterator[tuple[int, bool] | None]:
    """The values that words tell one by one, and whether in digits; None where a number is at an end."""
    table, at = comparing(words.language), 0
    while at < len(kept):
        digits, used = _digits(words, kept, at)
        key = words.keys[kept[at]]
        if at and (
            kept[at] != kept[at - 1] + 1 or CLAUSE.search(words.text, words.ends[kept[at - 1]], words.starts[kept[at]])
        ):
            yield None
        if digits:
            yield int(digits), True
        elif key in table.numbers:
            yield table.numbers[key], False
        elif key not in table.number_links:
            yield None
        at += used


def spelt(parts: Iterable[tuple[int, bool] | None]) -> Iterator[int]:
    """Numbers put together from their parts: 4, 20, 2 is 82; 60, 10 is 70; 3, 1000, 500 is 3500; 2, 3 are two."""
    total = current = 0
    for part in (*parts, None):
        value, in_digits = part or (0, True)
        if part and not in_digits and value >= THOUSAND and (current or not total):
            total, current = total + max(1, current) * value, 0
        elif part and not in_digits and value == HUNDRED and current < HUNDRED:
            current = max(1, current) * HUNDRED
        elif part and not in_digits and value == 20 and current % HUNDRED == 4:  # "quatre-vingt"
            current += 76
        elif part and not in_digits and (value < _room(current) or (total and not current and value < THOUSAND)):
            current += value
        else:
            yield total + current
            total, current = 0, value


def _room(number: int) -> int:
    """Below what a number may still be added: 40 takes 2, 60 takes 12, 300 takes 45, 7 takes nothing."""
    if number % HUNDRED == 0:
        return HUNDRED if number else 0
    if number % 10:
        return 0
    return 20 if number % HUNDRED in (60, 80) else 10


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
    near = touches(words, [i for i in gone if i in clause or i in _afterthought(words, stay, gone)]) & NEAR
    wide = touches(words, [i for i in gone if i in sentence]) - NEAR
    table = comparing(words.language)
    kept_in = [i for i in stay if i in clause]
    if any(words.keys[i] in table.before and i in sentence for i in gone) and Touch.NEGATION in touches(words, kept_in):
        wide |= {Touch.CONDITION}  # "we will not, before they do"
    first = max(sentence) + 1
    if first in gone and _opens(words, first):
        wide |= {Touch.RESERVATION}
    return near | wide


def _afterthought(words: Words, stay: set[int], gone: list[int]) -> set[int]:
    """A few lost words between what is kept and the end of the sentence: "perhaps a little more", "or nearly"."""
    first, lost = max(stay) + 1, set(gone)
    found: list[int] = []
    for i in range(first, min(len(words), first + SHORT + 1)):
        if i not in lost or (found and SENTENCE.search(words.text, words.ends[i - 1], words.starts[i])):
            break
        found.append(i)
    return set(found) if len(found) <= SHORT else set()


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
