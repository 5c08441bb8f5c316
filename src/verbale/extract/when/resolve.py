"""From the fields of an expression to its value: one small function for each kind of rule."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from verbale.extract.when.days import (
    Direction,
    Value,
    day_of,
    month_turned,
    moved,
    nearest_year,
    unit_around,
    weekday_near,
    weekday_turned,
)
from verbale.extract.when.table import RuleText, Times

UNKNOWN_DAY = "no day in the text to count from"


@dataclass(frozen=True, slots=True)
class Seen:
    """What an expression is seen from.

    Attributes:
        today: Day of publication; None where the report has none.
        looks: Where the tense of the governing words looks.
        before: The day last spoken of in the text, from which "the following day" counts.
        spoken: The first day of the time last spoken of, from which "the following year" counts.
        weekdays: Days that the text itself dates in full, by weekday; they help a report without a date.
    """

    today: date | None
    looks: Direction
    before: date | None = None
    spoken: date | None = None
    weekdays: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fields:
    """The words of an expression's fields, read through the vocabulary."""

    words: Mapping[str, str]
    times: Times
    rule: RuleText

    def look(self, slot: str) -> int | None:
        """The whole number that the word in a slot stands for."""
        word = self.words.get(slot)
        return None if word is None else int(self.times.lookups[slot.rstrip("23")][word.casefold()])

    def name(self, slot: str) -> str | None:
        """The name that the word in a slot stands for: a unit, an edge."""
        for key in (slot, slot + "2", slot + "3"):
            if word := self.words.get(key):
                return str(self.times.lookups[slot][word.casefold()])
        return None

    def number(self, slot: str) -> int | None:
        """The figures in a slot."""
        return int(self.words[slot]) if slot in self.words else None

    def count(self) -> int:
        """How many units; 0 for "several"."""
        word = self.words["n"]
        return int(word) if word.isdigit() else int(self.times.lookups["n"][word.casefold()])


def resolve(fields: Fields, seen: Seen) -> Value | None:
    """The value of an expression; None where the words are no time after all (the 31st of June)."""
    return KINDS[fields.rule.kind](fields, seen)


def _date(f: Fields, seen: Seen) -> Value | None:
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


def _days(f: Fields, seen: Seen) -> Value | None:
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


def _night(f: Fields, seen: Seen) -> Value | None:
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


def _weekday(f: Fields, seen: Seen) -> Value:
    weekday, turn = f.look("weekday") or 0, f.look("turn") or 0
    if seen.today is None:
        known = seen.weekdays.get(weekday) if not turn else None
        note = "dated in full elsewhere in the text" if known else "the report has no date"
        return Value(known.isoformat() if known else None, None, "day", note)
    if turn:
        return Value(weekday_turned(seen.today, weekday, turn).isoformat(), None, "day")
    return Value(weekday_near(seen.today, weekday, seen.looks).isoformat(), None, "day")


def _weekdays(f: Fields, seen: Seen) -> Value:
    if seen.today is None:
        return Value(None, None, "interval", "the report has no date")
    last = weekday_near(seen.today, f.look("weekday2") or 0, seen.looks)
    first = weekday_near(last, f.look("weekday") or 0, Direction.PAST)
    return Value(first.isoformat(), last.isoformat(), "interval")


def _dayword(f: Fields, seen: Seen) -> Value:
    if seen.today is None:
        return Value(None, None, "day", "the report has no date")
    return Value((seen.today + timedelta(f.look("dayword") or 0)).isoformat(), None, "day")


def _part(f: Fields, seen: Seen) -> Value:
    """ "Ce matin", "dans la matinée": a part of the day of publication unless the text has gone elsewhere."""
    part = f.name("part") or "night"
    if "today" in f.words or part == "day":
        return Value(seen.today.isoformat() if seen.today else None, None, "day")
    if seen.today is None:
        return Value(None, None, "part-of-day", f"{part}; the report has no date")
    return Value(seen.today.isoformat(), None, "part-of-day", part)


def _last_night(f: Fields, seen: Seen) -> Value:
    day = seen.today - timedelta(1) if seen.today else None
    return Value(day.isoformat() if day else None, None, "part-of-day", "night")


def _month(f: Fields, seen: Seen) -> Value | None:
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


def _year(f: Fields, seen: Seen) -> Value:
    return Value(f.words["year"], None, "year", _edge_note(f))


def _years(f: Fields, seen: Seen) -> Value | None:
    first, last = f.words["year"], f.words["year2"]
    return Value(first, last, "interval") if first < last else None


def _decade(f: Fields, seen: Seen) -> Value | None:
    first = int(f.words["year"])
    return Value(str(first), str(first + 9), "interval") if first % 10 == 0 else None


def _edge_note(f: Fields) -> str:
    edge = f.name("edge")
    return f"{edge} of it" if edge else ""


def _edge(f: Fields, seen: Seen) -> Value | None:
    """ "The end of the year": its last day; "the beginning": the first; "the middle": the whole unit, noted."""
    whole = _turn(f, seen)
    if whole is None or whole.start is None:
        return whole
    edge, unit = f.name("edge"), f.name("unit")
    first, last = _bounds(whole)
    if edge == "end":
        return Value(last.isoformat(), None, "day", f"end of the {unit}")
    if edge == "start":
        return Value(first.isoformat(), None, "day", f"beginning of the {unit}")
    return Value(whole.start, whole.end, whole.granularity, "middle of it")


