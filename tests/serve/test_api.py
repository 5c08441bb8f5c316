"""The API: documented as it is, never a 5xx, entity tags, interchange forms and Web Annotations."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from starlette.testclient import TestClient

from serve.conftest import BASE, client_of
from verbale.record.parse_json import record_from_json
from verbale.record.record import Record
from verbale.serve.settings import DeskSettings, Limits
from verbale.store.dossier import Dossier

CASES = 12  # of each operation


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, sample_records: list[Record]) -> str:
    path = tmp_path_factory.mktemp("api") / "api.verbale"
    with Dossier.open(path, create=True) as dossier:
        for record in sample_records:
            dossier.add(record)
    return str(path)


@pytest.fixture(scope="module")
def client(database: str) -> Iterator[TestClient]:
    made = client_of(replace(DeskSettings(database), limits=Limits(seconds=5.0)))
    with made:
        made.headers["x-csrf-token"] = made.get("/api/me").json()["csrf"]
        yield made


def known(client: TestClient) -> dict[str, list[str]]:
    """Ids that exist, so that the fuzzer does not only meet 404."""
    items = client.get("/api/entries?limit=20").json()["items"]
    return {
        "entry_id": [e["id"] for e in items],
        "wanted": [e["short"] for e in items],
        "key": [e["party"] for e in items if e["party"]],
        "a": [e["short"] for e in items],
        "b": [e["short"] for e in items],
    }


def test_the_description_names_every_route_and_its_errors(client: TestClient) -> None:
    given = client.get("/api/openapi.json").json()
    assert given["openapi"].startswith("3.")
    for path, operations in given["paths"].items():
        assert path.startswith("/api/")
        for operation in operations.values():
            assert operation["description"]
            assert {"401", "403", "422", "503"} <= set(operation["responses"])


def test_no_request_makes_the_server_fail(client: TestClient, database: str) -> None:
    """Schemathesis asks each operation with fitting and unfitting values; none may end in a 5xx."""
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"host": "127.0.0.1"})
    headers = {"host": "127.0.0.1", "x-csrf-token": client.headers["x-csrf-token"]}
    cookies = {"verbale-session": client.cookies["verbale-session"]}
    ids, met = known(client), []
    for operation in (result.ok() for result in schema.get_all_operations()):

        @settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            for name in set(ids) & set(case.path_parameters or {}):
                if len(met) % 2:
                    case.path_parameters[name] = ids[name][len(met) % len(ids[name])]
            answer = case.call(headers=headers, cookies=cookies)
            met.append(answer.status_code)
            case.validate_response(answer, checks=[not_a_server_error])

        ask()
    assert len(met) > 200
    assert {200, 404, 422} <= set(met)
    with Dossier.open(database) as dossier:
        assert dossier.verify() is None


def test_entity_tags_spare_the_second_answer(client: TestClient) -> None:
    for path in ("/api/entries", "/api/reports", "/entries.json"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    entry = client.get("/api/entries").json()["items"][0]["id"]
    before = client.get(f"/api/entries/{entry}").headers["etag"]
    assert client.post(f"/api/entries/{entry}/decisions", json={"what": "accept", "seen": 0}).status_code == 201
    assert client.get(f"/api/entries/{entry}", headers={"if-none-match": before}).status_code == 200


def test_the_record_comes_back_as_it_was(client: TestClient, sample_records: list[Record]) -> None:
    for record in sample_records:
        given = client.get(f"/api/reports/{record.report.id}/record?decided=false").json()
        text = client.get(f"/api/reports/{record.report.id}/text").text
        assert record_from_json(given, text).positions == record.positions


def test_an_annotation_selects_the_words_in_the_text_it_names(client: TestClient) -> None:
    for entry in client.get("/api/entries?limit=60").json()["items"]:
        given = client.get(f"/api/entries/{entry['id']}/annotation")
        assert given.headers["content-type"].startswith("application/ld+json")
        body = given.json()
        assert body["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for target in body["target"]:
            text = client.get(target["source"].removeprefix(BASE)).text
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            before = text[: position["start"]]
            assert before.endswith(quote["prefix"])


def test_filters_narrow_and_limits_hold(client: TestClient) -> None:
    ready = client.get("/api/entries?kind=position&stance=ready&party=FRA").json()["items"]
    assert ready
    assert {(e["kind"], e["stance"]) for e in ready} == {("position", "ready")}
    assert client.get("/api/entries?limit=201").status_code == 422
    assert client.get("/api/entries?kind=nonsense").status_code == 422
    assert client.get("/api/entries?since=2025-13-01").status_code == 422


def test_what_if_and_compare_are_offered_too(client: TestClient) -> None:
    moved = client.get("/api/what-if?set=ceasefire").json()
    assert "live" in {s["status"] for s in moved["standings"] if s["before"] == "waiting"}
    assert client.get("/api/what-if?set=nonsense+nonsense").status_code == 404
    a, b = [r["short"] for r in client.get("/api/reports").json()["items"]][:2]
    assert client.get(f"/api/compare/{a}/{b}").json()["format"] == "verbale-comparison/1"
