"""Lists of entries, reports and parties as tables for people."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verbale.ask.actors import PartyAnswer
from verbale.record.actors import Membership, Role
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.record.record import Skipped
from verbale.record.statement import Statement
from verbale.show.colours import KIND_STYLES, STANCE_STYLES
from verbale.show.origin import origin_text
from verbale.show.terminal import Column, table
from verbale.show.words import act_text, clipped, figure_text, line, source_text, stance_text, time_text, who_text
from verbale.store.entries import Entry
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport

WIDE = 100  # columns that a table needs to be readable
SOURCE = 26  # characters of its source
WORDS = 220  # characters of an entry's words in a list
Cells = Sequence[str | Text]


def entries_table(
    found: Iterable[Entry], kind: Kind | None, width: int = WIDE, sources: Mapping[int, int | None] | None = None
) -> RenderableType:
    """Entries of one kind, or of several (``kind`` None), with their words and source.

    Where the terminal is narrower than ``WIDE``, each entry takes lines of its own. ``sources``: row of an entry ->
    how many independent sources tell it, for a column of its own.
    """
    if kind is None:
        middle: tuple[Column, ...] = (Column("kind"), Column("who", 2), Column("what", 2))
        cells: Callable[[Entry], Cells] = _any
    else:
        middle, cells = _OF_KIND[kind]
    if width < WIDE:
        return Group(*(_card(entry, [*cells(entry), _told(entry, sources)]) for entry in found))
    last = (Column("words", 5), Column("source", style="dim"))
    count = (Column("sources", right=True),) if sources is not None else ()
    columns = (Column("id", style="dim"), Column("day"), *middle, *count, *last)
    rows = (
        [e.id, e.day or "?", *cells(e), *([_count(e, sources)] if count else ()), _words(e), _source(e)] for e in found
    )
    return table(columns, rows)


def _count(entry: Entry, sources: Mapping[int, int | None] | None) -> str:
    number = sources.get(entry.row) if sources else None
    return "" if number is None else str(number)


def _told(entry: Entry, sources: Mapping[int, int | None] | None) -> str:
    number = _count(entry, sources)
    return f"{number} source{'s' if number != '1' else ''}" if number else ""


def _source(entry: Entry) -> str:
    return clipped(source_text(entry), SOURCE)


def _card(entry: Entry, cells: Cells) -> Text:
    told = Text(f"{entry.id} {entry.day or '?'}", "dim")
    for cell in cells:
        if str(cell):
            told.append(" · ", "dim").append(cell if isinstance(cell, Text) else Text(cell))
    return told.append("\n  ").append(_words(entry)).append(f"\n  {source_text(entry)}", "dim")


def _words(entry: Entry) -> Text:
    told = Text(clipped(entry.words, WORDS))
    for state, note in (("accepted", " ✓"), ("edited", " ✎"), ("rejected", " ✗")):
        if entry.state == state:
            told.append(note, "bold")
    return told


def _statement(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Statement)
    who = who_text(entry, "speaker") or "(not told)"
    via = who_text(entry, "via") or entry.finding.channel
    via = None if via == who else via
    mood = "" if entry.finding.modality == "affirmed" else f" [{entry.finding.modality}]"
    return [f"{who} via {line(via)}" if via else who, f"{entry.finding.kind}{mood}"]


def _position(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Position)
    stance = Text(stance_text(entry.finding), STANCE_STYLES[entry.finding.stance])
    return [who_text(entry, "actor"), stance, act_text(entry.finding)]


def _event(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Event)
    mode = f" ({entry.finding.mode})" if entry.finding.mode else ""
    what = f"{entry.finding.type}{mode}"
    place = line(entry.finding.place or "")
    return [time_text(entry.finding), entry.finding.status.value, f"{what}, {place}" if place else what, _taking(entry)]


def _taking(entry: Entry) -> str:
    return who_text(entry, "participant")


def _figure(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Figure)
    return [line(figure_text(entry.finding)), line(entry.finding.counts or "")]


def _role(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Role)
    return [who_text(entry, "actor"), line(entry.finding.office), who_text(entry, "of")]


def _membership(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Membership)
    return [who_text(entry, "actor"), line(entry.finding.quality), who_text(entry, "group")]


def _skipped(entry: Entry) -> Cells:
    assert isinstance(entry.finding, Skipped)
    return [line(entry.finding.what), line(entry.finding.reason)]


_OF_KIND: dict[Kind, tuple[tuple[Column, ...], Callable[[Entry], Cells]]] = {
    Kind.STATEMENT: ((Column("who", 2), Column("as")), _statement),
    Kind.POSITION: ((Column("who", 2), Column("stance", 2), Column("act")), _position),
    Kind.EVENT: ((Column("when", 2), Column("status"), Column("what", 2), Column("who", 2)), _event),
    Kind.FIGURE: ((Column("number", 2), Column("of", 1)), _figure),
    Kind.ROLE: ((Column("who", 2), Column("office", 2), Column("of", 1)), _role),
    Kind.MEMBERSHIP: ((Column("who", 2), Column("as"), Column("of", 2)), _membership),
    Kind.SKIPPED: ((Column("what"), Column("reason", 2)), _skipped),
}


def _any(entry: Entry) -> Cells:
    cells = _OF_KIND[entry.kind][1](entry)
    kind = Text(entry.kind.value, KIND_STYLES[entry.kind])
    told = " · ".join(str(cell) for cell in cells[1:] if str(cell))
    return [kind, str(cells[0]), told]


def reports_table(found: Iterable[KeptReport]) -> Table:
    """The reports of a dossier."""
    columns = (
        *(Column("id", style="dim"), Column("published"), Column("language"), Column("title", 4), Column("from", 2)),
        *(Column("stat.", right=True), Column("pos.", right=True), Column("ev.", right=True), Column("notes", 1)),
    )
    return table(columns, (_report(report) for report in found))


def _report(report: KeptReport) -> Cells:
    agencies = f" ({', '.join(report.agencies)})" if report.agencies else ""
    old = "" if report.current else " [older version]"
    source = f"{report.outlet or origin_text(report.origin)}{agencies}{old}"
    counts = [str(report.entries.get(kind, 0)) for kind in (Kind.STATEMENT, Kind.POSITION, Kind.EVENT)]
    id_and_day = [report.id[7:19], (report.published or "?")[:10], report.language]
    return [*id_and_day, clipped(report.title or "", 160), line(source), *counts, clipped("; ".join(report.notes), 80)]


def parties_table(found: Iterable[PartyAnswer]) -> Table:
    """The parties of a dossier."""
    columns = (
        *(Column("key", 2, "dim"), Column("name", 3), Column("type"), Column("country"), Column("offices, groups", 4)),
        *(Column("reports", right=True), Column("stat.", right=True), Column("pos.", right=True)),
    )
    return table(columns, (_party(party) for party in found))


def _party(party: PartyAnswer) -> Cells:
    belongs = [f"{office} ({of})" if of else office for office, of in party.offices]
    belongs += [f"{quality} of {group}" for group, quality in party.groups]
    names = party.names[0] + (f" (also {', '.join(party.names[1:4])})" if party.names[1:] else "")
    counts = [str(party.entries.get(kind, 0)) for kind in (Kind.STATEMENT, Kind.POSITION)]
    told = [line(party.key), clipped(names, 90), party.type, party.country or ""]
    return [*told, clipped(", ".join(belongs), 120), str(party.reports), *counts]
