"""Names, offices and pronouns as the French press writes them."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.record import Record
from verbale.record.report import Report


def _record(text: str) -> Record:
    return extract(parse(Report("r.txt", text, "fr")))


def _speakers(text: str) -> list[list[str | None]]:
    record = _record(text)
    names = {a.id: a.name or a.mentions[0].span.words(text) for a in record.actors}
    return [[names[a] for a in s.speaker] for s in record.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a pronoun between commas is the subject before it, not who was named before
        ("Jeanne Morel a cédé. La direction, elle, affirme que le lac baisse.", "direction"),
        # names that hold the word of a title or of an office
        ("Sylvain Maréchal, délégué du dépôt, a affirmé que le lac baissait.", "Sylvain Maréchal"),
        ("Le lac baisse, a affirmé le chef de file, Don-Jacques Orsoni.", "Don-Jacques Orsoni"),
        # two offices of one person
        ("Le lac baisse, a affirmé le coordinateur du projet, le professeur Jean-Marc Dubreuil.", "Jean-Marc Dubreuil"),
        # bodies whose name goes on with small words
        ("Rivage citoyen, une association locale, a affirmé que le lac baissait.", "Rivage citoyen"),
        ("Le lac baisse, selon Santé publique France.", "Santé publique France"),
        ("Le directeur de la Caisse des artisans, Paul Rey, est là. La Caisse affirme que non.", "Caisse des artisans"),
        ("La Cour des comptes européenne affirme que le lac baisse.", "Cour des comptes européenne"),
        ("Le Rassemblement national affirme que le lac baisse.", "Rassemblement national"),
        # an apposition joins nobody
        ("Les Républicains, partenaires de la coalition, affirment que le lac baisse.", "Les Républicains"),
        # a prefect is no mayor
        ("Le maire, Luc Rey, est venu. Le préfet affirme que le lac baisse.", "Le préfet"),
        ("Le ministre-président Luc Rey est venu. Lundi, il a affirmé que le lac baissait.", "Luc Rey"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == [speaker]


def test_parties_of_one_name_are_told_apart_by_their_country() -> None:
    record = _record("Le Parti socialiste portugais affirme que oui. Le Parti socialiste belge affirme que non.")
    assert len({s.speaker for s in record.statements}) == 2


def test_a_place_where_something_was_signed_has_no_government_here() -> None:
    text = "L'accord de Lomé tient. Il a été conclu à Lomé en mai.\n\nÀ Korra, la présidence affirme que non."
    assert all("Togo" not in speaker for speaker in _speakers(text))


def test_no_man_holds_an_office_in_the_feminine() -> None:
    text = "BERLIN, 4 septembre 2025 – La chancelière allemande a affirmé que le lac baissait."
    assert all(s != ["Friedrich Merz"] for s in _speakers(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le ministre du Travail, Luc Rey, est venu. La ministre de la Mer affirme que non.", "La ministre de la Mer"),
        ("Le ministre du Travail, Luc Rey, est venu. Le ministre de la Mer affirme que non.", "Le ministre de la Mer"),
        ("Le ministre du Travail, Luc Rey, est venu. Le ministre du Travail affirme que non.", "Luc Rey"),
        ("Le directeur de la régie, Luc Rey, est venu. Le directeur adjoint affirme que non.", "Le directeur adjoint"),
        ("Le bilan est bon, affirme l'ancien ambassadeur Dominique Lhermite.", "Dominique Lhermite"),
        ("La hausse est « excessive », juge Laure Castan, de la mairie.", "Laure Castan"),
    ],
)
def test_whose_office(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == [speaker]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le ministre de l'Intérieur ira sur place.", "Intérieur"),
        ("Le maire a réclamé des renforts sur France Bleu.", "Bleu"),
        ("La hausse est « excessive », juge Laure Castan, de la mairie.", "juge"),
    ],
)
def test_nobody_and_no_office(text: str, name: str) -> None:
    record = _record(text)
    assert name not in {a.name for a in record.actors} | {r.office for r in record.roles}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Roy est arrivée lundi. Sa voisine ne bougera pas. « J'ai connu pire », dit-elle.", "Sa voisine"),
        (
            "Trois communes sont privées d'eau. Le soir, des pêcheurs rentrent. Le lac baisse, disent-ils.",
            "des pêcheurs",
        ),
        ("Le patronat affirme que le lac baisse.", "patronat"),
    ],
)
def test_people_by_their_trade(text: str, speaker: str) -> None:
    assert [name.removeprefix("Le ") for name in _speakers(text)[-1] if name] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le ministère de la Mer ne dit rien.\n\nLe patron, qui a vu passer cinq maires, essuie ses verres. "
            "Interrogé sur la suite, il se contente d'un mot : « La pièce est finie depuis longtemps. »",
            "Le patron",
        ),
        (
            "Ana Roy est venue, et la ministre de la Mer l'a suivie.\n\nLa Ligue des droits humains juge le texte "
            "« utile, mais tardif ». Elle rappelle que le lac a baissé.",
            "Ligue des droits humains",
        ),
    ],
)
def test_a_noun_whose_verb_the_parser_misses(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == [speaker]


def test_places_and_companies_are_no_people() -> None:
    record = _record(
        "La rivière Sankor déborde. La société Aquamont a tort. Aquamont dément, et Luc Rey était à Morvala lundi. "
        "Morvala attend, Sankor monte."
    )
    assert [a.name for a in record.actors if a.type.value == "person"] == ["Luc Rey"]


def test_the_company_that_an_office_is_of_goes_by_its_name() -> None:
    record = _record("Le PDG de la compagnie Flymorva, Luc Rey, est venu. La compagnie Flymorva affirme que oui.")
    assert record.roles[0].of == record.statements[0].speaker[0]


def test_measures_are_nobody() -> None:
    record = _record("Deux fois, le lac a monté de quarante centimètres. Il a coûté 250 euros, affirme Luc Rey.")
    assert [a.name for a in record.actors] == ["Luc Rey"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Me Ana Roy a plaidé. La salle attendait.\n\nVint le tour de la mère. Petite, elle affirma que non.",
            "mère",
        ),
        ("L'un d'eux, le « général » Luc Rossan, a fait savoir que le lac baissait.", "Luc Rossan"),
        ("Pour sa directrice technique, l'ingénieure Awa Dion, « le lac baisse encore ».", "Awa Dion"),
        ("Le lac baisse, a affirmé la juriste de Rivages verts, Mathilde Corban.", "Mathilde Corban"),
        ("Les dockers attendent, devant l'Assemblée. Leur syndicat affirme que le lac baisse.", "syndicat"),
    ],
)
def test_people_beside_their_trade_and_others(text: str, speaker: str) -> None:
    assert [(name or "").removeprefix("la ") for name in _speakers(text)[-1]] == [speaker]


def test_the_rubric_of_a_headline_is_nobody() -> None:
    record = _record("Transports : la grève continue à Vernay\n\nLe maire de Vernay affirme que non.")
    assert "Transports" not in {a.name for a in record.actors}


def test_a_place_that_speaks_is_more_than_a_place_and_no_company_of_another_state() -> None:
    text = (
        "Alger suspend ses livraisons à Vardane, qui dénonce un chantage.\n\n"
        "La compagnie publique algérienne affirme que non."
    )
    assert _speakers(text) == [["Vardane"], ["compagnie publique algérienne"]]
