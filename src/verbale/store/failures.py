"""Failed sign-ins, kept so that all processes of a desk count the same ones and a restart forgets none."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from verbale.store.tally_tables import failures


def newest_failures(connection: Connection, key: str, since: float, most: int) -> list[float]:
    """The instants (seconds since 1970) of the newest ``most`` failures of a key after ``since``, newest first."""
    query = select(failures.c.at).where(failures.c.key == key, failures.c.at > since)
    return list(connection.execute(query.order_by(failures.c.at.desc()).limit(most)).scalars())


def add_failures(connection: Connection, keys: Sequence[str], at: float, since: float) -> None:
    """Note a failure of each key, and forget all from before ``since``."""
    connection.execute(delete(failures).where(failures.c.at <= since))
    connection.execute(insert(failures), [{"key": key, "at": at} for key in keys])


def forget_failures(connection: Connection, key: str, at: float | None = None) -> None:
    """Forget the failures of a key: all, or those of one instant."""
    query = delete(failures).where(failures.c.key == key)
    connection.execute(query if at is None else query.where(failures.c.at == at))
