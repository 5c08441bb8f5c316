"""Pages of the trail of decisions, newest first."""

from sqlalchemy import Connection, select

from verbale.store.audit import Decision
from verbale.store.lists import Page
from verbale.store.tables import decisions


def page_decisions(connection: Connection, after: int | None, limit: int) -> Page[Decision]:
    """Decisions before number ``after`` (None: from the newest on)."""
    query = select(decisions).order_by(decisions.c.seq.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(decisions.c.seq < after)
    found = [Decision(**row._mapping) for row in connection.execute(query)]
    return Page(tuple(found[:limit]), found[limit - 1].seq if len(found) > limit else None)
