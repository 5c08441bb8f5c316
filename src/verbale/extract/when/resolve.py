"""From the fields of an expression to its value: one small function for each kind of rule."""

from collections.abc import Callable

from verbale.extract.when import dated, partial, relative
from verbale.extract.when.days import Value
from verbale.extract.when.fields import Fields, Seen


def resolve(fields: Fields, seen: Seen) -> Value | None:
    """The value of an expression; None where the words are no time after all (the 31st of June)."""
    return KINDS[fields.rule.kind](fields, seen)


KINDS: dict[str, Callable[[Fields, Seen], Value | None]] = {
    "date": dated.read_date,
    "days": dated.read_days,
    "night": dated.read_night,
    "weekday": dated.read_weekday,
    "weekdays": dated.read_weekdays,
    "some-day": dated.read_some_day,
    "dayword": dated.read_dayword,
    "part": dated.read_part,
    "last-night": dated.read_last_night,
    "month": dated.read_month,
    "year": dated.read_year,
    "years": dated.read_years,
    "decade": dated.read_decade,
    "edge": relative.read_edge,
    "turn": relative.read_turn,
    "this": relative.read_this,
    "shift": relative.read_shift,
    "next-units": relative.read_next_units,
    "from-event": relative.read_from_event,
    "from-text": relative.read_from_text,
    "anchored": relative.read_anchored,
    "unit-beside": relative.read_unit_beside,
    "season": dated.read_season,
    "monthday": partial.read_monthday,
    "part-of": partial.read_part_of,
    "weekday-later": partial.read_weekday_later,
    "open": partial.read_open,
    "fiscal": partial.read_fiscal,
    "fraction": partial.read_fraction,
}