def _bounds(value: Value) -> tuple[date, date]:
    parts = [int(p) for p in (value.start or "").split("-")]
    if value.end:
        return date.fromisoformat(value.start or ""), date.fromisoformat(value.end)
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(*parts[:3]), date(*parts[:3])


def _turn(f: Fields, seen: Seen) -> Value | None:
    """ "La semaine dernière", "next month", "ce week-end"."""
    unit, turn = f.name("unit") or "", f.look("turn") or 0
    if unit in ("hour", "minute", "decade", "century"):
        return None
    if seen.today is None:
        return Value(None, None, unit, "the report has no date")
    if unit == "weekend" and turn < 0 and seen.today.weekday() >= 5:
        turn = 0 if seen.looks is Direction.PAST else turn
    day = moved(seen.today, turn, unit)
    return unit_around(day, unit) if day else None


def _this(f: Fields, seen: Seen) -> Value | None:
    unit = f.name("unit") or ""
    if unit == "weekend" and seen.today and seen.looks is Direction.PAST and seen.today.weekday() < 5:
        return unit_around(seen.today - timedelta(7), unit)
    return _turn(f, seen) if unit != "day" else _dayword(f, seen)


def _shift(f: Fields, seen: Seen) -> Value | None:
    unit, number = f.name("unit") or "", f.count()
    if seen.today is None or not number:
        reason = "the report has no date" if number else "the number is not said"
        return Value(None, None, unit, reason)
    day = moved(seen.today, f.rule.sign * number, unit)
    if day is None:
        return None
    if unit in ("month", "year") and f.rule.sign < 0:
        return unit_around(day, unit)
    return Value(day.isoformat(), None, "day")


def _next_units(f: Fields, seen: Seen) -> Value | None:
    """ "Dans les dix prochains jours": by the last of them; "the last two weeks": since the first."""
    value = _shift(f, seen)
    if value is None or value.start is None or not seen.today or f.rule.sign > 0:
        return value
    day = moved(seen.today, -f.count(), f.name("unit") or "")
    return Value(day.isoformat() if day else None, seen.today.isoformat(), "interval")


def _from_event(f: Fields, seen: Seen) -> Value | None:
    """ "Two weeks after X": hangs on X, never on the day of publication."""
    unit, number = f.name("unit") or "", f.count()
    side = "after" if f.rule.sign > 0 else "before"
    letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}.get(unit, unit)
    return Value(None, None, unit, f"anchored: P{number or 'X'}{letter}-{side} the event named")


def _from_text(f: Fields, seen: Seen) -> Value | None:
    """ "Three days later": counts from the day last spoken of."""
    unit, number = f.name("unit") or "", f.count()
    origin = seen.spoken if unit in ("month", "year") else seen.before
    if origin is None or not number:
        return Value(None, None, unit, f"anchored: {UNKNOWN_DAY}" if number else "the number is not said")
    day = moved(origin, f.rule.sign * number, unit)
    if day is None:
        return None
    value = unit_around(day, unit) if unit in ("month", "year") else Value(day.isoformat(), None, "day")
    return Value(value.start, value.end, value.granularity, f"counted from {origin}") if value else None


def _anchored(f: Fields, seen: Seen) -> Value:
    if seen.before is None:
        return Value(None, None, "day", f"anchored: {UNKNOWN_DAY}")
    day = seen.before + timedelta(f.look("anchored") or 0)
    return Value(day.isoformat(), None, "day", f"counted from {seen.before}")


def _unit_beside(f: Fields, seen: Seen) -> Value | None:
    unit = f.name("unit") or ""
    if seen.spoken is None:
        return Value(None, None, unit, f"anchored: {UNKNOWN_DAY}")
    day = moved(seen.spoken, f.rule.sign, unit)
    value = unit_around(day, unit) if day else None
    return Value(value.start, value.end, value.granularity, f"counted from {seen.spoken}") if value else None


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def _season(f: Fields, seen: Seen) -> Value | None:
    season, year, turn = f.name("season") or "", f.number("year"), f.look("turn")
    first, last = _SEASONS[season]
    if year is None:
        if seen.today is None:
            return Value(None, None, "season", "the report has no date")
        looks = Direction(turn) if turn else seen.looks
        year = nearest_year(seen.today, first + 1 if first < 12 else 12, None, looks)
    return Value(f"{year:04d}-{first:02d}", f"{year + (first > last):04d}-{last:02d}", "season")


KINDS: dict[str, Callable[[Fields, Seen], Value | None]] = {
    "date": _date,
    "days": _days,
    "night": _night,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "dayword": _dayword,
    "part": _part,
    "last-night": _last_night,
    "month": _month,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "edge": _edge,
    "turn": _turn,
    "this": _this,
    "shift": _shift,
    "next-units": _next_units,
    "from-event": _from_event,
    "from-text": _from_text,
    "anchored": _anchored,
    "unit-beside": _unit_beside,
    "season": _season,
}
