"""What dates say of a position: by when, and whether it is long past."""

from collections.abc import Sequence
from datetime import date, datetime

from verbale.extract.reading import Reading
from verbale.extract.stance.find import Find
from verbale.parse.parsed import Block
from verbale.record.span import Span, hull

LONG = 150  # days after which something done is background of today's report


def deadline(reading: Reading, evidence: Span, ahead: Sequence[str]) -> str | None:
    """The ISO date by which it is due, where a time stands behind "by" or "d'ici à"."""
    for when in reading.times:
        if when.start and evidence.covers(when.span):
            before = reading.parsed.text[max(evidence.start, when.span.start - 20) : when.span.start].lower()
            words = f" {when.text.lower()}"
            if any(before.rstrip().endswith(f" {w}") or words.startswith(f" {w} ") for w in ahead):
                return when.start[:10]
    return None


def long_past(reading: Reading, block: Block, find: Find) -> bool:
    """Whether the only dates of a deed's clause lie long before the report."""
    published = reading.parsed.report.published
    if published is None or not find.deed:
        return False
    today = published.date() if isinstance(published, datetime) else published
    clause = hull(block.at(t) for t in find.cue.subtree)
    days = [w.start for w in reading.times if w.start and clause.covers(w.span)]
    return bool(days) and all((today - _last(d)).days > LONG for d in days)


def _last(start: str) -> date:
    """A late day of a time that may be a year, a month or a day."""
    year, month, day = (*start[:10].split("-"), "", "")[:3]
    return date(int(year), int(month or 12), int(day or 28))
