"""Words of an act end before what its holder does beside it."""

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.report import Report


def test_what_is_said_beside_is_no_part_of_the_act() -> None:
    text = "Les Houthis ont rejeté par avance toute mission étrangère, qualifiant les garants de « pirates »."
    record = extract(parse(Report("x.txt", text, "fr")))
    assert [p.act.text for p in record.positions if p.stance.value == "refuses"] == ["toute mission étrangère"]
