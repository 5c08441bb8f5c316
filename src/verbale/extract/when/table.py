"""The vocabulary and the rules of time expressions of one language, compiled once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.dates import get_day_names, get_month_names

from verbale.languages.load import data_folder, load_table
from verbale.record.errors import LanguageError

_SLOT = re.compile(r"\{([a-z]+)([23]?)\}")


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as written in ``times.yml``.

    Attributes:
        name: Ends up in the entry's ``rule``.
        kind: Which function of ``resolve`` reads the fields.
        pattern: A regular expression with ``{slots}``.
        sign: Direction of a shift: -1 back, 1 ahead.
        when: ``future`` for a rule that holds only where the governing verb looks ahead.
    """

    name: str
    kind: str
    pattern: str
    sign: int = 0
    when: str = ""


@dataclass(frozen=True, slots=True)
class TimesText:
    """The table ``times.yml``; see the header of the file and docs/times.md."""

    ordinal: str
    capital_months: bool
    month_forms: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    turns: dict[str, int]
    days: dict[str, int]
    parts: dict[str, str]
    anchored: dict[str, int]
    edges: dict[str, str]
    seasons: dict[str, str]
    hours: dict[str, int]
    halves: dict[str, int]
    zones: dict[str, str]
    relations: dict[str, tuple[str, ...]]
    join: str
    planned: frozenset[str]
    future_words: frozenset[str]
    conditional_words: frozenset[str]
    rules: tuple[RuleText, ...]
    next_week: bool = False
    ordinals: dict[str, int] = field(default_factory=dict)
    fractions: dict[str, int] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()
    able: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()
    invites: frozenset[str] = frozenset()
    invited_to: frozenset[str] = frozenset()
    future_forms: tuple[tuple[str, str], ...] = ()
    past_forms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready for use."""

    text: RuleText
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Times:
    """Everything known of the times of one language; lookups are by casefolded word.

    Attributes:
        some_rule: Expression that matches wherever one of the rules does.
        triggers: Words one of which every expression contains, beside digits.
        relations: ``until``, ``by``, ``since`` or ``after``, with the pattern of the text before an expression that
            says so and the pattern of an expression that says so itself.
        join: Pattern of what may stand between two pieces of one expression.
    """

    text: TimesText
    months: dict[str, int]
    weekdays: dict[str, int]
    rules: tuple[Rule, ...]
    some_rule: re.Pattern[str]
    triggers: frozenset[str]
    relations: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    join: re.Pattern[str]
    lookups: dict[str, dict[str, int | str]] = field(default_factory=dict)


@cache
def times_of(language: str, overlays: tuple[str, ...] = ()) -> Times:
    """The times of a language, with the user's folders laid on top.

    Raises:
        LanguageError: a rule is no regular expression or names a slot that does not exist.
    """
    text = load_table(language, "times", TimesText, tuple(map(Path, overlays)))
    months = {n.casefold(): i for i, n in get_month_names("wide", locale=language).items()}
    months |= {n.casefold(): i for n, i in text.month_forms.items()}
    weekdays = {n.casefold(): i for i, n in get_day_names("wide", locale=language).items()}
    slots = _slots(language, text)
    files = [data_folder() / language / "times.yml", *(Path(o) / language / "times.yml" for o in overlays)]
    rules = tuple(Rule(r, _compiled(files, r, slots, text.ordinal)) for r in text.rules)
    relations = tuple(
        (name, re.compile(rf"(?:^|\W)(?:{_any(words)})\s*\Z", re.I), re.compile(rf"(?:{_any(words)})(?![\w-])", re.I))
        for name, words in text.relations.items()
    )
    words = [*months, *weekdays, *text.units, *text.days, *text.parts, *text.anchored, *text.seasons, *text.hours]
    words += text.fractions
    triggers = {max(re.split(r"[ \-']", word.casefold()), key=len) for word in words}
    triggers |= {word.casefold() for word in words} | {"tonight", "overnight"}
    triggers |= {edge.casefold() + month for edge in text.edges if edge.endswith("-") for month in months}
    lookups: dict[str, dict[str, int | str]] = {
        "month": dict(months),
        "weekday": dict(weekdays),
        **{slot: {k.casefold(): v for k, v in values.items()} for slot, values in _vocabularies(text).items()},
    }
    return Times(
        text,
        months,
        weekdays,
        rules,
        _some([r.pattern.pattern for r in rules]),
        frozenset(triggers),
        relations,
        re.compile(text.join + "$", re.I),
        lookups,
    )


def _vocabularies(text: TimesText) -> dict[str, dict[str, int] | dict[str, str]]:
    return {
        "unit": text.units,
        "turn": text.turns,
        "dayword": text.days,
        "part": text.parts,
        "anchored": text.anchored,
        "edge": text.edges,
        "season": text.seasons,
        "hourword": text.hours,
        "half": text.halves,
        "zone": text.zones,
        "n": text.numbers,
        "nth": text.ordinals,
        "fraction": text.fractions,
    }


def _slots(language: str, text: TimesText) -> dict[str, str]:
    """Slot name -> the expression of its words."""
    months = [*get_month_names("wide", locale=language).values(), *text.month_forms]
    month = _any(months)
    slots = {name: _any(words) for name, words in _vocabularies(text).items()}
    slots["n"] = r"\d{1,3}|" + slots["n"]
    return slots | {
        "month": rf"(?-i:{month})" if text.capital_months else month,
        "weekday": _any(get_day_names("wide", locale=language).values()),
        "monthnumber": r"0?[1-9]|1[0-2]",
        "year": r"(?:1[89]|20)\d\d",
        "hour": r"2[0-4]|[01]?\d",
        "min": r"[0-5]\d",
    }


def _compiled(files: Sequence[Path], rule: RuleText, slots: dict[str, str], ordinal: str) -> re.Pattern[str]:
    def fill(slot: re.Match[str]) -> str:
        name, number = slot.groups()
        if name == "day":
            return rf"(?P<day{number}>3[01]|[12]\d|0?[1-9]){ordinal}(?!\d)"
        if name not in slots:
            raise _fault(files, rule, f"no slot {{{name}}}; known: {', '.join(sorted(slots))}")
        return rf"(?P<{name}{number}>{slots[name]})"

    try:
        return re.compile(rf"(?:{_SLOT.sub(fill, rule.pattern)})(?!\w)", re.I)
    except re.error as error:
        raise _fault(files, rule, f"not a regular expression: {error}") from error


def _some(patterns: Sequence[str]) -> re.Pattern[str]:
    """One expression for all; what they name is named apart, and captured in vain."""
    named = re.compile(r"\(\?P([<=])(\w+)")
    apart = (named.sub(rf"(?P\g<1>\g<2>_{n}", pattern) for n, pattern in enumerate(patterns))
    return re.compile("|".join(apart), re.I)


def _fault(files: Sequence[Path], rule: RuleText, what: str) -> LanguageError:
    """A fault of a rule, by the last file that names it and its line there."""
    for path in reversed(files):
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        at = next((n for n, line in enumerate(lines, start=1) if f"name: {rule.name}" in line), None)
        if at is not None:
            return LanguageError(path, at, f"rule {rule.name!r}: {what}")
    return LanguageError(files[0], 0, f"rule {rule.name!r}: {what}")


def _any(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
