"""Facts and links entered in the desk: signed, in effect at once, taken back, kept; refused where unclear."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from serve.conftest import csrf
from verbale.store.dossier import Dossier

Enter = Callable[[str], tuple[TestClient, str]]


def post(client: TestClient, act: str, token: str, **given: str) -> tuple[int, str]:
    answer = client.post(f"/what-if/{act}", data={"csrf": token, "back": "/what-if", **given})
    return answer.status_code, answer.text


def status_of(client: TestClient, act: str) -> str:
    found = {s["act"]: s["status"] for s in client.get("/what-if.json").json()["standings"]}
    return str(found[act])


def test_a_fact_has_effect_at_once_and_is_taken_back(signed_in: Enter, filled: str) -> None:
    client, token = signed_in("reviewer")
    assert status_of(client, "FRA.deploy-forces") == "waiting"
    given = {"atom": "ceasefire", "on": "2025-09-05", "source": "https://example.org/news"}
    assert post(client, "fact", token, **given)[0] == 303
    assert status_of(client, "FRA.deploy-forces") == "live"
    fact = client.get("/what-if.json").json()["entered"]["facts"][0]
    assert (fact["atom"], fact["holds"], fact["on"], fact["author"]) == ("ceasefire", True, "2025-09-05", "reviewer")
    assert post(client, "fact/retract", token, id=fact["id"])[0] == 303
    assert status_of(client, "FRA.deploy-forces") == "waiting"
    with Dossier.open(filled) as dossier:
        assert [(d.who, d.what, d.kind) for d in dossier.trail()] == [
            ("reviewer", "add", "fact"),
            ("reviewer", "retract", "fact"),
        ]
        assert dossier.verify() is None
    page = client.get("/what-if", headers={"accept-language": "en"}).text
    assert "taken back" in page
    assert post(client, "fact", token, **given)[0] == 303
    assert status_of(client, "FRA.deploy-forces") == "live"


def test_a_fact_without_a_source_is_refused_and_the_form_keeps_what_was_typed(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    status, page = post(client, "fact", token, atom="ceasefire", on="2025-09-05", why="heard it")
    assert status == 422
    assert "give its source" in page
    assert 'value="2025-09-05"' in page
    assert 'value="heard it"' in page
    assert post(client, "fact", token, atom="ceasefire", supposed="yes")[0] == 303


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"source": "x"}, "choose one of the list"),
        ({"name": "a thing unheard of", "source": "x"}, "a thing unheard of"),
        ({"atom": "ceasefire", "on": "2025-02-30", "source": "x"}, "is no day"),
    ],
)
def test_what_is_not_understood_is_said(signed_in: Enter, given: dict[str, str], said: str) -> None:
    client, token = signed_in("reviewer")
    status, page = post(client, "fact", token, **given)
    assert status == 422
    assert said in page
    assert client.get("/what-if.json").json()["entered"]["facts"] == []


def test_a_new_name_is_taken_where_it_is_meant(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    assert post(client, "fact", token, name="The Snow Melts", new="yes", holds="no", supposed="yes")[0] == 303
    fact = client.get("/what-if.json").json()["entered"]["facts"][0]
    assert (fact["atom"], fact["holds"]) == ("the-snow-melts", False)


def test_a_link_counts_only_when_accepted(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    post(client, "fact", token, atom="peace-agreement", supposed="yes")
    assert post(client, "link", token, atom="peace-agreement", counts_as="ceasefire", why="it ends the war")[0] == 303
    link = client.get("/what-if.json").json()["entered"]["links"][0]
    assert (link["state"], status_of(client, "FRA.deploy-forces")) == ("proposed", "waiting")
    assert post(client, "link/accept", token, id=link["id"])[0] == 303
    assert status_of(client, "FRA.deploy-forces") == "live"
    assert post(client, "link/retract", token, id=link["id"])[0] == 303
    assert status_of(client, "FRA.deploy-forces") == "waiting"
    assert client.get("/what-if.json").json()["entered"]["links"][0]["state"] == "retracted"


def test_wordings_that_resemble_each_other_are_shown_on_request(signed_in: Enter) -> None:
    client, _ = signed_in("reader")
    assert client.get("/what-if.json").json()["entered"]["asked"] is False
    assert client.get("/what-if.json?suggest=true").json()["entered"]["asked"] is True


def test_a_reader_enters_nothing(signed_in: Enter) -> None:
    client, token = signed_in("reader")
    assert post(client, "fact", token, atom="ceasefire", supposed="yes")[0] == 403
    assert 'id="fact-form"' not in client.get("/what-if").text
    assert client.post("/api/facts", json={"fact": "ceasefire"}, headers={"x-csrf-token": token}).status_code == 403


def test_a_forged_form_enters_nothing(alone: TestClient) -> None:
    assert post(alone, "fact", "0" * 64, atom="ceasefire", supposed="yes")[0] == 403
    token = csrf(alone, "/what-if")
    assert post(alone, "fact", token, atom="ceasefire", supposed="yes")[0] == 303
    assert post(alone, "nonsense", token)[0] == 404
    answer = alone.post(
        "/what-if/fact", data={"csrf": token, "atom": "ceasefire", "supposed": "yes", "back": "//evil.example"}
    )
    assert answer.headers["location"].startswith("/?done")


def test_the_api_offers_the_same(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    header = {"x-csrf-token": token}
    made = client.post("/api/facts", json={"fact": "not ceasefire", "source": "AFP"}, headers=header)
    assert made.status_code == 201, made.text
    assert client.get("/api/facts").json()["facts"][0]["holds"] is False
    assert client.post(f"/api/facts/{made.json()['id']}/retract", json={}, headers=header).status_code == 200
    link = {"atom": "peace-agreement", "counts_as": "ceasefire", "accept": True}
    made = client.post("/api/links", json=link, headers=header)
    assert client.get("/api/facts").json()["links"][0]["state"] == "accepted"
    assert client.post(f"/api/links/{made.json()['id']}/retract", json={}, headers=header).status_code == 200
    assert client.post("/api/facts/f-none/retract", json={}, headers=header).status_code == 404
