"""Pages of entries, reports and parties, newest kept first; by key, so the hundredth page costs what the first does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, func, select, text

from verbale.record.actors import folded
from verbale.store.entries import Entry, EntryFilter, _query, select_entries
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport, _complete
from verbale.store.tables import actors, entries, parties, reports

BRIEF = [c for c in reports.c if c.name not in ("text", "digest")]
T = TypeVar("T")
CANDIDATES = 500  # entries of a party that are looked at in one go
KINDS = tuple(kind for kind in Kind if kind is not Kind.SKIPPED)
EVERY = ("unreviewed", "accepted", "edited", "rejected")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a list, and the key to ask for those after them (None: these are the last)."""

    items: tuple[T, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A party over all reports: key, the name most often used, its type, and in how many reports it stands."""

    key: str
    label: str
    type: str
    reports: int


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports: language, agency or outlet, words of title or origin, days of publication."""

    language: str = ""
    outlet: str = ""
    text: str = ""
    since: str = ""
    until: str = ""


def page_entries(connection: Connection, wanted: EntryFilter, after: int | None, limit: int) -> Page[Entry]:
    """Entries that fit, newest kept first, after the row ``after``."""
    if wanted.parties:
        return _page_of_parties(connection, wanted, after, limit)
    query = _query(wanted).with_only_columns(entries.c.row) if _narrow(wanted) else _wide(wanted)
    rows, more = _page(connection, query.order_by(entries.c.row.desc()), entries.c.row, after, limit)
    return Page(entries_of_rows(connection, rows), more)


def _narrow(wanted: EntryFilter) -> bool:
    """Whether some filter leaves few entries, so that its index is the better way."""
    given = (wanted.stance, wanted.act, wanted.type, wanted.status, wanted.reports, wanted.ids, wanted.senses)
    days = wanted.since or wanted.until
    return any(given) or bool(days) or bool(wanted.starting) or not {"unreviewed"} <= set(wanted.states)


def _wide(wanted: EntryFilter) -> Select[Any]:
    """A filter that most entries fit, put so that the database walks back from the newest instead of sorting them all.

    An expression over a column (here: joined to nothing) keeps the planner from an index on that column.
    """
    query = select(entries.c.row)
    if len(wanted.kinds) == 1:
        query = query.where(entries.c.kind == wanted.kinds[0].value)
    else:
        query = query.where((entries.c.kind + "").in_([k.value for k in wanted.kinds or KINDS]))
    if wanted.states:
        query = query.where((entries.c.state + "").in_(wanted.states))
    for word in folded(wanted.text).split("-") if wanted.text else ():
        query = query.where(entries.c.search.contains(word))
    if wanted.min_confidence:
        query = query.where(entries.c.confidence >= wanted.min_confidence)
    return query.where(entries.c.current) if wanted.current else query


def _page_of_parties(connection: Connection, wanted: EntryFilter, after: int | None, limit: int) -> Page[Entry]:
    """The same for some parties: their newest entries are taken from the index, some at a time, and then filtered."""
    rest, rows = replace(wanted, parties=(), parts=()), list[int]()
    while len(rows) <= limit:
        named = select(parties.c.entry).distinct().where(parties.c.party.in_(wanted.parties))
        named = named.where(parties.c.part.in_(wanted.parts)) if wanted.parts else named
        named = named.where(parties.c.entry < after) if after is not None else named
        found = list(connection.execute(named.order_by(parties.c.entry.desc()).limit(CANDIDATES)).scalars())
        fits = _query(rest).with_only_columns(entries.c.row).where(entries.c.row.in_(found))
        rows += connection.execute(fits.order_by(entries.c.row.desc())).scalars()
        if len(found) < CANDIDATES:
            break
        after = found[-1]
    return Page(entries_of_rows(connection, rows[:limit]), rows[limit - 1] if len(rows) > limit else None)


def entries_of_rows(connection: Connection, rows: Sequence[int]) -> tuple[Entry, ...]:
    """Whole entries of rows, in that order."""
    wanted = select(entries.c.row, entries.c.id).where(entries.c.row.in_(rows))
    ids = {row.row: row.id for row in connection.execute(wanted)}
    whole = EntryFilter(ids=tuple(ids.values()), states=(), current=False)
    found = {entry.row: entry for entry in select_entries(connection, whole)} if ids else {}
    return tuple(found[row] for row in rows if row in found)


def entry_of_id(connection: Connection, entry_id: str) -> Entry | None:
    """The entry of an id, whatever its state; None where there is none."""
    whole = EntryFilter(ids=(entry_id,), states=EVERY, current=False, limit=1)
    return next(select_entries(connection, whole), None)


def page_reports(connection: Connection, wanted: ReportFilter, after: int | None, limit: int) -> Page[KeptReport]:
    """Current reports that fit, newest kept first."""
    query = select(reports.c.row).where(reports.c.current).order_by(reports.c.row.desc())
    if wanted.language:
        query = query.where(reports.c.language == wanted.language)
    if wanted.outlet:
        query = query.where(reports.c.outlet == wanted.outlet)
    if wanted.text:
        words = f"%{_liked(wanted.text)}%"
        query = query.where(reports.c.title.ilike(words, escape="\\") | reports.c.origin.ilike(words, escape="\\"))
    if wanted.since:
        query = query.where(reports.c.published >= wanted.since)
    if wanted.until:
        query = query.where(reports.c.published <= f"{wanted.until}\x7f")  # an instant of that day is of that day
    rows, more = _page(connection, query, reports.c.row, after, limit)
    found = {r.row: r for r in _complete(connection, list(connection.execute(_brief(rows))))} if rows else {}
    return Page(tuple(found[row] for row in rows if row in found), more)


def _brief(rows: Sequence[int]) -> Select[Any]:
    return select(*BRIEF).where(reports.c.row.in_(rows))


def _liked(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _page(
    connection: Connection, query: Select[Any], key: Any, after: int | None, limit: int
) -> tuple[list[int], int | None]:
    if after is not None:
        query = query.where(key < after)
    rows = [row[0] for row in connection.execute(query.limit(limit + 1))]
    return rows[:limit], rows[limit - 1] if len(rows) > limit else None


def page_parties(connection: Connection, text: str, offset: int, limit: int) -> Page[PartyCount]:
    """Parties by the number of reports that name them; unnamed ones of single reports come last."""
    count = func.count(actors.c.report.distinct())
    query = select(actors.c.party, func.max(actors.c.label), func.max(actors.c.type), count).group_by(actors.c.party)
    if text:
        query = query.where(actors.c.folded.contains(folded(text)))
    query = query.order_by(count.desc(), actors.c.party).limit(limit + 1).offset(offset)
    found = [PartyCount(*row) for row in connection.execute(query)]
    return Page(tuple(found[:limit]), offset + limit if len(found) > limit else None)


def party_label(connection: Connection, key: str) -> str | None:
    """The name most reports give a party; None where no report names it."""
    query = select(actors.c.label, func.count()).where(actors.c.party == key).group_by(actors.c.label)
    row = connection.execute(query.order_by(func.count().desc(), actors.c.label).limit(1)).first()
    return row[0] if row else None


def count_kinds(connection: Connection) -> dict[str, int]:
    """Number of reports and of entries by kind, of the current texts."""
    query = select(entries.c.kind, func.count()).where(entries.c.current).group_by(entries.c.kind)
    counts = {kind: number for kind, number in connection.execute(query) if kind != "skipped"}
    number = select(func.count()).select_from(reports).where(reports.c.current)
    return {"report": connection.execute(number).scalar_one(), **counts}


def page_events(connection: Connection, wanted: EntryFilter, offset: int, limit: int) -> Page[Entry]:
    """Events that fit and have a day, newest day first."""
    events = replace(wanted, kinds=(Kind.EVENT,))
    query = _query(events).with_only_columns(entries.c.row) if _narrow(events) or events.parties else _wide(events)
    query = query.where(entries.c.day.is_not(None), text("entries.kind = 'event'"))  # as the index says it
    query = query.order_by(entries.c.day.desc(), entries.c.row.desc()).limit(limit + 1).offset(offset)
    rows = list(connection.execute(query).scalars())
    return Page(entries_of_rows(connection, rows[:limit]), offset + limit if len(rows) > limit else None)
