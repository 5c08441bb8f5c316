"""Find times: every expression of time with its value, its words and the rule that read it.

Invariant: nothing is dated by the day of publication unless its words say so ("jeudi" does; a clock time
without a day does with a note); an expression that cannot be resolved keeps ``start`` None and says why.
"""

from datetime import MAXYEAR, MINYEAR, date, datetime

from verbale.extract.reading import Reading
from verbale.extract.when.find import find
from verbale.extract.when.pieces import put_together
from verbale.extract.when.story import Story
from verbale.extract.when.table import times_of
from verbale.record.report import SectionRole


def times(reading: Reading) -> None:
    """Append the times of the report to ``reading.times``, in order of their place."""
    parsed = reading.parsed
    table = times_of(parsed.language, parsed.overlays)
    story = Story(parsed.text, _day(parsed.report.published), table)
    told = [b for b in parsed.blocks if b in parsed.prose or b.role is SectionRole.DATELINE]
    blocks = [(b, put_together(find(b.doc, b.columns.text, table), b.columns.text, table)) for b in told]
    for _, expressions in blocks:
        story.survey(expressions)
    for block, expressions in blocks:
        reading.times.extend(story.read(block, expressions))


def _day(published: date | datetime | None) -> date | None:
    """The day of publication; one at the edge of the calendar, beside which no day can be named, counts as none."""
    day = published.date() if isinstance(published, datetime) else published
    return day if day is not None and MINYEAR + 100 < day.year < MAXYEAR - 100 else None
