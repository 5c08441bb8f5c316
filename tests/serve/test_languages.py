"""The French interface is French: no English string, no code of the program, on any page of the sample dossier."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from starlette.testclient import TestClient

import verbale.languages
from serve.conftest import PATHS, client_of, csrf
from verbale.languages.load import languages
from verbale.serve.language import strings
from verbale.serve.settings import DeskSettings
from verbale.store.dossier import Dossier

ENGLISH = frozenset(
    """the of and with by from not unless is are this that these those your you it nobody nothing who what whose which
    when there here one two all some none other same more edit edits shorter longer told speaker phone held
    wording quote quotes reports report entries entry statement figure call meeting agreement unknown known found
    expected give shows show since until unreviewed accepted edited rejected""".split()  # noqa: SIM905  # so they can be read
)
ALSO_FRENCH = {"office", "note", "source", "sources", "condition", "position", "positions", "notes"}
SHOWN = ("aria-label", "title", "placeholder", "alt")
PAGES = (
    *PATHS,
    "/what-if?set=%2Bceasefire&goal=d%C3%A9ploiement+de+troupes+par+la+France&suggest=true",
    "/sign-in",
    "/entries/rien",
)
STRINGS_OF = Path(verbale.languages.__file__).parent
WORD = r"[^\W_]+(?:[-'’][^\W_]+)*"
VOID = frozenset({"meta", "link", "input", "br", "path"})


class Shown(HTMLParser):
    """What a reader sees or hears of a page, but for words in another language, code, and what only programs read."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.stack: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = tag in ("script", "style", "code", "kbd", "head") or given.get("lang", "fr") != "fr"
        hidden = hidden or "words" in (given.get("class") or "").split() or given.get("id") in ("text", "pick")
        hidden = hidden or (bool(self.stack) and self.stack[-1][1] and tag != "body")
        if not hidden:
            self.said += [given[name] or "" for name in SHOWN if given.get(name)]
        if tag not in VOID:
            self.stack.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self.stack and self.stack[-1][1]):
            self.said.append(" ".join(data.split()))


def english(page: str, corpus: str) -> Iterator[str]:
    """What a page says in English that no report says."""
    reader = Shown()
    reader.feed(page)
    own = {text for text in strings("en").texts.values() if re.search(WORD, text)} - set(strings("fr").texts.values())
    for said in reader.said:
        left = set(remaining(re.findall(WORD, said.casefold()), corpus))
        if said in own or (left & ENGLISH) - ALSO_FRENCH:
            yield said


def remaining(words: list[str], corpus: str) -> Iterator[str]:
    """The words that do not stand in a row of two or more that some report has."""
    at = 0
    while at < len(words):
        end = max((e for e in range(at + 2, len(words) + 1) if f" {' '.join(words[at:e])} " in corpus), default=at)
        if end == at:
            yield words[at]
        at = max(end, at + 1)


def test_no_page_speaks_english_in_the_french_interface(sqlite_filled: str) -> None:
    found: dict[str, list[str]] = {}
    with client_of(DeskSettings(sqlite_filled)) as client:
        client.headers["accept-language"] = "fr"
        corpus = corpus_of(sqlite_filled)
        token = csrf(client, "/what-if")
        client.post("/what-if/fact", data={"csrf": token, "atom": "ceasefire", "supposed": "yes"})
        client.post("/what-if/link", data={"csrf": token, "atom": "peace-agreement", "counts_as": "ceasefire"})
        for path in (*PAGES, *one_of_each(client, token)):
            said = list(english(client.get(path).text, corpus))
            if said:
                found[path] = said
    assert not found, "\n".join(f"{path}: {said}" for path, said in found.items())


def one_of_each(client: TestClient, token: str) -> list[str]:
    """The pages of every report, of entries of each kind, of actors, a comparison, and an entry with a history."""
    reports = [r["short"] for r in client.get("/reports.json").json()["reports"]]
    items = client.get("/api/entries?limit=200").json()["items"]
    kinds = {e["kind"]: e for e in items}
    client.post(f"/review/{items[0]['id']}/accept", data={"csrf": token, "seen": "0"})
    client.post(f"/review/{items[0]['id']}/undo", data={"csrf": token, "seen": "1"})
    paths = [f"/reports/{short}" for short in reports]
    paths += [f"/entries/{e['id']}" for e in [*items[:40], *kinds.values()]]
    paths += [f"/review?entry={e['id']}" for e in kinds.values()]
    paths += [f"/actors/{e['party']}" for e in kinds.values() if e["party"]]
    pairs = [(a, b) for a in reports for b in reports if a < b]
    return [*paths, *(f"/compare?report={a}&report={b}" for a, b in pairs), "/audit"]


