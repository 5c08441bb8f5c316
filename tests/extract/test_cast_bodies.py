"""States, bodies and groups by name: how far a name goes, what is no name, who belongs to whom. Parsed for real."""

import pytest

from verbale.extract.cast import Cast, Figure
from verbale.parse.parser import parse
from verbale.record.actors import ActorType
from verbale.record.report import Report


def read(text: str, language: str) -> tuple[Cast, dict[str, Figure]]:
    """The cast of a report after every noun was asked for, and its named actors by name."""
    parsed = parse(Report("test.txt", text, language))
    cast = Cast(parsed)
    for block in parsed.prose:
        for token in block.doc:
            if token.pos_ in ("NOUN", "PROPN"):
                cast.who(block, token)
    cast.finish()
    return cast, {f.name: f for f in cast.by_id.values() if f.name}


def who(text: str, language: str, word: str) -> Figure | None:
    """Whom the first token of that form stands for."""
    parsed = parse(Report("test.txt", text, language))
    cast = Cast(parsed)
    block, token = next((b, t) for b in parsed.prose for t in b.doc if t.text == word)
    actor = cast.who(block, token)
    return cast.by_id[actor] if actor else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Le comité des éleveurs, lui, exige une aide.", "comité", "comité des éleveurs"),
        (
            "Le ministère danois de la Santé, par la voix d'une conseillère, a démenti.",
            "ministère",
            "ministère danois de la Santé",
        ),
    ],
)
def test_what_follows_the_comma_is_no_part_of_a_body(text: str, word: str, name: str) -> None:
    figure = who(text, "fr", word)
    assert figure is not None
    assert figure.name == name


def test_the_state_is_no_court() -> None:
    text = "Les maires de France négocient avec l'État. Le Conseil d'État tranchera en mars."
    parsed = parse(Report("test.txt", text, "fr"))
    cast = Cast(parsed)
    tokens = [(b, t) for b in parsed.prose for t in b.doc if t.text == "État"]
    first, second = (cast.who(b, t) for b, t in tokens)
    assert second is not None
    assert cast.by_id[second].key == "fr-conseil-etat"
    assert first != second


@pytest.mark.parametrize(
    ("text", "language", "name", "place"),
    [
        ("Virginie Lacombe, du syndicat, a refusé de signer.", "fr", "Virginie Lacombe", "us-virginia"),
        ("Georgia Hartwell, who leads the team, has refused to sign.", "en", "Georgia Hartwell", "GEO"),
    ],
)
def test_a_given_name_is_no_place(text: str, language: str, name: str, place: str) -> None:
    cast, named = read(text, language)
    assert named[name].type is ActorType.PERSON
    assert place not in {f.key for f in cast.by_id.values()}


def test_a_place_stays_a_place() -> None:
    _, named = read("Les députés de Géorgie ont voté contre le texte.", "fr")
    assert {f.key for f in named.values()} >= {"GEO"}


@pytest.mark.parametrize(
    ("short", "full"), [("RN", "Rassemblement national"), ("FN", "Front national"), ("PS", "Parti socialiste")]
)
def test_a_party_is_called_by_the_name_that_its_short_form_spells(short: str, full: str) -> None:
    _, named = read(f"En France, le {short} a refusé de voter le budget.", "fr")
    assert full in named


def test_a_town_where_something_is_said_is_nobody() -> None:
    text = "Les mineurs ne reprendront pas le travail, a annoncé jeudi à Perpignan le porte-parole du comité."
    assert who(text, "fr", "Perpignan") is None


def test_an_adjective_of_origin_is_no_body() -> None:
    _, named = read("A Western diplomat said the talks had failed.", "en")
    assert "Western" not in named


def test_a_number_of_days_is_no_group() -> None:
    _, named = read("They agreed on a 30-day truce along the river.", "en")
    assert not [f for f in named.values() if f.type is ActorType.GROUP]


@pytest.mark.parametrize(
    "text",
    [
        "The E3 — Britain, France and Germany — rejected the offer. The three countries want more time.",
        "The E3 (Britain, France and Germany) rejected the offer. The three countries want more time.",
    ],
)
def test_the_members_of_a_group_beside_its_name(text: str) -> None:
    parsed = parse(Report("test.txt", text, "en"))
    cast = Cast(parsed)
    block, token = next((b, t) for b in parsed.prose for t in b.doc if t.text == "countries")
    group = cast.who(block, token)
    assert group is not None
    assert (cast.by_id[group].key, cast.by_id[group].size) == ("e3", 3)
    members = [cast.by_id[m.actor].key for m in cast.finish()[2] if m.group == group]
    assert members == ["GBR", "FRA", "DEU"]


def test_a_group_and_a_state_after_a_comma_are_two() -> None:
    cast, _ = read("After talks with the E3, France and Germany left the room.", "en")
    assert not cast.finish()[2]


def test_two_capitals_together_are_two_powers() -> None:
    figure = who("Londres et Bruxelles rompent. L'Union européenne regrette cet échec.", "fr", "Bruxelles")
    assert figure is not None
    assert figure.key == "eu"


def test_the_guild_is_the_one_named_before() -> None:
    text = 'The Writers Guild of America rejected the offer. "We want more," the guild wrote on Monday.'
    figure = who(text, "en", "guild")
    assert figure is not None
    assert figure.name == "Writers Guild of America"


def test_a_verb_read_as_a_judge_speaks_for_nobody() -> None:
    parsed = parse(Report("test.txt", "Sabine Lacombe, du Rassemblement, juge que rien ne changera.", "fr"))
    cast = Cast(parsed)
    token = next(t for t in parsed.prose[0].doc if t.text == "Sabine")
    assert [cast.by_id[a].name for a in cast.parties(parsed.prose[0], token)] == ["Sabine Lacombe"]


@pytest.mark.parametrize(
    ("text", "word", "size"),
    [
        ("Sixty-four countries signed the pact.", "countries", 64),
        ("Seventeen countries signed the pact.", "countries", 17),
        ("Sixty-four per cent of the nurses voted against it.", "cent", None),
    ],
)
def test_a_number_of_two_words_and_a_share(text: str, word: str, size: int | None) -> None:
    figure = who(text, "en", word)
    assert figure is not None
    assert (figure.type, figure.size) == (ActorType.GROUP, size)
