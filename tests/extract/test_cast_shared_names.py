"""Bodies that go by one name in several states: bound by what the report itself names, else to nobody."""

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.actors import Actor, ActorType
from verbale.record.report import Report


def _named(text: str, language: str, name: str) -> Actor:
    record = extract(parse(Report("r.txt", text, language)))
    return next(a for a in record.actors if a.name == name)


def test_the_state_that_the_report_names_has_the_body() -> None:
    text = "Bamako s'inquiète. L'Assemblée nationale a rejeté la loi mardi, a déclaré le Parti du fleuve."
    assert _named(text, "fr", "Assemblée nationale").country == "MLI"


def test_without_a_state_the_body_is_nobodys() -> None:
    text = "L'Assemblée nationale a rejeté la loi mardi. « Nous verrons », a déclaré Awa Nimbé."
    assembly = _named(text, "fr", "Assemblée nationale")
    assert (assembly.country, assembly.key) == (None, None)


def test_two_states_that_both_have_one_leave_it_open() -> None:
    text = "Canada and Australia will wait. The Senate rejected the bill on Tuesday, Ana Holm said."
    assert _named(text, "en", "Senate").key is None


def test_the_town_of_the_dateline_tells_as_well() -> None:
    text = "OTTAWA, March 6, 2026 (Reuters) - The House of Commons rejected the bill on Tuesday, Ana Holm said."
    assert _named(text, "en", "House of Commons").country == "CAN"


def test_something_that_is_one_states_alone_tells_as_well() -> None:
    text = "La CFDT proteste. L'Assemblée nationale a rejeté la loi mardi."
    assert _named(text, "fr", "Assemblée nationale").country == "FRA"


def test_a_capital_that_only_the_sentence_gives_makes_no_name() -> None:
    text = "Bergers : la route fermée\n\nQuarante bergers ont bloqué la route, a dit Awa Nimbé. Les bergers attendent."
    record = extract(parse(Report("r.txt", text, "fr")))
    assert {a.name for a in record.actors if a.type is ActorType.PERSON} == {"Awa Nimbé"}


def test_who_leads_such_a_body_leads_it_all_the_same() -> None:
    text = "« Nous verrons », a dit le président du PS, Jean Nimbé."
    record = extract(parse(Report("r.txt", text, "fr")))
    names = {a.id: a.name for a in record.actors}
    assert [(names[r.actor], names.get(r.of or "")) for r in record.roles] == [("Jean Nimbé", "PS")]


def test_the_noun_beside_a_name_takes_it_up_later() -> None:
    text = "« Le lac est à tous », a dit le formateur, Jean Nimbé.\n\n« Je céderai », a dit le formateur."
    record = extract(parse(Report("r.txt", text, "fr")))
    names = {a.id: a.name for a in record.actors}
    assert [[names[a] for a in s.speaker] for s in record.statements] == [["Jean Nimbé"], ["Jean Nimbé"]]


def test_two_offices_of_one_person_after_a_possessor() -> None:
    text = "Kenya's army chief, General Jon Ardan, has ruled out a truce."
    record = extract(parse(Report("r.txt", text, "en")))
    names = {a.id: a.name for a in record.actors}
    assert [[names[a] for a in s.speaker] for s in record.statements] == [["Jon Ardan"]]
    assert ("Jon Ardan", "Kenya") in {(names[r.actor], names.get(r.of or "")) for r in record.roles}
