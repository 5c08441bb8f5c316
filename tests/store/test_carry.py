"""Decisions survive a changed text and a newer reading: with their words, on the right entry, or as orphans."""

from dataclasses import replace

import pytest

from factory import TEXT, actor, position, record, span, statement
from verbale.ask.report import marked_report
from verbale.record.actors import ActorType
from verbale.record.interchange import finding_json
from verbale.record.position import Position, Stance
from verbale.record.record import Record
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.queue import split
from verbale.store.review import Verdict, What
from verbale.store.undo import undo

WORDS = "ready to deploy soldiers once a ceasefire is agreed"
LATER = f"Updated at noon.\n{TEXT}Talks go on.\n"
GONE = TEXT.replace("France is ready to deploy soldiers once a ceasefire is agreed", "France is silent")


def read(text: str, stance: Stance = Stance.READY, positions: bool = True, extractor: str = "test/1") -> Record:
    """A record of some version of the text: what France says, where it stands there."""
    first = record()
    if text == TEXT:
        held = replace(first.positions[0], holder=None, stance=stance)
        return replace(first, positions=(held,) if positions else (), extractor=extractor)
    france = actor("France", text, ActorType.STATE, country="FRA", key="FRA")
    made = replace(record(text), actors=(france,), extractor=extractor)
    if WORDS not in text:
        return made
    said = statement(text, f"France is {WORDS}")
    held = replace(position(text, france.id, WORDS, stance), statement=said.id)
    return replace(made, statements=(said,), positions=(held,) if positions else ())


def positions(dossier: Dossier, *states: str) -> list[Entry]:
    """The positions that stand, or those of some states."""
    wanted = states or ("unreviewed", "accepted", "edited")
    return list(dossier.entries(EntryFilter(kinds=(Kind.POSITION,), states=wanted)))


def corrected(dossier: Dossier, what: What = What.EDIT, who: str = "Ada") -> Entry:
    """Somebody says that France intends."""
    (one,) = positions(dossier)
    assert isinstance(one.finding, Position)
    edited = finding_json(replace(one.finding, stance=Stance.INTENDS)) if what is What.EDIT else None
    dossier.decide(one.source.report_id, one.id, Verdict(who, what, "heard it", edited))
    return one


