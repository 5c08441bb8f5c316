"""Offices as press reports write them: how far they go, whose they are, who holds them."""

from datetime import date

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.record import Record
from verbale.record.report import Report


def _record(language: str, text: str) -> Record:
    return extract(parse(Report("r.txt", text, language, published=date(2025, 9, 16))))


def _roles(language: str, text: str) -> list[tuple[str | None, str, str | None]]:
    record = _record(language, text)
    names = {a.id: a.name for a in record.actors}
    return [(names[r.actor], r.office, names.get(r.of or "")) for r in record.roles]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        # An origin, a trade or a title between the office and the name.
        (
            "fr",
            "Le secrétaire exécutif adjoint de la Ligue du lac, le Kényan Paul Otieno, estime que l'eau baisse.",
            ("Paul Otieno", "secrétaire exécutif adjoint de la Ligue du lac", "Ligue du lac"),
        ),
        (
            "fr",
            "La directrice exécutive par intérim de la Ligue du lac, Ana Roy, a dit que l'eau baisse.",
            ("Ana Roy", "directrice exécutive par intérim de la Ligue du lac", "Ligue du lac"),
        ),
        (
            "fr",
            "Le préfet de l'Orne, le général Jean Roy, cité par la radio, attend.",
            ("Jean Roy", "préfet de l'Orne", "Orne"),
        ),
        # Words that make it another office, also where they name offices themselves.
        (
            "fr",
            "Le directeur général délégué d'Alvéa, Jean Roy, part.",
            ("Jean Roy", "directeur général délégué d'Alvéa", "Alvéa"),
        ),
        (
            "fr",
            "Le vice-ministre péruvien chargé du cuivre, Hugo Paz, part.",
            ("Hugo Paz", "vice-ministre péruvien chargé du cuivre", "Pérou"),
        ),
        ("fr", "La cheffe de file des Verts, Ana Roy, part.", ("Ana Roy", "cheffe de file des Verts", "Verts")),
        # A body's name to its end.
        (
            "fr",
            "Le secrétaire du comité local des eaux, Jean Roy, part.",
            ("Jean Roy", "secrétaire du comité local des eaux", "comité local des eaux"),
        ),
        (
            "fr",
            "L'avocat de l'enseigne La Grande Ourse, Me Jean Roy, part.",
            ("Jean Roy", "avocat de l'enseigne La Grande Ourse", "enseigne La Grande Ourse"),
        ),
        (
            "en",
            "Ann Holm, the president of the Peruvian fruit growers' association, left.",
            ("Ann Holm", "president of the Peruvian fruit growers' association", "Peruvian fruit growers' association"),
        ),
        (
            "en",
            "Tarn Chamber of Commerce vice-president Ann Holm left.",
            ("Ann Holm", "vice-president", "Tarn Chamber of Commerce"),
        ),
        (
            "en",
            "Alvea's managing director for South Asia, Ann Holm, left.",
            ("Ann Holm", "managing director for South Asia", "Alvea"),
        ),
        ("en", "Counsel to the tribunal, Ann Holm, left.", ("Ann Holm", "Counsel to the tribunal", "tribunal")),
        # The common noun of a body behind its name; whose advocate; where somebody works.
        (
            "en",
            "Senate finance committee chairman Paul Roe left.",
            ("Paul Roe", "chairman", "Senate finance committee"),
        ),
        ("en", "Interior ministry spokesman Paul Roe left.", ("Paul Roe", "spokesman", "Interior ministry")),
        (
            "fr",
            "L'avocate de la famille Dupin, Me Ana Roy, attend.",
            ("Ana Roy", "avocate de la famille Dupin", "famille Dupin"),
        ),
        (
            "fr",
            "La responsable des ventes d'Alvéa pour l'Asie, Ana Roy, dit qu'il pleut.",
            ("Ana Roy", "responsable des ventes d'Alvéa pour l'Asie", "Alvéa"),
        ),
        (
            "fr",
            "Jean Roy, directeur de recherche au CNRS, attend.",
            ("Jean Roy", "directeur de recherche au CNRS", "CNRS"),
        ),
        (
            "fr",
            "La présidente de la région Occitanie, la socialiste Ana Roy, attend.",
            ("Ana Roy", "présidente de la région Occitanie", "région Occitanie"),
        ),
        # A capital noun for a body named in full.
        (
            "en",
            "The Tarn Front attacked. The Front's spokesman, Paul Roe, said it rained.",
            ("Paul Roe", "spokesman", "Tarn Front"),
        ),
        # Where it is held stands between.
        ("en", "The agency's director in Belton, Ann Holm, left.", ("Ann Holm", "director", "agency")),
        # A relative pronoun tells whose it is.
        (
            "en",
            "The mill belongs to the Fjordal Group, whose chairwoman, Ann Holm, left.",
            ("Ann Holm", "chairwoman", "Fjordal Group"),
        ),
        # A party or a short form behind the name; the verb "to be".
        ("en", "Senator Ann Holm, Democrat of Oregon, left.", ("Ann Holm", "Senator", "Democratic Party")),
        ("en", "Senator Ann Holm, the Wyoming Republican, left.", ("Ann Holm", "Senator", "Republican Party")),
        ("fr", "Le sénateur Jean Roy (LR) attend.", ("Jean Roy", "sénateur", "Les Républicains")),
        (
            "en",
            "Ann Holm left early. Ann Holm is now finance director of the charity Tarnside.",
            ("Ann Holm", "finance director of the charity Tarnside", "Tarnside"),
        ),
        ("fr", "Jean Roy est préfet de l'Orne.", ("Jean Roy", "préfet de l'Orne", "Orne")),
        # A second office behind an adverb.
        (
            "fr",
            "Ana Roy, aujourd'hui conseillère du groupe Alvéa, part.",
            ("Ana Roy", "conseillère du groupe Alvéa", "Alvéa"),
        ),
    ],
)
def test_an_office_and_whose_it_is(language: str, text: str, role: tuple[str, str, str]) -> None:
    assert role in _roles(language, text)


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        (
            "en",
            "OTTAWA, Sept 12 (Lakes) - Canada waits.\n\nIn Ottawa, Trade Minister Paul Roe said it rained.",
            "Canada",
        ),
        (
            "fr",
            "VILNIUS – La Lituanie a fermé un pont. La ministre de l'Intérieur, Ana Roy, dit qu'il pleut.",
            "Lituanie",
        ),
        ("fr", "L'Alberta a salué l'accord. Le ministre fédéral, Jean Roy, dit que le Canada attend.", "Canada"),
        ("en", "The tariff holds, Washington said. Commerce Secretary Paul Roe agreed.", "United States"),
        # What only stands near tells nothing: a place of talks, the one who attacks, a state told of most.
        (
            "en",
            "NAIROBI, Sept 12 (Lakes) - Kenya has guests.\n\nThe talks failed. Defence Minister Paul Roe left.",
            None,
        ),
        ("fr", "KIEV – La Russie a frappé un pont. Le ministre de l'Intérieur, Jean Roy, dit qu'il pleut.", None),
        ("en", "Commerce Secretary Paul Roe said that Norway would pay.", None),
    ],
)
def test_a_minister_without_a_state(language: str, text: str, of: str | None) -> None:
    assert [told for name, _, told in _roles(language, text) if name in ("Paul Roe", "Ana Roy", "Jean Roy")] == [of]


