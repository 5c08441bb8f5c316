"""How one language writes numbers: the table ``figures.yml`` and its one compiled expression."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from verbale.languages.load import load_table


@dataclass(frozen=True, slots=True)
class FiguresText:
    """The table ``figures.yml``; see its comments."""

    decimal: str
    grouping: str
    words: dict[str, int]
    multipliers: dict[str, int]
    not_alone: frozenset[str]
    collectives: dict[str, int]
    plural_collectives: dict[str, int]
    halves: dict[str, float]
    bounds: dict[str, tuple[str, ...]]
    approximate: tuple[str, ...]
    bounds_after: dict[str, tuple[str, ...]]
    approximate_after: tuple[str, ...]
    ranges: tuple[str, ...]
    percent: tuple[str, ...]
    currencies: tuple[str, ...]
    measures: tuple[str, ...]
    of: frozenset[str]
    labels: frozenset[str]
    definite: frozenset[str]
    ordinals: str
    and_: tuple[str, ...] = ()
    and_half: tuple[str, ...] = ()
    short: dict[str, int] = field(default_factory=dict)
    shares: tuple[str, ...] = ()
    versus: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    durations: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    of_a_whole: frozenset[str] = frozenset()
    whole: tuple[str, ...] = ()
    orders: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything known of the numbers of one language.

    Attributes:
        number: Expression of one number; groups of ``value`` read it.
        spans: Expressions of two numbers that make a range, tried before a single one.
        shares: Expressions of a part of a whole ("nine out of ten") with their link, tried before both.
        before: What bounds a number -> expression of the text before it.
        after: The same for the text after it.
        unit: Expression of a unit just after a number; money: of a currency sign just before it.
        triggers: Words that a number may begin with, beside digits.
    """

    text: FiguresText
    number: re.Pattern[str]
    spans: tuple[re.Pattern[str], ...]
    shares: tuple[tuple[str, re.Pattern[str]], ...]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    after: tuple[tuple[str, re.Pattern[str]], ...]
    unit: re.Pattern[str]
    money: re.Pattern[str]
    triggers: frozenset[str]


@cache
def figures_of(language: str, overlays: tuple[str, ...] = ()) -> Figures:
    """The figures of a language, with the user's folders laid on top."""
    text = load_table(language, "figures", FiguresText, tuple(map(Path, overlays)))
    number = _number(text)
    spans = tuple(re.compile(_range(template, number, text), re.I) for template in text.ranges)
    shares = tuple((_link(t), re.compile(_share(t, number), re.I)) for t in text.shares)
    bounds = {**text.bounds, "approximate": text.approximate}
    after = {**text.bounds_after, "approximate": text.approximate_after}
    unit = [*text.percent, *text.currencies, *text.measures]
    words = {w.split()[0] for w in (*text.words, *text.collectives, *text.plural_collectives, *text.halves)}
    return Figures(
        text,
        re.compile(rf"(?P<low>{number})(?!\w)", re.I),
        spans,
        shares,
        tuple((n, re.compile(rf"(?:^|\W)(?:{_any(w)})\s*\Z", re.I)) for n, w in bounds.items()),
        tuple((n, re.compile(rf" (?:{_any(w)})(?!\w)", re.I)) for n, w in after.items()),
        re.compile(rf"[ -]?(?:(?:{_any(text.of)}) ?)?(?P<unit>{_any(unit)})(?!\w)", re.I),
        re.compile(rf"(?P<unit>{_any(c for c in text.currencies if not c.isalpha())}) ?\Z"),
        frozenset(words | {w.split("-")[0] for w in words}),
    )


def _number(text: FiguresText) -> str:
    """One number: digits with grouping and decimals, or a run of number words; perhaps times a multiplier."""
    group, point = re.escape(text.grouping), re.escape(text.decimal)
    digits = rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?:{point}\d+)?(?!\d)|\d+(?:{point}\d+)?(?!\d)"
    word = _any([*text.words, *(w for w in text.multipliers if len(w) > 2)])
    join = rf"(?:[ -](?:(?:{_any(text.and_)})[ -])?)" if text.and_ else "[ -]"
    many = _any([*text.plural_collectives, *text.collectives, *text.halves])
    half = rf"(?: (?:{_any(text.and_half)})(?!\w))?" if text.and_half else ""
    short = rf"| ?(?-i:{_any(text.short)})(?= ?[€$£¥])" if text.short else ""
    times = rf"(?:[ -]?(?:{_any(text.multipliers)})(?!\w){short})?"
    long = _any(w for w in text.multipliers if len(w) > 2)
    article = rf"(?:(?:{_any(text.not_alone)}) )?"
    spelt = rf"(?:{word})(?:{join}(?:{word})(?!\w))*(?!\w){half}(?: (?:{long})(?!\w))?"
    return rf"{article}(?:{many})(?!\w)|(?:{digits}){half}{times}{half}|{spelt}"


def _link(template: str) -> str:
    """The words between part and whole."""
    return template.split("{}")[1].split("*")[-1]


def _share(template: str, number: str) -> str:
    """A part of a whole; ``*`` in a template stands for the one or two words that are counted."""
    first, between, last = (re.escape(part) for part in template.split("{}"))
    between = between.replace(r"\*", r"\w+(?:\s\w+)?")
    return rf"{first}(?P<low>{number}){between}(?P<whole>{number}){last}(?!\w)"


def _range(template: str, number: str, text: FiguresText) -> str:
    """Two numbers, the first of which may have its own percent sign ("entre 30 % et 35 %")."""
    first, between, last = (re.escape(part) for part in template.split("{}"))
    if between == r"\-":  # "200-300", but "twenty-three" is one number
        times = rf"(?:\s?(?:{_any(text.multipliers)}))?"
        return rf"(?P<low>\d[\d.,]*)\s?-\s?(?P<high>\d[\d.,]*{times})(?!\w)"
    return rf"{first}(?P<low>{number})(?: ?(?:{_any(text.percent)}))?{between}(?P<high>{number}){last}(?!\w)"


def _any(words: Iterable[str]) -> str:
    """An alternation of words, the longest first; blanks stand for any blank."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=len, reverse=True))
