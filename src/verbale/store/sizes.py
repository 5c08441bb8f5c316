"""How much a dossier holds."""

from sqlalchemy import Connection, func, select

from verbale.store.counts import count_kinds
from verbale.store.tables import reports

ENOUGH = 50_000


def count_current(connection: Connection, what: str, enough: int = ENOUGH) -> int:
    """Current reports (``report``) or entries of a kind, counted up to ``enough``."""
    if what != "report":
        return min(count_kinds(connection).get(what, 0), enough)
    wanted = select(reports.c.row).where(reports.c.current).limit(enough)
    return connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()


def count_reports(connection: Connection) -> int:
    """All current reports."""
    return connection.execute(select(func.count()).select_from(reports).where(reports.c.current)).scalar_one()
