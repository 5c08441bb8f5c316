"""Read the events of a text as of Thursday, 4 September 2025."""

from datetime import date

from verbale.extract.cast import Cast
from verbale.extract.events import events
from verbale.extract.reading import Reading
from verbale.extract.statements import statements
from verbale.extract.times import times
from verbale.parse.parser import parse
from verbale.record.event import Event
from verbale.record.report import Report


def read(text: str, language: str) -> tuple[list[Event], Cast]:
    """All events of a text, and the cast that names who takes part."""
    parsed = parse(Report("test", text, language, published=date(2025, 9, 4)))
    reading = Reading(parsed, Cast(parsed))
    for extractor in (times, statements, events):
        extractor(reading)
    return reading.events, reading.cast
