"""Pages: what their templates use is what their contexts hold; strings are complete; JSON says what HTML says."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import nodes
from starlette.testclient import TestClient

from verbale.record.span import Span
from verbale.serve.api.about import ApiPage
from verbale.serve.language import STRINGS, Strings, choose, known, strings
from verbale.serve.marks import Place, Run, runs
from verbale.serve.pages.account import AccountPage, SignInPage
from verbale.serve.pages.accounts import AccountsPage
from verbale.serve.pages.actors import ActorPage, ActorsPage
from verbale.serve.pages.add import AddPage, JobPage
from verbale.serve.pages.audit import AuditPage, VerifyPage
from verbale.serve.pages.changes import ChangesPage
from verbale.serve.pages.charts import ChartsPage
from verbale.serve.pages.compare import ComparePage
from verbale.serve.pages.dossier import DossierPage
from verbale.serve.pages.entries import EntriesPage, EntryPage
from verbale.serve.pages.graph import GraphPage
from verbale.serve.pages.reports import CardsPage, ReportPage, ReportsPage
from verbale.serve.pages.review import ConflictPage, ReviewPage
from verbale.serve.pages.search import SearchPage
from verbale.serve.pages.timeline import TimelinePage
from verbale.serve.pages.whatif import WhatIfPage
from verbale.serve.problems import ErrorPage
from verbale.serve.render import NOTICES, TEMPLATES, environment
from work import work_of

CONTEXTS: dict[str, type] = {
    "account.html": AccountPage,
    "accounts.html": AccountsPage,
    "actor.html": ActorPage,
    "actors.html": ActorsPage,
    "add.html": AddPage,
    "api.html": ApiPage,
    "audit.html": AuditPage,
    "cards.html": CardsPage,
    "changes.html": ChangesPage,
    "charts.html": ChartsPage,
    "compare.html": ComparePage,
    "conflict.html": ConflictPage,
    "dossier.html": DossierPage,
    "entries.html": EntriesPage,
    "entry.html": EntryPage,
    "error.html": ErrorPage,
    "job-part.html": JobPage,
    "graph.html": GraphPage,
    "report.html": ReportPage,
    "reports.html": ReportsPage,
    "review.html": ReviewPage,
    "search.html": SearchPage,
    "sign-in.html": SignInPage,
    "timeline.html": TimelinePage,
    "verify.html": VerifyPage,
    "what-if.html": WhatIfPage,
}
# The frame, macros, a page that only includes another, and a part that is given its values.
NO_CONTEXT = {"base.html", "parts.html", "job.html", "entered.html", "scope.html"}
LISTS = (
    "/what-if",
    "/changes",
    "/graph",
    "/charts",
    "/compare",
    "/reports",
    "/entries",
    "/actors",
    "/timeline",
    "/review",
    "/audit",
    "/search?q=soldats",
)
OPEN_LISTS = ("act", "type", "atom")  # codes of the language data; without a label the code itself is shown
OWN_WORDS = ("fault", "operation")  # what the program words in English by itself


def tree(name: str) -> nodes.Template:
    return environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(p.name for p in TEMPLATES.glob("*.html")))
def test_a_template_uses_its_context_and_all_of_it(name: str) -> None:
    used = {
        node.attr
        for node in tree(name).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "page"
    }
    if name in NO_CONTEXT:
        assert not used
        return
    assert used == {field.name for field in fields(CONTEXTS[name])}


def test_no_template_marks_words_as_safe() -> None:
    for path in TEMPLATES.glob("*.html"):
        given = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|Markup|autoescape", given), path.name


def test_the_languages_have_the_same_strings() -> None:
    free = (*OPEN_LISTS, *OWN_WORDS)
    keys = {code: {k for k in strings(code).texts if k.partition(".")[0] not in free} for code in known()}
    assert set(known()) == {"en", "fr"}
    assert keys["en"] == keys["fr"]


def test_every_string_a_template_names_exists() -> None:
    there = strings("en").texts
    for path in TEMPLATES.glob("*.html"):
        for call in tree(path.name).find_all(nodes.Call):
            first = call.args[0] if call.args else None
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(first, nodes.Const):
                assert first.value in there, (path.name, first.value)
    assert {f"done.{notice}" for notice in NOTICES} <= set(there)


def test_a_missing_string_is_an_error() -> None:
    with pytest.raises(Exception, match=r"no string 'nav\.nowhere'"):
        strings("en")("nav.nowhere")


def test_the_browser_language_is_taken_where_we_have_it() -> None:
    assert choose(None, "de-DE, fr-CA;q=0.8, en;q=0.5") == "fr"
    assert choose("fr", "en") == "fr"
    assert choose("xx", None) == "en"


def test_french_counts_nought_as_one() -> None:
    assert strings("fr").count("search.found", 0) == "0 entrée"
    assert strings("en").count("search.found", 0) == "0 entries"
    assert isinstance(strings("fr"), Strings)
    assert (STRINGS / "fr.yml").is_file()


@pytest.mark.parametrize("path", ["/", *LISTS, "/add", "/api"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_there_in_both_languages(alone: TestClient, path: str, language: str) -> None:
    answer = alone.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("path", LISTS)
def test_every_page_has_its_json(alone: TestClient, path: str) -> None:
    html = alone.get(path).text
    twin = re.search(r'href="([^"]+\.json[^"]*)">JSON', html)
    assert twin
    assert alone.get(twin[1].replace("&amp;", "&")).headers["content-type"] == "application/json"


def test_the_matrix_says_who_stands_where(alone: TestClient) -> None:
    page = alone.get("/index.json").json()
    cell = {
        (row["party"], act): held for row in page["rows"] for act, held in zip(page["acts"], row["cells"], strict=True)
    }
    said = {(held["stance"], bool(held["condition"])) for held in cell["FRA", "deploy-forces"]}
    assert ("ready", True) in said
    html = alone.get("/").text
    assert '<span class="sign" aria-hidden="true">+</span>ready' in html


def test_a_report_is_shown_as_received_with_its_entries(alone: TestClient) -> None:
    for report in alone.get("/reports.json").json()["reports"]:
        page = alone.get(f"/reports/{report['short']}.json").json()
        text = alone.get(f"/api/reports/{report['short']}/text").text
        assert "".join(run["text"] for run in page["runs"]) == text
        for entry in page["entries"]:
            for passage in entry["passages"]:
                assert text[passage["start"] : passage["end"]] == passage["exact"]
        marked = {entry for run in page["runs"] for entry in run["entries"]}
        kinds = ("statement", "position", "event", "figure")
        assert marked == {e["id"] for e in page["entries"] if e["kind"] in kinds}


def test_wording_that_other_reports_have_is_shaded_with_whose_it_is(alone: TestClient) -> None:
    lines = alone.get("/reports.json").json()["reports"]
    pages = [alone.get(f"/reports/{line['short']}.json").json() for line in lines]
    sharing = [page for page in pages if page["sharers"]]
    assert sharing
    for page in sharing:
        short = page["report"]["short"]
        text = alone.get(f"/api/reports/{short}/text").text
        for sharer in page["sharers"]:
            other = alone.get(f"/api/reports/{sharer['short']}/text").text
            for passage in sharer["passages"]:
                words = text[passage["start"] : passage["end"]]
                over = [r for r in page["runs"] if passage["start"] <= r["start"] and r["end"] <= passage["end"]]
                assert "".join(r["text"] for r in over) == words
                assert all(sharer["number"] in r["shared"] for r in over)
                assert passage["kind"] != "identical" or words in other or words.split()[0] in other
        html = alone.get(f"/reports/{short}").text
        assert f"/compare?report={short}&amp;report={page['sharers'][0]['short']}" in html
    plain = alone.get(f"/reports/{sharing[0]['report']['short']}.json?shared=no").json()
    assert (plain["shaded"], plain["sharers"], any(r["shared"] for r in plain["runs"])) == (False, [], False)


def test_a_long_report_is_cut_in_one_pass() -> None:
    def cut(words: int) -> tuple[Run, ...]:
        return runs(text[: 5 * words], (), places[: words // 4], shared[: words // 200])

    text = "word " * 4_000
    places = [Place(Span(at, at + 9), f"e{at}", "statement") for at in range(0, len(text) - 10, 20)]
    shared = [(1, Span(at, at + 400)) for at in range(0, len(text) - 500, 1000)]
    assert work_of(lambda: cut(4_000)) < 2.2 * work_of(lambda: cut(2_000))
    made = cut(4_000)
    assert "".join(run.text for run in made) == text
    assert len({run.entries[0] for run in made if run.entries}) == len(places)


def test_an_entry_shows_its_words_in_place(alone: TestClient) -> None:
    entry = alone.get("/entries.json?kind=position").json()["entries"][0]
    page = alone.get(f"/entries/{entry['id']}.json").json()
    text = alone.get(f"/api/reports/{entry['short']}/text").text
    for piece in page["pieces"]:
        for run in piece["runs"]:
            assert text[run["start"] : run["end"]] == run["text"]


def test_lists_page_to_the_end_without_gap_or_repeat(alone: TestClient) -> None:
    met: list[str] = []
    after = ""
    while True:
        page = alone.get(f"/api/entries?limit=7{after}").json()
        met += [entry["id"] for entry in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert len(met) == len(set(met)) == sum(n for k, n in alone.get("/index.json").json()["counts"] if k != "report")


def test_the_vendored_files_are_those_of_the_table() -> None:
    import hashlib

    for folder in (TEMPLATES.parent / "static" / "vendor", Path(__file__).parent / "vendor"):
        rows = re.findall(
            r"^\| (\S+\.(?:js|css)) \|.*\| ([0-9a-f]{64}) \|$", (folder / "VENDORED.md").read_text(), re.M
        )
        assert {name for name, _ in rows} == {p.name for p in folder.glob("*.*") if p.suffix in (".js", ".css")}
        for name, digest in rows:
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
