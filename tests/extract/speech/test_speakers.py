"""Who is the source where the parser ties a verb to another: shared subjects, participles, subjects behind the verb."""

import pytest
from speech_reader import read


def sources(language: str, text: str) -> list[tuple[str, str]]:
    """Cue and source of each statement."""
    return [
        (" ".join(p.words(text) for p in s.cue), " ".join(p.words(text) for p in s.source))
        for s in read(language, text).statements
    ]


CASES = [
    (
        "en",
        "The curator told the Herald the vase had been cracked since March and blamed the carrier for dropping it.",
        ("blamed", "The curator"),
    ),
    (
        "fr",
        "La conservatrice a regretté que le musée soit fermé et a accusé le transporteur d'avoir cassé le vase.",
        ("a accusé", "La conservatrice"),
    ),
    (
        "fr",
        "Le conservateur a jugé basse l'offre du musée, assurant que le vase valait le double.",
        ("assurant", "Le conservateur"),
    ),
    (
        "en",
        "The curator rebuked the museum after her guards were sent home, calling the move a disgrace.",
        ("calling", "The curator"),
    ),
    ("fr", "« Le vase est cassé », a confié au Monde la conservatrice.", ("a confié", "la conservatrice")),
    ("fr", '"Le vase est cassé", a averti de son côté le gardien.', ("a averti", "le gardien")),
    ("en", '"The vase is broken!" snarled the guard.', ("snarled", "the guard")),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_source(language: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in sources(language, text)


def test_the_reporters_own_voice_is_no_statement() -> None:
    assert sources("fr", "Rappelons que le musée ferme le lundi.") == []


def test_words_in_marks_that_are_the_subject_are_not_said() -> None:
    found = contents("fr", "« Les Amis du vase » annoncent leur congrès.")
    assert not any("Les Amis" in c for content in found for c in content)


def contents(language: str, text: str) -> list[list[str]]:
    return [[c.words(text) for c in s.content] for s in read(language, text).statements]


def test_a_quotation_after_a_colon_is_a_statement_of_its_own() -> None:
    found = contents("en", 'The guard said the vase had fallen: "I heard it break in the night."')
    assert ["the vase had fallen"] in found


def test_a_surname_labels_a_line() -> None:
    text = "The guest was Anna Moor.\n\nMoor: The vase is safe, and nobody has seen it since May."
    assert ["The vase is safe, and nobody has seen it since May"] in [
        [c.rstrip(".") for c in content] for content in contents("en", text)
    ]


def test_content_never_ends_inside_a_bracket() -> None:
    text = "Selon le musée, 212 vases sont cassés (147 selon la police)."
    assert all(c.count("(") == c.count(")") for content in contents("fr", text) for c in content)


def test_a_quotation_alone_is_not_of_those_in_a_relative_clause() -> None:
    text = (
        "Anna Moor said the papers that call her vase a fake were wrong.\n\n"
        "“I bought the vase in May and nobody has ever doubted that it is old.”"
    )
    record = read("en", text)
    names = {a.id: a.name for a in record.actors}
    alone = [s for s in record.statements if s.content[0].words(text).startswith("I bought")]
    assert [[names[x] for x in s.speaker] for s in alone] in ([], [["Anna Moor"]])
