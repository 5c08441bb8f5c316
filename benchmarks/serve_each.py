"""What each page of the desk costs alone: processor time, time, queries and bytes; the worst query where asked.

    python benchmarks/serve_each.py talks.verbale --rounds 7
    python benchmarks/serve_each.py talks.verbale --only /search --queries

The desk runs in this process, without a network. Processor time is this process's: with SQLite the database is in it,
with PostgreSQL it is not, so look at the time as well. The first asking of each page stands apart: answers that the
desk keeps are made then.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from starlette.testclient import TestClient

from serve import API, LISTS
from verbale.serve.app import create_app
from verbale.serve.settings import DeskSettings

WORDS = ("soldiers", "ceasefire", "geneva chancellor")


class Queries:
    """The queries of one request and the seconds each took."""

    def __init__(self, engine: Any) -> None:
        self.taken: list[tuple[float, str, Any]] = []
        self._start = 0.0
        event.listen(engine, "before_cursor_execute", self._before)
        event.listen(engine, "after_cursor_execute", self._after)

    def _before(self, *_: Any) -> None:
        self._start = time.perf_counter()

    def _after(self, connection: Any, cursor: Any, statement: str, given: Any, *_: Any) -> None:
        self.taken.append((time.perf_counter() - self._start, statement, given))

    @contextmanager
    def fresh(self) -> Iterator[None]:
        """Forget those of the request before."""
        self.taken.clear()
        yield


def addresses(client: TestClient) -> list[tuple[str, str]]:
    """(name, path) of every page and list, and of single things from the middle of the dossier."""
    items = client.get("/api/entries?limit=50").json()["items"]
    one = next(e for e in items if e["kind"] == "position")
    single = [("/entries/{id}", f"/entries/{one['id']}"), ("/reports/{id}", f"/reports/{one['short']}")]
    single += [("/actors/{key}", f"/actors/{one['party']}"), ("/review?entry", f"/review?entry={one['id']}")]
    single += [(f"/search {word}", f"/search?q={word}") for word in WORDS]
    single += [("/entries?text", "/entries?text=soldiers"), ("/entries?party", f"/entries?party={one['party']}")]
    single += [("/reports?text", "/reports?text=paris"), ("/actors?text", "/actors?text=macron")]
    single += [("/entries?stance,since", "/entries?stance=refuses&since=2021-01-01&until=2021-12-31")]
    single += [("/api/entries/{id}", f"/api/entries/{one['id']}"), ("/api/search", "/api/search?q=soldiers")]
    single += [("/api/reports/{id}", f"/api/reports/{one['short']}"), ("/api/charts", "/api/charts")]
    single += [("/api/actors/{key}", f"/api/actors/{one['party']}")]
    single += [("/what-if?party", f"/what-if?party={one['party']}"), ("/graph?party", f"/graph?party={one['party']}")]
    single += [("/what-if?since", "/what-if?since=2021-01-01&until=2021-12-31&set=-ceasefire&goal=ceasefire")]
    return [("/api/me", "/api/me"), *((p, p) for p in (*LISTS, *API)), *single]


def main() -> None:
    """Ask each page and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="pages whose name holds this")
    parser.add_argument("--queries", action="store_true", help="print the slowest queries of each page")
    given = parser.parse_args()
    app = create_app(DeskSettings(given.database))
    queries = Queries(app.state.desk.dossier.engine)
    client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    while client.get("/what-if").status_code == 503:  # the record of a large dossier is being made
        time.sleep(0.5)
    print(f"{'page':<46}{'first ms':>9}{'cpu ms':>8}{'ms':>8}{'queries':>8}{'kB':>7}")
    for name, path in addresses(client):
        if given.only and given.only not in name:
            continue
        start = time.perf_counter()
        answer = client.get(path)
        first = time.perf_counter() - start
        processor, taken = [], []
        for _ in range(given.rounds):
            with queries.fresh():
                start, used = time.perf_counter(), time.process_time()
                answer = client.get(path)
                processor.append(time.process_time() - used)
                taken.append(time.perf_counter() - start)
        figures = (first, statistics.median(processor), statistics.median(taken))
        told = "".join(f"{1000 * seconds:>{width}.1f}" for seconds, width in zip(figures, (9, 8, 8), strict=True))
        status = "" if answer.status_code == 200 else f"  {answer.status_code}"
        print(f"{name:<46}{told}{len(queries.taken):>8}{len(answer.content) / 1000:>7.0f}{status}", flush=True)
        for seconds, statement, values in sorted(queries.taken, key=lambda q: -q[0])[: 4 if given.queries else 0]:
            print(f"    {1000 * seconds:.1f} ms  {' '.join(statement.split())[:1500]}  {str(values)[:200]}")


if __name__ == "__main__":
    main()
