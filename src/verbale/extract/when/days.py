"""Pure arithmetic of the calendar: which day, week, month or year words point to, seen from a day.

Press weekdays lie close to the day of publication; the tense of the sentence says on which side.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

AGAINST = 200  # days: a date on the wrong side of the tense wins only when it is so much nearer


class Direction(Enum):
    """Where the tense of the governing words looks."""

    PAST = -1
    NEAR = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for; the fields of ``record.event.When`` without words and place."""

    start: str | None
    end: str | None
    granularity: str
    note: str = ""


def weekday_near(seen_from: date, weekday: int, direction: Direction) -> date:
    """The day of that name (0 is Monday) closest to a day, on the side of the direction; that day counts itself."""
    behind = seen_from - timedelta((seen_from.weekday() - weekday) % 7)
    ahead = seen_from + timedelta((weekday - seen_from.weekday()) % 7)
    if direction is Direction.PAST:
        return behind
    if direction is Direction.FUTURE:
        return ahead
    return ahead if ahead - seen_from < seen_from - behind else behind


def weekday_turned(seen_from: date, weekday: int, turn: int, of_next_week: bool = False) -> date:
    """ "last Monday" (-1) is the last one before a day, "next Monday" (1) the first one after it, or in languages that
    call one of this week otherwise ("on Friday", "this Friday") that of the following week."""
    if turn > 0 and of_next_week:
        return seen_from + timedelta(7 - seen_from.weekday() + weekday)
    step = turn if turn else 0
    return weekday_near(seen_from + timedelta(step), weekday, Direction(step))


def nearest_year(seen_from: date, month: int, day: int | None, direction: Direction, weekday: int | None = None) -> int:
    """The year of a date without one: the nearest that fits the tense, and the weekday where one is named."""
    best, least = seen_from.year, 10**6
    for year in range(max(1, seen_from.year - 6), min(9999, seen_from.year + 7)):
        when = day_of(year, month, day or 15)
        if when is None or (weekday is not None and day and when.weekday() != weekday):
            continue
        cost = abs((when - seen_from).days)
        slack = 0 if day else 16  # a bare month: this month is on both sides
        if direction.value * (when - seen_from).days < -slack:
            cost += AGAINST
        if cost < least:
            best, least = year, cost
    return best


def month_turned(seen_from: date, month: int, turn: int) -> int:
    """The year of "last May" (-1: before this month) or "next May" (1: after this month)."""
    year = seen_from.year
    if turn < 0:
        return year if month < seen_from.month else year - 1
    return year if month > seen_from.month else year + 1


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def unit_around(day: date, unit: str) -> Value | None:
    """The week, weekend, month, quarter or year that holds a day; None for other units."""
    if unit == "day":
        return Value(day.isoformat(), None, "day")
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return Value(monday.isoformat(), (monday + timedelta(6)).isoformat(), "week")
    if unit == "weekend":
        saturday = day + timedelta(5 - day.weekday())
        return Value(saturday.isoformat(), (saturday + timedelta(1)).isoformat(), "interval")
    if unit == "month":
        return Value(f"{day:%Y-%m}", None, "month")
    if unit == "quarter":
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return Value(first.isoformat(), (first + relativedelta(months=3, days=-1)).isoformat(), "interval")
    if unit == "year":
        return Value(f"{day.year:04d}", None, "year")
    return None


def moved(day: date, number: int, unit: str) -> date | None:
    """A day so many units on (negative: back); None for units shorter than a day or a time out of reach."""
    steps = {"day": "days", "week": "weeks", "weekend": "weeks", "month": "months", "year": "years"}
    longer = {"quarter": ("months", 3), "decade": ("years", 10), "century": ("years", 100)}
    name, times = longer.get(unit, (steps.get(unit, ""), 1))
    if not name:
        return day if unit in ("hour", "minute") and abs(number) < 12 else _hours(day, number, unit)
    try:
        return day + relativedelta(**{name: number * times})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None


def _hours(day: date, number: int, unit: str) -> date | None:
    return day + timedelta(hours=number) if unit == "hour" else None


def last_day(value: Value) -> date | None:
    """The last day of a value: of 2025-12 the 31st."""
    text = value.end or value.start
    if text is None:
        return None
    parts = [int(p) for p in text[:10].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
