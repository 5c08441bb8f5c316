"""The timeline in print: what was, what is to come, in the reports' own zone and in UTC."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from verbale.ask.timeline import Moment
from verbale.record.event import EventStatus
from verbale.show.tables import SOURCE
from verbale.show.terminal import Column, table
from verbale.show.words import clipped, line, source_text, time_text, who_text

_STYLES = {
    EventStatus.SCHEDULED: "yellow",
    EventStatus.ONGOING: "green",
    EventStatus.OCCURRED: "",
    EventStatus.CANCELLED: "red",
    EventStatus.HYPOTHETICAL: "dim",
}


def timeline_table(moments: Iterable[Moment]) -> Table:
    """Events by time."""
    columns = (
        *(Column("when", 4), Column("status"), Column("what", 3), Column("who", 4)),
        *(Column("words", 7), Column("source, id", style="dim")),
    )
    return table(columns, (_row(moment) for moment in moments))


def _row(moment: Moment) -> list[str | Text]:
    event, entry = moment.event, moment.entry
    when = time_text(event)
    words = f"\n{line(event.when.text)}" if event.when and event.when.text else ""
    utc = f"\n{moment.utc:%Y-%m-%d %H:%M} UTC" if moment.utc else ""
    what = event.type + (f" ({event.mode})" if event.mode else "") + (f", {line(event.place)}" if event.place else "")
    status = Text(event.status.value, _STYLES[event.status])
    who = who_text(entry, "participant")
    told = Text(when).append(utc).append(words, "dim")
    return [told, status, what, who, clipped(entry.words, 120), f"{clipped(source_text(entry), SOURCE)}\n{entry.id}"]
