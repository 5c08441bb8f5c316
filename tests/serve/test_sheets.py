"""What if and Graph of a large dossier: made beside the desk, kept in step, the same answers as of a small one."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from serve.conftest import client_of, csrf
from verbale.serve import sheets, work
from verbale.serve.pages import whatif
from verbale.serve.settings import DeskSettings
from verbale.store.dossier import Dossier

WAIT = 120.0  # seconds for a process of its own to start and to read


@pytest.fixture
def large(filled: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The sample taken for a large dossier."""
    monkeypatch.setattr(work, "MOST_POSITIONS", 0)
    with client_of(DeskSettings(filled)) as client:
        yield client


@pytest.fixture
def ready(large: TestClient) -> TestClient:
    """The same, its record made."""
    until = time.monotonic() + WAIT
    while large.get("/what-if").status_code == 503:
        assert time.monotonic() < until
        time.sleep(0.1)
    return large


def answer(client: TestClient, path: str) -> Any:
    found = client.get(path)
    assert found.status_code == 200, found.text
    return found.json()


def standings(client: TestClient, query: str) -> list[tuple[Any, ...]]:
    return [
        (
            s["act"],
            s["status"],
            s["before"],
            s["waits_for"],
            s["confidence"],
            {r["words"] for r in s["reasons"]} != set(),
        )
        for s in answer(client, f"/what-if.json?{query}")["standings"]
    ]


QUERIES = (
    "",
    "set=%2Bceasefire",
    "set=not+ceasefire&as_of=2025-09-30",
    "party=FRA",
    "act=deploy-forces&set=%2Bceasefire",
    "since=2025-09-05&until=2025-09-05",
    "reviewed_only=true",
)


def test_a_large_dossier_answers_as_a_small_one(
    ready: TestClient, filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {query: standings(ready, query) for query in QUERIES}
    graph = answer(ready, "/graph.json")
    unlocked = answer(ready, "/what-if.json?goal=FRA.deploy-forces")["unlock"]
    assert answer(ready, "/what-if.json")["large"]
    monkeypatch.undo()
    with client_of(DeskSettings(filled)) as small:
        assert not answer(small, "/what-if.json")["large"]
        assert {query: standings(small, query) for query in QUERIES} == told
        assert any(told[""])
        assert answer(small, "/what-if.json?goal=FRA.deploy-forces")["unlock"] == unlocked != []
        other = answer(small, "/graph.json")
        assert {(n["id"], n["status"]) for n in graph["nodes"]} == {(n["id"], n["status"]) for n in other["nodes"]}
        assert sorted(map(str, graph["edges"])) == sorted(map(str, other["edges"]))


def test_what_is_entered_has_its_effect_on_the_next_page(ready: TestClient, filled: str) -> None:
    status = {s["act"]: s["status"] for s in answer(ready, "/what-if.json")["standings"]}
    assert status["FRA.deploy-forces"] == "waiting"
    given = {"csrf": csrf(ready, "/what-if"), "back": "/what-if", "atom": "ceasefire", "supposed": "yes"}
    assert ready.post("/what-if/fact", data={**given, "on": "2025-09-05"}).status_code == 303
    status = {s["act"]: s["status"] for s in answer(ready, "/what-if.json")["standings"]}
    assert status["FRA.deploy-forces"] == "live"


def test_while_it_is_made_pages_say_how_far_it_is(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MOST_POSITIONS", 0)
    monkeypatch.setattr(sheets.Sheets, "start", lambda self: None)
    with client_of(DeskSettings(filled)) as client:
        page = client.get("/what-if", headers={"accept-language": "fr"})
        assert (page.status_code, page.headers["refresh"], page.headers["retry-after"]) == (503, "2", "2")
        assert "en préparation" in page.text
        program = client.get("/what-if.json")
        assert program.status_code == 503
        assert "being put together" in program.json()["detail"]
        assert client.get("/").status_code == 200


def test_a_making_that_fails_is_told_and_tried_again(large: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = large.app.state.desk  # type: ignore[attr-defined]
    made = sheets.Sheets(str(desk.settings.database) + "-none", desk.dossier)
    with pytest.raises(sheets.PreparingError):
        made.now()
    until = time.monotonic() + WAIT
    while made._process is not None:
        assert time.monotonic() < until
        time.sleep(0.1)
    with pytest.raises(sheets.DossierError, match="-none"):
        made.now()
    made.close()


def test_the_process_ends_with_the_desk(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MOST_POSITIONS", 0)
    with client_of(DeskSettings(filled)) as client:
        client.get("/what-if")
        process = client.app.state.desk.sheets._process  # type: ignore[attr-defined]
    assert process is None or not process.is_alive()


def test_another_thread_waits_little_for_the_one_that_looks(ready: TestClient, filled: str) -> None:
    kept = ready.app.state.desk.sheets  # type: ignore[attr-defined]
    with kept._turn:  # another one looks, and does not come back
        assert kept.now() is not None
    with Dossier.open(filled) as dossier:
        assert len(kept.now().sheet) == sum(1 for _ in dossier.entries() if _.kind.value == "position")


def test_a_fact_that_is_not_understood_leaves_the_page_as_it_is(alone: TestClient) -> None:
    page = alone.get("/what-if?set=nonsense+nonsense&set=%2Bceasefire", headers={"accept-language": "en"})
    assert page.status_code == 200
    assert "This fact is not understood" in page.text
    assert any(s["before"] for s in answer(alone, "/what-if.json?set=%2Bceasefire")["standings"])


def test_a_scope_shows_what_it_says_and_no_more(alone: TestClient) -> None:
    acts = {s["act"] for s in answer(alone, "/what-if.json?party=FRA")["standings"]}
    assert acts
    assert all(act.startswith("FRA.") for act in acts)
    report = answer(alone, "/api/reports")["items"][0]["short"]
    found = answer(alone, f"/what-if.json?report={report}")
    assert 0 < found["total"] <= answer(alone, "/what-if.json")["total"]
    assert alone.get("/what-if.json?report=00000000").status_code == 404
    assert answer(alone, "/what-if.json?since=2099-01-01")["total"] == 0
    assert {n["id"] for n in answer(alone, "/graph.json?party=FRA")["nodes"]} <= {
        n["id"] for n in answer(alone, "/graph.json")["nodes"]
    }


def test_many_acts_are_shown_page_by_page(alone: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whatif, "LINES", 3)
    seen: list[str] = []
    query = ""
    while True:
        found = answer(alone, f"/what-if.json?{query}")
        seen += [s["act"] for s in found["standings"]]
        if not found["next"]:
            break
        query = found["next"]
    assert len(seen) == len(set(seen)) == found["total"] > 3
    assert found["paged"]
    assert found["start"]
