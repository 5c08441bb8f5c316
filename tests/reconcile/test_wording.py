"""Shared wording: exact offsets, typography, edits, moves, repeats; formulas are not copying."""

import pytest

from verbale.reconcile.wording import Shared, SharedKind, shared_places, shared_wording
from verbale.reconcile.words import words_of

NEWS = "Les négociateurs ont quitté la table vendredi soir sans nouvelle date, faute d'accord sur le tracé du canal."
MORE = "La commission du fleuve publiera son rapport hydrologique avant la fonte des glaces, a promis sa greffière."


def shared(a: str, b: str, language: str = "fr") -> tuple[Shared, ...]:
    one, other = words_of(a, language), words_of(b, language)
    found = shared_wording(one, other)
    assert shared_places(one, other) == tuple((s.a, s.b) for s in found)
    return found


def test_typography_alone_is_identical_and_offsets_are_exact() -> None:
    a = f'Avant. {NEWS} "Nous reviendrons avec des cartes neuves", a-t-elle dit.'
    b = f"Autre début : {NEWS.replace(chr(39), '’')} “Nous reviendrons avec des cartes neuves”, dit-on."
    (found,) = shared(a, b)
    assert found.kind is SharedKind.IDENTICAL
    assert found.a.words(a) == f'{NEWS} "Nous reviendrons avec des cartes neuves",'
    assert found.b.words(b) == f"{NEWS.replace(chr(39), '’')} “Nous reviendrons avec des cartes neuves”,"


def test_an_edit_is_told_word_by_word() -> None:
    a, b = NEWS, NEWS.replace("vendredi soir", "samedi matin")
    (found,) = shared(a, b)
    assert found.kind is SharedKind.EDITED
    assert [(e.a and e.a.words(a), e.b and e.b.words(b)) for e in found.edits] == [("vendredi soir", "samedi matin")]


def test_a_comma_is_an_edit() -> None:
    (found,) = shared(NEWS, NEWS.replace("date, faute", "date faute"))
    assert (found.kind, len(found.edits)) == (SharedKind.EDITED, 1)


def test_moved_passages_are_found_apart() -> None:
    found = shared(f"{NEWS}\n\n{MORE}", f"{MORE}\n\nRien d'autre ce jour.\n\n{NEWS}")
    assert [s.a.start for s in found] == [0, len(NEWS) + 2]
    assert found[0].b.start > found[1].b.start


def test_a_passage_split_by_inserted_words_is_found_in_both_parts() -> None:
    wedge = "selon deux participants qui ont requis l'anonymat, tandis que la pluie tombait sur le port désert et"
    a, b = NEWS, NEWS.replace("nouvelle date, faute", f"nouvelle date, {wedge} faute")
    found = shared(a, b)
    assert [s.a.words(a)[:16] for s in found] == ["Les négociateurs", "faute d'accord s"]


def test_a_long_passage_repeated_is_found_twice() -> None:
    long = f"{NEWS} {MORE}"
    found = shared(long, f"{long}\n\nPlus loin, on relit ceci.\n\n{long}")
    assert [s.a.start for s in found] == [0, 0]
    assert len({s.b.start for s in found}) == 2


@pytest.mark.parametrize(
    "formula",
    [
        "le président français Emmanuel Macron",
        "le ministre russe des Affaires étrangères Sergueï Lavrov",
        "le président russe Vladimir Poutine et le président ukrainien Volodymyr Zelensky",
        "lors d'une conférence de presse à Genève jeudi soir",
    ],
)
def test_formulas_are_not_copying(formula: str) -> None:
    assert shared(f"Au sortir du dîner, {formula} a souri.", f"Hier pourtant, {formula} se taisait.") == ()


def test_other_languages_share_no_wording() -> None:
    assert shared_wording(words_of(NEWS, "fr"), words_of(NEWS, "en")) == ()


def test_empty_texts_share_nothing() -> None:
    assert shared("", "") == ()
    assert shared(NEWS, "…") == ()


def test_the_order_of_the_texts_does_not_matter() -> None:
    a, b = f"{NEWS}\n\n{MORE}", f"{MORE} Et puis : {NEWS.replace('vendredi', 'samedi')}"
    there = {(s.a, s.b) for s in shared(a, b)}
    back = {(s.b, s.a) for s in shared(b, a)}
    assert there == back


def test_a_rewritten_stretch_parts_two_copies() -> None:
    before = "Les pêcheurs du lac ont repris la mer malgré une tempête annoncée pour samedi soir"
    after = "les criées du port rouvriront leurs étals dès lundi matin avec vingt tonnes de sardines"
    a = f"{before}, la préfecture leur ayant enfin rendu les permis, et {after}."
    b = f"{before} ; un juge avait levé toute interdiction hier : {after}."
    found = shared_wording(words_of(a, "fr"), words_of(b, "fr"))
    assert [(s.kind, s.a.words(a)) for s in found] == [
        (SharedKind.IDENTICAL, before),
        (SharedKind.IDENTICAL, f"{after}."),
    ]


def test_a_passage_takes_no_light_end_along_over_an_edit() -> None:
    said = "acceptera les inspecteurs étrangers dans ses arsenaux avant la fin du printemps prochain"
    a, b = f"Le Norland {said}.", f"Le Norland, lui, sans doute {said}."
    (found,) = shared_wording(words_of(a, "fr"), words_of(b, "fr"))
    assert (found.kind, found.a.words(a)) == (SharedKind.IDENTICAL, f"{said}.")
