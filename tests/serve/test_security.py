"""Each promise of safety has a test that fails when it is broken."""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from serve.conftest import BASE, PASSWORD, client_of, csrf, sign_in
from verbale.cli.main import main
from verbale.record.errors import SettingError
from verbale.serve.app import create_app
from verbale.serve.pages.account import own_path
from verbale.serve.security.headers import POLICY
from verbale.serve.security.rate import SignInLimit
from verbale.serve.settings import DeskSettings, Limits, is_loopback, limits_from
from verbale.store.dossier import Dossier

Enter = Callable[[str], tuple[TestClient, str]]
PAGES = ("/", "/reports", "/entries", "/actors", "/timeline", "/search?q=paix", "/review", "/audit", "/index.json")


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/api/nowhere", "/static/desk.css", "/sign-in"])
def test_every_answer_has_the_headers(alone: TestClient, path: str) -> None:
    headers = alone.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_the_policy_lets_nothing_inline_or_foreign_run() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_inline_script_style_or_foreign_address(alone: TestClient, path: str) -> None:
    html = alone.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)


@pytest.mark.parametrize("path", PAGES)
def test_strangers_see_nothing(team: DeskSettings, path: str) -> None:
    with client_of(team) as client:
        answer = client.get(path)
        assert answer.status_code == (401 if path.endswith(".json") else 303)
        assert answer.headers.get("location", "/sign-in").startswith("/sign-in")


def test_a_public_dossier_is_read_by_strangers_and_written_by_nobody(team: DeskSettings) -> None:
    with client_of(replace(team, public=True)) as client:
        assert client.get("/").status_code == 200
        assert client.get("/add").status_code == 303
        token = csrf(client)
        assert client.post("/audit/verify", data={"csrf": token}).status_code == 401


def test_open_to_others_without_an_account_is_refused_and_says_how(sqlite_filled: str) -> None:
    with pytest.raises(SettingError, match=r"verbale user add NAME --role admin"):
        create_app(DeskSettings(sqlite_filled, host="0.0.0.0"))
    with pytest.raises(SettingError, match="no account"):
        create_app(DeskSettings(sqlite_filled, hosts=("desk.example",)))


