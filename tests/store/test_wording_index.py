"""The index of wording: a new report finds what it shares with those that are there; each text is indexed once."""

from verbale.ask.reused import keep_index, reused
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.dossier import Dossier
from verbale.store.wording import behind, catch_up

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
