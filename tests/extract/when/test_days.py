"""The arithmetic of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.extract.when.days import (
    Direction,
    Value,
    day_of,
    last_day,
    moved,
    nearest_year,
    unit_around,
    weekday_near,
    weekday_turned,
)

THURSDAY = date(2025, 9, 4)


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(0, 6), st.sampled_from(Direction))
def test_weekday_near(seen_from: date, weekday: int, direction: Direction) -> None:
    found = weekday_near(seen_from, weekday, direction)
    assert found.weekday() == weekday
    distance = (found - seen_from).days
    bounds = {Direction.PAST: (-6, 0), Direction.NEAR: (-3, 3), Direction.FUTURE: (0, 6)}[direction]
    assert bounds[0] <= distance <= bounds[1]


def test_weekday_turned_leaves_the_day_itself() -> None:
    assert weekday_turned(THURSDAY, 3, -1) == date(2025, 8, 28)
    assert weekday_turned(THURSDAY, 3, 1) == date(2025, 9, 11)


def test_weekday_of_next_week() -> None:
    assert weekday_turned(THURSDAY, 4, 1, of_next_week=True) == date(2025, 9, 12)
    assert weekday_turned(date(2025, 9, 7), 1, 1, of_next_week=True) == date(2025, 9, 9)


@pytest.mark.parametrize(
    ("month", "day", "direction", "year"),
    [
        (8, 18, Direction.PAST, 2025),
        (12, 20, Direction.PAST, 2024),
        (12, 20, Direction.FUTURE, 2025),
        (9, 9, Direction.PAST, 2025),  # five days ahead is nearer than a year back, whatever the tense
        (2, None, Direction.FUTURE, 2026),
        (9, None, Direction.PAST, 2025),
    ],
)
def test_nearest_year(month: int, day: int | None, direction: Direction, year: int) -> None:
    assert nearest_year(THURSDAY, month, day, direction) == year


def test_nearest_year_obeys_the_weekday() -> None:
    assert nearest_year(THURSDAY, 11, 28, Direction.PAST, weekday=0) == 2022


def test_a_leap_day_needs_a_leap_year() -> None:
    assert day_of(2025, 2, 29) is None
    assert nearest_year(THURSDAY, 2, 29, Direction.PAST) == 2024


def test_units() -> None:
    assert unit_around(THURSDAY, "week") == Value("2025-09-01", "2025-09-07", "week")
    assert unit_around(THURSDAY, "weekend") == Value("2025-09-06", "2025-09-07", "interval")
    assert unit_around(THURSDAY, "fortnight") is None
    assert moved(date(2025, 1, 31), 1, "month") == date(2025, 2, 28)
    assert last_day(Value("2024-02", None, "month")) == date(2024, 2, 29)
