"""Killing the server in the middle of decisions loses none that was confirmed."""

import subprocess
import sys
import threading
import time

import httpx
import pytest

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
