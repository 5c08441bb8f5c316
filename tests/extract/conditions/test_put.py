"""Which act a condition is put on, and what it makes of the stance."""

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.condition import All, Atom, Not, atoms
from verbale.record.position import Position, Stance
from verbale.record.report import Report


def positions(text: str, language: str) -> list[Position]:
    return list(extract(parse(Report("x.txt", text, language))).positions)


def test_condition_goes_with_the_act_it_stands_under() -> None:
    text = (
        "La Norvège est disposée à financer un hôpital, voire, pour certains pays - dont l'Islande et le Danemark - "
        "à déployer des soldats au Mali, une fois un cessez-le-feu conclu."
    )
    found = {p.act.code: p.condition for p in positions(text, "fr")}
    assert found["fund"] is None
    assert [a.key for a in atoms(found["deploy-forces"])] == ["ceasefire"]


def test_even_after_ends_a_condition_instead_of_making_one() -> None:
    (one,) = positions("Egypt refuses to reopen the crossing even after a ceasefire.", "en")
    assert one.stance is Stance.REFUSES
    assert one.condition is None
    assert one.even_after is not None


def test_called_indispensable_before_an_act_is_a_requirement() -> None:
    (one,) = positions("La Grèce juge la contribution américaine indispensable avant tout déploiement.", "fr")
    assert one.requirement
    assert isinstance(one.condition, Atom)
    assert (one.condition.key, one.condition.text) == ("USA.contribute", "la contribution américaine")


def test_warning_with_somebody_failing_is_a_threat() -> None:
    text = "La Turquie bombardera le port si les négociations échouent."
    (one,) = positions(text, "fr")
    assert one.stance is Stance.THREATENS
    assert [a.key for a in atoms(one.condition)] == ["negotiations-failed"]


def test_words_of_an_atom_stand_in_the_text() -> None:
    text = "Chile will not lift the sanctions until Peru frees the sailors and Bolivia reopens the border."
    (one,) = positions(text, "en")
    assert isinstance(one.condition, Not)
    inner = one.condition.part
    assert isinstance(inner, All)
    for atom in atoms(inner):
        assert atom.span is not None
        assert atom.span.words(text) == atom.text