def test_the_command_refuses_as_well(sqlite_filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--dossier", sqlite_filled, "--host", "0.0.0.0"]) == 2
    assert "verbale user add" in capsys.readouterr().err


def test_a_foreign_host_name_is_refused(alone: TestClient) -> None:
    assert alone.get("/", headers={"host": "evil.example"}).status_code == 421
    assert alone.get("/", headers={"host": "localhost:8421"}).status_code == 200


def test_a_form_without_its_token_is_refused(signed_in: Enter) -> None:
    client, token = signed_in("admin")
    name = {"name": "x", "password": PASSWORD, "role": "reader"}
    assert client.post("/accounts", data=name).status_code == 403
    assert client.post("/accounts", data={**name, "csrf": "0" * 64}).status_code == 403
    assert client.post("/accounts", data={**name, "csrf": token}).status_code == 303


def test_alone_on_loopback_a_foreign_page_cannot_decide(alone: TestClient) -> None:
    entry = alone.get("/api/entries").json()["items"][0]["id"]
    answer = alone.post(f"/api/entries/{entry}/decisions", json={"what": "accept", "seen": 0})
    assert answer.status_code == 403
    me = alone.get("/api/me").json()
    header = {"x-csrf-token": me["csrf"]}
    assert alone.post(f"/api/entries/{entry}/decisions", json={"what": "accept", "seen": 0}, headers=header).is_success


def test_sign_in_gives_a_new_session_and_sign_out_ends_it(team: DeskSettings) -> None:
    with client_of(team) as client:
        client.get("/sign-in")
        before = client.cookies["verbale-session"]
        token = sign_in(client, "reader")
        stolen = client.cookies["verbale-session"]
        assert stolen != before
        assert client.post("/sign-out", data={"csrf": token}).status_code == 303
        client.cookies.set("verbale-session", stolen)
        assert client.get("/").status_code == 303


def test_the_cookie_is_for_no_script_and_no_other_site(team: DeskSettings) -> None:
    with client_of(replace(team, secure=True)) as client:
        cookie = client.get("/sign-in").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" in cookie


def test_a_forged_cookie_is_a_stranger(team: DeskSettings) -> None:
    with client_of(team) as client:
        sign_in(client, "admin")
        good = client.cookies["verbale-session"]
        client.cookies.clear()
        client.cookies.set("verbale-session", good[:-5] + ("A" if good[-5] != "A" else "B") + good[-4:])
        assert client.get("/").status_code == 303


def test_guessing_passwords_is_slowed_down_also_for_the_right_one(team: DeskSettings) -> None:
    with client_of(replace(team, limits=Limits(attempts=3))) as client:
        token = csrf(client)
        tries = [
            client.post("/sign-in", data={"csrf": token, "name": "admin", "password": word}).status_code
            for word in ("one", "two", "three", PASSWORD)
        ]
        assert tries == [401, 401, 401, 429]
        assert client.post("/sign-in", data={"csrf": token, "name": "reader", "password": PASSWORD}).status_code == 303


def test_failures_are_forgotten_in_time(dossier: Dossier) -> None:
    now = [0.0]
    limit = SignInLimit((dossier.reading, dossier.writing), 2, 10.0, lambda: now[0])
    assert [limit.begin("Ada", "here")[0] for _ in range(3)] == [0.0, 0.0, 10.0]
    assert limit.begin("bo", "here")[0] == 0.0
    now[0] = 10.5
    assert limit.begin("ada", "here")[0] == 0.0


def test_a_right_password_forgets_the_failures_of_its_name_alone(dossier: Dossier) -> None:
    limit = SignInLimit((dossier.reading, dossier.writing), 2, 10.0, lambda: 5.0)
    limit.begin("ada", "here")
    wait, began = limit.begin("ada", "here")
    limit.succeeded("ada", "here", began)
    assert (wait, limit.begin("ada", "here")[0]) == (0.0, 0.0)
    for number in range(17):
        limit.begin(f"guess {number}", "there")
    assert limit.begin("another", "there")[0] == 0.0
    for number in range(20):
        limit.begin(f"guess {number}", "elsewhere")
    assert limit.begin("another", "elsewhere")[0] == 10.0


def test_many_tries_at_once_at_two_desks_are_no_way_around_the_limit(team: DeskSettings) -> None:
    settings = replace(team, limits=Limits(attempts=3))
    with client_of(settings) as one, client_of(settings) as other:
        tokens = [(client, csrf(client)) for client in (one, other)]
        answers: list[int] = []

        def guess(client: TestClient, token: str) -> None:
            given = {"csrf": token, "name": "admin", "password": "wrong"}
            answers.append(client.post("/sign-in", data=given).status_code)

        guesses = [threading.Thread(target=guess, args=tokens[n % 2]) for n in range(8)]
        for each in guesses:
            each.start()
        for each in guesses:
            each.join(30)
    assert sorted(answers) == [401] * 3 + [429] * 5


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("reader", ()),
        ("reviewer", ("decide",)),
        ("editor", ("decide", "add")),
        ("admin", ("decide", "add", "accounts")),
    ],
)
def test_each_role_may_do_its_part_and_no_more(signed_in: Enter, role: str, allowed: tuple[str, ...]) -> None:
    client, token = signed_in(role)
    entry = client.get("/api/entries").json()["items"][0]["id"]
    tried = {
        "decide": client.post(f"/review/{entry}/accept", data={"csrf": token, "seen": "0"}).status_code,
        "add": client.get("/add").status_code,
        "accounts": client.get("/accounts").status_code,
    }
    for act, status in tried.items():
        assert (status in (200, 303)) == (act in allowed), (role, act, status)
        if act not in allowed:
            assert status == 403


def test_a_token_gives_at_most_its_scope_and_ends_when_revoked(signed_in: Enter) -> None:
    client, token = signed_in("admin")
    page = client.post("/account/tokens", data={"csrf": token, "label": "t", "scope": "reader", "days": "1"}).text
    secret = re.search(r"vbl_[\w-]+", page)
    assert secret
    header = {"authorization": f"Bearer {secret[0]}"}
    fresh = TestClient(client.app, base_url=BASE)
    entry = fresh.get("/api/entries", headers=header).json()["items"][0]["id"]
    decision = {"what": "accept", "seen": 0}
    assert fresh.post(f"/api/entries/{entry}/decisions", json=decision, headers=header).status_code == 403
    assert fresh.get("/accounts", headers=header).status_code == 403
    row = re.search(r"/account/tokens/(\d+)/drop", page)
    assert row
    assert client.post(f"/account/tokens/{row[1]}/drop", data={"csrf": token}).status_code == 303
    assert fresh.get("/api/entries", headers=header).status_code == 401


