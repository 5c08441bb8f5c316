"""What a dossier too large to compare as a whole does not show, its pages say."""

import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from serve.conftest import client_of
from verbale.record.record import Record
from verbale.serve.settings import DeskSettings
from verbale.store.dossier import Dossier
from verbale.store.wording import behind


@pytest.fixture
def large(sqlite_filled: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A desk that takes the sample for a dossier of more reports than it compares."""
    monkeypatch.setattr("verbale.serve.work.MOST_REPORTS", 1)
    monkeypatch.setattr("verbale.serve.pages.shared.AT_ONCE", 1)
    monkeypatch.setattr("verbale.serve.pages.dossier.COMPARED", 1)
    with client_of(DeskSettings(sqlite_filled)) as client:
        yield client


def test_the_matrix_says_how_sources_are_counted(large: TestClient) -> None:
    assert "credit the same agencies count as one source" in large.get("/").text
    assert large.get("/index.json").json()["compared"] is False


def test_an_entry_counts_those_alone_that_it_compared(large: TestClient) -> None:
    entry = large.get("/entries.json?kind=statement").json()["entries"][0]["id"]
    page = large.get(f"/entries/{entry}.json").json()
    assert page["alike"] >= 1
    assert page["independent"] == len(page["sources"])
    assert "have it in the same words" in large.get(f"/entries/{entry}").text


def test_copies_in_the_same_words_are_one_source(sqlite_filled: str, large: TestClient) -> None:
    with Dossier.open(sqlite_filled) as dossier:
        first = next(dossier.reports())
        record = dossier.record(first.id)
        copied = Record(
            type(record.report)("copy.txt", f"{record.report.text} Fin.", "fr", published=record.report.published),
            record.sections, record.actors, statements=record.statements, extractor=record.extractor,
        )  # fmt: skip
        dossier.add(copied)
        own = record.statements[0].id
    page = large.get(f"/entries/{own}.json")
    found = page.json() if page.status_code == 200 else large.get("/entries.json?kind=statement").json()
    assert page.status_code == 200, found
    assert (found["alike"], found["independent"], len(found["sources"][0]["copies"])) == (2, 1, 1)


def test_the_index_of_wording_is_filled_in_the_background_and_said_to_be_behind(
    sqlite_filled: str, large: TestClient
) -> None:
    report = large.get("/reports.json").json()["reports"][0]["short"]
    assert "Show wording shared" in large.get(f"/reports/{report}").text
    until = time.monotonic() + 30
    with Dossier.open(sqlite_filled) as dossier:
        while time.monotonic() < until:
            with dossier.reading() as connection:
                if not behind(connection):
                    break
            time.sleep(0.2)
    assert large.get(f"/reports/{report}.json?shared=yes").json()["whole"]


def test_the_report_says_that_texts_are_still_to_be_indexed(large: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    report = large.get("/reports.json").json()["reports"][0]["short"]
    monkeypatch.setattr("verbale.serve.pages.shared.behind", lambda _: True)
    monkeypatch.setattr("verbale.serve.pages.shared.catch_up", lambda *_: 0)
    assert "still being indexed" in large.get(f"/reports/{report}?shared=yes").text


def test_any_two_reports_can_be_chosen_to_compare(large: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = large.get("/reports.json").json()["reports"]
    monkeypatch.setattr("verbale.serve.pages.compare.CHOICES", 1)
    page = large.get("/compare").text
    assert "too large to group its reports" in page
    assert "1 reports to choose from" in page
    old = [r["short"] for r in reports[-2:]]
    chosen = large.get(f"/compare?report={old[0]}&report={old[1]}").text
    assert all(f'value="{short}" selected' in chosen for short in old)
    word = reports[-1]["title"].split()[0]
    assert reports[-1]["short"] in large.get("/compare", params={"text": word}).text
