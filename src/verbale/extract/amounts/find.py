"""Find numbers in a block: what bounds them, their range, their unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LOWER, SHAPE
from spacy.tokens import Doc
from spacy.vocab import Vocab

from verbale.extract.amounts.table import Figures
from verbale.extract.amounts.value import plain, value_of


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a block's text: code points, value or range, and how it is bounded.

    Attributes:
        start, end: With what bounds it ("plus de 500"), without what it counts.
        written: Where the number itself begins.
        unit: Percent, currency or measure in the report's words.
    """

    start: int
    end: int
    written: int
    value: float
    max: float | None
    bound: str
    approximate: bool
    unit: str | None
    rule: str


def amounts(doc: Doc, table: Figures) -> Iterator[Amount]:
    """The numbers of a block in order, never overlapping; dates and clock times are not told apart here."""
    text, reached = doc.text, 0
    for at in _starts(doc, table):
        if at < reached:
            continue
        match = next((m for p in table.spans if (m := p.match(text, at))), None) or table.number.match(text, at)
        if match is None:
            continue
        found = _amount(text, match, table)
        if found:
            reached = found.end
            yield found


def _amount(text: str, match: re.Match[str], table: Figures) -> Amount | None:
    low, high = _values(match, table)
    if low is None or _is_label(text, match, table):
        return None
    ranged = "high" in match.re.groupindex
    if ranged and (high is None or high <= low):
        return None
    start, bound, approximate, rules = _before(text, match.start(), table)
    end, unit = match.end(), None
    if found := table.unit.match(text, end):
        end, unit = found.end(), found["unit"]
    elif found := table.money.search(text, max(0, match.start() - 4), match.start()):
        start, unit = min(start, found.start()), found["unit"]
    for name, pattern in table.after:
        if after := pattern.match(text, end):
            end, approximate = after.end(), approximate or name == "approximate"
            bound = bound if name == "approximate" else name
    folded = plain(match["low"], table.text)
    if folded in table.text.not_alone and not unit and not ranged:
        return None
    if folded in table.text.plural_collectives:
        bound, approximate, rules = ("more-than" if bound == "exact" else bound), True, [*rules, "collective"]
    elif folded in table.text.collectives:
        approximate, rules = True, [*rules, "collective"]
    elif folded in table.text.halves:
        unit, rules = "%", [*rules, "fraction"]
    rules = [*rules, "range"] if ranged else rules
    return Amount(start, end, match.start(), low, high, bound, approximate, unit, "+".join(rules) or "number")


def _values(match: re.Match[str], table: Figures) -> tuple[float | None, float | None]:
    """The number, or both ends of a range; "2 to 3 million" multiplies both."""
    low = value_of(match["low"], table.text)
    if "high" not in match.re.groupindex:
        return low, None
    high = value_of(match["high"], table.text)
    times = re.search(r"[^\W\d]+$", match["high"])
    if times and low is not None and high is not None and low <= high / 100:
        low *= table.text.multipliers.get(times[0].casefold(), 1)
    return low, high


def _before(text: str, start: int, table: Figures) -> tuple[int, str, bool, list[str]]:
    """Where the expression begins, how the number is bounded, whether it is approximate, and by which rules."""
    bound, approximate, rules = "exact", False, []
    for _ in range(2):  # "at least about 500"
        ahead = text[max(0, start - 24) : start].rstrip("$€£¥ ") + " "
        found = next(((n, m) for n, p in table.before if (m := p.search(ahead))), None)
        if found is None:
            break
        name, match = found
        words = match[0].lstrip(" \"'(,").strip()
        start = text.rfind(words, max(0, start - 24), start)
        approximate |= name == "approximate"
        bound = bound if name == "approximate" else name
        rules.append(name)
    return start, bound, approximate, rules


def _is_label(text: str, match: re.Match[str], table: Figures) -> bool:
    """Whether the number is an ordinal, a part of a name, or speaks of known ones ("les deux présidents")."""
    if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/.,:"):
        return True
    if re.match(rf"{table.text.ordinals}(?!\w)|[-/:]\w", text[match.end() :]) and "high" not in match.re.groupindex:
        return not re.match(r"-\w", text[match.end() :]) or match["low"].isdigit()
    previous = re.search(r"(\S+)\s+$", text[max(0, match.start() - 24) : match.start()])
    word = previous[1].casefold() if previous else ""
    many = plain(match["low"], table.text) in table.text.plural_collectives  # "des milliers"
    known = word in table.text.definite and not many and not match["low"][0].isdigit()
    return word in table.text.labels or known


def _starts(doc: Doc, table: Figures) -> list[int]:
    """Places of the tokens that may begin a number: one itself, or the first word of a range ("entre")."""
    rows = doc.to_array([LOWER, SHAPE]).tolist()
    words, openers = _ids(doc.vocab, table.triggers, table.text.ranges)
    shapes = {shape: doc.vocab.strings[shape] for shape in {s for _, s in rows}}
    digits = {shape for shape, form in shapes.items() if "d" in form}  # d: a digit
    hits = [i for i, (lower, shape) in enumerate(rows) if lower in words or shape in digits]
    hyphened = {shape for shape, form in shapes.items() if "-" in form[1:]}
    add = doc.vocab.strings.add
    hits += [i for i, (_, s) in enumerate(rows) if s in hyphened and add(doc[i].lower_.split("-")[0]) in words]
    wanted = {*hits, *(i - 1 for i in hits if i and rows[i - 1][0] in openers)}
    return [doc[i].idx for i in sorted(wanted)]


@cache
def _ids(vocab: Vocab, triggers: frozenset[str], ranges: tuple[str, ...]) -> tuple[frozenset[int], frozenset[int]]:
    """Hashes of the words that a number, and of those that a range may begin with."""
    openers = {template.split(" ")[0] for template in ranges}
    add = vocab.strings.add
    return frozenset(map(add, sorted(triggers))), frozenset(map(add, sorted(openers)))