def test_a_manager_is_of_the_company_that_the_report_is_about() -> None:
    text = (
        "Alvéa cède ses turbines. Le groupe Alvéa est lié à la Banque du Lac.\n\n"
        "« Il pleut », a résumé la directrice financière, Ana Roy. Alvéa attend."
    )
    assert ("Ana Roy", "directrice financière", "Alvéa") in _roles("fr", text)
    other = text.replace("« Il pleut »", "La Banque du Lac a refusé. « Il pleut »")
    assert ("Ana Roy", "directrice financière", None) in _roles("fr", other)


def test_a_chairman_is_not_the_chief_executive() -> None:
    text = "The inquiry's chairman, Paul Roe, said it rained. Ann Holm called for the chief executive to appear."
    assert [role[:2] for role in _roles("en", text)] == [("Paul Roe", "chairman")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Holm is not the head of the Tarn Bank. The council may relieve the governor of his duties."),
        ("en", "Ann Holm would be president of the Tarn Bank."),
        ("fr", "Ana Roy n'est pas directrice de la Banque du Lac. Luc Bon sera président de la Banque du Lac."),
    ],
)
def test_an_office_that_nobody_is_told_to_hold(language: str, text: str) -> None:
    assert [r for r in _roles(language, text) if r[0] in ("Ann Holm", "Ana Roy", "Luc Bon")] == []


def test_a_trade_minister_is_not_the_prime_minister() -> None:
    text = "Trade Minister Paul Roe left. Ann Holm wrote to the prime minister."
    assert [role[:2] for role in _roles("en", text)] == [("Paul Roe", "Trade Minister")]


def test_the_one_in_the_headline_is_who_opens_the_report() -> None:
    text = "« L'eau baisse », selon Ana Roy\n\nLa présidente de l'Office du lac part. Elle a dit qu'il pleut."
    assert ("Ana Roy", "présidente de l'Office du lac", "Office du lac") in _roles("fr", text)
    two = text.replace("Ana Roy", "Ana Roy et Luc Bon")
    assert [r[0] for r in _roles("fr", two) if r[1].startswith("présidente")] == [None]


def test_who_is_told_is_no_owner() -> None:
    text = "Selon les propos de son avocat, Me Jean Roy à l'AFP, « l'audience est proche »."
    assert _roles("fr", text) == [("Jean Roy", "avocat", None)]


def test_a_chancellor_is_not_the_prime_minister_told_of_later() -> None:
    text = "The chancellor, Paul Roe, said it rained. Ann Holm wrote to the prime minister."
    assert _roles("en", text) == [("Paul Roe", "chancellor", None)]


def test_the_advocate_general_is_not_the_advocate() -> None:
    text = "L'avocate de la mairie, Ana Roy, a dit qu'il pleut. L'avocate générale, elle, a dit que non."
    record = _record("fr", text)
    names = {a.id: a.name for a in record.actors}
    assert [names[s] for s in record.statements[-1].speaker] == [None]


def test_two_names_with_an_and_between_are_a_firm() -> None:
    text = "The union's lawyer, Ann Holm of Stein & Mallin, said it rained."
    assert [a.type.value for a in _record("en", text).actors if a.name == "Stein & Mallin"] == ["organisation"]


def test_an_ambassador_of_some_european_state_is_not_the_unions() -> None:
    assert _roles("en", "One European ambassador said it rained.") == []
