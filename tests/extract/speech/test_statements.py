"""Sentences of our own (none of them is trained on) with the statements that they hold."""

import pytest
from speech_reader import read

from verbale.record.record import Record
from verbale.record.statement import Modality, Statement, StatementKind


def found(record: Record) -> list[Statement]:
    return list(record.statements)


def words(record: Record, statement: Statement) -> list[str]:
    return [s.words(record.report.text) for s in statement.content]


FRENCH = [
    ("La ministre a annoncé que le port fermerait lundi.", "indirect", ["le port fermerait lundi"], "a annoncé"),
    ("Le port fermera lundi, a annoncé la ministre.", "indirect", ["Le port fermera lundi"], "a annoncé"),
    ("« Nous partirons demain », a déclaré Paul Morin.", "direct", ["Nous partirons demain"], "a déclaré"),
    ('"Nous partirons demain", a rétorqué mardi Paul Morin.', "direct", ["Nous partirons demain"], "a rétorqué"),
    ("Selon la préfète, le pont a cédé vers midi.", "indirect", ["le pont a cédé vers midi"], "Selon"),
    ("D'après les pompiers, le feu est éteint.", "indirect", ["le feu est éteint"], "D'après"),
    ("Le feu est éteint, selon les pompiers.", "indirect", ["Le feu est éteint"], "selon"),
    ("Anna Roux a déclaré : « Je voterai contre ce texte. »", "direct", ["Je voterai contre ce texte."], "a déclaré"),
    ("Le directeur affirme avoir vu le courrier.", "indirect", ["avoir vu le courrier"], "affirme"),
    ("Elle a qualifié le projet de « folie ».", "mixed", ["le projet de « folie »"], "a qualifié"),
    ("Elle estime que le texte est « trop flou ».", "mixed", ["le texte est « trop flou »"], "estime"),
    ("Le maire accuse la région d'avoir menti.", "indirect", ["la région d'avoir menti"], "accuse"),
]
ENGLISH = [
    ("The minister announced that the port would close.", "indirect", ["the port would close"], "announced"),
    ("The port will close on Monday, the minister said.", "indirect", ["The port will close on Monday"], "said"),
    ("The minister said the port would close.", "indirect", ["the port would close"], "said"),
    ('"We leave tomorrow," said Paul Moor.', "direct", ["We leave tomorrow"], "said"),
    ("“We leave tomorrow,” Paul Moor said.", "direct", ["We leave tomorrow"], "said"),
    ("According to the mayor, the bridge fell at noon.", "indirect", ["the bridge fell at noon"], "According to"),
    ("The bridge fell at noon, according to the mayor.", "indirect", ["The bridge fell at noon"], "according to"),
    ('She told reporters, "I will vote against it."', "direct", ["I will vote against it."], "told"),
    ('She called the plan "a folly".', "mixed", ['the plan "a folly'], "called"),
]


@pytest.mark.parametrize(("text", "kind", "content", "cue"), FRENCH)
def test_french(text: str, kind: str, content: list[str], cue: str) -> None:
    check("fr", text, kind, content, cue)


@pytest.mark.parametrize(("text", "kind", "content", "cue"), ENGLISH)
def test_english(text: str, kind: str, content: list[str], cue: str) -> None:
    check("en", text, kind, content, cue)


def check(language: str, text: str, kind: str, content: list[str], cue: str) -> None:
    record = read(language, text)
    assert [words(record, s) for s in found(record)] == [content] or [
        [w.strip(' ."«»“”') for w in words(record, s)] for s in found(record)
    ] == [[w.strip(' ."«»“”') for w in content]]
    (statement,) = found(record)
    assert statement.kind == StatementKind(kind)
    assert cue in [s.words(text) for s in statement.cue]
    assert statement.source
    assert 0 < statement.confidence <= 1
    assert statement.rule


def test_a_cue_that_breaks_a_quotation_makes_no_second_statement() -> None:
    record = read("en", '"The roof," Paul Moor said, "will last a century."')
    assert [words(record, s) for s in found(record)] == [["The roof", "will last a century."]] or [
        [w.rstrip(",.") for w in words(record, s)] for s in found(record)
    ] == [["The roof", "will last a century"]]


def test_a_quotation_goes_on_after_its_cue() -> None:
    record = read("en", '"We will rebuild," Paul Moor said. "Nobody will lose a home."')
    (statement,) = found(record)
    assert len(statement.content) == 2


def test_participles_share_the_source_of_the_cue_before_them() -> None:
    text = "Le barrage tiendra, a-t-il assuré, ajoutant que les vannes étaient ouvertes."
    record = read("fr", text)
    first, second = found(record)
    assert [s.words(text) for s in first.source] == ["il"]
    assert first.source == second.source


def test_names_and_terms_in_quote_marks_say_nothing() -> None:
    assert not found(read("fr", 'Le groupe "Les Amis du lac" se réunit à Nantes.'))
    assert not found(read("en", 'The band "Slow River" played two songs and left.'))


def test_a_refused_cue_is_no_affirmed_saying() -> None:
    record = read("fr", "Le ministère n'a pas confirmé que le pont avait cédé.")
    assert all(s.modality is Modality.DENIED for s in found(record))


def test_statements_come_in_text_order_with_ids_of_their_own() -> None:
    text = "Le port fermera, a annoncé la ministre. Selon le maire, il rouvrira. « Nous verrons », a dit Paul Morin."
    record = read("fr", text)
    starts = [s.content[0].start for s in found(record)]
    assert len(starts) == 3
    assert starts == sorted(starts)
    assert len({s.id for s in found(record)}) == 3


def test_who_is_told_and_when() -> None:
    text = "Les travaux dureront deux ans, a indiqué le maire lors d'une conférence de presse."
    (statement,) = found(read("fr", text))
    assert statement.setting == "une conférence de presse"


def test_a_report_without_words_has_no_statements() -> None:
    assert not found(read("fr", "…"))
    assert not found(read("en", '"'))
