"""What people join or part holds everywhere that a party is named, and undoing leaves every row as it was."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from negotiation import Telling
from verbale.ask.entries import EntryQuestion, entries
from verbale.ask.matrix import matrix
from verbale.ask.parties import Act, decide, settle
from verbale.ask.run import RunOptions, open_board
from verbale.record.actors import Actor, ActorType, Role
from verbale.record.condition import Atom
from verbale.record.errors import QuestionError
from verbale.record.position import Stance
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.store.dossier import Dossier
from verbale.store.tables import actors, parties
from verbale.store.tables import entries as entry_rows

SENT = "le syndicat enverra deux médecins au port"
WAITS = "la mairie ouvrira le port si le syndicat y envoie ses médecins"
UNION = Actor("x1", ActorType.ORGANISATION, "Syndicat des dockers")
SHORT = Actor("x2", ActorType.ORGANISATION, "Dockers")
HALL = Actor("x3", ActorType.ORGANISATION, "Mairie")
DAY = date(2031, 5, 2)


def told(origin: str, words: str, who: Actor, condition: Atom | None = None) -> Record:
    telling = Telling(origin, DAY, words)
    telling.position(who, Stance.COMMITTED, "send-aid", words, condition=condition)
    made = telling.record()
    return Record(made.report, actors=(UNION, SHORT, HALL), positions=made.positions)


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    with Dossier.open(address) as opened:
        opened.add(told("a", SENT, UNION))
        opened.add(told("b", f"Selon la radio, {SENT}", SHORT))
        opened.add(told("c", WAITS, HALL, Atom("dockers.send-aid", "si le syndicat y envoie")))
        yield opened


def rows(dossier: Dossier) -> list[Any]:
    with dossier.reading() as connection:
        found: list[Any] = []
        for table in (actors, parties, entry_rows):
            found += connection.execute(select(table.c.row, table.c.party).order_by(table.c.row)).all()
        return found


def holders(dossier: Dossier, name: str) -> list[str]:
    return sorted(e.source.origin for e in entries(dossier, EntryQuestion(actor=name)))


def standing(dossier: Dossier) -> dict[str, set[str]]:
    """Act -> what it waits for, as the reasoning sees it."""
    board = open_board(dossier, RunOptions(as_of=DAY))
    return {w.act: {w.condition.key} if isinstance(w.condition, Atom) else set() for w in board.case.words}


def test_a_join_reaches_lists_matrix_and_reasoning_and_is_undone(dossier: Dossier) -> None:
    before, alone = rows(dossier), standing(dossier)
    assert (holders(dossier, "Dockers"), len(matrix(dossier).cells)) == (["b"], 3)
    decide(dossier, Act.JOIN, ["dockers", "Syndicat des dockers"], "Ada")
    assert holders(dossier, "Dockers") == holders(dossier, "syndicat-des-dockers") == ["a", "b"]
    assert set(matrix(dossier).cells) == {("syndicat-des-dockers", "send-aid"), ("mairie", "send-aid")}
    assert standing(dossier) == {
        "syndicat-des-dockers.send-aid": set(),
        "mairie.send-aid": {"syndicat-des-dockers.send-aid"},
    }
    assert open_board(dossier, RunOptions(as_of=DAY)).lexicon.atom("dockers", "send-aid").startswith("syndicat")
    decide(dossier, Act.UNDO, ["dockers", "syndicat-des-dockers"], "Ada")
    assert (rows(dossier), standing(dossier)) == (before, alone)


def test_what_is_read_after_a_join_is_joined_too(dossier: Dossier) -> None:
    decide(dossier, Act.JOIN, ["dockers", "syndicat-des-dockers"], "Ada")
    dossier.add(told("d", f"Ce matin, {SENT}", SHORT))
    assert holders(dossier, "Dockers") == ["a", "b", "d"]


def test_a_name_that_is_somebody_else_in_one_report(dossier: Dossier) -> None:
    before = rows(dossier)
    dossier.add(told("d", f"Ailleurs, {SENT}", SHORT))
    with_d = rows(dossier)
    decide(dossier, Act.PART, ["Dockers"], "Ada", "another union", report="d")
    assert holders(dossier, "dockers") == ["b"]
    assert len(with_d) > len(before)
    decide(dossier, Act.UNDO, ["dockers"], "Ada", report="d")
    assert rows(dossier) == with_d


def test_a_report_goes_with_one_party_to_part(dossier: Dossier) -> None:
    with pytest.raises(QuestionError, match="--report goes with 'part' or 'undo' and one party"):
        decide(dossier, Act.JOIN, ["dockers"], "Ada", report="b")
    with pytest.raises(QuestionError, match="nothing to undo"):
        decide(dossier, Act.UNDO, ["dockers"], "Ada", report="b")


def test_evidence_settles_a_pair_once(dossier: Dossier) -> None:
    for name, who in (("e", "Ines Roy"), ("f", "Roy")):
        text = f"Note {name} : la maire {who} a promis deux médecins au port."
        person = Actor("r1", ActorType.PERSON, who, "NOR")
        office = Role("r1", "maire", "x9", (Span(text.index("maire"), text.index("maire") + 5),))
        state = Actor("x9", ActorType.STATE, "Norvège", "NOR", key="NOR")
        dossier.add(Record(Report(name, text, "fr", published=DAY), actors=(person, state), roles=(office,)))
    before = rows(dossier)
    (made,) = settle(dossier, "Ada")
    assert (made.what, made.subject) == ("join", "ines-roy roy")
    assert "office: maire" in made.why
    assert settle(dossier, "Ada") == []
    decide(dossier, Act.UNDO, ["roy", "ines-roy"], "Ada")
    assert settle(dossier, "Ada") == []
    assert rows(dossier) == before
