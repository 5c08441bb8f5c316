"""ParsedReport -> Record: run the extractors in order and gather what they found."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from verbale.extract.cast import Cast
from verbale.extract.events import events
from verbale.extract.figures import figures
from verbale.extract.pause import no_search
from verbale.extract.positions import positions
from verbale.extract.reading import Extractor, Reading
from verbale.extract.statements import statements
from verbale.extract.times import times
from verbale.extract.voices import voices
from verbale.parse.columns import columns
from verbale.parse.parsed import ParsedReport
from verbale.record.actors import Membership, Role
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.record.record import Record
from verbale.record.statement import Statement

VERSION = "1"
Sure = TypeVar("Sure", Role, Membership, Statement, Position, Event, Figure)
EXTRACTORS: tuple[Extractor, ...] = (times, statements, voices, positions, events, figures)


def extract(parsed: ParsedReport) -> Record:
    """Everything found in one parsed report."""
    with no_search():
        return _extract(parsed)


def _extract(parsed: ParsedReport) -> Record:
    reading = Reading(parsed, Cast(parsed))
    for extractor in EXTRACTORS:
        extractor(reading)
    actors, roles, memberships = reading.cast.finish()
    columns.cache_clear()
    return Record(
        report=parsed.report,
        sections=parsed.sections,
        actors=actors,
        roles=_rounded(roles),
        memberships=_rounded(memberships),
        statements=_rounded(reading.statements),
        positions=_rounded(reading.positions),
        events=_rounded(reading.events),
        figures=_rounded(reading.figures),
        skipped=(*parsed.skipped, *reading.skipped),
        extractor=f"verbale/{VERSION}",
    )


def _rounded(found: Iterable[Sure]) -> tuple[Sure, ...]:
    """Confidence to three decimals, as the interchange form writes it, so that a record comes back as it was."""
    kept = ((one, round(one.confidence, 3)) for one in found)
    return tuple(one if one.confidence == short else replace(one, confidence=short) for one, short in kept)
