"""Pair the figures of two reports that count the same, and say whether they can both be right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from verbale.languages.comparing import comparing
from verbale.reconcile.translation import meaning_key
from verbale.reconcile.words import FUNCTION, words_of
from verbale.record.event import Figure
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.record.span import Span

ABOUT = 0.25  # share by which a rounded figure may differ from the true one
ROUND = 12  # words on either side that tell what is counted
BESIDE = 3  # the same for a figure that has no unit
ENOUGH_AROUND = 3  # of them in common
SHARE = "%"  # unit of percentages and fractions
OPEN_UP = frozenset({"at-least", "more-than"})
OPEN_DOWN = frozenset({"at-most", "less-than"})


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures of one count.

    Attributes:
        differ: They cannot both be right at one moment.
        succession: A later report of a higher count.
    """

    a: Figure
    b: Figure
    differ: bool
    succession: bool
    told: tuple[str, str]


def paired_figures(a: Record, b: Record) -> Iterator[FigurePair]:
    """Figures that count the same thing in the same context; each once, the closest context first."""
    scored = [
        (_context(a.report, f) & _context(b.report, g), f, g)
        for f in a.figures
        for g in b.figures
        if _one_count(a, f, b, g)
    ]
    used: set[str] = set()
    for common, f, g in sorted(scored, key=lambda s: (-len(s[0]), s[1].span, s[2].span)):
        ends = {f"a{f.id}", f"b{g.id}"}
        if len(common) >= ENOUGH_AROUND and not ends & used:
            used |= ends
            differ = not compatible(f, g)
            grown = differ and _grown(a.report, f, b.report, g)
            yield FigurePair(f, g, differ, grown, (_told(a, f), _told(b, g)))


def compatible(f: Figure, g: Figure) -> bool:
    """Whether two figures can tell one number: ranges meet, bounds allow, rounding explains."""
    (low, high), (least, most) = _range(f), _range(g)
    return low <= most and least <= high


def _range(f: Figure) -> tuple[float, float]:
    low, high = f.value, f.max if f.max is not None else f.value
    if f.bound in OPEN_UP:
        high = max(high, 2 * low)
    if f.bound in OPEN_DOWN:
        low = min(low, high / 2)
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if f.approximate else (low, high)


def _one_count(a: Record, f: Figure, b: Record, g: Figure) -> bool:
    """The same unit, and what is counted the same where both tell it; a share is no count.

    People alone, or no unit at all, tell nothing: "killed 30", "45 were killed" and "30 dead" go by what stands beside.
    """
    if (f.unit == SHARE) != (g.unit == SHARE):
        return False
    units = [_keys(r.report, f"{x.unit or ''}") for r, x in ((a, f), (b, g))]
    counts = [_keys(r.report, f"{x.counts or ''}") for r, x in ((a, f), (b, g))]
    if not all(units[n] | counts[n] for n in (0, 1)):
        beside = [units[n] | counts[n] | _beside(r.report, x) for n, (r, x) in enumerate(((a, f), (b, g)))]
        return bool(beside[0] & beside[1])
    if not units[0] & units[1] and not counts[0] & counts[1]:
        return False
    return not (counts[0] and counts[1]) or bool(counts[0] & counts[1])


def _beside(report: Report, f: Figure) -> frozenset[str]:
    """What stands next to a figure, people left out."""
    return _context(report, f, BESIDE) - _people(report.language)


@cache
def _people(language: str) -> frozenset[str]:
    return frozenset(meaning_key(word, language) for word in comparing(language).people)


def _keys(report: Report, words: str) -> frozenset[str]:
    found = words_of(words, report.language)
    return frozenset(
        meaning_key(key, report.language)
        for key, weight in zip(found.keys, found.weights, strict=True)
        if weight > FUNCTION
    ) - _people(report.language)


def _context(report: Report, f: Figure, around: int = ROUND) -> frozenset[str]:
    """Common keys of the words around a figure, its own digits left out."""
    words = words_of(report.text, report.language)
    own = words.between(f.span)
    if not own:
        return frozenset()
    first, last = max(0, own.start - around), min(len(words), own.stop + around)
    near = [i for i in range(first, last) if i not in own and words.weights[i] > FUNCTION]
    return frozenset(meaning_key(words.keys[i], report.language) for i in near)


def _grown(one: Report, f: Figure, other: Report, g: Figure) -> bool:
    """Whether the report that came later has the higher number."""
    days = [_day(r) for r in (one, other)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    earlier, later = (f, g) if days[0] < days[1] else (g, f)
    return later.value > earlier.value


def _day(report: Report) -> date | None:
    return report.published.date() if isinstance(report.published, datetime) else report.published


def _told(record: Record, f: Figure) -> str:
    return Span(f.span.start, f.span.end).words(record.report.text)
