"""How many independent sources tell an entry, as a filter and in the matrix, on both databases."""

import pytest

from factory import actor, position, report, span, statement
from verbale.ask.entries import EntryQuestion
from verbale.ask.matrix import matrix
from verbale.ask.stories import Act as StoryAct
from verbale.ask.stories import decide
from verbale.ask.told import told
from verbale.record.actors import ActorType, Membership
from verbale.record.position import Act, Stance
from verbale.record.record import Record
from verbale.record.report import Section, SectionRole
from verbale.record.span import Span
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind

WIRE = (
    "France will send engineers to the port of Tolvik. The dam above the town broke in the night and 340 people left. "
    "Pumps arrive on Monday. Germany refuses tariffs."
)
COPY = f"{WIRE} A reader sent this picture."
OWN = (
    "Our own reporter writes from the valley: after three days without power the shops of Tolvik opened again, and in "
    "Paris a minister was plain. France will send engineers to help with the repairs, for as long as the mayor wishes."
)


def made(origin: str, text: str) -> Record:
    france = actor("France", text, ActorType.STATE, key="FRA", country="FRA")
    sends = position(text, france.id, "France will send engineers", Stance.INTENDS, act=Act("logistics", "send"))
    whole = (Section(Span(0, len(text)), SectionRole.BODY, "test"),)
    about = report(text, origin)
    if "Germany" not in text:
        return Record(about, whole, (france,), positions=(sends,))
    germany = actor("Germany", text, ActorType.STATE, key="DEU", country="DEU")
    no = position(text, germany.id, "Germany refuses tariffs", Stance.REFUSES, act=Act("tariffs", "tariffs"))
    return Record(about, whole, (france, germany), positions=(sends, no))


@pytest.fixture
def town(dossier: Dossier) -> Dossier:
    """Two copies of a wire text and one report of its own, in one story."""
    for origin, text in (("wire.txt", WIRE), ("copy.txt", COPY), ("own.txt", OWN)):
        dossier.add(made(origin, text))
    decide(dossier, StoryAct.JOIN, ["wire.txt", "copy.txt"], "Ada")
    decide(dossier, StoryAct.JOIN, ["wire.txt", "own.txt"], "Ada")
    return dossier


def counts(dossier: Dossier, question: EntryQuestion, at_least: int = 0) -> list[tuple[str, str, int | None]]:
    found = told(dossier, question, at_least)
    return sorted((t.entry.source.origin, t.entry.parties[0].key, t.sources) for t in found)


POSITIONS = EntryQuestion(kinds=(Kind.POSITION,))


def test_copies_count_once(town: Dossier) -> None:
    assert counts(town, POSITIONS) == [
        ("copy.txt", "DEU", 1),
        ("copy.txt", "FRA", 2),
        ("own.txt", "FRA", 2),
        ("wire.txt", "DEU", 1),
        ("wire.txt", "FRA", 2),
    ]


def test_at_least_so_many_then_the_limit(town: Dossier) -> None:
    assert {party for _, party, _ in counts(town, POSITIONS, 2)} == {"FRA"}
    assert counts(town, POSITIONS, 3) == []
    some = EntryQuestion(kinds=(Kind.POSITION,), limit=2, offset=1)
    every = [t.entry.id for t in told(town, POSITIONS, 2)]
    assert [t.entry.id for t in told(town, some, 2)] == every[1:3]


def test_the_matrix_counts_copies_once(town: Dossier) -> None:
    found = matrix(town)
    assert found.independent(found.cells["FRA", "logistics"].entries) == 2
    assert found.independent(found.cells["DEU", "tariffs"].entries) == 1


def test_kinds_that_are_not_joined_are_not_counted(dossier: Dossier) -> None:
    france = actor("France", OWN, ActorType.STATE, key="FRA")
    town = actor("Tolvik", OWN, ActorType.ORGANISATION)
    belongs = Membership(france.id, town.id, "friend", (span("France", OWN),), "test", 0.9)
    said = statement(OWN, "France will send engineers", france.id)
    whole = (Section(Span(0, len(OWN)), SectionRole.BODY, "test"),)
    about = report(OWN, "own.txt")
    dossier.add(Record(about, whole, (france, town), memberships=(belongs,), statements=(said,)))
    every = {t.entry.kind: t.sources for t in told(dossier, EntryQuestion())}
    assert every == {Kind.MEMBERSHIP: None, Kind.STATEMENT: 1}
    assert [t.entry.kind for t in told(dossier, EntryQuestion(), 1)] == [Kind.STATEMENT]
