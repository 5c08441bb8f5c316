"""The value of number words and digits in one language."""

import re

from verbale.extract.amounts.table import FiguresText


def value_of(words: str, text: FiguresText) -> float | None:
    """The number that digits or words stand for ("1,5 million", "quatre-vingt-dix-sept"); None: it is none.

    Number words add up, but a smaller one before "cent", "vingt" (quatre-vingts) or a multiplier multiplies.
    """
    folded = plain(words, text)
    for phrase in text.and_half:  # "two and a half million", "deux millions et demi"
        if re.search(rf" {phrase}(?!\w)", folded):
            rest = re.sub(rf" {phrase}(?!\w)", "", folded)
            base = value_of(rest, text)
            scale = text.multipliers.get(re.split(r"[\s-]+", rest)[-1], 1)
            return None if base is None else base + scale / 2
    for table in (text.plural_collectives, text.collectives, text.halves):
        if folded in table:
            return float(table[folded])
    match = re.match(r"[\d\s.,]*\d", folded)
    if match:
        rest = folded[match.end() :].strip(" -")
        short = {name.casefold(): value for name, value in text.short.items()}
        return _digits(match[0], text) * ((text.multipliers | short).get(rest, 1) if rest else 1)
    return _words(folded, text)


def plain(words: str, text: FiguresText) -> str:
    """Folded words of a number, without the article of a collective ("une trentaine")."""
    folded = words.casefold().strip()
    first, _, rest = folded.partition(" ")
    collective = rest in text.collectives or rest in text.plural_collectives
    return rest if collective and first in text.not_alone else folded


def _digits(written: str, text: FiguresText) -> float:
    for mark in text.grouping:
        written = re.sub(rf"(?<=\d){re.escape(mark)}(?=\d{{3}}(?!\d))", "", written)
    return float(written.replace(text.decimal, "."))


def _words(folded: str, text: FiguresText) -> float | None:
    total, current = 0.0, 0.0
    if folded in text.words:
        return float(text.words[folded])
    for word in re.split(r"[\s-]+", folded):
        if word in text.multipliers:
            total += (current or 1) * text.multipliers[word]
            current = 0.0
        elif word in text.words:
            value = text.words[word]
            multiplies = value == 100 or (value == 20 and current == 4)
            current = (current or 1) * value if multiplies else current + value
        elif word not in text.and_:
            return None
    return total + current
