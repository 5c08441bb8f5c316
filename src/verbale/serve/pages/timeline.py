"""The timeline: what happened and what is scheduled."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy import Connection

from verbale.record.event import Event
from verbale.serve.desk import desk_of
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.pages.entries import Filters, entry_filter, filters_of
from verbale.serve.pages.twin import PAGE, After, next_page, twin
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, entry_line
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.lists import Page, page_events

router = APIRouter()


@dataclass(frozen=True, slots=True)
class MomentLine:
    """An event on the line.

    Attributes:
        start, end: ISO 8601 as the report gives them, with its zone; "" where not said.
        label: What it is, in the reader's language. words: Those that tell the time.
        who: The parties in it, with their mode.
    """

    entry: EntryLine
    label: str
    start: str
    end: str
    granularity: str
    time_words: str
    place: str
    mode: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Context of ``timeline.html``."""

    filters: Filters
    moments: tuple[MomentLine, ...]
    next: str


def moments(connection: Connection, wanted: EntryFilter, t: Strings, limit: int) -> tuple[MomentLine, ...]:
    """The newest ``limit`` events by day."""
    return _lines(page_events(connection, replace(wanted, kinds=(Kind.EVENT,)), 0, limit), t)


def _lines(found: Page[Entry], t: Strings) -> tuple[MomentLine, ...]:
    return tuple(_line(entry, entry.finding, t) for entry in found.items if isinstance(entry.finding, Event))


def _line(entry: Entry, event: Event, t: Strings) -> MomentLine:
    when = event.when
    modes = {p.actor: p.mode for p in event.participants}
    who = tuple(
        called(p.key, p.label, t) + (f" ({t.name('mode', modes[p.actor])})" if modes.get(p.actor) else "")
        for p in entry.parties
    )
    return MomentLine(
        entry=entry_line(entry, t),
        label=t.name("type", event.type),
        start=(when.start if when else None) or "",
        end=(when.end if when else None) or "",
        granularity=when.granularity if when else "",
        time_words=when.text if when else "",
        place=event.place or "",
        mode=event.mode or "",
        who=who,
    )


def timeline_page(
    request: Request, filters: Annotated[Filters, Depends(filters_of)], after: After = None
) -> TimelinePage:
    """The line, newest day first."""
    wanted = replace(entry_filter(filters), kinds=(Kind.EVENT,))
    with desk_of(request).reading() as connection:
        found = page_events(connection, wanted, min(after or 0, 100_000), PAGE)
    return TimelinePage(filters, _lines(found, texts(request)), next_page(request, found.after))


twin(router, "/timeline", "timeline.html", timeline_page, lambda _, t: t("nav.timeline"), "timeline")
