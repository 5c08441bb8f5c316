"""One wire text in many reports is a family: one story and one source, at the cost of as many comparisons."""

from datetime import date
from itertools import count

import pytest

from verbale.ask.joined import FEW, joined, pairs_of
from verbale.ask.sources import Ties, source_of, ties
from verbale.ask.stories import Act, Member, Story, all_stories, decide
from verbale.record.actors import Actor, ActorType, How, Mention
from verbale.record.record import Record
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport

SAID = "Les vannes du barrage resteront ouvertes jusqu'au printemps"
WIRE = (
    f"Le barrage de Tolvik a cédé dans la nuit et 340 habitants ont quitté la vallée. « {SAID} », a dit la maire "
    "Ines Roy devant les caméras. Les pompes arriveront lundi de la ville voisine, avec vingt soldats du génie."
)
TAILS = ("Un lecteur raconte", "La météo", "Notre photo", "À lire demain", "Le marché rouvre", "Le car de midi")
COPIES = 30


def copy(number: int) -> Record:
    text = f"{WIRE} {TAILS[number % len(TAILS)]} : {number} lignes de plus ici."
    at, name = text.index(SAID), text.index("Ines Roy")
    actor = Actor("a1", ActorType.PERSON, "Ines Roy", mentions=(Mention(Span(name, name + 8), How.NAME),))
    statement = Statement(f"s-{number}", StatementKind.DIRECT, (Span(at, at + len(SAID)),), speaker=("a1",))
    whole = (Section(Span(0, len(text)), SectionRole.BODY),)
    made = Report(f"/{number:02}.txt", text, "fr", published=date(2031, 5, 2))
    return Record(made, whole, (actor,), statements=(statement,))


@pytest.fixture
def wired(dossier: Dossier) -> Dossier:
    for number in range(COPIES):
        dossier.add(copy(number))
    return dossier


def test_a_family_is_one_story_and_one_source(wired: Dossier) -> None:
    found = joined(wired)
    assert [len(story.members) for story in found.stories] == [COPIES]
    assert len(found.compared) == COPIES - 1
    report = wired.find("/07.txt").id
    told = found.sources(report, "s-7")
    assert (len(told.members), told.independent) == (COPIES, 1)
    assert [tie.dependent for _, _, tie in found.explained(report, "s-7").ties] == [True] * (COPIES - 1)
    assert len(set(source_of(wired, {r.id: r.published for r in wired.reports()}).values())) == 1


def test_a_copy_that_a_person_parted_is_in_no_story_with_the_other(wired: Dossier) -> None:
    decide(wired, Act.PART, ["/03.txt", "/05.txt"], "Ada")
    told = all_stories(wired)
    together = [{m.report.origin for m in story.members} for story in told]
    assert not any({"/03.txt", "/05.txt"} <= origins for origins in together)
    assert sum(map(len, together)) == COPIES


def test_a_large_story_is_compared_with_the_nearest_only() -> None:
    ids = [f"{n:03}" for n in range(300)]
    members = tuple(Member(kept(one), None, 0.0, ()) for one in ids)
    near = {(a, b): 1 - (int(b) - int(a)) / 300 for a in ids for b in ids if a < b}
    pairs = list(pairs_of(Story(members, near), Ties()))
    assert len(pairs) <= FEW * len(ids)
    assert {("000", "001"), ("150", "151")} <= set(pairs)
    assert len(pairs) == len(set(pairs))


def test_texts_are_read_about_once() -> None:
    records = {f"{n:02}": copy(n).report for n in range(COPIES)}
    reads = count()

    def read(report: str) -> Report:
        next(reads)
        return records[report]

    assert len(ties(read, dict.fromkeys(records)).pairs) == COPIES - 1
    assert next(reads) <= COPIES


def kept(one: str) -> KeptReport:
    about = {"row": int(one), "id": one, "origin": one, "outlet": None, "language": "fr", "title": None, "author": None}
    about |= {"agencies": (), "published": None, "length": 1, "notes": (), "extractor": "", "read_at": ""}
    return KeptReport(**about, current=True, entries=dict.fromkeys(Kind, 0), origins=())


def test_sources_are_the_groups_of_what_hangs_together(wired: Dossier) -> None:
    """The one is found without what differs in the wording, the other with it."""
    published = {report.id: report.published for report in wired.reports()}
    groups = source_of(wired, published)
    assert groups == ties(wired.report, published).groups
    assert len(set(groups.values())) < len(groups)
