"""Whose words they are: the source stands outside the content, behind whatever parts it from its verb."""

from pathlib import Path

import pytest
from speech_reader import read

from verbale.extract.speech.cues import Cues
from verbale.languages.load import load_table
from verbale.record.errors import LanguageError


def told(language: str, text: str) -> list[tuple[str, str, str]]:
    """Content without its marks, cue and source of each statement."""
    return [
        (
            " … ".join(c.words(text) for c in s.content).strip(' "«»'),
            " ".join(c.words(text) for c in s.cue),
            " ".join(p.words(text) for p in s.source),
        )
        for s in read(language, text).statements
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("« Chaque nom doit être vérifié », a déclaré à la presse le ministre de la Pêche.", "le ministre de la Pêche"),
        ("« Nous poursuivons », se borne à indiquer un porte-parole du port.", "un porte-parole du port"),
        ("« Nous avons le temps », se contente de répondre Odd Lund.", "Odd Lund"),
        ("« Nous partons », a assuré en fin de matinée à Brest la présidente du club.", "la présidente du club"),
        ("« Ils viendront et ils signeront », a assuré ce dernier.", "ce dernier"),
        ("Le port sera fermé jeudi, a fait savoir dans un communiqué la préfecture.", "la préfecture"),
        ("Les six élus ne voteront plus le budget, a annoncé mardi à Quimper le chef du groupe.", "le chef du groupe"),
    ],
)
def test_the_subject_behind_its_verb(text: str, source: str) -> None:
    ((_, _, who),) = told("fr", text)
    assert who == source


def test_the_first_verb_behind_a_quotation_has_it() -> None:
    text = "« Pas question de céder le phare », tranche son gardien, Odd Lund – lequel, précise-t-on, parle norvégien."
    assert [(cue, who) for content, cue, who in told("fr", text) if "céder" in content] == [("tranche", "son gardien")]


def test_no_source_stands_inside_its_own_words() -> None:
    texts = ["« Nous y pensons », se borne le maire.", "« Chaque nom compte », a-t-on lu hier. « Nous y pensons. »"]
    for text in texts:
        for s in read("fr", text).statements:
            assert not any(c.overlaps(p) for c in s.content for p in s.source)


@pytest.mark.parametrize("who", ["Salvation Army officer Marie Lang", "Red Cross delegate Marie Lang"])
def test_a_name_behind_office_and_body_speaks(who: str) -> None:
    record = read("en", f'"We have tents for all of them," said {who}.')
    (statement,) = record.statements
    assert [a.name for a in record.actors if a.id in statement.speaker] == ["Marie Lang"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("La Norvège a quitté lundi l'accord conclu avec la Suède, accusant Stockholm d'avoir menti.", "La Norvège"),
        ("Le maire a rencontré Odd Lund, assurant que le port rouvrirait.", "Le maire"),
        ("Le déficit augmentera encore, a averti la Cour des comptes jeudi.", "la Cour des comptes"),
    ],
)
def test_the_subject_of_the_clause_and_no_more(text: str, source: str) -> None:
    assert [who for _, _, who in told("fr", text)] == [source]


def test_what_is_denied_as_a_report_is_not_said_by_who_denies_it() -> None:
    ((content, cue, _),) = told("en", "Norway denied reports that it had dropped its claim on the shoal.")
    assert cue == "denied"
    assert content.startswith("reports")


def test_nobody_is_told_by_himself() -> None:
    (statement,) = read("en", "The mediators met relatives of the crew and told them that all was well.").statements
    assert statement.addressee not in statement.speaker


def test_a_topic_before_a_colon_says_nothing() -> None:
    text = "Otages : les pourparlers ont repris\n\nLes pourparlers sur les otages ont repris mardi à Oslo."
    assert told("fr", text) == []


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "La ministre a promis de rouvrir le port si la grève cessait.", "rouvrir le port si la grève cessait"),
        ("en", "Lund said the club would pay if the roof was mended.", "the club would pay if the roof was mended"),
        (
            "en",
            "The mayor promised aid to the crews if the quotas were cut.",
            "aid to the crews if the quotas were cut",
        ),
        ("fr", "Le club s'était engagé le 19 juillet à rendre le stade.", "rendre le stade"),
        ("fr", "Oslo s'est engagé à fermer un quai ainsi qu'un bassin.", "fermer un quai ainsi qu'un bassin"),
        ("en", "Norway offered last week to mediate between the clubs.", "mediate between the clubs"),
        ("fr", "Le maire, Odd Lund, s'est dit, lui, favorable à un vote.", "favorable à un vote"),
    ],
)
def test_conditions_belong_to_the_content_and_days_do_not(language: str, text: str, content: str) -> None:
    assert [c for c, _, _ in told(language, text)] == [content]


@pytest.mark.parametrize("text", ["Asked if the club would leave the league, Moor shrugged."])
def test_what_is_asked_or_supposed_is_not_said(text: str) -> None:
    assert told("en", text) == []


@pytest.mark.parametrize(
    ("language", "text", "channel"),
    [
        ("fr", "« Nous partons », a-t-il dit au Monde mercredi.", "Monde"),
        ("en", '"We are leaving," he told the Daily Mail Wednesday.', "the Daily Mail"),
        ("fr", "Le maire a affirmé, au moment où la région presse le club, que le stade fermerait.", None),
    ],
)
def test_the_medium_has_its_name_and_no_more(language: str, text: str, channel: str | None) -> None:
    (statement,) = read(language, text).statements
    assert statement.channel == channel


def test_a_misspelt_frame_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    table = "verbs:\n  murmur:\n    frames: [clauze]\n    lemmas: [susurrer]\n"
    (tmp_path / "fr" / "cues.yml").write_text(table, encoding="utf-8")
    with pytest.raises(LanguageError, match="clauze"):
        load_table("fr", "cues", Cues, (tmp_path,))


def test_a_day_is_not_told() -> None:
    (statement,) = read("fr", "Le club s'était engagé le 19 juillet à rendre le stade.").statements
    assert statement.addressee is None


def test_a_verb_behind_an_apposition_has_the_noun_before_it() -> None:
    ((content, cue, who),) = told("en", "The governor of Ohio, Jane Roe, called on Lund Steel to improve its offer.")
    assert (content, cue, who) == ("improve its offer", "called on", "The governor of Ohio, Jane Roe")


def test_a_relay_keeps_no_line_break() -> None:
    text = """The port of Malmo will close on Monday, the mayor told the
crews of the ferries on Sunday evening in the town hall.

Odd Lund, the chair of the ferry line, who had met the mayor
in the morning, would not say what the line would do.

The court of the town will sit on Tuesday, a clerk said in a
note to the editors of all the papers of the region.
"""
    assert [s.via for s in read("en", text).statements if s.via] == ["a note"]
