"""What an attacker tried, and does not get: more rights by a token, a trail full of rubbish, pages that break."""

import json
import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from serve.conftest import BASE

Enter = Callable[[str], tuple[TestClient, str]]


def token_of(client: TestClient, csrf_token: str, scope: str) -> str:
    page = client.post("/account/tokens", data={"csrf": csrf_token, "label": "t", "scope": scope}).text
    found = re.search(r"vbl_[\w-]+", page)
    assert found
    return found[0]


@pytest.mark.parametrize("scope", ["reader", "admin"])
def test_a_token_makes_and_drops_no_tokens_and_changes_no_password(signed_in: Enter, scope: str) -> None:
    client, csrf_token = signed_in("admin")
    header = {"authorization": f"Bearer {token_of(client, csrf_token, scope)}"}
    thief = TestClient(client.app, base_url=BASE, follow_redirects=False)
    answer = thief.post("/account/tokens", data={"label": "more", "scope": "admin"}, headers=header)
    assert answer.status_code == 403
    assert "vbl_" not in answer.text
    assert thief.get("/account", headers=header).status_code == 403
    assert thief.post("/account/tokens/1/drop", headers=header).status_code == 403
    new = {"old": "x", "new": "y" * 12}
    assert thief.post("/account/password", data=new, headers=header).status_code == 403
    assert thief.post("/sign-out", headers=header).status_code in (303, 403)


def edit(client: TestClient, token: str, entry: str, edited: object) -> int:
    body = json.dumps({"what": "edit", "seen": 0, "edited": edited})
    headers = {"x-csrf-token": token, "content-type": "application/json"}
    return client.post(f"/api/entries/{entry}/decisions", content=body, headers=headers).status_code


def nested(depth: int, key: str = "not") -> dict[str, object]:
    made: dict[str, object] = {"atom": "ceasefire", "text": None, "sense": "if"}
    for _ in range(depth):
        made = {key: made}
    return made


@pytest.mark.parametrize("depth", [40, 200, 900])
def test_a_finding_nested_without_end_is_refused(signed_in: Enter, depth: int) -> None:
    client, token = signed_in("reviewer")
    entry = client.get("/api/entries?kind=position").json()["items"][0]["id"]
    finding = client.get(f"/api/entries/{entry}/finding").json()
    assert edit(client, token, entry, finding | {"condition": nested(depth)}) == 422
    assert client.get("/").status_code == 200
    assert client.get("/what-if").status_code == 200


def test_a_body_nested_without_end_is_no_fault_of_the_desk(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    headers = {"x-csrf-token": token, "content-type": "application/json"}
    body = '{"what":"edit","seen":0,"edited":' + "[" * 100_000 + "]" * 100_000 + "}"
    answer = client.post("/api/entries/p-x/decisions", content=body, headers=headers)
    assert 400 <= answer.status_code < 500


def test_a_decision_holds_no_rubbish(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    entry = client.get("/api/entries?kind=position").json()["items"][0]["id"]
    finding = client.get(f"/api/entries/{entry}/finding").json()
    assert edit(client, token, entry, finding | {"rubbish": "x" * 200_000}) == 422
    assert client.get("/api/decisions").json()["items"] == []


@pytest.mark.parametrize("value", ["nan", "inf", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_refused(signed_in: Enter, value: str) -> None:
    client, token = signed_in("reviewer")
    entry = client.get("/api/entries?kind=figure").json()["items"][0]["id"]
    form = {"csrf": token, "seen": "0", "value": value, "bound": "exact"}
    assert client.post(f"/review/{entry}/edit", data=form).status_code == 422
    finding = client.get(f"/api/entries/{entry}/finding").json()
    assert edit(client, token, entry, finding | {"value": float(value)}) == 422
    json.loads(client.get("/api/entries?kind=figure").text, parse_constant=lambda name: pytest.fail(name))


@pytest.mark.parametrize("path", ["/", "/review", "/account", "/api/me", "/api/entries", "/index.json"])
def test_no_page_of_a_person_is_kept_by_a_proxy(signed_in: Enter, path: str) -> None:
    client, _ = signed_in("admin")
    kept = client.get(path).headers.get("cache-control", "")
    assert "private" in kept or "no-store" in kept


AWAY = ("//evil.example", "https://evil.example", "/\\evil.example", "/\tx", "javascript:1", "/ok\r\nSet-Cookie: a=b")


@pytest.mark.parametrize("back", AWAY)
def test_entering_a_fact_leads_nowhere_else(signed_in: Enter, back: str) -> None:
    client, token = signed_in("reviewer")
    given = {"csrf": token, "atom": "ceasefire", "supposed": "yes", "back": back}
    answer = client.post("/what-if/fact", data=given)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/?done=saved")
    assert "set-cookie" not in answer.headers


def test_words_of_a_fact_are_words(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    evil = '<script>window.hit=1</script>"><img src=x onerror=hit()>{{7*7}}'
    given = {"csrf": token, "atom": "ceasefire", "source": evil, "back": "/what-if"}
    assert client.post("/what-if/fact", data=given).status_code == 303
    for path in ("/what-if", "/audit"):
        page = client.get(path).text
        assert "<script>window" not in page
        assert "<img src=x" not in page
    refused = client.post("/what-if/fact", data={"csrf": token, "name": evil, "source": "x"})
    assert refused.status_code == 422
    assert "<script>window" not in refused.text


def test_a_conflict_shows_words_of_a_form_as_words(signed_in: Enter) -> None:
    (one, token), (other, token_other) = signed_in("reviewer"), signed_in("editor")
    entry = one.get("/api/entries?kind=position").json()["items"][0]["id"]
    other.post(f"/review/{entry}/accept", data={"csrf": token_other, "seen": "0"})
    evil = '"><script>window.hit=1</script>'
    answer = one.post(f"/review/{entry}/reject", data={"csrf": token, "seen": "0", "why": evil, evil: evil})
    assert answer.status_code == 409
    assert "<script>window" not in answer.text