def corpus_of(address: str) -> str:
    """All that reports say, in their words, with the labels of their actors and conditions."""
    with Dossier.open(address) as dossier:
        ids = [kept.id for kept in dossier.reports()]
        told = [dossier.report(report).text for report in ids]
        told += [r.title or "" for r in map(dossier.report, ids)] + [r.outlet or "" for r in map(dossier.report, ids)]
        told += [party.label for entry in dossier.entries() for party in entry.parties]
        told += [kept.origin for kept in dossier.reports()]
    return f" {' '.join(re.findall(WORD, ' '.join(told).casefold()))} "


def codes(table: str, list_: str, key: str) -> set[str]:
    """The codes that the language data can give."""
    found = set()
    for language in languages():
        text = (STRINGS_OF / language / f"{table}.yml").read_text(encoding="utf-8")
        given = yaml.safe_load(text)[list_]
        found |= {item[key] for item in given} if isinstance(given, list) else set(given)
    return found


@pytest.mark.parametrize(
    ("group", "table", "list_", "key"),
    [("act", "acts", "kinds", "code"), ("type", "events", "types", "name"), ("atom", "facts", "facts", "")],
)
def test_every_code_of_the_language_data_has_a_french_name(group: str, table: str, list_: str, key: str) -> None:
    given = codes(table, list_, key)
    assert given
    assert {code for code in given if not strings("fr").has(group, code)} == set()


@pytest.mark.parametrize(
    ("iso", "english_", "french"),
    [
        ("2025-09-04", "4 Sep 2025", "4 sept. 2025"),
        ("2025-09-01", "1 Sep 2025", "1er sept. 2025"),
        ("2025-09-04T14:00+02:00", "4 Sep 2025, 14:00 (UTC+2)", "4 sept. 2025 à 14h00 (UTC+2)"),
        ("2025-09-04T14:00:59.123Z", "4 Sep 2025, 14:00 (UTC)", "4 sept. 2025 à 14h00 (UTC)"),
        ("2025-09-04T09:30-03:30", "4 Sep 2025, 09:30 (UTC−3:30)", "4 sept. 2025 à 09h30 (UTC−3:30)"),
        ("2025-W36", "2025-W36", "2025-W36"),
        ("2025-13-40", "2025-13-40", "2025-13-40"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_days_are_written_as_people_write_them(iso: str | None, english_: str, french: str) -> None:
    assert (strings("en").day(iso), strings("fr").day(iso)) == (english_, french)


def test_every_refusal_has_french_words() -> None:
    """Each code under which an error is told stands in the French strings, with the facts that its words name."""
    source = Path(verbale.__file__).parent
    text = "\n".join(path.read_text() for part in ("serve", "store", "ask") for path in (source / part).rglob("*.py"))
    codes = set(re.findall(r'\.told\("(\w+)"', text)) | set(re.findall(r'Refusal\(\d+, "(\w+)"', text))
    assert len(codes) > 30
    assert {code for code in codes if not strings("fr").has("fault", code)} == set()


def test_every_route_of_the_api_is_told_in_french(sqlite_filled: str) -> None:
    with client_of(DeskSettings(sqlite_filled)) as client:
        page = client.get("/api", headers={"accept-language": "fr"}).text
    assert page.count('<td lang="fr">') > 25
    assert '<td lang="en">' not in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/entries/nothing", "L&#39;entrée « nothing » n&#39;est pas dans le dossier."),
        ("/reports/ffff", "La dépêche « ffff » n&#39;est pas dans le dossier."),
        ("/actors/Nobody", "Aucune dépêche ne nomme « Nobody »."),
        ("/entries?kind=poem", "« poem » n&#39;est pas une sorte d&#39;entrée."),
        ("/entries?since=x", "Une valeur ne convient pas : since."),
        ("/compare?report=ffff", "Une seule dépêche"),
    ],
)
def test_errors_are_told_in_french(sqlite_filled: str, path: str, words: str) -> None:
    with client_of(DeskSettings(sqlite_filled)) as client:
        page = client.get(path, headers={"accept-language": "fr"}).text
        data = client.get(path.replace("?", ".json?", 1) if "?" in path else f"{path}.json").json()
    assert words in page
    assert '<span lang="fr">' in page
    assert data["status"] in (404, 422)
    assert data["detail"].isascii()  # English, where nobody asks for another language


def test_a_program_is_told_in_its_language_with_a_code(sqlite_filled: str) -> None:
    with client_of(DeskSettings(sqlite_filled)) as client:
        answer = client.get("/api/entries/nothing", headers={"accept-language": "fr"}).json()
    assert (answer["code"], answer["detail"]) == ("no_entry", "L'entrée « nothing » n'est pas dans le dossier.")
