"""Read the times of a sentence as of Thursday, 4 September 2025."""

from datetime import date

from verbale.extract.cast import Cast
from verbale.extract.reading import Reading
from verbale.extract.times import times
from verbale.parse.parser import parse
from verbale.record.event import When
from verbale.record.report import Report

PUBLISHED = date(2025, 9, 4)


def read(text: str, language: str, published: date | None = PUBLISHED) -> list[When]:
    """All times of a text."""
    parsed = parse(Report("test", text, language, published=published))
    reading = Reading(parsed, Cast(parsed))
    times(reading)
    return reading.times
