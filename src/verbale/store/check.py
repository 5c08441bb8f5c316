"""Look for what must not be in a dossier: a damaged file, a broken chain, words that do not stand where they should."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from verbale.record.ids import report_id
from verbale.store.audit import verify
from verbale.store.dossier import Dossier
from verbale.store.tables import entries, reports, spans


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
    for row, own in connection.execute(select(reports.c.row, reports.c.id)).all():
        kept = connection.execute(select(reports.c.text).where(reports.c.row == row)).scalar_one()
        said = kept.decode("utf-8", "surrogatepass")
        if report_id(said) != own:
            yield f"report {own}: its text is not the one that was read"
            continue
        query = select(spans, entries.c.id).join(entries, entries.c.row == spans.c.entry)
        for span in connection.execute(query.where(entries.c.report == row)):
            if said[span.start : span.end] != span.exact:
                yield f"entry {span.id} of report {own}: {span.exact!r} does not stand at {span.start}-{span.end}"
