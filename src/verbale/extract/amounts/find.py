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

WHOLES = frozenset({*range(2, 11), 20, 50, 100, 1000})  # of "so many out of so many"; "34 seats of 120" are 34 seats
WINDOW = 60  # code points in which part and whole stand
LINK = 8  # code points between part and whole where nothing that is counted stands between


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


def amounts(doc: Doc, text: str, table: Figures) -> Iterator[Amount]:
    """The numbers of a block with these words, in order, never overlapping; dates and clock times count too."""
    reached = 0
    for at in _starts(doc, table):
        if at < reached:
            continue
        found = _share(doc, text, at, table) or _first(text, at, table)
        if found:
            reached = found.end
            yield found


def _first(text: str, at: int, table: Figures) -> Amount | None:
    """The range at a place, else the number; what is no range ("271 to 265") is two numbers."""
    for pattern in (*table.spans, table.number):
        match = pattern.match(text, at)
        found = _amount(text, match, table) if match else None
        if found:
            return found
    return None


def _share(doc: Doc, text: str, at: int, table: Figures) -> Amount | None:
    """ "Nine out of ten states", "un électeur sur deux": a part of a whole, in percent."""
    ahead = text[at : at + WINDOW].casefold()
    for link, pattern in table.shares:
        match = pattern.match(text, at) if link in ahead else None
        if match is None or table.unit.match(text, match.end()):
            continue  # "un plan sur cinq ans"
        part, whole = value_of(match["low"], table.text), value_of(match["whole"], table.text)
        inner = match.end("whole") - match.start() > len(match["low"]) + len(match["whole"]) + LINK
        after = doc.char_span(match.end(), min(match.end() + 1, len(text)), alignment_mode="expand")
        counts = inner and text[match.end() : match.end() + 1] == " " and _is_noun(doc, match.end() + 1)
        if part is None or whole is None or after is None or counts or not 0 < part < whole or whole not in WHOLES:
            continue  # "une enquête sur deux ministres"
        start, bound, approximate, rules = _before(text, match.start(), table, None)
        value = round(100 * part / whole, 1)
        return Amount(
            start, match.end(), match.start(), value, None, bound, approximate, "%", "+".join([*rules, "share"])
        )
    return None


def _is_noun(doc: Doc, at: int) -> bool:
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span is not None and len(span) > 0 and span[0].pos_ in ("NOUN", "PROPN", "ADJ")


def _amount(text: str, match: re.Match[str], table: Figures) -> Amount | None:
    low, high = _values(match, table)
    if low is None or _is_label(text, match, table):
        return None
    ranged = "high" in match.re.groupindex
    if ranged and (high is None or high <= low):
        return None
    end, unit = match.end(), None
    if found := table.unit.match(text, end):
        end, unit = found.end(), found["unit"]
    start, bound, approximate, rules = _before(text, match.start(), table, unit)
    if unit is None and (found := table.money.search(text, max(0, match.start() - 4), match.start())):
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
    if ranged and high is not None and _is_change(text, match, table):
        low, high, rules = high, None, [*rules, "change"]
    elif ranged:
        rules = [*rules, "range"]
    return Amount(start, end, match.start(), low, high, bound, approximate, unit, "+".join(rules) or "number")


def _is_change(text: str, match: re.Match[str], table: Figures) -> bool:
    """ "Est passé *de 45 à 52*", "rose *from 45 to 52*": what it was and what it is, no range."""
    before = re.search(r"(\w+)\s+\Z", text[max(0, match.start() - 24) : match.start()])
    opened = match.start() < match.start("low")  # a word stands before the first: "de", "from"
    return opened and before is not None and before[1].casefold() in table.text.changes


def _values(match: re.Match[str], table: Figures) -> tuple[float | None, float | None]:
    """The number, or both ends of a range; "2 to 3 million" multiplies both."""
    low = value_of(match["low"], table.text)
    if "high" not in match.re.groupindex:
        return low, None
    high = value_of(match["high"], table.text)
    times = re.search(r"[^\W\d]+$", match["high"])
    if times and low is not None and high is not None and low <= high / 10:
        word = times[0].casefold()
        hundreds = 100 if table.text.words.get(word) == 100 else 1
        by = table.text.multipliers.get(word, hundreds)
        low *= by if low * by < high else 1  # "trois à quatre cents", "$4-5bn"
    return low, high


def _before(text: str, start: int, table: Figures, unit: str | None) -> tuple[int, str, bool, list[str]]:
    """Where the expression begins, how the number is bounded, whether it is approximate, and by which rules."""
    bound, approximate, rules = "exact", False, []
    for _ in range(2):  # "at least about 500"
        ahead = text[max(0, start - 24) : start].rstrip("$€£¥ ") + " "
        found = next(((n, m) for n, p in table.before if (m := p.search(ahead))), None)
        if found is None:
            break
        name, match = found
        words = match[0].lstrip(" \"'(,").strip()
        if unit is not None and unit.casefold() in table.text.durations and words.casefold() in table.text.loose:
            break  # "over three years" is no bound
        start = text.rfind(words, max(0, start - 24), start)
        approximate |= name == "approximate"
        bound = bound if name == "approximate" else name
        rules.append(name)
    return start, bound, approximate, rules


def _is_label(text: str, match: re.Match[str], table: Figures) -> bool:
    """Whether the number is an ordinal, a part of a name, or speaks of known ones ("les deux présidents")."""
    if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/.,:"):
        return True
    tied = re.match(rf"{table.text.ordinals}(?!\w)|[-/:]\w", text[match.end() :])
    if tied and "high" not in match.re.groupindex and not table.unit.match(text, match.end()):
        return not re.match(r"-\w", text[match.end() :]) or match["low"].isdigit()
    folded = plain(match["low"], table.text)
    previous = re.search(r"(\S+)\s+$", text[max(0, match.start() - 24) : match.start()])
    word = previous[1].casefold() if previous else ""
    many = folded in table.text.plural_collectives  # "des milliers"
    if folded in table.text.halves and word in table.text.orders:
        return True  # "the second half"
    if folded in table.text.of_a_whole and not _has_whole(text, match.end(), table):
        return True  # "a third round"
    known = (
        word in table.text.definite and not many and folded not in table.text.halves and not match["low"][0].isdigit()
    )
    return word in table.text.labels or known


def _has_whole(text: str, end: int, table: Figures) -> bool:
    """Whether a whole follows a fraction ("a third of"), or nothing that it could be the ordinal of."""
    words = "|".join(map(re.escape, table.text.whole))
    return re.match(rf"\s+(?:{words})(?!\w)|\W*$|\s*[,.;:)]", text[end:]) is not None


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
