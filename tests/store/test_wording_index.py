"""The index of wording: a new report finds what it shares with those that are there; each text is indexed once."""

import numpy as np
from sqlalchemy import func, select

from verbale.ask.reused import keep_index, reused
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.dossier import Dossier
from verbale.store.postings import CROWD, bits_for, cut, in_order, page_of, postings_of, unpacked
from verbale.store.wording import FAN, behind, catch_up, partners
from verbale.store.wording_tables import segments

WIRE = (
    "Les négociateurs ont quitté la table sans nouvelle date, faute d'accord sur le tracé du canal et l'eau, "
    "tandis que les riverains attendaient devant la préfecture sous une pluie battante."
)


def add(dossier: Dossier, name: str, text: str) -> None:
    dossier.add(Record(Report(f"/{name}", text, "fr")))


def test_partners_are_found_with_exact_passages(address: str) -> None:
    with Dossier.open(address) as dossier:
        add(dossier, "a", f"{WIRE} La suite demain.")
        add(dossier, "b", f"Hier soir encore : {WIRE.replace(chr(39), '’')}")
        add(
            dossier,
            "c",
            "Le marché aux fleurs a rouvert ses portes dimanche dans le calme, disent les marchands du quai.",
        )
        (found,) = reused(dossier, "/a")
        assert found.report.origin == "/b"
        assert [s.a.words(dossier.report(dossier.find("/a").id).text) for s in found.shared] == [WIRE]
        assert found.dependence.dependent
        assert reused(dossier, "/c") == []


def test_a_text_is_indexed_once(address: str) -> None:
    with Dossier.open(address) as dossier:
        add(dossier, "a", WIRE)
        keep_index(dossier)
        with dossier.writing() as connection:
            assert not behind(connection)
            assert catch_up(connection) == 0
        add(dossier, "b", f"{WIRE} Plus tard.")
        with dossier.writing() as connection:
            assert behind(connection)
            assert catch_up(connection) == 1


def test_short_and_empty_texts_are_indexed_too(address: str) -> None:
    with Dossier.open(address) as dossier:
        add(dossier, "a", "")
        add(dossier, "b", "Trois mots seulement.")
        assert reused(dossier, "/b") == []


def test_segments_are_joined_and_nothing_is_lost(address: str) -> None:
    with Dossier.open(address) as dossier:
        add(dossier, "wire", WIRE)
        keep_index(dossier)
        for number in range(3 * FAN):
            add(dossier, f"{number}", f"{' '.join(f'mot{number}x{n}' for n in range(40))}. {WIRE}")
            keep_index(dossier)
        with dossier.reading() as connection:
            assert (connection.execute(select(func.count()).select_from(segments)).scalar() or 0) <= FAN
            assert len(partners(connection, WIRE)) == 3 * FAN + 1
        assert len(reused(dossier, "/wire", most=100)) == 3 * FAN


def test_pages_hold_what_was_cut() -> None:
    texts = [(row, " ".join(f"mot{row * n % 97}" for n in range(400))) for row in range(1, 30)]
    made, counts = postings_of(texts)
    bits = bits_for(len(made))
    pages = list(cut(made, bits))
    assert bits > 0
    assert len(pages) > 1
    back = unpacked(packed for _, packed in pages)
    assert all(np.array_equal(getattr(back, part), getattr(made, part)) for part in ("hashes", "reports", "places"))
    assert [set(page_of(unpacked([packed]).hashes, bits)) for _, packed in pages] == [{page} for page, _ in pages]
    assert sum(counts.values()) == len(in_order(back))


def test_a_crowded_shingle_keeps_its_first_reports() -> None:
    made, _ = postings_of((row, "un deux trois quatre cinq") for row in range(1, CROWD + 50))
    assert made.reports.tolist() == list(range(1, CROWD + 1))
