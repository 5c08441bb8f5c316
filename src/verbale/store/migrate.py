"""Bring a dossier's tables to the newest form; one linear chain of migrations, run by Alembic."""

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

FOLDER = Path(str(files("verbale.store"))) / "migrations"


def newest() -> str:
    """The revision this program works with: files are named ``<revision>_<what>.py``."""
    return max(path.name.split("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))


def revision(connection: Connection) -> str | None:
    """The revision that a database is at; None: it holds no dossier."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database to a revision, by default the newest, in the connection's transaction."""
    command.upgrade(configuration(connection), to)


def configuration(connection: Connection) -> Config:
    """Alembic's settings for a connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
