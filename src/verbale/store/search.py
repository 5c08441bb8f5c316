"""Find entries and reports by their words, accents and inflection ignored, in every language of the dossier."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    text,
)

from verbale.store.entries import Entry, entries_of_rows
from verbale.store.reports import KeptReport, complete
from verbale.store.search_tables import search_docs, searched
from verbale.store.stems import asked, stems
from verbale.store.tables import entries, reports, spans

BATCH = 200  # reports indexed in one unit of work
COUNTED = 1000  # newest matches over which facets are counted and of which the best are shown
FAR = 6_000  # newest matches that are looked at for those of a facet
NEAR = 40_000  # newest documents that PostgreSQL walks back over before it asks its index
TEXTS = 100  # newest reports that match, of which the best are shown
SHOWN = 10
USUAL = 300  # characters added to every length, so that a short text is not the best for being short
FACETS = ("kind", "stance", "act", "party", "state", "language")
Words = tuple[tuple[str, ...], ...]
"""For each word of a question the forms of which one must stand in a text."""


@dataclass(frozen=True, slots=True)
class Facet:
    """How many matches have a value: of ``name`` = kind, stance, act, party, state or language."""

    name: str
    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave.

    Attributes:
        entries, reports: Of the newest matches the best, best first; as many reports as ``SHOWN`` for each page.
        facets: Counted over the newest ``COUNTED`` matching entries.
        total, texts: Matching entries and reports, counted up to ``COUNTED`` and ``TEXTS``.
        more: There are further ones among those counted.
        older: Where to go on for entries older than those counted (``before``); None: these are all.
        more_texts: There are older reports than those counted.
    """

    entries: tuple[Entry, ...] = ()
    reports: tuple[KeptReport, ...] = ()
    facets: tuple[Facet, ...] = ()
    total: int = 0
    texts: int = 0
    more: bool = False
    older: int | None = None
    more_texts: bool = False


def stale(connection: Connection) -> bool:
    """Whether some report's words are not kept yet, or are those of an older reading."""
    kept = exists().where(searched.c.report == reports.c.row, searched.c.digest == reports.c.digest)
    return connection.execute(select(reports.c.row).where(~kept).limit(1)).first() is not None


