"""What extractors share while one report is read: the parse, the cast, and what was found so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

from verbale.extract.cast import Cast
from verbale.parse.parsed import ParsedReport
from verbale.record.event import Event, Figure, When
from verbale.record.position import Position
from verbale.record.record import Skipped
from verbale.record.statement import Statement


@dataclass
class Reading:
    """One report being read. Extractors run in the order of ``EXTRACTORS`` and append to the lists."""

    parsed: ParsedReport
    cast: Cast
    times: list[When] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


Extractor = Callable[[Reading], None]
