"""Questions as people put them, and their answers, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from factory import TEXT, actor, position, record, report, span, statement
from verbale.ask.actors import actors_of
from verbale.ask.entries import EntryQuestion, count, entries
from verbale.ask.entry import entry
from verbale.ask.matrix import matrix
from verbale.ask.names import act_named, parties_named
from verbale.ask.report import marked_report
from verbale.ask.timeline import parsed, timeline
from verbale.record.actors import ActorType
from verbale.record.errors import QuestionError
from verbale.record.event import Event, EventStatus, When
from verbale.record.position import Act, Stance
from verbale.record.record import Record
from verbale.record.report import Section, SectionRole
from verbale.record.span import Span
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind
from verbale.store.review import Verdict, What

OTHER = "Germany refuses tariffs. Friedrich Merz said so. Friedrich Must said nothing.\n"


@pytest.fixture
def talks(dossier: Dossier) -> Dossier:
    dossier.add(record())
    germany = actor("Germany", OTHER, ActorType.STATE, key="DEU", country="DEU")
    merz = actor("Friedrich Merz", OTHER, key="friedrich-merz", country="DEU")
    must = actor("Friedrich Must", OTHER)
    no = position(OTHER, germany.id, "Germany refuses tariffs", Stance.REFUSES, act=Act("tariffs", "tariffs"))
    said = statement(OTHER, "Friedrich Merz said so", merz.id)
    whole = (Section(Span(0, len(OTHER)), SectionRole.BODY, "test"),)
    about = report(OTHER, "other.txt", published=date(2025, 9, 6))
    dossier.add(Record(about, whole, (germany, merz, must), statements=(said,), positions=(no,)))
    return dossier


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("DEU", "DEU"),
        ("deu", "DEU"),
        ("germany", "DEU"),
        ("Allemagne", "DEU"),
        ("Merz", "friedrich-merz"),
        ("FRIEDRICH merz", "friedrich-merz"),
        ("emmanuel-macron", "emmanuel-macron"),
    ],
)
def test_a_party_by_any_of_its_names(talks: Dossier, name: str, key: str) -> None:
    assert parties_named(talks, name) == (key,)


def test_an_ambiguous_name_lists_the_candidates(talks: Dossier) -> None:
    with pytest.raises(QuestionError) as caught:
        parties_named(talks, "Friedrich")
    assert str(caught.value) == (
        "actor 'Friedrich': several fit: friedrich-merz; friedrich-must; give more of the name, or the key"
    )


def test_an_unknown_name_says_what_comes_close(talks: Dossier) -> None:
    with pytest.raises(QuestionError, match=r"actor 'Fridrich Mertz': not in the dossier; did you mean friedrich-merz"):
        parties_named(talks, "Fridrich Mertz")
    with pytest.raises(QuestionError, match=r"^actor 'Xyzzy': not in the dossier$"):
        parties_named(talks, "Xyzzy")


def test_an_act_by_its_code_or_the_beginning_of_it(talks: Dossier) -> None:
    assert act_named(talks, "deploy-forces") == "deploy-forces"
    assert act_named(talks, "deploy") == "deploy-forces"
    assert act_named(talks, "forces") == "deploy-forces"
    with pytest.raises(QuestionError, match="act 'tarifs': not in the dossier; did you mean tariffs"):
        act_named(talks, "tarifs")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (EntryQuestion(actor="Germany"), 1),
        (EntryQuestion(actor="France", kinds=(Kind.POSITION,)), 1),
        (EntryQuestion(stance="REFUSES"), 1),
        (EntryQuestion(act="tariffs", stance="ready"), 0),
        (EntryQuestion(since=date(2025, 9, 5)), 2),
        (EntryQuestion(until=date(2025, 9, 5), kinds=(Kind.POSITION,)), 1),
        (EntryQuestion(report="other.txt"), 2),
        (EntryQuestion(text="TARIFFS germany"), 1),
        (EntryQuestion(min_confidence=0.85, kinds=(Kind.POSITION, Kind.STATEMENT)), 3),
        (EntryQuestion(limit=2), 2),
    ],
)
def test_questions(talks: Dossier, question: EntryQuestion, found: int) -> None:
    assert len(list(entries(talks, question))) == found
    assert count(talks, replace(question, limit=None)) >= found


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (EntryQuestion(stance="maybe"), "stance 'maybe': expected one of committed, ready"),
        (EntryQuestion(states=("seen",)), "state 'seen': expected one of unreviewed"),
        (EntryQuestion(report="nix"), "report 'nix': not in the dossier"),
        (EntryQuestion(since=date(2025, 9, 5), until=date(2025, 9, 4)), "2025-09-05 comes after 2025-09-04"),
    ],
)
def test_a_question_that_cannot_be_answered_as_put(talks: Dossier, question: EntryQuestion, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        entries(talks, question)


def test_the_matrix_has_a_cell_for_each_party_and_act(talks: Dossier) -> None:
    found = matrix(talks)
    assert set(found.parties.items()) == {("FRA", "France"), ("DEU", "Germany")}
    assert set(found.acts) == {"deploy-forces", "tariffs"}
    assert found.cells["DEU", "tariffs"].stances == ("refuses",)
    assert ("DEU", "deploy-forces") not in found.cells


def test_the_timeline_is_in_order_of_time_with_unknown_times_last(dossier: Dossier) -> None:
    text = "One. Two. Three. Four. Five.\n"
    starts = {"One.": "2025-09-04T14:00+02:00", "Two.": "2025-09-04T11:00+00:00", "Three.": None, "Four.": "2025-09"}
    starts["Five."] = "2025-09-03"
    events = tuple(
        Event(f"e-{words}", "call", EventStatus.OCCURRED, (span(words, text),), _when(start, words, text))
        for words, start in starts.items()
    )
    dossier.add(replace(record(text), events=events))
    found = timeline(dossier)
    assert [moment.entry.words for moment in found] == ["Five.", "Two.", "One.", "Four.", "Three."]
    assert [moment.utc and f"{moment.utc:%H:%M}" for moment in found] == [None, "11:00", "12:00", None, None]


def _when(start: str | None, words: str, text: str) -> When | None:
    return When(start, None, "minute", words, span(words, text)) if start else None


@pytest.mark.parametrize("value", [None, "", "2025-W36", "2025-09", "soon", "2025-13-45", "2025-09-04T99:00"])
def test_a_time_that_is_no_day_is_none(value: str | None) -> None:
    assert parsed(value) is None


def test_one_entry_in_full(talks: Dossier) -> None:
    (ready,) = entries(talks, EntryQuestion(stance="ready"))
    talks.decide(ready.source.report_id, ready.id, Verdict("Ada", What.ACCEPT))
    found = entry(talks, ready.id[:6])
    assert found.entry.id == ready.id
    assert found.report.text == TEXT
    (context,) = found.context
    assert context.text == TEXT[context.span.start : context.span.end]
    assert context.text.startswith("France is ready")
    assert [one.kind for one in found.related] == [Kind.STATEMENT]
    assert [(one.who, one.what) for one in found.decisions] == [("Ada", "accept")]


def test_the_same_entry_of_another_report_is_found(talks: Dossier) -> None:
    second = replace(record(), report=report(TEXT + "More.\n", "copy.txt"))
    talks.add(replace(second, positions=tuple(replace(p, id="p-second") for p in second.positions)))
    assert [one.id for one in entry(talks, record().positions[0].id).same] == ["p-second"]


def test_an_id_that_fits_none_or_several(talks: Dossier) -> None:
    with pytest.raises(QuestionError, match="entry 'q-1': not in the dossier; 'verbale show' lists"):
        entry(talks, "q-1")
    with pytest.raises(QuestionError, match=r"entry 's-': several fit: .*; give more of the id, or --report"):
        entry(talks, "s-")


def test_a_marked_report_has_every_span_of_every_entry_in_order(talks: Dossier) -> None:
    marked = marked_report(talks, "talks.txt")
    assert [mark.span.start for mark in marked.marks] == sorted(mark.span.start for mark in marked.marks)
    assert {mark.part for mark in marked.marks} >= {"content", "evidence", "act", "when"}
    assert marked.orphans == ()
    only = marked_report(talks, "talks.txt", (Kind.FIGURE,))
    assert {mark.entry.kind for mark in only.marks} == {Kind.FIGURE}


def test_entries_whose_words_are_gone_from_the_newer_version_are_orphans(talks: Dossier) -> None:
    talks.add(replace(record(TEXT.replace("Some 30 countries", "Some countries"))))
    orphans = marked_report(talks, "talks.txt").orphans
    assert {orphan.kind for orphan in orphans} == {Kind.EVENT, Kind.FIGURE}
    assert all(not orphan.current for orphan in orphans)


def test_parties_with_their_names_offices_and_numbers(talks: Dossier) -> None:
    found = {party.key: party for party in actors_of(talks)}
    assert found["FRA"].entries == {Kind.POSITION: 1, Kind.EVENT: 1}
    assert found["DEU"].names == ("Germany",)
    chancellor = next(party for party in found.values() if party.names == ("the German chancellor",))
    assert chancellor.offices == (("German chancellor", None),)
    assert [party.key for party in actors_of(talks, "DEU")] == ["DEU"]
