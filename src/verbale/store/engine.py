"""Connections to a dossier's database: one SQLite file, or a PostgreSQL server.

Writers take turns (SQLite: ``BEGIN IMMEDIATE``; PostgreSQL: one advisory lock), so the chain of decisions stays one
chain; readers never wait. A commit is on the disk when it returns, so killing the program loses nothing confirmed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from verbale.record.errors import DossierError

PATIENCE = 15  # seconds that a writer waits for another one
_LOCK = 0x7665_7262  # "verb"

# What the database says, and what that means for a person.
_MEANINGS = {
    "database is locked": "another program has been writing to it for {patience} s; try again when it is done",
    "database or disk is full": "the disk is full; what was confirmed is kept; make room and run it again",
    "disk i/o error": "the disk gave an error; look at it, then run it again",
    "not a database": "this file is not a dossier; name another file with --dossier",
    "malformed": "the file is damaged; restore a copy, or read the reports into a new dossier",
    "readonly database": "the file cannot be written to; change its permissions, or work on a copy",
    "unable to open": "the file cannot be opened; does its folder exist, and may you write there?",
}


def connect(where: str) -> Engine:
    """An engine for a file path or a ``postgresql://`` address; nothing is opened yet."""
    if "://" not in where:
        engine = create_engine(f"sqlite:///{where}", connect_args={"timeout": PATIENCE, "check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    address = where.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(address, pool_pre_ping=True)


def is_file(where: str) -> bool:
    """Whether a dossier's address is a file."""
    return "://" not in where


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions itself, in _begin_sqlite
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("verbale_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """A connection that sees one state of the dossier."""
    with explained(where), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """A unit of work: all of it is kept when the block ends, nothing if it raises."""
    with explained(where), engine.connect().execution_options(verbale_writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what a database says into a DossierError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig)
        meaning = next((m for sign, m in _MEANINGS.items() if sign in said.lower()), None)
        raise DossierError(f"dossier {shown(where)}: {(meaning or said).format(patience=PATIENCE)}") from error
    except SQLAlchemyError as error:
        raise DossierError(f"dossier {shown(where)}: {error}") from error


def shown(where: str) -> str:
    """The address without its password."""
    if is_file(where):
        return str(Path(where))
    scheme, _, rest = where.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"
