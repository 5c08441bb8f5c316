"""Look for what must not be in a dossier: a damaged file, a broken chain, words that do not stand where they should."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select, text

from verbale.record.ids import report_id
from verbale.store.audit import verify
from verbale.store.chunks import chunks
from verbale.store.dossier import Dossier
from verbale.store.tables import entries, reports, spans

CHUNK = 200  # reports looked at in one go


def faults(dossier: Dossier) -> Iterator[str]:
    """Every fault in a sentence; nothing where all is well."""
    with dossier.reading() as connection:
        if connection.dialect.name == "sqlite":
            for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
                if told != "ok":
                    yield f"the file is damaged: {told}"
        broken = verify(connection)
        if broken:
            yield f"the chain of decisions is broken: {broken}"
        yield from _texts(connection)


def _texts(connection: Connection) -> Iterator[str]:
    rows = list(connection.execute(select(reports.c.row).order_by(reports.c.row)).scalars())
    for some in chunks(rows, CHUNK):
        yield from _some_texts(connection, some)


def _some_texts(connection: Connection, rows: Sequence[int]) -> Iterator[str]:
    said: dict[int, tuple[str, str]] = {}
    kept = select(reports.c.row, reports.c.id, reports.c.text).where(reports.c.row.in_(rows))
    for row, own, data in connection.execute(kept.order_by(reports.c.row)):
        text = data.decode("utf-8", "surrogatepass")
        if report_id(text) == own:
            said[row] = (own, text)
        else:
            yield f"report {own}: its text is not the one that was read"
    told = (entries.c.report, entries.c.id, spans.c.start, spans.c.end, spans.c.exact)
    query = select(*told).join(spans, spans.c.entry == entries.c.row).where(entries.c.report.in_(said))
    for report, entry, start, end, exact in connection.execute(query.order_by(spans.c.row)):
        own, text = said[report]
        if text[start:end] != exact:
            yield f"entry {entry} of report {own}: {exact!r} does not stand at {start}-{end}"
