"""Numbers for charts: counted in the database."""

from sqlalchemy import Connection, func, select

from verbale.store.tables import entries

Counted = tuple[tuple[str, str, int], ...]


def stances_by_party(connection: Connection, limit: int) -> Counted:
    """(party key, stance, number of positions) of the ``limit`` parties with most."""
    held = (
        entries.c.kind == "position",
        entries.c.current,
        entries.c.state != "rejected",
        entries.c.party.is_not(None),
    )
    most = select(entries.c.party).where(*held).group_by(entries.c.party).order_by(func.count().desc()).limit(limit)
    query = select(entries.c.party, entries.c.stance, func.count()).where(*held, entries.c.party.in_(most))
    return tuple((p, s, n) for p, s, n in connection.execute(query.group_by(entries.c.party, entries.c.stance)))


def entries_by_day(connection: Connection, limit: int) -> Counted:
    """(day, kind, number) over the newest ``limit`` days."""
    held = (entries.c.current, entries.c.state != "rejected", entries.c.kind != "skipped", entries.c.day.is_not(None))
    days = select(entries.c.day).where(*held).group_by(entries.c.day).order_by(entries.c.day.desc()).limit(limit)
    query = select(entries.c.day, entries.c.kind, func.count()).where(*held, entries.c.day.in_(days))
    return tuple((d, k, n) for d, k, n in connection.execute(query.group_by(entries.c.day, entries.c.kind)))
