"""Entries out of the tables, typed, with their words and their source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy import Row as DbRow

from verbale.record.actors import folded
from verbale.record.parse_json import finding_from_json
from verbale.record.record import Finding
from verbale.record.span import Selector, Span
from verbale.store.kinds import TYPES, Kind
from verbale.store.tables import entries, parties, reports, spans

PAGE = 400  # entries whose parties and words are fetched in one go
SHOWN = ("content", "evidence")
EVERY = ("unreviewed", "accepted", "edited", "rejected")
STANDING = EVERY[:3]  # states of entries that nobody has rejected


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries; every given part must fit, None and empty fit all.

    Attributes:
        parties: Party keys; one of them must be named by the entry, as one of ``parts`` where these are given.
        act, stance, type, status: Values of which one must fit.
        since, until: First and last day the entry tells of (else of publication), both inclusive.
        starting: Beginning of the entry's id.
        senses: What :attr:`Entry.sense` must be.
        text: Words that must all stand in it, without regard to case and accents.
        states: Review states; the default leaves rejected entries out.
        current: Only entries of texts that some origin still has.
    """

    kinds: tuple[Kind, ...] = ()
    parties: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    reports: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    starting: str = ""
    senses: tuple[str, ...] = ()
    text: str = ""
    min_confidence: float = 0.0
    states: tuple[str, ...] = STANDING
    current: bool = True
    limit: int | None = None
    offset: int = 0

    @property
    def kind_values(self) -> list[str]:
        """The kinds asked for as the tables have them; all but what was skipped where none is."""
        return [kind.value for kind in self.kinds or (kind for kind in Kind if kind is not Kind.SKIPPED)]

    @property
    def words(self) -> list[str]:
        """The words of ``text``, folded."""
        return folded(self.text).split("-") if self.text else []


@dataclass(frozen=True, slots=True)
class Party:
    """A party that an entry names: actor id in the record, key across reports, what to call it, and its part."""

    actor: str
    key: str
    label: str
    part: str


