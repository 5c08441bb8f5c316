"""Questions between reports of a dossier: stories with their decisions, sources, quotations, versions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from verbale.ask.between import disagreements, only_in, versions
from verbale.ask.joined import joined
from verbale.ask.parties import Act as PartyAct
from verbale.ask.parties import decide as decide_party
from verbale.ask.parties import doubtful
from verbale.ask.quotes import QuoteQuestion, quotes
from verbale.ask.stories import Act, all_stories, decide
from verbale.reconcile.meaning import Touch
from verbale.record.actors import Actor, ActorType, How, Mention
from verbale.record.errors import QuestionError
from verbale.record.record import Record
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind
from verbale.store.dossier import Dossier

CUT = "Nous enverrons des médecins au port dès lundi"
WHOLE = f"{CUT}, mais seulement si le conseil vote la loi"
AROUND = "Le barrage de Tolvik a cédé dans la nuit et 340 habitants sont partis. La maire Ines Roy a parlé : « {} »."
OTHER = "La raffinerie de sucre de Marbourg ferme : 51 ouvriers ont reçu leur lettre, a dit Paul Lau. « {} »."


def made(origin: str, text: str, said: str, who: str = "Ines Roy", agencies: tuple[str, ...] = ()) -> Record:
    whole = text.format(said)
    at, name = whole.index(said), whole.index(who)
    actor = Actor("a1", ActorType.PERSON, who, mentions=(Mention(Span(name, name + len(who)), How.NAME),))
    statement = Statement(f"s-{origin}", StatementKind.DIRECT, (Span(at, at + len(said)),), speaker=("a1",))
    report = Report(f"/{origin}.txt", whole, "fr", published=date(2031, 5, 2), agencies=agencies)
    sections = (Section(Span(0, len(whole)), SectionRole.BODY),)
    return Record(report, sections, (actor,), statements=(statement,))


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    with Dossier.open(address) as opened:
        opened.add(made("a", AROUND, CUT, agencies=("AFP",)))
        opened.add(made("b", AROUND, WHOLE))
        opened.add(made("c", OTHER, "Nous rouvrirons au printemps", "Paul Lau"))
        yield opened


def members(dossier: Dossier) -> list[list[str]]:
    return [[m.report.origin for m in s.members] for s in all_stories(dossier)]


def test_stories_and_decisions_that_can_be_taken_back(dossier: Dossier) -> None:
    assert members(dossier) == [["/a.txt", "/b.txt"], ["/c.txt"]]
    decide(dossier, Act.PART, ["/a.txt", "/b.txt"], "Ada", "two dams")
    assert sorted(members(dossier)) == [["/a.txt"], ["/b.txt"], ["/c.txt"]]
    decide(dossier, Act.UNDO, ["/b.txt", "/a.txt"], "Ada")
    assert members(dossier) == [["/a.txt", "/b.txt"], ["/c.txt"]]
    decide(dossier, Act.JOIN, ["/a.txt", "/c.txt"], "Ada")
    assert sorted(members(dossier)[0]) == ["/a.txt", "/b.txt", "/c.txt"]
    assert [d.what for d in dossier.trail("story")] == ["part", "undo", "join"]
    assert dossier.verify() is None


def test_a_decision_needs_two_reports_and_a_name(dossier: Dossier) -> None:
    with pytest.raises(QuestionError, match="give --by NAME"):
        decide(dossier, Act.JOIN, ["/a.txt", "/b.txt"], " ")
    with pytest.raises(QuestionError, match="expected two different ones to join"):
        decide(dossier, Act.JOIN, ["/a.txt", "/a.txt"], "Ada")
    with pytest.raises(QuestionError, match="nothing to undo"):
        decide(dossier, Act.UNDO, ["/a.txt", "/b.txt"], "Ada")


def test_a_statement_of_two_copies_has_one_independent_source(dossier: Dossier) -> None:
    a, c = (dossier.find(name).id for name in ("/a.txt", "/c.txt"))
    found = joined(dossier)
    told = found.sources(a, "s-a")
    assert sorted(entry for _, entry in told.members) == ["s-a", "s-b"]
    assert told.independent == 1
    assert [tie.agencies for _, _, tie in found.explained(a, "s-a").ties] == [("AFP",)]
    assert found.sources(c, "s-c").independent == 1


def test_quotations_with_filters(dossier: Dossier) -> None:
    (cut,) = quotes(dossier, QuoteQuestion(cut=True, meaning=True))
    assert sorted(r.words for r in cut.renderings) == [CUT, WHOLE]
    assert cut.speakers == ("ines-roy",)
    assert quotes(dossier, QuoteQuestion(translated=True)) == []
    assert [a.speakers for a in quotes(dossier, QuoteQuestion(actor="Lau"))] == [("paul-lau",)]
    assert [a.told_by for a in quotes(dossier, QuoteQuestion(actor="Lau"))] == [("Paul Lau",)]


def test_a_cut_that_matters_is_a_disagreement_on_wording(dossier: Dossier) -> None:
    assert [c.disagreement.kind.value for c in disagreements(dossier)] == ["wording"]


def test_what_only_one_report_has(dossier: Dossier) -> None:
    assert [e.id for e in only_in(dossier, "/c.txt").entries] == ["s-c"]
    assert only_in(dossier, "/a.txt").entries == ()


def test_versions_tell_what_was_changed(dossier: Dossier) -> None:
    newer = made("a", AROUND, CUT)
    text = newer.report.text.replace("340", "310")
    dossier.add(replace(newer, report=replace(newer.report, text=text)))
    (rewriting,) = versions(dossier, "/a.txt")
    (change,) = rewriting.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.words(rewriting.before.text), change.after.words(rewriting.after.text)) == ("340", "310")
    assert change.touches == {Touch.NUMBER}
    assert versions(dossier, "/c.txt") == []


def test_parties_are_joined_by_people_alone_and_parted_again(dossier: Dossier) -> None:
    dossier.add(made("d", AROUND.replace("Ines Roy", "Roy"), WHOLE, "Roy"))
    (doubt,) = doubtful(dossier)
    assert (doubt.one, doubt.other) == ("ines-roy", "roy")
    decide_party(dossier, PartyAct.JOIN, ["Ines Roy", "roy"], "Ada")
    assert doubtful(dossier) == []
    assert {a.speakers for a in quotes(dossier, QuoteQuestion(actor="roy"))} == {("ines-roy",)}
    decide_party(dossier, PartyAct.UNDO, ["roy", "ines-roy"], "Ada")
    assert len(doubtful(dossier)) == 1
    assert [d.what for d in dossier.trail("party")] == ["join", "undo"]
