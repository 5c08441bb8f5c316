"""Values of expressions that count from the day of publication, from the text, or from an event."""

from calendar import monthrange
from datetime import date, timedelta

from verbale.extract.when.dated import read_dayword
from verbale.extract.when.days import Direction, Value, moved, unit_around
from verbale.extract.when.fields import Fields, Seen

UNKNOWN_DAY = "no day in the text to count from"


def read_edge(f: Fields, seen: Seen) -> Value | None:
    """ "The end of the year": its last day; "the beginning": the first; "the middle": the whole unit, noted."""
    whole = read_turn(f, seen)
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


def read_turn(f: Fields, seen: Seen) -> Value | None:
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


def read_this(f: Fields, seen: Seen) -> Value | None:
    unit = f.name("unit") or ""
    if unit == "weekend" and seen.today and seen.looks is Direction.PAST and seen.today.weekday() < 5:
        return unit_around(seen.today - timedelta(7), unit)
    return read_turn(f, seen) if unit != "day" else read_dayword(f, seen)


def read_shift(f: Fields, seen: Seen) -> Value | None:
    unit, number = f.name("unit") or "", f.count()
    if seen.today is None or not number:
        reason = "the report has no date" if number else "the number is not said"
        return Value(None, None, unit, reason)
    day = moved(seen.today, f.rule.sign * number, unit)
    if day is None:
        return None
    if unit in ("month", "year", "decade", "century") and f.rule.sign < 0:
        return unit_around(day, unit if unit == "month" else "year")
    return Value(day.isoformat(), None, "day")


def read_next_units(f: Fields, seen: Seen) -> Value | None:
    """ "Dans les dix prochains jours": by the last of them; "the last two weeks": since the first."""
    value = read_shift(f, seen)
    if value is None or value.start is None or not seen.today or f.rule.sign > 0:
        return value
    day = moved(seen.today, -f.count(), f.name("unit") or "")
    return Value(day.isoformat() if day else None, seen.today.isoformat(), "interval")


def read_from_event(f: Fields, seen: Seen) -> Value | None:
    """ "Two weeks after X": hangs on X, never on the day of publication."""
    unit, number = f.name("unit") or "day", f.count() if "n" in f.words else abs(f.look("anchored") or 0)
    side = "after" if f.rule.sign > 0 else "before"
    letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}.get(unit, unit)
    return Value(None, None, unit, f"anchored: P{number or 'X'}{letter}-{side} the event named")


def read_from_text(f: Fields, seen: Seen) -> Value | None:
    """ "Three days later": counts from the day last spoken of."""
    unit, number = f.name("unit") or "", f.count()
    origin = seen.spoken if unit in ("month", "year") else seen.before
    if origin is None or not number:
        return Value(None, None, unit, f"anchored: {UNKNOWN_DAY}" if number else "the number is not said")
    day = moved(origin, f.rule.sign * number, unit)
    if day is None:
        return None
    if seen.today and seen.looks is Direction.PAST and day > seen.today:
        return Value(None, None, unit, f"anchored: {UNKNOWN_DAY}")
    value = unit_around(day, unit) if unit in ("month", "year") else Value(day.isoformat(), None, "day")
    return Value(value.start, value.end, value.granularity, f"counted from {origin}") if value else None


def read_anchored(f: Fields, seen: Seen) -> Value:
    if seen.before is None:
        return Value(None, None, "day", f"anchored: {UNKNOWN_DAY}")
    day = seen.before + timedelta(f.look("anchored") or 0)
    return Value(day.isoformat(), None, "day", f"counted from {seen.before}")


def read_unit_beside(f: Fields, seen: Seen) -> Value | None:
    unit = f.name("unit") or ""
    if seen.spoken is None:
        return Value(None, None, unit, f"anchored: {UNKNOWN_DAY}")
    day = moved(seen.spoken, f.rule.sign, unit)
    value = unit_around(day, unit) if day else None
    return Value(value.start, value.end, value.granularity, f"counted from {seen.spoken}") if value else None
