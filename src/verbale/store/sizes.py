"""How much a dossier holds, counted no further than needed."""

from sqlalchemy import Connection, func, select

from verbale.store.tables import entries, reports

ENOUGH = 50_000


def count_current(connection: Connection, what: str, enough: int = ENOUGH) -> int:
    """Current reports (``report``) or entries of a kind, counted up to ``enough``."""
    if what == "report":
        wanted = select(reports.c.row).where(reports.c.current).limit(enough)
    else:
        wanted = select(entries.c.row).where(entries.c.kind == what, entries.c.current).limit(enough)
    return connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
