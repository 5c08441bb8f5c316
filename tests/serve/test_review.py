"""Review: nobody overwrites anybody, every decision can be undone, and decisions outlive a new reading."""

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from verbale.pipeline import extract_paths
from verbale.record.errors import RecordError
from verbale.record.record import Record
from verbale.serve.filled import filled
from verbale.serve.forms import lines, written
from verbale.store.dossier import Dossier
from verbale.store.keep import Outcome
from verbale.store.kinds import Kind

Enter = Callable[[str], tuple[TestClient, str]]


def position(client: TestClient, number: int = 0) -> str:
    return str(client.get("/api/entries?kind=position").json()["items"][number]["id"])


def decide(client: TestClient, token: str, entry: str, **given: object) -> tuple[int, dict[str, object]]:
    answer = client.post(f"/api/entries/{entry}/decisions", json=given, headers={"x-csrf-token": token})
    return answer.status_code, answer.json()


def test_the_second_of_two_people_is_told_and_nothing_is_lost(signed_in: Enter) -> None:
    (one, token_one), (other, token_other) = signed_in("reviewer"), signed_in("editor")
    entry = position(one)
    assert decide(one, token_one, entry, what="accept", seen=0)[0] == 201
    status, said = decide(other, token_other, entry, what="reject", seen=0)
    assert status == 409
    assert "reviewer decided 'accept'" in str(said["detail"])
    kept = one.get(f"/api/entries/{entry}").json()
    assert kept["entry"]["state"] == "accepted"
    assert [(d["who"], d["what"]) for d in kept["history"]] == [("reviewer", "accept")]


def test_the_conflict_is_a_page_for_people(signed_in: Enter) -> None:
    (one, token_one), (other, token_other) = signed_in("reviewer"), signed_in("editor")
    entry = position(one)
    assert one.post(f"/review/{entry}/accept", data={"csrf": token_one, "seen": "0"}).status_code == 303
    answer = other.post(f"/review/{entry}/reject", data={"csrf": token_other, "seen": "0"})
    assert answer.status_code == 409
    assert "Somebody else was faster" in answer.text
    assert "<strong>reviewer</strong> accepted" in answer.text
    assert "<strong>Reject</strong>" in answer.text


def test_a_refused_edit_is_shown_beside_the_other_and_can_be_sent_again(signed_in: Enter) -> None:
    (one, token_one), (other, token_other) = signed_in("reviewer"), signed_in("editor")
    entry = position(one)
    mine = {"csrf": token_one, "seen": "0", "stance": "demands", "why": "as I hear it"}
    theirs = {"csrf": token_other, "seen": "0", "stance": "opposes", "why": "as it is written"}
    assert other.post(f"/review/{entry}/edit", data=theirs).status_code == 303
    answer = one.post(f"/review/{entry}/edit", data=mine)
    assert answer.status_code == 409
    assert "<ins>opposes</ins>" in answer.text
    assert "<del>opposes</del> → <ins>demands</ins>" in answer.text
    assert "as it is written" in answer.text
    assert "as I hear it" in answer.text
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.text))
    assert again["seen"] == "1"
    assert one.post(f"/review/{entry}/edit", data={k: v for k, v in again.items() if k != "back"}).status_code == 303
    kept = one.get(f"/api/entries/{entry}").json()
    assert kept["entry"]["stance"] == "demands"
    assert [(d["who"], d["what"]) for d in kept["history"]] == [("editor", "edit"), ("reviewer", "edit")]
    assert kept["history"][1]["changes"] == [
        {"path": "stance", "group": "stance", "before": "opposes", "after": "demands"}
    ]


def test_an_edit_changes_what_pages_show_and_keeps_what_was_extracted(signed_in: Enter, filled: str) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    before = client.get(f"/api/entries/{entry}/finding").json()
    form = {
        "csrf": token,
        "seen": "0",
        "stance": "demands",
        "act.code": "logistics",
        "actor": before["actor"],
        "why": "read again",
    }
    answer = client.post(f"/review/{entry}/edit", data=form)
    assert answer.status_code == 303, answer.text
    after = client.get(f"/api/entries/{entry}").json()
    assert (after["entry"]["stance"], after["entry"]["act"], after["entry"]["state"]) == (
        "demands",
        "logistics",
        "edited",
    )
    assert client.get("/api/entries?act=logistics&stance=demands").json()["items"][-1]["id"] == entry
    with Dossier.open(filled) as dossier:
        extracted = dossier.record(after["entry"]["report"], decided=False)
        assert next(p for p in extracted.positions if p.id == entry).stance.value == before["stance"]


