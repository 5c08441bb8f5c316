"""What happened and what is scheduled, in order of time; in the reports' own zone and in UTC."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from verbale.ask.entries import EntryQuestion, entries
from verbale.record.event import Event
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.kinds import Kind


@dataclass(frozen=True, slots=True)
class Moment:
    """One event on the line.

    Attributes:
        start, end: As the report gives them: ISO date, or date-time with the report's offset; None: not said.
        utc: The start as an instant in UTC, where the report gives an hour and a zone.
    """

    entry: Entry
    event: Event
    start: str | None
    end: str | None
    utc: datetime | None


def timeline(dossier: Dossier, question: EntryQuestion | None = None) -> tuple[Moment, ...]:
    """Events that fit a question, by time; those without a time come last. Its ``kinds`` are not looked at."""
    asked = replace(question or EntryQuestion(), kinds=(Kind.EVENT,))
    found = [_moment(e, e.finding) for e in entries(dossier, asked) if isinstance(e.finding, Event)]
    return tuple(sorted(found, key=_order))


def _moment(entry: Entry, event: Event) -> Moment:
    start, end = (event.when.start, event.when.end) if event.when else (None, None)
    return Moment(entry, event, start, end, _instant(start))


def _instant(start: str | None) -> datetime | None:
    moment = parsed(start)
    return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else None


def parsed(value: str | None) -> date | datetime | None:
    """An ISO value as a date or date-time; None where it is neither (``2025-W36``, ``2025-09``) or not given."""
    if not value or (len(value) != 10 and value[10:11] != "T"):
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None


def _order(moment: Moment) -> tuple[bool, datetime, str, str]:
    known = parsed(moment.start)
    if isinstance(known, datetime):
        at = known if known.tzinfo else known.replace(tzinfo=UTC)
    else:
        at = datetime.combine(known, time.min, UTC) if known else datetime.max.replace(tzinfo=UTC)
    return (moment.start is None, at, moment.start or "", moment.entry.id)
