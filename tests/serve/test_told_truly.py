"""Pages say no more than the reports: no day not stated, no two acts told as one, no wire as the name of a report."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from factory import TEXT, actor, position, record, report, span, statement
from negotiation import records as worked_example
from serve.conftest import client_of
from verbale.ask.facts import FactGiven, fact_add
from verbale.record.actors import ActorType
from verbale.record.event import Event, EventStatus, Participant
from verbale.record.position import UNNAMED, Act, Stance
from verbale.record.record import Record
from verbale.serve.settings import DeskSettings
from verbale.store.dossier import Dossier

REFUSED = """Tallinn says no twice

Estonia rejected the offer. Estonia ruled out any exchange of land.

The parliament will vote on the text. Latvia and Lithuania said that they will wait.
"""


def refusals() -> Record:
    """Two refusals of acts that are on no list, an event of no stated day, and a joint statement."""
    estonia = actor("Estonia", REFUSED, ActorType.STATE, country="EST", key="EST")
    others = [actor(name, REFUSED, ActorType.STATE, country=key, key=key) for name, key in (("Latvia", "LVA"),)]
    others.append(actor("Lithuania", REFUSED, ActorType.STATE, country="LTU", key="LTU"))
    acts = ("the offer", "any exchange of land")
    said = ("Estonia rejected the offer", "Estonia ruled out any exchange of land")
    refused = (
        position(REFUSED, estonia.id, words, Stance.REFUSES, act=Act(UNNAMED, act, span(act, REFUSED)), condition=None)
        for words, act in zip(said, acts, strict=True)
    )
    joint = statement(REFUSED, "they will wait")
    joint = replace(joint, speaker=tuple(a.id for a in others))
    vote = Event("e1", "vote", EventStatus.SCHEDULED, (span("The parliament will vote on the text", REFUSED),))
    vote = replace(vote, participants=(Participant(estonia.id),), rule="test", confidence=0.7)
    made = record(REFUSED, "tallinn.txt", title="Tallinn says no twice", agencies=("AFP",))
    return replace(made, actors=(estonia, *others), positions=tuple(refused), statements=(joint,), events=(vote,))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "told.verbale"
    with Dossier.open(path, create=True) as dossier:
        dossier.add(refusals())
        dossier.add(replace(record(), report=report(TEXT, title="Paris ready", agencies=("AFP",))))
    with client_of(DeskSettings(str(path))) as client:
        yield client


def words_of(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_two_acts_that_are_on_no_list_are_not_one_refusal_of_two_sources(desk: TestClient) -> None:
    page = desk.get("/index.json").json()
    (row,) = [row for row in page["rows"] if row["party"] == "EST"]
    (cell,) = [held for held in row["cells"] if held]
    assert sorted((held["what"], held["sources"]) for held in cell) == [("any exchange of land", 1), ("the offer", 1)]
    assert "the offer" in words_of(desk.get("/").text)
    assert page["acts"][-1] == UNNAMED


def test_a_party_has_not_moved_by_two_words_on_two_acts(desk: TestClient) -> None:
    acts = desk.get("/actors/EST.json").json()["positions"]
    assert [(act["what"], act["moved"], len(act["entries"])) for act in acts] == [
        ("any exchange of land", False, 1),
        ("the offer", False, 1),
    ]


def test_an_event_whose_report_states_no_day_has_none(desk: TestClient) -> None:
    page = desk.get("/timeline.json").json()
    (vote,) = [m for m in page["moments"] if m["entry"]["type"] == "vote"]
    assert (vote["start"], vote["end"], vote["entry"]["day"]) == ("", "", "")
    assert vote["entry"]["published"] == "2025-09-04"
    told = words_of(desk.get("/timeline").text)
    assert "no day stated vote" in told
    entry = words_of(desk.get(f"/entries/{vote['entry']['id']}").text)
    assert "Day 4 Sep 2025" not in entry
    assert "Tallinn says no twice AFP · 4 Sep 2025" in entry  # the day of the report is told as the report's


def test_reports_that_credit_one_agency_keep_their_own_names(desk: TestClient) -> None:
    entries = desk.get("/entries.json").json()["entries"]
    assert {(e["source"], tuple(e["agencies"])) for e in entries} == {
        ("Paris ready", ("AFP",)),
        ("Tallinn says no twice", ("AFP",)),
    }


def test_a_source_is_dated_by_its_report_and_not_by_what_it_announces(desk: TestClient) -> None:
    with_day = [e for e in desk.get("/entries.json?kind=event").json()["entries"] if e["day"]]
    assert [e["published"] for e in with_day] == ["2025-09-04"]


def test_who_speak_together_are_all_named(desk: TestClient) -> None:
    (joint,) = [e for e in desk.get("/entries.json?kind=statement").json()["entries"] if e["words"] == "they will wait"]
    assert [who["label"] for who in joint["leads"]] == ["Latvia", "Lithuania"]
    assert "Latvia , Lithuania" in words_of(desk.get("/entries?kind=statement").text).replace("Latvia,", "Latvia ,")


def test_a_switch_tells_what_is_known_and_that_setting_it_so_changes_nothing(desk: TestClient, tmp_path: Path) -> None:
    with Dossier.open(tmp_path / "told.verbale") as dossier:
        fact_add(dossier, FactGiven("ceasefire", "Ana", date(2025, 9, 5), "agency"))
    page = desk.get("/what-if.json?set=%2Bceasefire").json()
    (switch,) = [s for s in page["switches"] if s["atom"] == "ceasefire"]
    assert (switch["set"], switch["known"], page["moved"]) == ("+", "+", 0)
    told = words_of(desk.get("/what-if?set=%2Bceasefire").text)
    assert "0 acts move. a ceasefire: so already, nothing changes by it." in told
    assert "as known: established" in told


def test_an_address_that_no_page_has_asks_nobody_to_sign_in_who_needs_not(desk: TestClient) -> None:
    answer = desk.get("/nowhere")
    assert answer.status_code == 404
    assert "Sign in" not in answer.text
    assert 'href="/reports"' in answer.text  # with the menu, so that it is no dead end


def test_a_stance_has_one_colour_in_every_chart(desk: TestClient) -> None:
    scales = []
    for language in ("en", "fr"):
        charts = desk.get("/charts.json", headers={"accept-language": language}).json()["charts"]
        (chart,) = [c for c in charts if c["name"] == "stances"]
        scale = chart["spec"]["encoding"]["color"]["scale"]
        assert len(scale["domain"]) == len(scale["range"]) == len(set(scale["range"]))
        assert {row["series"] for row in chart["rows"]} == set(scale["domain"])
        scales.append(scale["range"])
    assert scales[0] == scales[1]


def test_an_act_that_moves_shows_the_words_it_moves_by_or_no_longer_stands_by(tmp_path: Path) -> None:
    path = tmp_path / "worked.verbale"
    with Dossier.open(path, create=True) as dossier:
        for made in worked_example():
            dossier.add(made)
    with client_of(DeskSettings(str(path))) as client:
        still = client.get("/what-if.json").json()
        atoms = [s["atom"] for s in still["switches"]]
        pages = [client.get("/what-if.json", params={"set": f"+{atom}"}).json() for atom in atoms]
    (germany,) = [s for s in still["standings"] if s["act"] == "DEU.deploy-forces"]
    (rival,) = germany["rivals"]  # one report cuts what another gives in full
    assert (germany["status"], rival["status"]) == ("not unless", "refused")
    assert rival["reasons"]
    moved = [line for page in pages for line in page["standings"] if line["before"]]
    assert "open" in {line["status"] for line in moved}  # whose words are lifted, so that none carry it
    assert all(line["reasons"] and line["sources"] for line in moved)


def test_a_day_that_is_none_is_told_by_an_example_and_not_by_a_pattern(desk: TestClient) -> None:
    answer = desk.get("/entries?since=2026-99-99", headers={"accept-language": "en"})
    assert answer.status_code == 422
    told = words_of(answer.text).replace("&#39;", "'")
    assert "since: found '2026-99-99', expected a day such as 2025-09-04" in told
    assert "pattern" not in told


def test_what_changed_since_yesterday_is_told_with_what_it_is_because_of(desk: TestClient, tmp_path: Path) -> None:
    page = desk.get("/changes.json").json()
    assert (page["since"], page["until"], page["moved"]) == ("2025-09-04", "2025-09-04", [])  # reports of one day
    text = "Talks go on\n\nEstonia will buy the offer."
    estonia = actor("Estonia", text, ActorType.STATE, country="EST", key="EST")
    words = "Estonia will buy the offer"
    said = position(text, estonia.id, words, Stance.INTENDS, act=Act(UNNAMED, "the offer", span("the offer", text)))
    later = record(text, "later.txt", title="Talks go on", published=date(2025, 9, 5))
    with Dossier.open(tmp_path / "told.verbale") as dossier:
        dossier.add(replace(later, actors=(estonia,), positions=(replace(said, condition=None),)))
        fact_add(dossier, FactGiven("ceasefire", "Ana", date(2025, 9, 5), "agency"))
    page = desk.get("/changes.json").json()
    assert (page["since"], page["until"]) == ("2025-09-04", "2025-09-05")
    moved = {m["label"]: (m["before"], m["after"], [s["words"] for s in m["because"]]) for m in page["moved"]}
    assert moved == {
        "Estonia: the offer": ("refused", "live", [words]),
        "France: deploy forces": ("waiting", "live", ["agency"]),
    }
    assert [s["act"] for s in page["said"]] == ["Estonia: the offer"]
    html = words_of(desk.get("/changes").text)
    assert "From the end of 4 Sep 2025 to the end of 5 Sep 2025." in html
    assert "refused → ● live" in html
    for days in ("since=2025-09-05&until=2025-09-04", "since=0000-01-01", "until=2025-02-30"):
        assert desk.get(f"/changes?{days}").status_code == 422
    assert desk.get("/api/changes").json() == page


PLACE = "/home/claire/secret/tallinn.txt"


def test_the_folders_of_a_machine_are_told_to_those_who_add_reports_alone(
    signed_in: Callable[[str], tuple[TestClient, str]], filled: str
) -> None:
    made = refusals()
    with Dossier.open(filled) as dossier:
        dossier.add(replace(made, report=replace(made.report, origin=PLACE)))
        other = next(report.id for report in dossier.reports() if report.origin != PLACE)
    short = made.report.id.removeprefix("sha256:")[:16]
    addresses = ["/", "/reports", "/entries", "/timeline", "/compare", f"/reports/{short}", f"/reports/{short}.json"]
    addresses += [f"/api/reports/{short}/record", f"/api/compare/{short}/{other}"]
    reader, editor = signed_in("reader")[0], signed_in("editor")[0]
    told = {address: reader.get(address) for address in addresses}
    assert {answer.status_code for answer in told.values()} == {200}
    assert not [address for address, answer in told.items() if "/home/claire" in answer.text]
    for address in ("/reports", f"/reports/{short}", f"/api/reports/{short}/record"):
        assert "tallinn.txt" in told[address].text
    assert editor.get(f"/reports/{short}.json").json()["origin"] == PLACE
