"""A desk on the bundled sample, without and with accounts, in process and behind a real port."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser
from starlette.testclient import TestClient

import verbale
from serve.browser import Visit, started, visit
from verbale.pipeline import extract_paths
from verbale.record.record import Record
from verbale.serve.app import create_app
from verbale.serve.security.passwords import hash_password
from verbale.serve.settings import DeskSettings
from verbale.store.accounts import add_account
from verbale.store.dossier import Dossier

SAMPLE = Path(verbale.__file__).parent / "sample"
PASSWORD = "correct horse battery"
PATHS = (
    "/",
    "/reports",
    "/entries",
    "/actors",
    "/timeline",
    "/changes",
    "/graph",
    "/charts",
    "/compare",
    "/search?q=soldats",
    "/review",
    "/add",
    "/audit",
    "/api",
)  # pages that need no id and no question
ROLES = ("reader", "reviewer", "editor", "admin")
BASE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def sample_records() -> list[Record]:
    """The records of the bundled sample, each read once in a run."""
    paths = [str(path) for path in sorted(SAMPLE.glob("*.txt"))]
    found = [made for made in extract_paths(paths) if isinstance(made, Record)]
    assert len(found) == 4
    return [replace(r, report=replace(r.report, origin=Path(r.report.origin).name)) for r in found]


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Hashing is slow on purpose; once is enough."""
    return hash_password(PASSWORD)


@pytest.fixture
def filled(address: str, sample_records: list[Record]) -> str:
    """A dossier with the sample in it, on SQLite and on PostgreSQL."""
    with Dossier.open(address) as dossier:
        for record in sample_records:
            dossier.add(record)
    return address


@pytest.fixture
def sqlite_filled(tmp_path: Path, sample_records: list[Record]) -> str:
    """The same on SQLite alone, for what does not touch the database."""
    path = tmp_path / "sample.verbale"
    with Dossier.open(path, create=True) as dossier:
        for record in sample_records:
            dossier.add(record)
    return str(path)


def people(address: str, hashed: str) -> None:
    """One account for each role, named after it."""
    with Dossier.open(address) as dossier, dossier.writing() as connection:
        for role in ROLES:
            add_account(connection, role, role, hashed)


def client_of(settings: DeskSettings) -> TestClient:
    """A client of a desk in this process."""
    return TestClient(create_app(settings), base_url=BASE, follow_redirects=False)


@pytest.fixture
def alone(filled: str) -> Iterator[TestClient]:
    """One person on loopback, without account."""
    with client_of(DeskSettings(filled)) as client:
        yield client


@pytest.fixture
def team(filled: str, password_hash: str) -> DeskSettings:
    """The settings of a desk with one account for each role."""
    people(filled, password_hash)
    return DeskSettings(filled)


def csrf(client: TestClient, path: str = "/sign-in") -> str:
    """The CSRF token of the client's session."""
    found = re.search(r'name="csrf" content="([0-9a-f]{64})"', client.get(path).text)
    assert found, path
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> str:
    """Sign in; the CSRF token of the new session."""
    answer = client.post("/sign-in", data={"csrf": csrf(client), "name": name, "password": password})
    assert answer.status_code == 303, answer.text
    return csrf(client, "/")


@pytest.fixture
def signed_in(team: DeskSettings) -> Iterator[Callable[[str], tuple[TestClient, str]]]:
    """Sign in under a role: its client and CSRF token; all clients share one desk."""
    app = create_app(team)

    def enter(role: str) -> tuple[TestClient, str]:
        client = TestClient(app, base_url=BASE, follow_redirects=False)
        return client, sign_in(client, role)

    yield enter
    app.state.desk.dossier.close()


@dataclass(frozen=True)
class Live:
    """A desk behind a real port."""

    address: str
    database: str


def serve(settings: DeskSettings) -> Iterator[Live]:
    """Run a desk in a thread until the test is done."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Live(f"http://127.0.0.1:{port}", settings.database)
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def live(sqlite_filled: str) -> Iterator[Live]:
    """A desk for one person."""
    yield from serve(DeskSettings(sqlite_filled))


@pytest.fixture
def live_team(sqlite_filled: str, password_hash: str) -> Iterator[Live]:
    """A desk for a team."""
    people(sqlite_filled, password_hash)
    yield from serve(DeskSettings(sqlite_filled))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from started()


@pytest.fixture
def me(browser: Browser, live: Live) -> Iterator[Visit]:
    """One person on a desk without accounts; the test fails if the browser complained of anything."""
    context, made = visit(browser, live.address)
    yield made
    context.close()
    assert made.complaints == []
