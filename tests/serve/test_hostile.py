"""Reports are hostile input: nothing in them runs, loads or breaks the page; uploads are bounded."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

import factory
from serve.browser import visit
from serve.conftest import Live, client_of, csrf, serve
from verbale.record.actors import ActorType
from verbale.record.errors import QuestionError
from verbale.record.record import Record
from verbale.record.span import Span
from verbale.serve.marks import Place, runs, visible
from verbale.serve.pages.add import safe_name
from verbale.serve.reader import Reader, Upload
from verbale.serve.settings import DeskSettings, Limits
from verbale.serve.turns import Turns
from verbale.store.dossier import Dossier
from verbale.store.uploads import Step

EVIL = (
    "<script>window.hit=1</script> <img src=x onerror=window.hit=1> <a href='javascript:window.hit=1'>x</a> "
    '"><svg onload=window.hit=1> {{7*7}} {% raw %} <iframe src=https://evil.example></iframe> </title></textarea> '
    "=HYPERLINK(1) \u202egnp.exe\u202c \x00 \ud800 \r\n 💥 <style>*{display:none}</style>"
)


def evil_record() -> Record:
    """The sample record with hostile words wherever words go."""
    text = f"{EVIL}\n\n{factory.TEXT}"
    shift = len(EVIL) + 2
    plain = factory.record()
    about = replace(factory.report(text, origin=f"{EVIL}.txt"), title=EVIL, outlet=EVIL, author=EVIL, agencies=(EVIL,))
    actor = factory.actor(EVIL, text, ActorType.PERSON, words=EVIL)
    statement = replace(plain.statements[0], content=(Span(0, len(EVIL)),), cue=(), source=(), speaker=(actor.id,))
    assert shift
    return Record(about, (), (actor,), statements=(statement,), extractor="test/1")


@pytest.fixture
def evil_address(tmp_path: object) -> str:
    path = f"{tmp_path}/evil.verbale"
    with Dossier.open(path, create=True) as dossier:
        dossier.add(evil_record())
    return path


@pytest.fixture
def evil_desk(evil_address: str) -> Iterator[Live]:
    yield from serve(DeskSettings(evil_address))


@pytest.mark.browser
def test_nothing_in_a_report_runs_or_loads(browser: Browser, evil_desk: Live) -> None:
    context, made = visit(browser, evil_desk.address)
    page = made.page
    report = page.request.get(f"{made.base}/reports.json").json()["reports"][0]
    entry = page.request.get(f"{made.base}/entries.json").json()["entries"][0]
    paths = [
        "/",
        "/reports",
        f"/reports/{report['short']}",
        "/entries",
        f"/entries/{entry['id']}",
        "/actors",
        "/review",
    ]
    for path in (
        *paths,
        f"/actors/{entry['party']}",
        "/search?q=script",
        f"/reports/{report['short']}/cards?entries={entry['id']}",
    ):
        made.go(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None, path
        assert page.locator("main img, main svg, iframe, main script, main style").count() == 0, path
        assert page.evaluate("getComputedStyle(document.body).display") == "block"
    shown = made.go(f"/reports/{report['short']}").locator("#text").evaluate("e => [...e.textContent].length")
    assert shown == report["length"]
    context.close()
    assert made.complaints == []


def test_the_text_is_given_as_text(evil_address: str) -> None:
    with client_of(DeskSettings(evil_address)) as client:
        short = client.get("/reports.json").json()["reports"][0]["short"]
        answer = client.get(f"/reports/{short}/text")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["content-disposition"] == "attachment"
        assert answer.headers["x-content-type-options"] == "nosniff"
        html = client.get(f"/reports/{short}").text
        assert "<script>window" not in html
        assert "49" not in html.partition('id="text"')[2].partition("</article>")[0]


def test_every_character_of_a_text_has_its_place_on_the_page() -> None:
    assert len(visible(EVIL)) == len(EVIL)
    made = runs(
        EVIL, (), [Place(Span(3, 20), "e1", "statement"), Place(Span(10, 40), "e2", "position")], [(1, Span(5, 12))]
    )
    assert "".join(run.text for run in made) == visible(EVIL)
    assert [run.entries for run in made if run.start == 10] == [("e1", "e2")]
    assert all(run.shared == ((1,) if 5 <= run.start < 12 else ()) for run in made)
    assert [run.start for run in made if run.begins] == [5]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "upload:passwd"),
        ("C:\\x\\y.txt", "upload:y.txt"),
        ("a\x00b\n.txt", "upload:ab.txt"),
        ("", "upload:unnamed"),
        ("\u202etxt.exe", "upload:txt.exe"),
        ("x" * 500, "upload:" + "x" * 120),
    ],
)
def test_names_of_uploads_are_names_only(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def reader(address: str, **limits: float) -> Reader:
    return Reader(Turns(Dossier.open(address)), replace(Limits(), **limits))


def test_uploads_are_bounded_in_number_and_size(evil_address: str) -> None:
    one = reader(evil_address, files=2, file_bytes=10)
    with pytest.raises(QuestionError, match="3 files: expected at most 2"):
        one.add("me", (Upload("a", b"x"),) * 3)
    with pytest.raises(QuestionError, match="11 bytes, expected at most 10"):
        one.add("me", (Upload("a", b"x" * 11),))
    with pytest.raises(QuestionError, match="nothing was sent"):
        one.add("me", ())


def test_a_report_that_takes_too_long_is_given_up_and_the_next_is_read(evil_address: str) -> None:
    one = reader(evil_address, seconds=0.001)
    job = one.add("me", (Upload("slow.txt", factory.TEXT.encode()),))
    slow = finished(one, job.id)[0]
    assert (slow.reason, slow.outcome) == ("time", "reading took longer than 0.001 s and was given up")
    one.close()
    other = reader(evil_address, seconds=120.0)
    job = other.add("me", (Upload("bad.bin", bytes(range(256)) * 40), Upload("good.txt", factory.TEXT.encode())))
    bad, good = finished(other, job.id)
    assert (bad.state, bad.reason) == ("failed", "binary")
    assert good.state == "done", good
    other.close()


def finished(one: Reader, job_id: str) -> tuple[Step, ...]:
    until = time.monotonic() + 150
    while time.monotonic() < until:
        job = one.job(job_id)
        if job is not None and job.done:
            return job.steps
        time.sleep(0.1)
    raise AssertionError(one.job(job_id))


def test_a_paste_is_read_and_shown(alone: TestClient) -> None:
    answer = alone.post("/add", data={"csrf": csrf(alone), "text": factory.TEXT})
    assert answer.status_code == 303
    place = answer.headers["location"]
    until = time.monotonic() + 150
    while not (page := alone.get(f"{place}.json").json())["done"]:
        assert time.monotonic() < until
        time.sleep(0.2)
    assert page["steps"][0]["step"]["state"] == "done", page
    assert page["steps"][0]["entries"]


def test_an_upload_that_is_refused_says_so_by_its_status(signed_in: Callable[[str], tuple[TestClient, str]]) -> None:
    client, token = signed_in("editor")
    headers = {"x-csrf-token": token}
    many = [("files", (f"{n}.txt", b"Paris.", "text/plain")) for n in range(51)]
    large = [("files", ("large.txt", b"a" * 2_000_001, "text/plain"))]
    assert client.post("/api/files", headers=headers, files=many).status_code == 413
    assert client.post("/api/files", headers=headers, files=large).status_code == 413
    nothing = client.post("/add", data={"csrf": token, "text": "  "}, headers={"accept-language": "fr"})
    assert nothing.status_code == 422
    assert "collez un texte" in nothing.text
