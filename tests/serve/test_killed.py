"""Killing the server, or the database, in the middle of decisions loses none that was confirmed."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

import postgres
from factory import record
from verbale.store.dossier import Dossier


def started(database: str) -> tuple[subprocess.Popen[str], str]:
    """``verbale serve`` in a process of its own, on a free port."""
    program = (
        "import socket, sys, uvicorn\n"
        "from verbale.serve.app import create_app\n"
        "from verbale.serve.settings import DeskSettings\n"
        "taken = socket.socket()\n"
        "taken.bind(('127.0.0.1', 0))\n"
        "taken.listen(64)\n"
        "print(taken.getsockname()[1], flush=True)\n"
        "config = uvicorn.Config(create_app(DeskSettings(sys.argv[1])), log_level='error')\n"
        "uvicorn.Server(config).run(sockets=[taken])\n"
    )
    running = subprocess.Popen([sys.executable, "-c", program, database], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    return running, f"http://127.0.0.1:{running.stdout.readline().strip()}"


@pytest.mark.parametrize("after", [0.3, 1.0])
def test_no_confirmed_decision_is_lost(filled: str, after: float) -> None:
    running, base = started(filled)
    with httpx.Client(base_url=base, timeout=20) as client:
        token = client.get("/api/me").json()["csrf"]
        cookie = dict(client.cookies)
        entries = [e["id"] for e in client.get("/api/entries?limit=200").json()["items"]]
    confirmed: list[int] = []

    def work(share: list[str]) -> None:
        with httpx.Client(base_url=base, cookies=cookie, headers={"x-csrf-token": token}, timeout=20) as client:
            seen = dict.fromkeys(share, 0)
            for turn in range(1000):
                entry = share[turn % len(share)]
                what = "accept" if turn // len(share) % 2 == 0 else "reject"
                try:
                    given = {"what": what, "seen": seen[entry]}
                    answer = client.post(f"/api/entries/{entry}/decisions", json=given)
                except httpx.HTTPError:
                    return
                assert answer.status_code == 201, answer.text
                seen[entry] = answer.json()["seen"]
                confirmed.append(seen[entry])

    workers = [threading.Thread(target=work, args=(entries[n::4],)) for n in range(4)]
    for worker in workers:
        worker.start()
    time.sleep(after)
    while len(confirmed) < 10:
        time.sleep(0.05)
    running.kill()
    for worker in workers:
        worker.join(30)
    running.wait(10)
    with Dossier.open(filled) as dossier:
        kept = {decision.seq for decision in dossier.trail()}
        assert dossier.verify() is None
    assert set(confirmed) <= kept
    assert len(confirmed) == len(set(confirmed)) >= 10


@pytest.fixture
def own_server() -> Iterator[postgres.Server]:
    """A PostgreSQL of the test's own that writes to the disk as it does outside tests."""
    where = postgres.programs()
    if where is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    made = postgres.Server(where)
    try:
        made.start()
        yield made
    finally:
        made.stop()


class Reviewer(threading.Thread):
    """Decides on an entry again and again, and keeps what was confirmed; a refusal is tried again."""

    def __init__(self, base: str, entry: str, number: int) -> None:
        super().__init__(daemon=True)
        self.entry, self.number = entry, number
        self.client = httpx.Client(base_url=base, timeout=30)
        self.client.headers["x-csrf-token"] = self.client.get("/api/me").json()["csrf"]
        self.confirmed: list[int] = []
        self.refused: list[int] = []
        self.unsure = True

    def run(self) -> None:
        until = time.monotonic() + 240
        while len(self.confirmed) < self.number and time.monotonic() < until:
            given = {"what": "accept" if len(self.confirmed) % 2 else "reject", "seen": self._seen()}
            answer = self.client.post(f"/api/entries/{self.entry}/decisions", json=given)
            if answer.status_code == 201:
                self.confirmed.append(answer.json()["seen"])
                self.unsure = False
            else:
                self.unsure = True
                self.refused.append(answer.status_code)
                time.sleep(0.2)

    def _seen(self) -> int:
        """The newest decision, looked up again after a refusal: it may have been kept without being confirmed."""
        if not self.unsure:
            return self.confirmed[-1]
        page = self.client.get(f"/api/entries/{self.entry}")
        history = page.json()["history"] if page.status_code == 200 else []
        return history[-1]["seq"] if history else 0


@pytest.mark.postgres
def test_killing_the_database_loses_no_confirmed_decision(own_server: postgres.Server) -> None:
    address = f"{own_server.address}postgres"
    with Dossier.open(address, create=True) as dossier:
        dossier.add(record())
        ids = [entry.id for entry in dossier.entries()][:4]
    running, base = started(address)
    try:
        reviewers = [Reviewer(base, entry, 250) for entry in ids]
        for reviewer in reviewers:
            reviewer.start()
        for number in (300, 600):
            while sum(len(r.confirmed) for r in reviewers) < number and any(r.is_alive() for r in reviewers):
                time.sleep(0.02)
            own_server.kill()
            time.sleep(0.5)
            own_server.start()
        for reviewer in reviewers:
            reviewer.join(240)
    finally:
        running.kill()
        running.wait(10)
    with Dossier.open(address) as dossier:
        kept = {decision.seq for decision in dossier.trail()}
        assert dossier.verify() is None
    confirmed = [seq for reviewer in reviewers for seq in reviewer.confirmed]
    assert len(confirmed) == len(set(confirmed)) == 1000
    assert set(confirmed) <= kept
    assert {503} == {status for reviewer in reviewers for status in reviewer.refused} - {409}