def test_words_picked_by_hand_become_the_evidence(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    line = client.get(f"/api/entries/{entry}").json()["entry"]
    start, end = line["passages"][0]["start"], line["passages"][0]["end"] - 3
    assert (
        client.post(f"/review/{entry}/edit", data={"csrf": token, "seen": "0", "spans": f"{start}-{end}"}).status_code
        == 303
    )
    text = client.get(f"/api/reports/{line['short']}/text").text
    now = client.get(f"/api/entries/{entry}").json()["entry"]
    assert now["words"] == text[start:end]


@pytest.mark.parametrize("spans", ["9-3", "0-99999999", "x", "5-5"])
def test_spans_that_do_not_fit_are_refused(signed_in: Enter, spans: str) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    answer = client.post(f"/review/{entry}/edit", data={"csrf": token, "seen": "0", "spans": spans})
    assert answer.status_code == 422
    assert client.get(f"/api/entries/{entry}").json()["entry"]["state"] == "unreviewed"


def test_undo_goes_back_step_by_step(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    stance = client.get(f"/api/entries/{entry}").json()["entry"]["stance"]
    finding = client.get(f"/api/entries/{entry}/finding").json()
    seen = 0
    for given in ({"what": "edit", "edited": finding | {"stance": "denies"}}, {"what": "accept"}, {"what": "reject"}):
        status, said = decide(client, token, entry, seen=seen, **given)
        assert status == 201, said
        seen = int(str(said["seen"]))
    states = []
    for _ in range(3):
        status, said = decide(client, token, entry, what="undo", seen=seen)
        assert status == 201, said
        seen = int(str(said["seen"]))
        line = client.get(f"/api/entries/{entry}").json()["entry"]
        states.append((line["state"], line["stance"]))
    assert states == [("accepted", "denies"), ("edited", "denies"), ("unreviewed", stance)]
    assert decide(client, token, entry, what="undo", seen=seen)[0] == 404


@pytest.mark.parametrize("why", ["undo of x", "undo of 1", " Undo of 99999999999999999999"])
def test_a_reason_cannot_pass_for_the_note_on_an_undo(signed_in: Enter, why: str) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    assert decide(client, token, entry, what="accept", seen=0, why="sure")[0] == 201
    assert decide(client, token, entry, what="reject", seen=1, why=why)[0] == 422
    finding = client.get(f"/api/entries/{entry}/finding").json()
    assert decide(client, token, entry, what="split", seen=1, why=why, edited=finding)[0] == 422
    assert decide(client, token, entry, what="undo", seen=1)[0] == 201
    assert client.get(f"/api/entries/{entry}").json()["entry"]["state"] == "unreviewed"


def test_nothing_is_merged_into_what_is_rejected(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    items = client.get("/api/entries?kind=position&limit=200").json()["items"]
    one, other = next((a, b) for a in items for b in items if a["report"] == b["report"] and a["id"] < b["id"])
    decide(client, token, other["id"], what="reject", seen=0)
    status, said = decide(client, token, one["id"], what="merge", seen=0, into=other["id"])
    assert (status, "is rejected" in str(said["detail"])) == (404, True)
    assert client.get(f"/api/entries/{one['id']}").json()["entry"]["state"] == "unreviewed"


def test_split_adds_an_entry_that_undo_takes_away(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    finding = client.get(f"/api/entries/{entry}/finding").json()
    status, said = decide(client, token, entry, what="split", seen=0, edited=finding | {"stance": "opposes"})
    assert status == 201
    made = str(said["entry"])
    assert made != entry
    assert client.get(f"/api/entries/{entry}").json()["entry"]["state"] == "unreviewed"
    assert client.get(f"/api/entries/{made}").json()["entry"]["stance"] == "opposes"
    decide(client, token, made, what="undo", seen=said["seen"])
    assert client.get(f"/api/entries/{made}").json()["entry"]["state"] == "rejected"


def test_merge_joins_the_words_and_rejects_the_double(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    items = client.get("/api/entries?kind=position&limit=200").json()["items"]
    one = items[0]
    other = next(e for e in items[1:] if e["report"] == one["report"] and e["words"] != one["words"])
    assert decide(client, token, one["id"], what="merge", seen=0, into=other["id"])[0] == 201
    assert client.get(f"/api/entries/{one['id']}").json()["entry"]["state"] == "rejected"
    joined = client.get(f"/api/entries/{other['id']}").json()["entry"]
    assert joined["state"] == "edited"
    assert one["words"] in joined["words"]
    status, _ = decide(client, token, one["id"], what="merge", seen=1, into="p-nothing")
    assert status in (404, 409)


def merged(client: TestClient, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two positions of one report, the first just merged into the second."""
    items = client.get("/api/entries?kind=position&limit=200").json()["items"]
    one = items[0]
    other = next(e for e in items[1:] if e["report"] == one["report"] and e["words"] != one["words"])
    assert decide(client, token, one["id"], what="merge", seen=0, into=other["id"], why="one and the same")[0] == 201
    return one, other


@pytest.mark.parametrize("side", [0, 1])
def test_a_merge_is_taken_back_by_one_undo_from_either_side(signed_in: Enter, side: int) -> None:
    client, token = signed_in("reviewer")
    pair = merged(client, token)
    at = pair[side]["id"]
    seen = client.get(f"/api/entries/{at}").json()["history"][-1]["seq"]
    assert decide(client, token, at, what="undo", seen=seen)[0] == 201
    now = [client.get(f"/api/entries/{e['id']}").json()["entry"] for e in pair]
    assert [(e["state"], e["words"]) for e in now] == [("unreviewed", e["words"]) for e in pair]
    seen = client.get(f"/api/entries/{at}").json()["history"][-1]["seq"]
    assert decide(client, token, at, what="undo", seen=seen)[0] == 404
    assert client.get("/api/decisions/verify").json()["holds"]


def test_undoing_a_merge_leaves_what_somebody_decided_since(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    one, other = merged(client, token)
    seen = client.get(f"/api/entries/{other['id']}").json()["history"][-1]["seq"]
    assert decide(client, token, other["id"], what="accept", seen=seen)[0] == 201
    seen = client.get(f"/api/entries/{one['id']}").json()["history"][-1]["seq"]
    assert decide(client, token, one["id"], what="undo", seen=seen)[0] == 201
    now = [client.get(f"/api/entries/{e['id']}").json()["entry"] for e in (one, other)]
    assert [e["state"] for e in now] == ["unreviewed", "accepted"]
    assert one["words"] in now[1]["words"]


def test_decisions_outlive_a_new_reading(signed_in: Enter, filled: str, sample_records: list[Record]) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    report = client.get(f"/api/entries/{entry}").json()["entry"]["report"]
    finding = client.get(f"/api/entries/{entry}/finding").json()
    decide(client, token, entry, what="edit", seen=0, edited=finding | {"stance": "opposes"})
    status, said = decide(client, token, entry, what="split", seen=1, edited=finding | {"stance": "supports"})
    assert status == 201
    record = next(r for r in sample_records if r.report.id == report)
    with Dossier.open(filled) as dossier:
        dossier.add(replace(record, positions=(), extractor="verbale/next"))
    kept = client.get(f"/api/entries/{entry}").json()["entry"]
    assert (kept["state"], kept["stance"], kept["kept"]) == ("edited", "opposes", True)
    assert client.get(f"/api/entries/{said['entry']}").json()["entry"]["stance"] == "supports"


def test_an_edit_outlives_a_changed_text_that_is_read_anew(signed_in: Enter, filled: str, tmp_path: Path) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    line = client.get(f"/api/entries/{entry}").json()["entry"]
    finding = client.get(f"/api/entries/{entry}/finding").json()
    decide(client, token, entry, what="edit", seen=0, edited=finding | {"stance": "opposes"})
    text = client.get(f"/api/reports/{line['short']}/text").text
    at = text.index("\n\n", len(text) // 2) if line["passages"][0]["start"] < len(text) // 2 else text.index("\n\n")
    changed = tmp_path / "changed.txt"
    changed.write_text(f"{text[:at]}\n\nThe meeting was moved to a larger room.{text[at:]}", encoding="utf-8")
    (made,) = extract_paths([str(changed)])
    assert isinstance(made, Record)
    origin = client.get(f"/reports/{line['short']}.json").json()["origin"]
    with Dossier.open(filled) as dossier:
        kept = dossier.add(replace(made, report=replace(made.report, origin=origin)))
        assert kept.outcome is Outcome.CHANGED
    now = [e for e in client.get("/api/entries?kind=position&state=edited&limit=200").json()["items"] if e["current"]]
    assert [(e["words"], e["stance"]) for e in now] == [(line["words"], "opposes")]
    page = client.get(f"/entries/{now[0]['id']}.json").json()
    assert [d["what"] for d in page["history"]] == ["carry"]
    assert client.get("/api/decisions/verify").json()["holds"] is True


def test_many_hands_at_once_lose_no_decision(signed_in: Enter) -> None:
    hands = [signed_in(role) for role in ("reviewer", "editor", "admin")]
    entries = [e["id"] for e in hands[0][0].get("/api/entries?limit=30").json()["items"]]
    confirmed: list[tuple[str, str]] = []
    refused: list[str] = []

    def work(client: TestClient, token: str, what: str) -> None:
        for entry in entries:
            status, _ = decide(client, token, entry, what=what, seen=0)
            assert status in (201, 409)
            (confirmed.append((entry, what)) if status == 201 else refused.append(entry))

    threads = [
        threading.Thread(target=work, args=(*h, w)) for h, w in zip(hands, ("accept", "reject", "accept"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client = hands[0][0]
    assert sorted(e for e, _ in confirmed) == sorted(entries)
    assert len(refused) == 2 * len(entries)
    trail = client.get("/api/decisions?limit=200").json()["items"]
    assert sorted((d["entry"], d["what"]) for d in trail) == sorted(confirmed)
    assert client.get("/api/decisions/verify").json()["holds"] is True


def test_the_queue_holds_what_nobody_has_looked_at(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    queue = client.get("/review.json").json()["queue"]
    kinds = [e["kind"] for e in queue]
    assert kinds[0] == "position"
    rest = [e["confidence"] for e in client.get("/review.json?kind=statement").json()["queue"]]
    assert rest == sorted(rest)
    decide(client, token, queue[0]["id"], what="accept", seen=0)
    assert queue[0]["id"] not in {e["id"] for e in client.get("/review.json").json()["queue"]}


def test_a_form_keeps_what_it_does_not_show() -> None:
    payload = {
        "value": 30.0,
        "max": None,
        "bound": "exact",
        "approximate": True,
        "unit": "x",
        "counts": None,
        "rule": "r",
    }
    made = filled(Kind.FIGURE, payload, {"value": "31,5", "bound": "exact", "unit": ""}, "x" * 10)
    assert made == payload | {"counts": None, "value": 31.5, "approximate": False, "unit": None}


def test_a_long_condition_is_kept_unless_it_is_replaced() -> None:
    both = {"and": [{"atom": "ceasefire"}, {"atom": "peace-agreement"}]}
    payload = {"actor": "a", "stance": "ready", "act": {"code": "fund"}, "condition": both, "requirement": False}
    assert written(both) == "(…)"
    shown = {line.path: line.value for line in lines(Kind.POSITION, payload, (("a", "A"),))}
    assert filled(Kind.POSITION, payload, shown, "x" * 10)["condition"] == both
    replaced = filled(Kind.POSITION, payload, shown | {"condition": "not ceasefire"}, "x" * 10)
    assert replaced["condition"] == {"not": {"atom": "ceasefire", "text": None, "sense": "if"}}


WHEN = {
    "start": "2025-09-04",
    "end": None,
    "granularity": "day",
    "text": "today",
    "span": [2, 7],
    "rule": "r",
    "note": "",
}


@pytest.mark.parametrize(
    ("before", "given", "after"),
    [
        (WHEN, {"when.start": "2025-09-04", "when.end": ""}, WHEN),
        (WHEN, {"when.start": "2025-09-05"}, WHEN | {"start": "2025-09-05"}),
        (WHEN, {"when.start": "2025-09-04T14:00+02:00"}, {"start": "2025-09-04T14:00+02:00", "granularity": "minute"}),
        (WHEN, {"when.end": "2025-09-06"}, WHEN | {"end": "2025-09-06", "granularity": "interval"}),
        (WHEN, {"when.start": ""}, {"start": None, "text": "today", "granularity": "day"}),
        (None, {"when.start": "2025-09"}, {"start": "2025-09", "granularity": "month", "text": "They", "span": [0, 4]}),
        (None, {"when.start": ""}, None),
    ],
)
def test_the_days_of_an_event_are_put_right(
    before: dict[str, Any] | None, given: dict[str, str], after: dict[str, Any] | None
) -> None:
    payload = {
        "type": "meeting",
        "status": "occurred",
        "place": None,
        "mode": None,
        "when": before,
        "evidence": [[0, 4]],
    }
    shown = {line.path: line.value for line in lines(Kind.EVENT, payload, ())}
    made = filled(Kind.EVENT, payload, shown | given, "They met today.")["when"]
    assert made == after if after is None or after.keys() >= WHEN.keys() else after.items() <= made.items()


@pytest.mark.parametrize("day", ["4 September", "2025-13-01", "2025-02-30", "2025-09-04T25:00", "20250904"])
def test_a_day_that_does_not_exist_is_refused(day: str) -> None:
    payload = {"type": "meeting", "status": "occurred", "when": WHEN, "evidence": [[0, 4]]}
    with pytest.raises(RecordError, match="expected a day such as 2025-09-04"):
        filled(Kind.EVENT, payload, {"when.start": day}, "They met today.")


def test_an_event_moves_on_the_timeline_with_its_day(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    event = client.get("/api/timeline").json()["moments"][0]["entry"]
    form = {"csrf": token, "seen": "0", "when.start": "2031-05-02", "when.end": ""}
    assert client.post(f"/review/{event['id']}/edit", data=form).status_code == 303
    now = client.get(f"/api/entries/{event['id']}").json()
    assert now["entry"]["day"] == "2031-05-02"
    assert [c["path"] for c in now["history"][-1]["changes"]] == ["when.start"]
    assert client.get("/api/timeline").json()["moments"][0]["entry"]["id"] == event["id"]


def test_a_refused_edit_keeps_what_was_typed_and_says_what_is_wrong(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    sent = {"csrf": token, "seen": "0", "stance": "demands", "spans": "9-3", "why": "as I hear it", "deadline": "soon"}
    answer = client.post(f"/review/{entry}/edit", data=sent, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert "This was not taken; nothing was changed:" in answer.text
    assert "found '9-3'" in answer.text or "9-3" in answer.text.partition('role="alert"')[2][:300]
    for kept in ('value="9-3"', 'value="as I hear it"', 'value="soon"', '<option value="demands" selected>'):
        assert kept in answer.text
    assert 'id="edit" open' in answer.text
    assert client.get(f"/api/entries/{entry}").json()["entry"]["state"] == "unreviewed"


def test_the_page_that_follows_a_decision_offers_to_take_it_back(signed_in: Enter) -> None:
    client, token = signed_in("reviewer")
    entry = position(client)
    answer = client.post(f"/review/{entry}/reject", data={"csrf": token, "seen": "0"})
    page = client.get(answer.headers["location"])
    form = re.search(rf'<form method="post" action="/review/{entry}/undo".*?</form>', page.text, re.DOTALL)
    assert form
    assert 'data-key="u"' in form[0]
    seen = re.search(r'name="seen" value="(\d+)"', form[0])
    assert seen
    assert client.post(f"/review/{entry}/undo", data={"csrf": token, "seen": seen[1]}).status_code == 303
    assert client.get(f"/api/entries/{entry}").json()["entry"]["state"] == "unreviewed"
