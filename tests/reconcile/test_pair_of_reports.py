"""Two whole reports side by side: what only one has, from how many sources, and when languages are not compared."""

from datetime import date

import pytest
from records import figure, mention, record

from verbale.reconcile.comparison import RELATED, Comparison, compare
from verbale.record.record import Record

TWO = date(2031, 5, 2)
SHARED = "Les négociateurs du canal de Tolvik ont quitté la table sans fixer la moindre nouvelle date"


def alone(compared: Comparison) -> tuple[list[str], list[str]]:
    return [e.id for e in compared.only_in_a], [e.id for e in compared.only_in_b]


def test_what_only_one_report_has() -> None:
    a = record(
        '"[Ada Brun|direct|Le port fermera en juin]". "[Noé Petit|direct|Les grues sont vendues]".', published=TWO
    )
    b = record(
        '"[Ada Brun|direct|Le port fermera en juin]". "[Noé Petit|direct|Nous gardons les remorqueurs]".', published=TWO
    )
    assert alone(compare(a, b)) == (["s1"], ["s1"])


@pytest.mark.parametrize(
    ("around", "only"), [("", []), (" et ailleurs encore, selon deux marins du quai nord", ["f0"])]
)
def test_an_entry_that_lies_in_shared_wording_is_in_both(around: str, only: list[str]) -> None:
    """A figure that the other report was not read to have, in a passage that it has word for word."""
    a = figure(record(f"{SHARED} pour 43 navires.", published=TWO), "43 navires", 43, "navires")
    b = record(f"{SHARED} pour {'43 navires' if not around else 'personne'}{around}.", published=TWO)
    assert alone(compare(a, b)) == (only, [])


def told(language: str, words: str, others: str, day: date = TWO) -> Record:
    made = record(f'"[Ada Brun|direct|{words}]". {others}', language, day)
    return mention(made, "Tolvik", "Tolvik")


def test_statements_of_two_languages_are_paired_within_one_subject_only() -> None:
    fr = told(
        "fr", "Nous fermerons le canal de Tolvik", "Le sultan a vendu 1250 chameaux au marché de la vallée rouge."
    )
    same = told("en", "We will close the Tolvik canal", "The sultan sold 1250 camels at the market of the red valley.")
    other = told(
        "en",
        "We will close the Tolvik canal",
        "A striker scored three goals as the harbour team won the cup in extra time, beating rivals from upstream.",
        date(2031, 5, 9),
    )
    near, far = compare(fr, same), compare(fr, other)
    assert (near.story.score >= RELATED, len(near.quotes)) == (True, 1)
    assert (far.story.score >= RELATED, len(far.quotes)) == (False, 0)


def test_independent_sources() -> None:
    a, b = record(f"{SHARED}.", published=TWO), record(f"{SHARED}. Rien d'autre.", published=TWO)
    assert compare(a, b).independent_sources == 1
    assert compare(a, record("La grêle a détruit les vergers de la vallée.", published=TWO)).independent_sources == 2
