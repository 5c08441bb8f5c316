"""Pages of entries, reports and parties, newest kept first; by key, so the hundredth page costs what the first does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, select, text

from verbale.record.actors import folded
from verbale.store.counts import count_kinds as entries_by_kind
from verbale.store.entries import EVERY, Entry, EntryFilter, _query, entries_of_rows, select_entries
from verbale.store.kinds import Kind
from verbale.store.reports import BRIEF, KeptReport, complete
from verbale.store.sizes import count_reports
from verbale.store.tables import entries, reports
from verbale.store.tally_tables import tally_names, tally_reports
from verbale.store.walk import rows_back, rows_of_parties

T = TypeVar("T")


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
    """Entries that fit, newest kept first, after the row ``after``; ``walk.py`` says how far it looks for one page."""
    if wanted.parties:
        rest = replace(wanted, parties=(), parts=())
        fits = _query(rest).with_only_columns(entries.c.row)
        rows, more = rows_of_parties(connection, wanted, fits, after, limit)
    elif wanted.reports or wanted.ids or wanted.senses or wanted.starting:
        query = _query(wanted).with_only_columns(entries.c.row).order_by(entries.c.row.desc())
        rows, more = _page(connection, query, entries.c.row, after, limit)
    else:
        rows, more = rows_back(connection, wanted, after, limit)
    return Page(entries_of_rows(connection, rows), more)


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
    found = {r.row: r for r in complete(connection, list(connection.execute(_brief(rows))))} if rows else {}
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
    query = select(tally_reports.c.party, tally_reports.c.number).where(tally_reports.c.number > 0)
    if text:
        called = select(tally_names.c.party).where(
            tally_names.c.number > 0, tally_names.c.folded.contains(folded(text))
        )
        query = query.where(tally_reports.c.party.in_(called))
    query = query.order_by(tally_reports.c.number.desc(), tally_reports.c.party.desc()).limit(limit + 1).offset(offset)
    counted = {row.party: row.number for row in connection.execute(query)}
    names = party_names(connection, list(counted))
    found = [PartyCount(party, *names[party], number) for party, number in counted.items()]
    return Page(tuple(found[:limit]), offset + limit if len(found) > limit else None)


def party_names(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Party key -> the name that most reports give it, and its type; without those that no report names."""
    names = tally_names.c
    query = select(names.party, names.label, names.type).where(names.party.in_(keys), names.number > 0)
    found: dict[str, tuple[str, str]] = {}
    for party, label, kind in connection.execute(query.order_by(names.number.desc(), names.label, names.type)):
        found.setdefault(party, (label, kind))
    return found


def party_label(connection: Connection, key: str) -> str | None:
    """The name most reports give a party; None where no report names it."""
    found = party_names(connection, [key])
    return found[key][0] if found else None


def count_kinds(connection: Connection) -> dict[str, int]:
    """Number of reports and of entries by kind, of the current texts."""
    return {"report": count_reports(connection), **entries_by_kind(connection)}


def page_events(connection: Connection, wanted: EntryFilter, offset: int, limit: int) -> Page[Entry]:
    """Events that fit and have a day, newest day first."""
    query = _query(replace(wanted, kinds=(Kind.EVENT,))).with_only_columns(entries.c.row)
    query = query.where(entries.c.day.is_not(None), text("entries.kind = 'event'"))  # as the index says it
    query = query.order_by(entries.c.day.desc(), entries.c.row.desc()).limit(limit + 1).offset(offset)
    rows = list(connection.execute(query).scalars())
    return Page(entries_of_rows(connection, rows[:limit]), offset + limit if len(rows) > limit else None)