@dataclass(frozen=True, slots=True)
class Source:
    """The report an entry was read from."""

    report_id: str
    origin: str
    outlet: str | None
    language: str
    title: str | None
    published: str | None
    agencies: tuple[str, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the dossier.

    Attributes:
        finding: As a person put it right, else as extracted.
        parties: All it names; the first is whom it is about.
        passages: (part, selector) of each of its spans; part ``content`` or ``evidence`` is what it rests on.
        state: ``unreviewed · accepted · edited · rejected``.
        kept: The extractor no longer finds it; it stays because a person decided on it.
    """

    row: int
    id: str
    kind: Kind
    number: int
    finding: Finding
    parties: tuple[Party, ...]
    passages: tuple[tuple[str, Selector], ...]
    source: Source
    day: str | None
    confidence: float
    rule: str
    state: str
    kept: bool
    current: bool
    sense: str

    @property
    def address(self) -> str:
        """The subject of decisions on it: report id and entry id."""
        return f"{self.source.report_id} {self.id}"

    @property
    def words(self) -> str:
        """The exact words it rests on, pieces joined by an ellipsis in brackets."""
        return " […] ".join(kept.exact for part, kept in self.passages if part in SHOWN)

    def named(self, *parts: str) -> tuple[Party, ...]:
        """The parties that have one of these parts in it."""
        return tuple(party for party in self.parties if party.part in parts)


def select_entries(connection: Connection, wanted: EntryFilter) -> Iterator[Entry]:
    """Entries that fit, by day, report and place in it; memory does not grow with their number."""
    query = _query(wanted).order_by(entries.c.day, entries.c.report, entries.c.first, entries.c.row)
    if wanted.limit is not None or wanted.offset:
        query = query.limit(wanted.limit).offset(wanted.offset)
    result = connection.execution_options(yield_per=PAGE).execute(query)
    for page in result.partitions(PAGE):
        yield from _complete(connection, page)


def count_entries(connection: Connection, wanted: EntryFilter) -> int:
    """How many entries fit, without limit and offset."""
    rows = select(entries.c.row)
    if wanted.reports:
        rows = rows.join(reports, reports.c.row == entries.c.report)
    query = _fitting(rows, wanted).subquery()
    return int(connection.execute(select(func.count()).select_from(query)).scalar_one())


def entries_of_rows(connection: Connection, rows: Sequence[int]) -> tuple[Entry, ...]:
    """Whole entries of rows, in that order."""
    query = _whole().where(entries.c.row.in_(rows), entries.c.kind != Kind.SKIPPED.value)
    found = {entry.row: entry for entry in _complete(connection, list(connection.execute(query)))} if rows else {}
    return tuple(found[row] for row in rows if row in found)


def _query(wanted: EntryFilter) -> Select[Any]:
    return _fitting(_whole(), wanted)


def _whole() -> Select[Any]:
    """Entries with what is told of their source."""
    source = [reports.c.id.label("report_id"), reports.c.origin, reports.c.outlet, reports.c.language]
    source += [reports.c.title, reports.c.published, reports.c.agencies]
    return select(entries, *source).join(reports, reports.c.row == entries.c.report)


def _fitting(query: Select[Any], wanted: EntryFilter) -> Select[Any]:
    kind = entries.c.kind + "" if wanted.starting else entries.c.kind  # an index on ids is the better one then
    query = query.where(kind.in_(wanted.kind_values))
    for column, values in (
        (entries.c.stance, wanted.stance),
        (entries.c.act, wanted.act),
        (entries.c.type, wanted.type),
        (entries.c.status, wanted.status),
        (entries.c.state, wanted.states),
        (entries.c.id, wanted.ids),
        (entries.c.sense, wanted.senses),
        (reports.c.id, wanted.reports),
    ):
        if values:
            query = query.where(column.in_(values))
    if wanted.parties:
        named = select(parties.c.entry).where(parties.c.party.in_(wanted.parties))
        named = named.where(parties.c.part.in_(wanted.parts)) if wanted.parts else named
        query = query.where(entries.c.row.in_(named))
    if wanted.since:
        query = query.where(entries.c.day >= wanted.since.isoformat())
    if wanted.until:
        query = query.where(entries.c.day <= wanted.until.isoformat())
    if wanted.starting:
        near = entries.c.id.between(wanted.starting, f"{wanted.starting}zz")  # ids are letters, digits and hyphens
        query = query.where(near, entries.c.id.startswith(wanted.starting, autoescape=True))
    for word in wanted.words:
        query = query.where(entries.c.search.contains(word))
    if wanted.min_confidence:
        query = query.where(entries.c.confidence >= wanted.min_confidence)
    return query.where(entries.c.current) if wanted.current else query


def _complete(connection: Connection, page: Sequence[DbRow[Any]]) -> Iterator[Entry]:
    rows = [row.row for row in page]
    named: dict[int, list[Party]] = {}
    for p in connection.execute(select(parties).where(parties.c.entry.in_(rows)).order_by(parties.c.row)):
        named.setdefault(p.entry, []).append(Party(p.actor, p.party, p.label, p.part))
    placed: dict[int, list[DbRow[Any]]] = {}
    for s in connection.execute(select(spans).where(spans.c.entry.in_(rows)).order_by(spans.c.row)):
        placed.setdefault(s.entry, []).append(s)
    for row in page:
        yield _entry(row, tuple(named.get(row.row, ())), placed.get(row.row, []))


def _entry(row: DbRow[Any], named: tuple[Party, ...], placed: list[DbRow[Any]]) -> Entry:
    kind, text_hash = Kind(row.kind), row.report_id.removeprefix("sha256:")
    passages = tuple((s.part, Selector(Span(s.start, s.end), s.exact, s.prefix, s.suffix, text_hash)) for s in placed)
    told = (row.report_id, row.origin, row.outlet, row.language, row.title, row.published)
    source = Source(*told, agencies=tuple(row.agencies), current=row.current)
    return Entry(
        row=row.row,
        id=row.id,
        kind=kind,
        number=row.number,
        finding=finding_from_json(row.payload if row.edited is None else row.edited, TYPES[kind], row.id),
        parties=named,
        passages=passages,
        source=source,
        day=row.day,
        confidence=row.confidence,
        rule=row.rule,
        state=row.state,
        kept=row.kept,
        current=row.current,
        sense=row.sense,
    )
