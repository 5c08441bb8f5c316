"""Values of expressions that name a day, a month, a year or a part of a day."""

from datetime import timedelta

from verbale.extract.when.days import Direction, Value, day_of, month_turned, nearest_year, weekday_near, weekday_turned
from verbale.extract.when.fields import Fields, Seen

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}

SOME_DAY = "one of that name; which is not said"


def read_date(f: Fields, seen: Seen) -> Value | None:
    month = f.number("monthnumber") or f.look("month") or 0
    day, year, weekday = f.number("day") or 0, f.number("year"), f.look("weekday")
    if year is None and (turn := f.look("turn")) is not None and seen.today:
        year = seen.today.year + turn
    if year is None and seen.today is None:
        return _undated(month, day, weekday, seen)
    if year is None and seen.today:
        year = nearest_year(seen.today, month, day, seen.looks, weekday)
    when = day_of(year or 1, month, day)
    if when is None:
        return None
    odd = weekday is not None and when.weekday() != weekday
    return Value(when.isoformat(), None, "day", "the weekday named is another one" if odd else "")


def _undated(month: int, day: int, weekday: int | None, seen: Seen) -> Value | None:
    """A day without year in a report without date: the day itself where the text dates it in full elsewhere."""
    for known in seen.weekdays.values():
        if (known.month, known.day) == (month, day):
            return Value(known.isoformat(), None, "day", "dated in full elsewhere in the text")
    return Value(None, None, "day", "the year is not in the text and the report has no date")


def read_days(f: Fields, seen: Seen) -> Value | None:
    month, month2 = f.look("month"), f.look("month2")
    day, day2 = f.number("day") or 0, f.number("day2") or 0
    year2 = f.number("year2") or f.number("year")
    if year2 is None:
        if seen.today is None:
            return Value(None, None, "interval", "the year is not in the text and the report has no date")
        year2 = nearest_year(seen.today, month2 or month or 1, day2, seen.looks)
    year = f.number("year") or (year2 - 1 if (month or 0) > (month2 or month or 0) else year2)
    first, last = day_of(year, month or 1, day), day_of(year2, month2 or month or 1, day2)
    if first is None or last is None or last <= first:
        return None
    return Value(first.isoformat(), last.isoformat(), "interval")


def read_night(f: Fields, seen: Seen) -> Value | None:
    if "day2" in f.words:
        month2, year = f.look("month2") or f.look("month") or 1, f.number("year")
        if year is None and seen.today:
            year = nearest_year(seen.today, month2, f.number("day2"), seen.looks)
        last = day_of(year, month2, f.number("day2") or 0) if year else None
    elif seen.today:
        last = weekday_near(seen.today, f.look("weekday2") or 0, seen.looks)
    else:
        last = None
    if last is None:
        return Value(None, None, "part-of-day", "night; the report has no date")
    return Value((last - timedelta(1)).isoformat(), last.isoformat(), "part-of-day", "night")


def read_weekday(f: Fields, seen: Seen) -> Value:
    weekday, turn = f.look("weekday") or 0, f.look("turn") or 0
    if seen.today is None:
        known = seen.weekdays.get(weekday) if not turn else None
        note = "dated in full elsewhere in the text" if known else "the report has no date"
        return Value(known.isoformat() if known else None, None, "day", note)
    if turn:
        return Value(weekday_turned(seen.today, weekday, turn, f.times.text.next_week).isoformat(), None, "day")
    return Value(weekday_near(seen.today, weekday, seen.looks).isoformat(), None, "day")


def read_some_day(f: Fields, seen: Seen) -> Value:
    """ "Un mercredi", "on a Tuesday": one of many; the text does not say which."""
    return Value(None, None, "day", SOME_DAY)


def read_weekdays(f: Fields, seen: Seen) -> Value:
    if seen.today is None:
        return Value(None, None, "interval", "the report has no date")
    last = weekday_near(seen.today, f.look("weekday2") or 0, seen.looks)
    first = weekday_near(last, f.look("weekday") or 0, Direction.PAST)
    return Value(first.isoformat(), last.isoformat(), "interval")


def read_dayword(f: Fields, seen: Seen) -> Value:
    if seen.today is None:
        return Value(None, None, "day", "the report has no date")
    return Value((seen.today + timedelta(f.look("dayword") or 0)).isoformat(), None, "day")


def read_part(f: Fields, seen: Seen) -> Value:
    """ "Ce matin", "dans la matinée": a part of the day of publication unless the text has gone elsewhere."""
    part = f.name("part") or "night"
    if "today" in f.words or part == "day":
        return Value(seen.today.isoformat() if seen.today else None, None, "day")
    if seen.today is None:
        return Value(None, None, "part-of-day", f"{part}; the report has no date")
    return Value(seen.today.isoformat(), None, "part-of-day", part)


def read_last_night(f: Fields, seen: Seen) -> Value:
    day = seen.today - timedelta(1) if seen.today else None
    return Value(day.isoformat() if day else None, None, "part-of-day", "night")


def read_month(f: Fields, seen: Seen) -> Value | None:
    month, year, turn = f.look("month") or 1, f.number("year"), f.look("turn")
    if year is None and seen.today is None:
        return Value(None, None, "month", "the year is not in the text and the report has no date")
    if year is None and seen.today:
        if turn is not None and "year" in f.rule.name:
            year = seen.today.year + turn
        else:
            near = nearest_year(seen.today, month, None, seen.looks)
            year = month_turned(seen.today, month, turn) if turn else near
    return Value(f"{year:04d}-{month:02d}", None, "month", _edge_note(f))


def read_year(f: Fields, seen: Seen) -> Value:
    return Value(f.words["year"], None, "year", _edge_note(f))


def read_years(f: Fields, seen: Seen) -> Value | None:
    first, last = f.words["year"], f.words["year2"]
    return Value(first, last, "interval") if first < last else None


def read_decade(f: Fields, seen: Seen) -> Value | None:
    first = int(f.words["year"])
    return Value(str(first), str(first + 9), "interval") if first % 10 == 0 else None


def _edge_note(f: Fields) -> str:
    edge = f.name("edge")
    return f"{edge} of it" if edge else ""


def read_season(f: Fields, seen: Seen) -> Value | None:
    season, year, turn = f.name("season") or "", f.number("year"), f.look("turn")
    first, last = _SEASONS[season]
    if year is None:
        if seen.today is None:
            return Value(None, None, "season", "the report has no date")
        looks = Direction(turn) if turn else seen.looks
        year = nearest_year(seen.today, first + 1 if first < 12 else 12, None, looks)
    return Value(f"{year:04d}-{first:02d}", f"{year + (first > last):04d}-{last:02d}", "season")
