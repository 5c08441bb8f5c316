"""Which reports of a dossier are compared with each other, and what is said of the others."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from verbale.ask.between import only_in
from verbale.ask.entries import EntryQuestion
from verbale.ask.joined import joined
from verbale.ask.shelf import Shelf
from verbale.ask.stories import all_stories
from verbale.ask.told import told
from verbale.ask.window import Window, look
from verbale.record.actors import Actor, ActorType
from verbale.record.errors import QuestionError
from verbale.record.record import Record
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind
from verbale.store.dossier import Dossier

TEXT = "Le ferry de {} est resté à quai : les {} marins refusent de signer l'accord sur les nuits, a dit Ines Roy."
PLACES = ("Tolvik", "Marbourg", "Ostrel", "Quenne", "Brisach")


def made(number: int, published: date | None) -> Record:
    text = TEXT.format(PLACES[number], 30 + number)
    said = Statement(f"s-{number}", StatementKind.INDIRECT, (Span(0, len(text) - 1),), speaker=("a1",))
    report = Report(f"/{number}.txt", text, "fr", published=published)
    ines = Actor("a1", ActorType.PERSON, "Ines Roy")
    return Record(report, (Section(Span(0, len(text)), SectionRole.BODY),), (ines,), statements=(said,))


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    """Five reports: of the 2nd, 3rd, 9th and 30th of May, and one without a day."""
    days = (date(2031, 5, 2), date(2031, 5, 3), date(2031, 5, 9), date(2031, 5, 30), None)
    with Dossier.open(address) as opened:
        for number, day in enumerate(days):
            opened.add(made(number, day))
        yield opened


def looked(dossier: Dossier, **window: Any) -> list[str]:
    return [r.origin for r in look(dossier, Window(**window)).reports.values()]


def test_the_newest_by_day_those_without_one_last(dossier: Dossier) -> None:
    assert looked(dossier, most=2) == ["/2.txt", "/3.txt"]
    assert sorted(looked(dossier, most=4)) == ["/0.txt", "/1.txt", "/2.txt", "/3.txt"]
    assert len(looked(dossier)) == len(looked(dossier, most=5)) == 5


def test_those_of_some_days_and_those_nearest_to_one(dossier: Dossier) -> None:
    assert looked(dossier, since=date(2031, 5, 3), until=date(2031, 5, 9)) == ["/1.txt", "/2.txt"]
    around = dossier.find("/1.txt").id
    assert looked(dossier, most=2, around=around) == ["/0.txt", "/1.txt"]
    assert looked(dossier, most=3, around=around) == ["/0.txt", "/1.txt", "/2.txt"]
    assert looked(dossier, most=1, around=dossier.find("/4.txt").id) == ["/4.txt"]


def test_what_is_left_out_is_counted(dossier: Dossier) -> None:
    found = look(dossier, Window(most=3))
    assert (len(found.reports), found.total, found.whole) == (3, 5, False)
    assert look(dossier, Window()).whole
    with pytest.raises(QuestionError, match="2031-05-09 comes after 2031-05-02"):
        look(dossier, Window(date(2031, 5, 9), date(2031, 5, 2)))


def test_stories_and_sources_are_those_of_the_window(dossier: Dossier) -> None:
    shelf = Shelf(dossier, Window(most=2))
    assert sorted(m.report.origin for s in all_stories(dossier, shelf) for m in s.members) == ["/2.txt", "/3.txt"]
    newest = dossier.find("/3.txt").id
    assert joined(dossier, Shelf(dossier, Window(most=2))).sources(newest, "s-3").independent == 1
    counted = told(dossier, EntryQuestion(), shelf=Shelf(dossier, Window(most=2)))
    assert sorted(one.entry.id for one in counted) == ["s-2", "s-3"]


def test_a_text_that_was_replaced_can_still_be_asked_about(dossier: Dossier) -> None:
    old = dossier.find("/0.txt").id
    changed = made(0, date(2031, 5, 2)).report
    dossier.add(Record(Report(changed.origin, f"{changed.text} Rien de plus.", "fr", published=date(2031, 5, 2))))
    assert only_in(dossier, old).record.report.id == old
