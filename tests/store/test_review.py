"""People have the last word: decisions are appended, chained, and outlive a newer reading."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from factory import TEXT, record, span
from verbale.record.errors import DossierError, QuestionError, RecordError
from verbale.record.interchange import finding_json
from verbale.record.position import Stance
from verbale.record.record import Record
from verbale.store.dossier import Dossier
from verbale.store.entries import EntryFilter
from verbale.store.keep import Outcome
from verbale.store.kinds import Kind
from verbale.store.review import DecisionConflictError, Verdict, What


def the(dossier: Dossier, kind: Kind, **more):
    return next(dossier.entries(EntryFilter(kinds=(kind,), states=(), **more)))


def decide(dossier: Dossier, what: What, kind: Kind = Kind.POSITION, **more):
    one = the(dossier, kind)
    return dossier.decide(one.source.report_id, one.id, Verdict("Ada", what, **more))


def test_a_decision_is_appended_signed_and_dated_and_sets_the_state(dossier: Dossier) -> None:
    dossier.add(record())
    made = decide(dossier, What.ACCEPT, why="heard it")
    assert (made.seq, made.who, made.what, made.why) == (1, "Ada", "accept", "heard it")
    assert made.at.endswith("+00:00")
    assert the(dossier, Kind.POSITION).state == "accepted"
    assert dossier.trail("entry", the(dossier, Kind.POSITION).address) == [made]


def test_rejected_entries_are_left_out_unless_asked_for(dossier: Dossier) -> None:
    dossier.add(record())
    decide(dossier, What.REJECT)
    assert dossier.count(EntryFilter(kinds=(Kind.POSITION,))) == 0
    assert dossier.count(EntryFilter(kinds=(Kind.POSITION,), states=("rejected",))) == 1
    assert dossier.record(record().report.id).positions == ()
    assert dossier.record(record().report.id, decided=False).positions == record().positions


def test_an_edit_changes_what_is_shown_and_found_and_reset_takes_it_back(dossier: Dossier) -> None:
    dossier.add(record())
    right = replace(record().positions[0], stance=Stance.COMMITTED, evidence=(span("deploy soldiers"),))
    decide(dossier, What.EDIT, edited=finding_json(right))
    one = the(dossier, Kind.POSITION)
    assert one.finding == right
    assert one.words == "deploy soldiers"
    assert dossier.count(EntryFilter(stance=("committed",))) == 1
    decide(dossier, What.RESET)
    assert the(dossier, Kind.POSITION).finding == record().positions[0]
    assert dossier.count(EntryFilter(stance=("committed",))) == 0
    assert [d.what for d in dossier.trail()] == ["edit", "reset"]


def test_an_edit_that_does_not_fit_is_refused_and_changes_nothing(dossier: Dossier) -> None:
    dossier.add(record())
    given = finding_json(record().positions[0])
    with pytest.raises(RecordError, match="stance: found 'maybe', expected one of committed"):
        decide(dossier, What.EDIT, edited=given | {"stance": "maybe"})
    with pytest.raises(QuestionError, match=f"a span ends at 9999, the text has {len(TEXT)} code points"):
        decide(dossier, What.EDIT, edited=given | {"evidence": [[1, 9999]]})
    assert dossier.trail() == []
    assert the(dossier, Kind.POSITION).state == "unreviewed"


def test_a_decision_seen_on_an_entry_that_has_none_is_a_conflict(dossier: Dossier) -> None:
    dossier.add(record())
    with pytest.raises(DecisionConflictError, match="decision 7 is not on this entry"):
        decide(dossier, What.ACCEPT, seen=7)
    assert dossier.verify() is None
    assert list(dossier.trail()) == []


def test_who_looked_before_somebody_else_decided_is_told_so(dossier: Dossier) -> None:
    dossier.add(record())
    decide(dossier, What.ACCEPT, seen=0)
    with pytest.raises(DecisionConflictError, match="Ada decided 'accept' on this entry"):
        decide(dossier, What.REJECT, seen=0)
    decide(dossier, What.REJECT, seen=1)
    assert the(dossier, Kind.POSITION).state == "rejected"


def test_a_decision_needs_a_name_and_an_entry(dossier: Dossier) -> None:
    dossier.add(record())
    with pytest.raises(QuestionError, match="somebody who signs"):
        dossier.decide(record().report.id, "p-x", Verdict(" ", What.ACCEPT))
    with pytest.raises(QuestionError, match=r"entry 'p-x' of report 'sha256:.*': not in the dossier"):
        dossier.decide(record().report.id, "p-x", Verdict("Ada", What.ACCEPT))


def test_decisions_outlive_a_newer_reading_of_the_same_text(dossier: Dossier) -> None:
    dossier.add(record())
    right = finding_json(replace(record().positions[0], stance=Stance.INTENDS))
    decide(dossier, What.EDIT, edited=right)
    decide(dossier, What.ACCEPT, Kind.EVENT)
    assert dossier.add(replace(record(), events=(), extractor="test/2")).outcome is Outcome.REREAD
    assert the(dossier, Kind.POSITION).finding.stance is Stance.INTENDS
    assert the(dossier, Kind.POSITION).state == "edited"
    assert (the(dossier, Kind.EVENT).state, the(dossier, Kind.EVENT).kept) == ("accepted", True)


def test_a_decision_goes_along_to_the_same_entry_under_another_id(dossier: Dossier) -> None:
    dossier.add(record())
    decide(dossier, What.REJECT)
    renamed = replace(record().positions[0], id="p-new")
    dossier.add(replace(record(), positions=(renamed,), extractor="test/2"))
    assert [(e.id, e.state) for e in dossier.entries(EntryFilter(kinds=(Kind.POSITION,), states=()))] == [
        ("p-new", "rejected")
    ]
    assert [(d.who, d.what) for d in dossier.trail()] == [("Ada", "reject"), ("verbale", "carry")]


def test_a_decision_goes_along_to_a_new_version_that_says_the_same(dossier: Dossier) -> None:
    dossier.add(record())
    decide(dossier, What.ACCEPT, Kind.FIGURE)
    dossier.add(_with_a_line_on_top())
    assert the(dossier, Kind.FIGURE).state == "accepted"
    assert dossier.trail()[-1].why.startswith("accepted as f-")


def test_the_chain_shows_a_change_and_a_gap(dossier: Dossier) -> None:
    dossier.add(record())
    for what in (What.ACCEPT, What.REJECT, What.RESET):
        decide(dossier, what)
    assert dossier.verify() is None
    with dossier.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER decisions_no_update"))
        else:
            connection.execute(text("ALTER TABLE decisions DISABLE TRIGGER decisions_append_only"))
        connection.execute(text("UPDATE decisions SET who = 'Eve' WHERE seq = 2"))
    assert dossier.verify() == "decision 2 was changed after it was made"


@pytest.mark.parametrize("wish", ["UPDATE decisions SET why = 'x'", "DELETE FROM decisions"])
def test_the_database_itself_refuses_to_change_a_decision(dossier: Dossier, wish: str) -> None:
    dossier.add(record())
    decide(dossier, What.ACCEPT)
    with pytest.raises(DossierError, match="decisions are appended, never changed"), dossier.writing() as connection:
        connection.execute(text(wish))
    assert dossier.verify() is None


def _with_a_line_on_top() -> Record:
    """The same report with a line before it: every span has moved."""
    new, old = f"Updated.\n{TEXT}", record()
    by = len(new) - len(TEXT)
    figures = tuple(
        replace(f, id="f-moved", span=replace(f.span, start=f.span.start + by, end=f.span.end + by))
        for f in old.figures
    )
    return replace(record(new), figures=figures)
