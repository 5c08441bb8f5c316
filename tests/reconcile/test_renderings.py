"""Renderings of one utterance: how they differ, and what that touches."""

import pytest
from records import record

from verbale.reconcile.meaning import Touch
from verbale.reconcile.quotes import Relation, Variant, variants
from verbale.record.record import Record

LONG = "Nous enverrons des médecins au port dès lundi, et même après, sous réserve d'un vote du conseil"


def only(a: Record, b: Record) -> Variant:
    (found,) = variants(a, b)
    return found


def words(found: Variant, side: str) -> list[str]:
    record_, spans = (found.first, found.a) if side == "a" else (found.second, found.b)
    return [s.words(record_.text) for s in spans]


def test_typography_does_not_alter() -> None:
    a = record("«[Ada Brun|direct|Le port restera ouvert jusqu’à dimanche]», dit-elle.")
    b = record('"[Ada Brun|direct|Le port restera ouvert jusqu\'à dimanche]", a dit Ada Brun.')
    assert (only(a, b).relation, only(a, b).touches) == (Relation.IDENTICAL, frozenset())


def test_a_cut_before_a_reservation_is_marked_with_the_words_lost() -> None:
    cut = LONG[: LONG.index(", sous")]
    found = only(record(f'"[Ada Brun|direct|{cut}]"'), record(f'"[Ada Brun|direct|{LONG}]"'))
    assert (found.relation, found.shorter) == (Relation.TRUNCATED, "a")
    assert [s.words(found.second.text) for s in found.lost] == ["sous réserve d'un vote du conseil"]
    assert {Touch.RESERVATION, Touch.CONDITION} <= found.touches


def test_the_longer_one_first_is_extended() -> None:
    cut = LONG[: LONG.index(", sous")]
    found = only(record(f'"[Ada Brun|direct|{LONG}]"'), record(f'"[Ada Brun|direct|{cut}]"'))
    assert (found.relation, found.shorter) == (Relation.EXTENDED, "b")


def test_a_true_cut_that_keeps_the_meaning_is_not_marked() -> None:
    a = record('"[Ada Brun|direct|Le canal sera fermé aux navires de guerre]"')
    b = record(
        '"[Ada Brun|direct|Le canal sera fermé aux navires de guerre, comme chaque printemps. Personne ne passera]"'
    )
    found = only(a, b)
    assert (found.relation, found.touches) == (Relation.TRUNCATED, frozenset())


@pytest.mark.parametrize(
    ("changed", "touch"),
    [
        ("Le canal ne sera pas fermé aux navires de guerre", Touch.NEGATION),
        ("Le canal sera peut-être fermé aux navires de guerre", Touch.HEDGE),
        ("Le canal sera fermé aux navires de guerre si le conseil vote", Touch.CONDITION),
        ("Le canal sera fermé aux douze navires de guerre", Touch.NUMBER),
    ],
)
def test_a_changed_meaning_is_named(changed: str, touch: Touch) -> None:
    a = record('"[Ada Brun|direct|Le canal sera fermé aux navires de guerre]"')
    assert touch in only(a, record(f'"[Ada Brun|direct|{changed}]"')).touches


def test_words_put_in_place_of_others_are_altered() -> None:
    a = record('"[Ada Brun|direct|Le canal sera fermé aux navires marchands]"')
    b = record('"[Ada Brun|direct|Le canal restera fermé à tous les navires marchands]"')
    assert only(a, b).relation is Relation.ALTERED


def test_a_quotation_meets_its_indirect_rendering() -> None:
    a = record('"[Ada Brun|direct|Le conseil votera la fermeture du canal avant la crue]"')
    b = record("Ada Brun a dit que [Ada Brun|indirect|le conseil voterait la fermeture du canal].")
    assert only(a, b).quoted


def test_two_people_are_not_joined_by_a_subject() -> None:
    a = record('"[Ada Brun|direct|Il faut fermer le canal aux navires]"')
    b = record('"[Noé Petit|direct|Fermer le canal aux navires serait une faute]"')
    assert variants(a, b) == ()


def test_the_very_words_under_two_names_are_paired_all_the_same() -> None:
    said = "Nous rouvrirons les écluses quand la commission du fleuve aura rendu son rapport"
    found = only(record(f'"[Ada Brun|direct|{said}]"'), record(f'"[Noé Petit|direct|{said}]"'))
    assert found.speakers == "other"


def test_two_stretches_of_one_statement_are_compared_apart() -> None:
    said = 'le projet "mal conçu pour la vallée" et le calendrier "tout à fait intenable pour les riverains"'
    text = f"Elle juge [Ada Brun|mixed|{said}]."
    found = variants(record(text), record(text.replace("Elle juge", "Selon elle,")))
    assert [words(v, "a") for v in found] == [
        ["mal conçu pour la vallée"],
        ["tout à fait intenable pour les riverains"],
    ]


def test_a_translation_is_translated_and_a_number_that_differs_is_named() -> None:
    a = record('"[Ada Brun|direct|Nous enverrons 300 soldats à la frontière]"', "fr")
    b = record('"[Ada Brun|direct|We will send 400 soldiers to the border]"', "en")
    found = only(a, b)
    assert (found.relation, found.touches) == (Relation.TRANSLATED, frozenset({Touch.NUMBER}))
    same = only(a, record('"[Ada Brun|direct|We will send 300 soldiers to the border]"', "en"))
    assert same.touches == frozenset()