def test_an_edit_goes_along_to_a_changed_text(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    corrected(dossier)
    dossier.add(read(LATER))
    (now,) = positions(dossier)
    assert isinstance(now.finding, Position)
    assert (now.state, now.finding.stance, now.kept) == ("edited", Stance.INTENDS, False)
    assert now.words == WORDS
    assert now.passages[0][1].span == span(WORDS, LATER)
    assert now.parties[0].key == "FRA"
    carried = dossier.trail()[-1]
    assert (carried.who, carried.what, carried.why.split()[0]) == ("verbale", "carry", "edited")
    assert dossier.verify() is None
    assert dossier.record(now.source.report_id).positions[0].stance is Stance.INTENDS
    assert dossier.record(now.source.report_id, decided=False).positions[0].stance is Stance.READY


@pytest.mark.parametrize("what", [What.EDIT, What.ACCEPT])
def test_an_entry_goes_along_that_a_newer_program_no_longer_finds(dossier: Dossier, what: What) -> None:
    dossier.add(read(TEXT))
    corrected(dossier, what)
    dossier.add(read(LATER, positions=False, extractor="test/2"))
    (now,) = positions(dossier)
    assert (now.state, now.kept, now.words) == ({"edit": "edited", "accept": "accepted"}[what], True, WORDS)
    assert now.parties[0].key == "FRA"
    assert dossier.record(now.source.report_id).positions[0].evidence == (span(WORDS, LATER),)
    assert dossier.record(now.source.report_id, decided=False).positions == ()
    statement_id = dossier.record(now.source.report_id).positions[0].statement
    assert statement_id in {s.id for s in dossier.record(now.source.report_id).statements} | {None}


@pytest.mark.parametrize("text", [TEXT, LATER])
@pytest.mark.parametrize("what", [What.EDIT, What.ACCEPT])
def test_what_a_person_said_prevails_over_another_reading_of_the_same_words(
    dossier: Dossier, text: str, what: What
) -> None:
    dossier.add(read(TEXT))
    before = corrected(dossier, what)
    newer = read(text, Stance.OPPOSES, extractor="test/2")
    dossier.add(replace(newer, positions=(replace(newer.positions[0], id="p-newer"),)))
    (now,) = positions(dossier)
    assert isinstance(now.finding, Position)
    wanted = Stance.INTENDS if what is What.EDIT else Stance.READY
    assert (now.id, now.finding.stance, now.kept) == ("p-newer", wanted, False)
    assert now.id != before.id
    assert dossier.verify() is None


def test_a_rejected_entry_stays_rejected(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    corrected(dossier, What.REJECT)
    dossier.add(read(LATER))
    assert positions(dossier) == []
    assert [e.state for e in positions(dossier, "rejected")] == ["rejected"]


def test_words_that_are_gone_leave_an_orphan(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    before = corrected(dossier)
    kept = dossier.add(read(GONE))
    assert positions(dossier) == []
    orphans = marked_report(dossier, kept.report_id).orphans
    assert before.id in {e.id for e in orphans}
    assert next(e for e in orphans if e.id == before.id).state == "edited"
    assert [d.what for d in dossier.trail()] == ["edit"]


def test_words_that_come_back_bring_their_decision_along(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    corrected(dossier)
    dossier.add(read(GONE))
    dossier.add(read(LATER))
    (now,) = positions(dossier)
    assert (now.state, now.words) == ("edited", WORDS)


def test_what_was_undone_in_a_later_version_does_not_come_back(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    corrected(dossier)
    dossier.add(read(LATER))
    (now,) = positions(dossier)
    seen = dossier.trail()[-1].seq
    with dossier.writing() as connection:
        undo(connection, now.source.report_id, now.id, "Ada", seen)
    assert [e.state for e in positions(dossier)] == ["unreviewed"]
    dossier.add(read(f"Once more. {LATER}"))
    assert [(e.state, e.words) for e in positions(dossier)] == [("unreviewed", WORDS)]


def test_going_back_to_an_earlier_text_keeps_the_newest_decision(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    corrected(dossier, What.ACCEPT)
    dossier.add(read(LATER))
    corrected(dossier, What.REJECT, "Bob")
    dossier.add(read(TEXT))
    assert positions(dossier) == []
    assert len(positions(dossier, "rejected")) == 1
    assert dossier.verify() is None


def test_undo_takes_back_what_was_brought_along(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    corrected(dossier)
    dossier.add(read(LATER, positions=False))
    (now,) = positions(dossier)
    with dossier.writing() as connection:
        undo(connection, now.source.report_id, now.id, "Ada", dossier.trail()[-1].seq)
    assert positions(dossier) == []


def test_an_entry_that_a_person_added_goes_along(dossier: Dossier) -> None:
    dossier.add(read(TEXT))
    (one,) = positions(dossier)
    assert isinstance(one.finding, Position)
    more = finding_json(replace(one.finding, stance=Stance.PROPOSES))
    with dossier.writing() as connection:
        split(connection, one.source.report_id, one.id, Verdict("Ada", What.EDIT, "", more))
    dossier.add(read(LATER))
    found = {(e.finding.stance, e.state, e.kept) for e in positions(dossier) if isinstance(e.finding, Position)}
    assert found == {(Stance.READY, "unreviewed", False), (Stance.PROPOSES, "edited", True)}


def test_an_actor_that_only_a_person_named_goes_along(dossier: Dossier) -> None:
    first = record()
    dossier.add(first)
    (one,) = positions(dossier)
    chancellor = next(a for a in first.actors if a.name is None)
    assert isinstance(one.finding, Position)
    edited = finding_json(replace(one.finding, actor=chancellor.id))
    dossier.decide(one.source.report_id, one.id, Verdict("Ada", What.EDIT, "", edited))
    dossier.add(read(LATER))
    now = next(e for e in positions(dossier) if e.state == "edited")
    assert now.parties[0].label == "the German chancellor"
    kept = dossier.record(now.source.report_id)
    mention = next(a for a in kept.actors if a.id == now.parties[0].actor).mentions[0]
    assert mention.span.words(LATER) == "the German chancellor"


def test_another_entry_on_the_same_words_is_left_alone(dossier: Dossier) -> None:
    first = read(TEXT)
    also = replace(first.positions[0], id="p-also", stance=Stance.PROPOSES)
    dossier.add(replace(first, positions=(first.positions[0], also)))
    one = next(e for e in positions(dossier) if e.id == first.positions[0].id)
    dossier.decide(one.source.report_id, one.id, Verdict("Ada", What.ACCEPT))
    later = read(LATER, Stance.PROPOSES)
    dossier.add(later)
    found = {(e.finding.stance, e.state) for e in positions(dossier) if isinstance(e.finding, Position)}
    assert found == {(Stance.READY, "accepted"), (Stance.PROPOSES, "unreviewed")}
