"""ParsedReport -> Record: run the extractors in order and gather what they found."""

from verbale.extract.cast import Cast
from verbale.extract.events import events
from verbale.extract.figures import figures
from verbale.extract.positions import positions
from verbale.extract.reading import Extractor, Reading
from verbale.extract.statements import statements
from verbale.extract.times import times
from verbale.parse.parsed import ParsedReport
from verbale.record.record import Record

VERSION = "1"
EXTRACTORS: tuple[Extractor, ...] = (times, statements, positions, events, figures)


def extract(parsed: ParsedReport) -> Record:
    """Everything found in one parsed report."""
    reading = Reading(parsed, Cast(parsed))
    for extractor in EXTRACTORS:
        extractor(reading)
    actors, roles, memberships = reading.cast.finish()
    return Record(
        report=parsed.report,
        sections=parsed.sections,
        actors=actors,
        roles=roles,
        memberships=memberships,
        statements=tuple(reading.statements),
        positions=tuple(reading.positions),
        events=tuple(reading.events),
        figures=tuple(reading.figures),
        skipped=(*parsed.skipped, *reading.skipped),
        extractor=f"verbale/{VERSION}",
    )