def refresh(connection: Connection, limit: int = BATCH) -> int:
    """Keep the words of reports that are new or were read anew; how many there were (at most ``limit``)."""
    kept = exists().where(searched.c.report == reports.c.row, searched.c.digest == reports.c.digest)
    query = select(reports.c.row, reports.c.digest, reports.c.language, reports.c.title, reports.c.text)
    late = connection.execute(query.where(~kept).order_by(reports.c.row).limit(limit)).all()
    if not late:
        return 0
    rows = [report.row for report in late]
    connection.execute(delete(search_docs).where(search_docs.c.report.in_(rows)))
    connection.execute(delete(searched).where(searched.c.report.in_(rows)))
    languages = {report.row: report.language for report in late}
    docs = [
        {"report": r.row, "entry": None, "stems": stems(f"{r.title or ''} {_text(r.text)}", r.language)} for r in late
    ]
    docs += [
        {"report": report, "entry": entry, "stems": stems(words, languages[report])}
        for report, entry, words in _words(connection, rows)
    ]
    connection.execute(insert(search_docs), docs)
    connection.execute(insert(searched), [{"report": r.row, "digest": r.digest} for r in late])
    return len(late)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _words(connection: Connection, rows: list[int]) -> Iterable[tuple[int, int, str]]:
    """(report, entry, its words and names) of each entry of some reports."""
    said: dict[tuple[int, int], list[str]] = {}
    wanted = select(entries.c.report, entries.c.row, entries.c.search).where(entries.c.report.in_(rows))
    for entry in connection.execute(wanted.where(entries.c.kind != "skipped")):
        said[entry.report, entry.row] = [entry.search]
    placed = select(entries.c.report, entries.c.row, spans.c.exact).join(spans, spans.c.entry == entries.c.row)
    for span in connection.execute(placed.where(entries.c.report.in_(rows), spans.c.part.in_(("content", "evidence")))):
        if (span.report, span.row) in said:
            said[span.report, span.row].append(span.exact)
    return ((report, entry, " ".join(words)) for (report, entry), words in said.items())


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of what is found: ``limit`` after the first ``offset`` of those older than ``before`` (None: any)."""

    limit: int = 50
    offset: int = 0
    before: int | None = None


def search(
    connection: Connection, question: str, facets: dict[str, str] | None = None, part: Part | None = None
) -> Found:
    """Entries and reports in which every word of the question stands; ``facets`` narrow the entries."""
    words, part = asked(question), part or Part()
    if not words:
        return Found()
    wanted = {name: value for name, value in (facets or {}).items() if name in FACETS and value}
    hits, older = _hits(connection, words, wanted, part.before)
    ranked = sorted(hits, key=lambda hit: (-_closeness(hit.stems, words), -hit.row))
    end = part.offset + part.limit
    best, more_texts = _texts(connection, words, part.before)
    first, last = (SHOWN * (place // part.limit) for place in (part.offset, end))
    return Found(
        entries=entries_of_rows(connection, [hit.row for hit in ranked[part.offset : end]]),
        reports=_reports(connection, best[first:last]),
        facets=tuple(facet for name, values in _columns(hits) for facet in _facets(name, values)),
        total=len(hits),
        texts=len(best),
        more=len(hits) > end or len(best) > last,
        older=older,
        more_texts=more_texts,
    )


def _hits(
    connection: Connection, words: Words, wanted: dict[str, str], before: int | None
) -> tuple[list[Row[Any]], int | None]:
    """The newest matching entries with what they can be narrowed by, and their stems; and where older ones begin."""
    most = FAR if wanted else COUNTED + 1
    matches = _matches(connection, words, _older(search_docs.c.entry.is_not(None), before), most).subquery()
    query = (
        select(entries.c.row, entries.c.kind, entries.c.stance, entries.c.act, entries.c.party, entries.c.state)
        .add_columns(reports.c.language, matches.c.stems, matches.c.row.label("doc"))
        .join(matches, matches.c.entry == entries.c.row)
        .join(reports, reports.c.row == entries.c.report)
        .where(entries.c.current, entries.c.report == matches.c.report)
    )
    for name, value in wanted.items():
        query = query.where(query.selected_columns[name] == value)
    hits = list(connection.execute(query.order_by(matches.c.row.desc()).limit(COUNTED + 1)))
    if len(hits) > COUNTED:
        return hits[:COUNTED], hits[COUNTED - 1].doc
    looked, last = connection.execute(select(func.count(), func.min(matches.c.row)).select_from(matches)).one()
    return hits, last if looked == most else None


def _older(which: ColumnElement[bool], before: int | None) -> ColumnElement[bool]:
    return which if before is None else which & (search_docs.c.row < before)


def _texts(connection: Connection, words: Words, before: int | None) -> tuple[list[int], bool]:
    """Rows of the newest reports that fit, best first, and whether there are older ones; only before any entry."""
    if before is not None:
        return [], False
    found = list(connection.execute(_matches(connection, words, search_docs.c.entry.is_(None), TEXTS + 1)))
    best = sorted(found[:TEXTS], key=lambda doc: (-_closeness(doc.stems, words), -doc.row))
    return [doc.report for doc in best], len(found) > TEXTS


def _closeness(stems: str, words: Words) -> float:
    """How much of a text the words asked for make up: how often they stand in it, against its length."""
    kept = f" {stems} "
    return sum(kept.count(f" {form} ") for forms in words for form in forms) / (len(kept) + USUAL)


def _columns(hits: list[Row[Any]]) -> Iterable[tuple[str, tuple[str | None, ...]]]:
    """The values of each facet; a hit begins with its row, which the facets follow in their order."""
    return zip(FACETS, list(zip(*hits, strict=True))[1:], strict=False)


def _facets(name: str, values: tuple[str | None, ...]) -> list[Facet]:
    counts = Counter(value for value in values if value)
    best = sorted(counts, key=lambda value: (-counts[value], value))[:8]
    return [Facet(name, value, counts[value]) for value in best]


def _matches(connection: Connection, words: Words, which: ColumnElement[bool], most: int) -> Select[Any]:
    """The newest documents in which every word stands, newest first."""
    docs = select(search_docs.c.row, search_docs.c.report, search_docs.c.entry, search_docs.c.stems).where(which)
    docs = docs.limit(most)
    if connection.dialect.name == "sqlite":
        question = " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in words)
        where = text("search_fts MATCH :question").bindparams(bindparam("question", question))
        docs = docs.select_from(search_docs, text("search_fts"))
        docs = docs.where(text('search_fts.rowid = search_docs."row"'), where)
        return docs.order_by(text("search_fts.rowid DESC"))
    question = " & ".join("(" + " | ".join(f"'{form}'" for form in forms) + ")" for forms in words)
    asked_for = func.to_tsquery(literal_column("'simple'"), question)
    return _near_or_all(connection, docs.where(literal_column("search_docs.words").op("@@")(asked_for)), most)


def _near_or_all(connection: Connection, docs: Select[Any], most: int) -> Select[Any]:
    """PostgreSQL's planner cannot tell common words from rare ones that never stand together, so it is told.

    Common words fill the page from the newest documents alone; where those hold too few, the index finds all there are.
    """
    back = select(search_docs.c.row).order_by(search_docs.c.row.desc()).offset(NEAR).limit(1)
    edge = connection.execute(back).scalar() or 0
    near = docs.where(search_docs.c.row > edge).order_by(search_docs.c.row.desc())
    if edge and connection.execute(select(func.count()).select_from(near.subquery())).scalar_one() == most:
        return near
    return docs.order_by((search_docs.c.row + 0).desc())


def _reports(connection: Connection, rows: list[int]) -> tuple[KeptReport, ...]:
    wanted = select(*[c for c in reports.c if c.name not in ("text", "digest")]).where(reports.c.row.in_(rows))
    found = {r.row: r for r in complete(connection, list(connection.execute(wanted)))} if rows else {}
    return tuple(found[row] for row in rows if row in found)
