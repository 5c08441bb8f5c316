"""Load the desk as a team would: readers who open page after page, reviewers who decide; latency by page.

    python benchmarks/serve_fill.py talks.verbale --reports 100000
    python benchmarks/serve.py talks.verbale --readers 50 --reviewers 5 --seconds 60

The server runs in a process of its own; readers and reviewers pause between pages (``--pause``). Latency is measured at
the asker, from sending to the last byte. Afterwards every confirmed decision is looked up in the trail.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from verbale.store.dossier import Dossier

LISTS = ("/", "/reports", "/entries", "/entries?kind=position", "/actors", "/timeline", "/review", "/audit", "/charts")
LISTS += ("/what-if", "/what-if?set=%2Bceasefire", "/graph")
API = ("/api/reports", "/api/entries", "/api/entries?kind=position&stance=refuses", "/api/actors", "/api/timeline")
API += ("/api/decisions", "/api/queue", "/api/dossier", "/api/what-if", "/api/graph")
PORT = 8499


@dataclass
class Tally:
    """What was measured: seconds by page, faults, and the decisions that were confirmed."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)

    async def ask(self, client: httpx.AsyncClient, name: str, path: str) -> httpx.Response | None:
        """Ask for a page and note how long it took."""
        start = time.perf_counter()
        try:
            answer = await client.get(path)
        except httpx.HTTPError as error:
            self.faults.append(f"{name}: {type(error).__name__}")
            return None
        self.seconds.setdefault(name, []).append(time.perf_counter() - start)
        if answer.status_code != 200:
            self.faults.append(f"{name}: {answer.status_code}")
        return answer


async def read(
    client: httpx.AsyncClient, tally: Tally, known: dict[str, list[str]], until: float, pause: float, number: int
) -> None:
    """One reader."""
    dice = random.Random(number)
    await asyncio.sleep(dice.uniform(0, pause))
    while time.monotonic() < until:
        entry, report, party = (dice.choice(known[kind]) for kind in ("entry", "report", "party"))
        single = (("/entries/{id}", f"/entries/{entry}"), ("/reports/{id}", f"/reports/{report}"))
        single += (("/actors/{key}", f"/actors/{party}"), ("/search", f"/search?q={dice.choice(known['word'])}"))
        single += (("/what-if?party,as_of", f"/what-if?party={party}&as_of=202{dice.randint(0, 6)}-01-01"),)
        name, path = dice.choice([*((p, p) for p in (*LISTS, *API)), *single, *single])
        await tally.ask(client, name, path)
        await asyncio.sleep(dice.uniform(0.5, 1.5) * pause)


async def decide(client: httpx.AsyncClient, tally: Tally, entries: list[str], until: float, pause: float) -> None:
    """One reviewer, with entries of its own."""
    for entry in entries:
        if time.monotonic() >= until:
            return
        start = time.perf_counter()
        try:
            answer = await client.post(f"/api/entries/{entry}/decisions", json={"what": "accept", "seen": 0})
        except httpx.HTTPError as error:
            tally.faults.append(f"decision: {type(error).__name__}")
            continue
        tally.seconds.setdefault("POST decision", []).append(time.perf_counter() - start)
        if answer.status_code == 201:
            tally.confirmed.append(answer.json()["seen"])
        else:
            tally.faults.append(f"decision: {answer.status_code} {answer.text[:120]}")
        await asyncio.sleep(pause)


async def load(base: str, given: argparse.Namespace) -> Tally:
    """All of them at once."""
    tally, limits = Tally(), httpx.Limits(max_connections=200)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        client.headers["x-csrf-token"] = (await client.get("/api/me")).json()["csrf"]
        items = (await client.get("/api/entries?limit=200")).json()["items"]
        known = {"entry": [e["id"] for e in items], "report": [e["short"] for e in items]}
        known |= {"party": [e["party"] for e in items if e["party"]], "word": ["soldiers", "ceasefire", "thursday"]}
        start = time.monotonic()
        while (await client.get("/what-if")).status_code == 503:  # the record of a large dossier is being made
            await asyncio.sleep(0.5)
        print(f"the record was ready after {time.monotonic() - start:.1f} s")
        for path in (*LISTS, *API):  # once before it counts, as after a start in the morning
            await client.get(path)
        until, work, after = time.monotonic() + given.seconds, [], ""
        for _ in range(given.reviewers):
            page = (await client.get(f"/api/entries?kind=statement&state=unreviewed&limit=200{after}")).json()
            after = f"&after={page['next']}"
            work.append(decide(client, tally, [e["id"] for e in page["items"]], until, given.pause))
        work += [read(client, tally, known, until, given.pause, n) for n in range(given.readers)]
        await asyncio.gather(*work)
    return tally


def used(process: int) -> float:
    """Processor seconds that a process has used."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def main() -> None:
    """Run it and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=3.0)
    given = parser.parse_args()
    program = [sys.executable, "-m", "verbale.cli.main", "serve", "--database", given.database, "--port", str(PORT)]
    running = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(240):
            try:
                httpx.get(f"{base}/sign-in", timeout=2)
                break
            except httpx.HTTPError:
                time.sleep(0.5)
        before = used(running.pid)
        tally, held = asyncio.run(load(base, given)), memory(running.pid)
        spent = used(running.pid) - before
    finally:
        running.kill()  # every confirmed decision must be there all the same
        running.wait(20)
    with Dossier.open(given.database) as dossier:
        lost = set(tally.confirmed) - {decision.seq for decision in dossier.trail()}
        holds = dossier.verify() is None
    print(f"{'page':<46}{'asked':>7}{'median ms':>11}{'p95 ms':>9}")
    for name, taken in sorted(tally.seconds.items()):
        p95 = statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
        print(f"{name:<46}{len(taken):>7}{statistics.median(taken) * 1000:>11.0f}{p95 * 1000:>9.0f}")
    print(
        f"faults {len(tally.faults)} {tally.faults[:3]}; decisions confirmed {len(tally.confirmed)}, lost {len(lost)}"
    )
    asked = sum(map(len, tally.seconds.values()))
    each = f"{1000 * spent / asked:.0f} ms of processor time a request, the first ones included"
    print(f"chain holds: {holds}; memory of the server {held:.0f} MB; {asked} requests, {each}")


if __name__ == "__main__":
    main()
