"""Dates and places at the head of a report: date lines, datelines of agencies, dates of publication."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import PurePath

from babel import Locale

from verbale.languages.layout import Press, layout_words

_ZONE = r"(?-i:\s*\(?(?:(?:GMT|UTC)(?:\s?[+-]\d{1,2})?|[A-Z]{1,3}T|Z|[+-]\d\d:?\d\d)\b\)?)?"
_MINUTE = r"(?P<minute>\d{2})?(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?"
_HOUR = rf"(?P<hour>\d{{1,2}})\s*(?:heures?|[hH:]|\.(?=\d\d))\s*{_MINUTE}{_ZONE}"
_CLOCK = rf"(?:\s*,?\s*(?:à|at|-|–|—|\||/)?\s*{_HOUR})?"
_NUMERIC = r"(?P<d3>\d{1,2})(?P<between>[/.-])(?P<m3>\d{1,2})(?P=between)(?P<y3>\d{4}|\d{2})"
_EARLIER = rf"(?:(?:at\s+|à\s+)?{_HOUR},?\s+)?".replace("?P<", "?P<early_")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date found at the head of a paragraph.

    Attributes:
        end: Offset in the paragraph just after it and the dash that follows it.
        whole: Whether nothing else stands in the paragraph.
        updated: Whether it is labelled as that of the last change.
    """

    day: date | datetime
    end: int
    whole: bool
    updated: bool


@cache
def _months(language: str) -> dict[str, int]:
    """Names and abbreviations of months, lower case, without their full stop."""
    locale = Locale.parse(language)
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                found[name.lower().rstrip(".")] = number
                found.setdefault(name.lower().rstrip(".")[:4], number)
                found.setdefault(name.lower().rstrip(".")[:3], number)
    return found


@cache
def _pattern(press: Press) -> re.Pattern[str]:
    language = press.language
    locale, words = Locale.parse(language), layout_words(press)
    days = {n for c in ("format", "stand-alone") for w in ("wide", "abbreviated") for n in locale.days[c][w].values()}
    month = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    weekday = "|".join(sorted((re.escape(d.rstrip(".")) for d in days), key=len, reverse=True))
    label = "|".join((*words.updated, *words.published))
    return re.compile(
        rf"(?:(?P<label>{label})\s*:?\s+)?(?:date\s*:?\s+)?{_EARLIER}(?:(?:{weekday})\.?,?\s+)?(?:the\s+)?"
        rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?:T(?=\d\d:\d\d))?|(?P<d1>\d{{1,2}})\s?(?:er|st|nd|rd|th)?(?:\s+|-)(?P<m1>{month})\.?,?(?:\s+|-)(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
        rf"|{_NUMERIC})(?:(?<=T)|\b){_CLOCK}",
        re.IGNORECASE,
    )


_DASH = re.compile(r"(?:,\s*[A-ZÀ-Þ][\w' -]{2,30}?)?\s*[.,]?\s*[–—―-]+\s*|\s*\|\s*")
_REST = re.compile(r"[\s.,;:|–—-]*$")


def date_line(words: str, press: Press) -> DateLine | None:
    """The date with which a paragraph begins, where a dash or nothing follows it; None where there is none."""
    found = _pattern(press).match(words)
    day = _day(found, press) if found else None
    if found is None or day is None:
        return None
    dash = _DASH.match(words, found.end())
    whole = _REST.match(words, found.end()) is not None
    if not (whole or dash or words.startswith("date ")):
        return None
    end = len(words) if whole else dash.end() if dash else found.end()
    return DateLine(day, end, whole, _updated(found, press))


def dates_in_line(words: str, press: Press) -> tuple[tuple[DateLine, ...], str]:
    """All full dates of a short line with their labels, and what stands beside them, without the marks between."""
    dates = []
    for found in _pattern(press).finditer(words):
        if day := _day(found, press):
            dates.append(DateLine(day, found.end(), False, _updated(found, press)))
    beside = (
        part.strip(" ,;:|/·•–—-()\t\xa0").removeprefix(". ") for part in _pattern(press).sub("|", words).split("|")
    )
    return tuple(dates), " ".join(filter(None, beside))


def _updated(found: re.Match[str], press: Press) -> bool:
    label = found["label"]
    return label is not None and any(re.fullmatch(p, label, re.I) for p in layout_words(press).updated)


def date_inside(words: str, press: Press) -> date | datetime | None:
    """The first full date anywhere in a short text, such as an agency's dateline."""
    found = _pattern(press).search(words)
    return _day(found, press) if found else None


_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def date_in_name(origin: str) -> date | None:
    """The one date in a file's name or an address ("2025-09-04_report.txt", "/2025/09/04/report"); None without one."""
    days = set()
    for found in _NAMED.finditer(origin if "://" in origin else PurePath(origin).name):
        try:
            days.add(date(int(found[1]), int(found[3]), int(found[4])))
        except ValueError:  # 20250231 is a number, no date
            continue
    return days.pop() if len(days) == 1 else None


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    afternoon = half is not None and half[0] in "pP"
    return time(int(hour) % 12 + 12 * afternoon if half else int(hour), int(minute or 0))


def two_ways(words: str, press: Press) -> str:
    """A date in figures that can be read two ways (9/4/2025 in English); empty where there is none."""
    found = _pattern(press).search(words)
    if found is None or not found["y3"] or layout_words(press).numeric:
        return ""
    small = max(int(found["d3"]), int(found["m3"])) <= 12
    return found[0].strip() if small and _day(found, press) is None else ""


def _figures(found: re.Match[str], press: Press) -> date | None:
    """A date in figures; None where day and month cannot be told apart, or the year has two figures and no order."""
    first, second, year = int(found["d3"]), int(found["m3"]), int(found["y3"])
    order = layout_words(press).numeric
    if not order and (len(found["y3"]) == 2 or (max(first, second) <= 12 and first != second)):
        return None
    day, month = (second, first) if order == "mdy" or (not order and second > 12) else (first, second)
    return date(year + 2000 if len(found["y3"]) == 2 else year, month, day)


def _day(found: re.Match[str], press: Press) -> date | datetime | None:
    day: date | None
    try:
        if found["iso"]:
            day = date.fromisoformat(found["iso"])
        elif found["y3"]:
            day = _figures(found, press)
            if day is None:
                return None
        else:
            year, day_of_month = found["y1"] or found["y2"], found["d1"] or found["d2"]
            day = date(int(year), _months(press.language)[(found["m1"] or found["m2"]).lower()], int(day_of_month))
        for hour, minute, half in (("hour", "minute", "half"), ("early_hour", "early_minute", "early_half")):
            if found[hour] is not None:
                return datetime.combine(day, _clock(found[hour], found[minute], found[half]))
    except ValueError:  # 31 February, 13/25/2020: no date
        return None
    return day
