"""Fixtures that several parts share."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

import postgres
from verbale.store.dossier import Dossier

SHARED = Path(os.environ.get("VERBALE_SHARED", Path(__file__).parents[2] / "shared"))
_number = count(1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and gold that may not be shipped; its tests are skipped where it is missing."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"{SHARED} is not here: it holds texts that may not be shipped (set VERBALE_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server that the suite runs itself, without a database; skipped where it is missing."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with postgres.server() as address:
        with Dossier.open(f"{address}postgres", create=True):
            pass
        yield address


@pytest.fixture
def postgres_address(postgres_server: str) -> Iterator[str]:
    """Address of a PostgreSQL database of its own that holds an empty dossier."""
    name = f"dossier{next(_number)}"
    admin = create_engine(
        f"{postgres_server}template1".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE postgres"))
    yield f"{postgres_server}{name}"
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty dossier is: an SQLite file and a PostgreSQL database, each test runs on both."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_address"))
    path = tmp_path / "test.verbale"
    Dossier.open(path, create=True).close()
    return str(path)


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    """An empty dossier, on SQLite and on PostgreSQL."""
    with Dossier.open(address) as opened:
        yield opened
