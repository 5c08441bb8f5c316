"""Search: accents, inflection and language do not matter; it follows new readings; facets narrow it."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

import factory
from verbale.record.record import Record
from verbale.store.dossier import Dossier
from verbale.store.search import Part, refresh, search, stale
from verbale.store.stems import asked, forms


def kept(dossier: Dossier, *records: Record) -> Dossier:
    for record in records:
        dossier.add(record)
    with dossier.writing() as connection:
        while refresh(connection):
            pass
    return dossier


FRENCH = "Paris\n\nLa France se dit prête à déployer des soldats dès qu'un cessez-le-feu sera négocié à Genève.\n"


@pytest.mark.parametrize(
    "question",
    ["déployer", "DEPLOYE", "deploiement", "soldat", "negociations", "geneve", "soldats prêts", "cessez-le-feu"],
)
def test_accents_and_endings_do_not_matter(dossier: Dossier, question: str) -> None:
    kept(dossier, replace(factory.record(FRENCH), report=replace(factory.report(FRENCH), language="fr")))
    with dossier.reading() as connection:
        assert len(search(connection, question).reports) == 1


@pytest.mark.parametrize("question", ["soldier", "deployed soldiers", "macron ceasefires", "CEASEFIRE agreeing"])
def test_entries_are_found_by_words_and_names(dossier: Dossier, question: str) -> None:
    kept(dossier, factory.record())
    with dossier.reading() as connection:
        found = search(connection, question)
    assert found.total > 0
    assert all("soldiers" in e.words or "ceasefire" in e.words for e in found.entries)


@pytest.mark.parametrize(
    "question", ["", "   ", '"', "'); DROP TABLE entries; --", "NEAR(", "* OR *", "tanks", "\x00", "💥"]
)
def test_odd_questions_find_nothing_and_break_nothing(dossier: Dossier, question: str) -> None:
    kept(dossier, factory.record())
    with dossier.reading() as connection:
        assert search(connection, question).entries == ()


def test_facets_count_and_narrow(dossier: Dossier) -> None:
    kept(dossier, factory.record())
    with dossier.reading() as connection:
        found = search(connection, "soldiers")
        kinds = {f.value: f.number for f in found.facets if f.name == "kind"}
        narrowed = search(connection, "soldiers", {"kind": "position"})
    assert sum(kinds.values()) == found.total
    assert {e.kind.value for e in narrowed.entries} == {"position"}
    assert narrowed.total == kinds["position"]


def test_a_new_reading_is_followed(dossier: Dossier) -> None:
    kept(dossier, factory.record())
    dossier.add(replace(factory.record(), positions=(), statements=(), extractor="test/2"))
    with dossier.reading() as connection:
        assert stale(connection)
    kept(dossier)
    with dossier.reading() as connection:
        assert not stale(connection)
        assert {f.value for f in search(connection, "soldiers").facets if f.name == "kind"} & {"position"} == set()


def test_the_page_indexes_what_was_added_since(alone: TestClient) -> None:
    page = alone.get("/search.json?q=cessez-le-feu").json()
    assert page["total"] > 0
    assert page["reports"]


def test_forms_of_a_language_without_a_stemmer_are_the_plain_word() -> None:
    assert forms("Čeština", "xx") == ("cestina",)
    assert asked("") == ()


def test_what_is_not_counted_is_said_and_paged_on(alone: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = alone.get("/search.json?q=soldiers").json()
    assert not whole["more_entries"]
    assert whole["total"] > 2
    monkeypatch.setattr("verbale.store.search.COUNTED", 2)
    found, query = [], "q=soldiers"
    while query:
        page = alone.get(f"/search.json?{query}").json()
        assert page["total"] <= 2
        assert page["more_entries"] or not page["next"]
        found += [entry["id"] for entry in page["entries"]]
        query = page["next"]
    assert sorted(found) == sorted(entry["id"] for entry in whole["entries"])
    shown = alone.get("/search?q=soldiers").text
    assert "At least 2 entries" in shown
    older = alone.get(f"/search?{alone.get('/search.json?q=soldiers').json()['next']}").text
    assert "Older entries, at least 2" in older


def test_all_matching_texts_are_counted_and_paged(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbale.store.search.SHOWN", 1)
    monkeypatch.setattr("verbale.store.search.TEXTS", 2)
    records = [factory.record(f"{FRENCH}Numéro {n}.") for n in range(3)]
    kept(dossier, *(replace(r, report=replace(r.report, origin=f"{n}.txt")) for n, r in enumerate(records)))
    with dossier.reading() as connection:
        first, second = (search(connection, "Genève", part=Part(50, offset)) for offset in (0, 50))
    assert (first.texts, first.more_texts, first.more) == (2, True, True)
    assert [len(first.reports), len(second.reports)] == [1, 1]
    assert first.reports[0].id != second.reports[0].id
    assert not second.more


def test_parties_are_called_by_name_and_unfinished_indexing_is_said(
    alone: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alone.get("/search.json?q=soldats", headers={"accept-language": "fr"}).json()
    parties = [f for f in page["facets"] if f["name"] == "party"]
    assert ("FRA", "France") in [(f["value"], f["label"]) for f in parties]
    assert all(f["label"] for f in parties)
    assert page["whole"]
    monkeypatch.setattr("verbale.serve.pages.search.stale", lambda _: True)
    monkeypatch.setattr("verbale.serve.pages.search._catch_up", lambda _: False)
    assert "still being indexed" in alone.get("/search?q=soldats").text
