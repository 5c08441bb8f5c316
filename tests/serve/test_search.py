"""Search: accents, inflection and language do not matter; it follows new readings; facets narrow it."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

import factory
from verbale.record.record import Record
from verbale.store.dossier import Dossier
from verbale.store.search import refresh, search, stale
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