def test_no_password_session_or_token_is_kept_in_clear(sqlite_filled: str, password_hash: str) -> None:
    from serve.conftest import people

    people(sqlite_filled, password_hash)
    with client_of(DeskSettings(sqlite_filled)) as client:
        token = sign_in(client, "admin")
        page = client.post("/account/tokens", data={"csrf": token, "label": "t", "scope": "admin"}).text
        secret = re.search(r"vbl_[\w-]+", page)
        session = client.cookies["verbale-session"].split(".")[0]
    kept = b"".join(path.read_bytes() for path in Path(sqlite_filled).parent.glob("sample.verbale*"))
    assert secret
    for hidden in (PASSWORD, secret[0], session):
        assert hidden.encode() not in kept
    assert b"$argon2id$" in kept


def test_changing_an_account_ends_its_sessions_and_the_last_admin_stays(signed_in: Enter) -> None:
    admin, token = signed_in("admin")
    reader, _ = signed_in("reader")
    assert reader.get("/").status_code == 200
    assert admin.post("/accounts/reader", data={"csrf": token, "active": "no"}).status_code == 303
    assert reader.get("/").status_code == 303
    answer = admin.post("/accounts/admin", data={"csrf": token, "role": "reader"})
    assert answer.status_code == 422
    assert "last admin" in answer.text


@pytest.mark.parametrize("address", ["https://evil.example", "//evil.example", "/\\evil", "javascript:1", "", "/a\nb"])
def test_nobody_is_led_away_after_signing_in(address: str) -> None:
    assert own_path(address) == "/"


def test_own_path_keeps_what_is_ours() -> None:
    assert own_path("/entries?kind=position") == "/entries?kind=position"


def test_a_request_too_large_is_refused(alone: TestClient) -> None:
    token = csrf(alone)
    answer = alone.post("/add", data={"csrf": token, "text": "x" * 22_000_000})
    assert answer.status_code == 413
    assert answer.json()["status"] == 413


def test_loopback_is_known_from_other_addresses() -> None:
    assert [is_loopback(h) for h in ("127.0.0.1", "::1", "localhost", "127.9.9.9")] == [True] * 4
    assert [is_loopback(h) for h in ("0.0.0.0", "::", "10.0.0.1", "desk.example")] == [False] * 4


def test_a_bad_limit_stops_the_program() -> None:
    assert limits_from({"VERBALE_MAX_FILES": "3"}).files == 3
    with pytest.raises(SettingError, match=r"VERBALE_MAX_SECONDS='soon': expected a whole number"):
        limits_from({"VERBALE_MAX_SECONDS": "soon"})


def test_a_changed_trail_is_noticed(alone: TestClient, filled: str) -> None:
    header = {"x-csrf-token": alone.get("/api/me").json()["csrf"]}
    for entry in alone.get("/api/entries").json()["items"][:3]:
        alone.post(f"/api/entries/{entry['id']}/decisions", json={"what": "accept", "seen": 0}, headers=header)
    assert alone.get("/api/decisions/verify").json()["holds"] is True
    with Dossier.open(filled) as dossier, dossier.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER decisions_no_update")
        else:
            connection.exec_driver_sql("ALTER TABLE decisions DISABLE TRIGGER ALL")
        connection.exec_driver_sql("UPDATE decisions SET what = 'reject' WHERE seq = 2")
    answer = alone.get("/api/decisions/verify").json()
    assert answer["holds"] is False
    assert "2" in answer["fault"]
    assert main(["audit", "verify", "--dossier", filled]) == 1


def test_problems_are_problem_json(alone: TestClient) -> None:
    answer = alone.get("/api/entries/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.text)["detail"].startswith("entry 'nothing'")
