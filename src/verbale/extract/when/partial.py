"""Values of expressions that name less than a date: a day of the month, a part of a weekday, a part of a year."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from verbale.extract.when.dated import read_date, read_weekday
from verbale.extract.when.days import Direction, Value, day_of
from verbale.extract.when.fields import Fields, Seen

UNDATED = "the report has no date"
REACH = 3  # months to each side in which a bare day of the month may lie
WRONG_SIDE = 400  # days


def read_monthday(f: Fields, seen: Seen) -> Value | None:
    """ "Le 3 au soir", "on the 12th", "mardi 9": the nearest such day on the side of the tense."""
    day, weekday = f.number("day") or 0, f.look("weekday")
    if seen.today is None:
        return Value(None, None, "day", UNDATED)
    best: date | None = None
    least = 10**6
    for step in range(-REACH, REACH + 1):
        month = seen.today + relativedelta(months=step, day=1)
        when = day_of(month.year, month.month, day)
        if when is None or (weekday is not None and when.weekday() != weekday):
            continue
        cost = abs((when - seen.today).days)
        cost += WRONG_SIDE if seen.looks.value * (when - seen.today).days < 0 else 0
        if cost < least:
            best, least = when, cost
    if best is None:
        return read_weekday(f, seen) if weekday is not None else None
    return Value(best.isoformat(), None, "day")


def read_part_of(f: Fields, seen: Seen) -> Value | None:
    """ "Dans la soirée de mardi", "before dawn on Wednesday", "the night of 3 September"."""
    value = read_date(f, seen) if "month" in f.words else read_weekday(f, seen)
    part = f.name("part") or ""
    if value is None or part == "day":
        return value
    return Value(value.start, value.end, "part-of-day", "; ".join(n for n in (part, value.note) if n))


def read_weekday_later(f: Fields, seen: Seen) -> Value:
    """ "Lundi en huit", "a week from Tuesday": a week after the next one."""
    if seen.today is None:
        return Value(None, None, "day", UNDATED)
    ahead = (((f.look("weekday") or 0) - seen.today.weekday() - 1) % 7) + 1
    return Value((seen.today + timedelta(ahead + 7)).isoformat(), None, "day")


def read_open(f: Fields, seen: Seen) -> Value:
    """ "In the coming days", "ces dernières semaines": how many is not said."""
    return Value(None, None, f.name("unit") or "", "the number is not said")


def read_fiscal(f: Fields, seen: Seen) -> Value:
    """ "Fiscal 2027": named by a year, of which the months are not the calendar's."""
    return Value(f.words["year"], None, "year", "a fiscal year")


def read_fraction(f: Fields, seen: Seen) -> Value | None:
    """ "The second quarter of 2026", "au premier semestre": a quarter or a half of a year."""
    number = f.number("number") or f.look("nth") or 0
    count = f.look("fraction") or 4
    if not 1 <= number <= count:
        return None
    year, turn = f.number("year"), f.look("turn")
    if year is None and seen.today is None:
        return Value(None, None, "interval", UNDATED)
    if year is None and seen.today is not None:
        year = seen.today.year + turn if turn is not None else _year_of(number, count, seen.today, seen.looks)
    first, last = _bounds(year or 1, number, count)
    return Value(first.isoformat(), last.isoformat(), "interval")


def _bounds(year: int, number: int, count: int) -> tuple[date, date]:
    months = 12 // count
    first = date(year, (number - 1) * months + 1, 1)
    return first, first + relativedelta(months=months, days=-1)


def _year_of(number: int, count: int, today: date, looks: Direction) -> int:
    """The year of a quarter without one: the last that has begun, or the next that is not over."""
    first, last = _bounds(today.year, number, count)
    if looks is Direction.PAST and first > today:
        return today.year - 1
    return today.year + 1 if looks is Direction.FUTURE and last < today else today.year
