"""Odd and large input: each a clear answer, none a crash."""

import pytest

from verbale.reason.case import Settings
from verbale.reason.changes import changes
from verbale.reason.contradictions import Kind, contradictions
from verbale.reason.loops import loops
from verbale.reason.network import Network
from verbale.reason.rests import rests_on
from verbale.reason.stand import stand
from verbale.reason.state import state
from verbale.reason.status import Status
from verbale.reason.unlock import unlock
from verbale.reason.whatif import what_if
from verbale.reason.why import lines, why
from verbale.record.condition import All, AnyOf, Atom, By, Not

from .make import READY, REFUSES, C, case, fact, suppose, word

MANY = 10_000
DAY = Settings(as_of="2025-09-04")


def ring(size):
    return case(*(word(f"P{n}.act", READY, f"P{(n + 1) % size}.act", id=f"w{n}") for n in range(size)))


def test_ten_thousand_parties_in_one_loop():
    (loop,) = loops(state(ring(MANY), DAY))
    assert len(loop.acts) == MANY
    assert loop.together
    found = stand(ring(MANY), DAY)
    assert {s.status for s in found} == {Status.TOGETHER}


def test_a_loop_of_ten_thousand_that_one_refusal_breaks():
    broken = case(*ring(MANY).words, word("P7.act", REFUSES))
    (loop,) = loops(state(broken, DAY))
    assert not loop.together


def test_a_chain_of_ten_thousand_unfolds():
    chain = [word("P0.act", C)] + [word(f"P{n}.act", C, f"P{n - 1}.act") for n in range(1, MANY)]
    found = why(case(*chain), DAY, f"P{MANY - 1}.act")
    assert len(found.steps) > MANY
    assert len(lines(found, depth=10 * MANY)) > MANY
    assert [step.says for _, step, _ in lines(found, depth=1)] == ["live", "established"]


def test_a_condition_that_names_itself_waits_for_itself():
    (only,) = stand(case(word("A.act", C, "A.act")), DAY)
    assert (only.status, only.waits_for) == (Status.WAITING, (Atom("A.act"),))
    assert loops(state(case(word("A.act", C, "A.act")), DAY)) == ()


def test_an_empty_record():
    empty = case()
    assert stand(empty, DAY) == loops(state(empty, DAY)) == contradictions(empty, DAY) == ()
    assert what_if(empty, DAY, (("x", True),)) == ()
    assert unlock(empty, DAY, Atom("x")).sets == ((("x", True),),)
    assert unlock(empty, DAY, Atom("A.act"), moves=True).sets == ()
    assert rests_on(empty, DAY, "A.act").status is Status.OPEN
    assert why(empty, DAY, "x").steps["lamp", "x"].says == "unknown"
    assert changes(empty, DAY, "2025-01-01", "2025-09-04").moved == ()


def test_a_fact_both_true_and_false_on_one_day_is_disputed_and_nothing_follows():
    both = case(word("A.act", C, "x"), fact("x", on="2025-09-01"), fact("x", False, on="2025-09-01"))
    (only,) = stand(both, DAY)
    assert (only.status, only.disputed) == (Status.WAITING, ("x",))
    assert [c.kind for c in contradictions(both, DAY)] == [Kind.FACTS]
    assert why(both, DAY, "A.act").steps["lamp", "x"].says == "disputed"


def test_a_deadline_in_the_past_cannot_be_met_any_more():
    late = case(word("A.act", C, By("2025-09-01", Atom("x"))))
    (only,) = stand(late, suppose("x", as_of="2025-09-04"))
    assert only.status is Status.LAPSED
    assert unlock(late, DAY, Atom("A.act")).sets == ()


def test_conditions_of_no_part_and_of_both_sides():
    always, never, both = All(()), AnyOf(()), All((Atom("x"), Not(Atom("x"))))
    found = stand(case(word("A.act", C, always), word("B.act", C, never), word("C.act", C, both)), DAY)
    assert [s.status for s in found] == [Status.LIVE, Status.LAPSED, Status.WAITING]
    assert unlock(case(word("C.act", C, both)), DAY, Atom("C.act")).sets == ()


def test_a_later_no_with_a_condition_adds_and_takes_nothing_back():
    said = case(word("A.act", C, said="2025-09-01"), word("A.act", REFUSES, "-x", said="2025-09-02"))
    assert stand(said, DAY)[0].status is Status.HELD
    assert [c.kind for c in contradictions(said, DAY)] == [Kind.LATENT]


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        ([word("A.act", C, "x"), word("A.act", REFUSES, "-x")], []),
        ([word("A.act", C, "x"), word("A.act", REFUSES, "y")], [Kind.LATENT]),
        ([word("A.act", C), word("A.act", REFUSES)], [Kind.LIVE]),
        ([word("A.act", REFUSES, said="2025-09-01"), fact("A.act", on="2025-09-02")], [Kind.DEED]),
        ([word("A.act", REFUSES, said="2025-09-03"), fact("A.act", on="2025-09-02")], []),
        ([word("A.act", C, said="2025-09-01"), fact("A.act", False, on="2025-09-02")], [Kind.DEED]),
        ([word("A.act", C, said="2025-09-01"), word("A.act", REFUSES, said="2025-09-02")], [Kind.SUCCESSION]),
    ],
)
def test_what_contradicts(entries, kinds):
    assert [c.kind for c in contradictions(case(*entries), DAY)] == kinds


def test_changes_name_the_entry_that_caused_them():
    known = word("A.act", C, "x", said="2025-08-01"), fact("x", on="2025-09-02", id="f")
    (moved,) = changes(case(*known), DAY, "2025-09-01", "2025-09-04").moved
    assert (moved.before.status, moved.after.status) == (Status.WAITING, Status.LIVE)
    assert [e.id for e in moved.because] == ["f"]


def test_changes_name_the_deadline_that_passed():
    known = word("A.act", C, said="2025-08-01", deadline="2025-09-02")
    (moved,) = changes(case(known), DAY, "2025-09-01", "2025-09-04").moved
    assert moved.after.status is Status.OVERDUE
    assert moved.expired == ("2025-09-02",)


def test_changes_do_not_name_a_deadline_of_another_act_that_changed_nothing():
    awaited = word("B.act", C, said="2025-08-01", deadline="2025-09-02")
    told = word("A.act", REFUSES, "-B.act", said="2025-08-01", requirement=True)
    after = word("A.act", C, said="2025-09-03", id="p")
    found = changes(case(awaited, told, after), DAY, "2025-09-01", "2025-09-04").moved
    moved = {m.act: m for m in found}
    assert moved["A.act"].expired == ()
    assert [e.id for e in moved["A.act"].because] == ["p"]
    assert moved["B.act"].expired == ("2025-09-02",)


def test_changes_name_a_fact_taken_back():
    known = word("A.act", C, "x", said="2025-08-01"), fact("x", on="2025-08-02", withdrawn="2025-09-02", id="f")
    found = changes(case(*known), DAY, "2025-09-01", "2025-09-04")
    assert [e.id for e in found.withdrawn] == ["f"]
    assert [e.id for e in found.moved[0].because] == ["f"]


@pytest.mark.parametrize(("source", "weight"), [([5], [1]), ([0], [0])])
def test_a_network_refuses_wires_to_nowhere_and_weights_below_one(source, weight):
    with pytest.raises(ValueError, match=r"outside|weight"):
        Network.of([1], source, [0], weight)
