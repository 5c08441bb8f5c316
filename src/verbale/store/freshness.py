"""A mark of the dossier's state: another one after every reading and every decision."""

from sqlalchemy import Connection, func, select

from verbale.store.tables import decisions, reports, versions

State = tuple[object, ...]


def freshness(connection: Connection) -> State:
    """Equal marks: nothing was read or decided in between."""
    decided = connection.execute(select(func.max(decisions.c.seq))).scalar()
    version = connection.execute(select(func.max(versions.c.row))).scalar()
    newest = select(reports.c.row, reports.c.digest).order_by(reports.c.read_at.desc(), reports.c.row.desc()).limit(1)
    read = connection.execute(newest).first()
    return (decided, version, *(tuple(read) if read else ()))
