"""Each status, one small case a line."""

import pytest

from verbale.reason.case import Settings, Trust
from verbale.reason.stand import stand
from verbale.reason.status import Status
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Not

from .make import INTENDS, READY, REFUSES, RESERVED, C, case, fact, link, suppose, word

S = Status
DAY = Settings(as_of="2025-09-04")
A, B = "AAA.act", "BBB.act"


def status(entries, act=A, settings=DAY):
    return {s.act: s.status for s in stand(case(*entries), settings)}.get(act)


CASES = [
    ("unconditional words are live", [word(A, READY)], S.LIVE),
    ("an unknown condition is waited for", [word(A, READY, "x")], S.WAITING),
    ("an established one makes it live", [word(A, READY, "x"), fact("x")], S.LIVE),
    ("established not: lapsed", [word(A, READY, "x"), fact("x", False)], S.LAPSED),
    ("other words still wait", [word(A, READY, "x"), word(A, READY, "y"), fact("x", False)], S.WAITING),
    ("silence does not establish a not", [word(A, READY, "-x")], S.WAITING),
    ("a fact does", [word(A, READY, "-x"), fact("x", False)], S.LIVE),
    ("plain refusal", [word(A, REFUSES)], S.REFUSED),
    ("until x: no", [word(A, REFUSES, "-x")], S.NOT_UNLESS),
    ("until x: no promises nothing after x", [word(A, REFUSES, "-x"), fact("x")], S.OPEN),
    ("until x: no, and x will not be", [word(A, REFUSES, "-x"), fact("x", False)], S.REFUSED),
    ("a requirement says the same", [word(A, RESERVED, "x", requirement=True)], S.NOT_UNLESS),
    ("own requirement holds a promise", [word(A, C), word(A, C, "x", requirement=True)], S.HELD),
    ("and sets it free", [word(A, C), word(A, C, "x", requirement=True), fact("x")], S.LIVE),
    ("for and against on one day", [word(A, C), word(A, REFUSES)], S.CONTESTED),
    ("for and against, not due yet", [word(A, C, "x"), word(A, REFUSES)], S.REFUSED),
    ("reserved", [word(A, RESERVED)], S.RESERVED),
    ("reserved after the condition", [word(A, REFUSES, "-x"), word(A, RESERVED, "x"), fact("x")], S.RESERVED),
    ("done", [word(A, C, "x"), fact(A)], S.DONE),
    ("done in spite of a refusal", [word(A, REFUSES), fact(A)], S.DONE),
    ("deadline passed", [word(A, C, deadline="2025-09-01")], S.OVERDUE),
    ("deadline to come", [word(A, C, deadline="2025-09-04")], S.LIVE),
    ("deadline passed, condition open", [word(A, C, "x", deadline="2025-09-01")], S.WAITING),
    ("a condition's day passed", [word(A, C, By("2025-09-01", Atom("x")))], S.LAPSED),
    (
        "a condition's day passed, met before",
        [word(A, C, By("2025-09-01", Atom("x"))), fact("x", on="2025-08-30")],
        S.LIVE,
    ),
    ("met too late", [word(A, C, By("2025-09-01", Atom("x"))), fact("x", on="2025-09-02")], S.LAPSED),
    ("a condition's day to come", [word(A, C, By("2025-10-01", Atom("x")))], S.WAITING),
    ("expired means established not", [word(A, C, Not(By("2025-09-01", Atom("x"))))], S.LIVE),
    ("words to come do not count", [word(A, C, said="2025-09-05")], None),
    ("a fact to come does not count", [word(A, C, "x"), fact("x", on="2025-09-05")], S.WAITING),
    ("not confident enough", [word(A, C, confidence=0.2)], S.UNREVIEWED),
    ("disputed fact", [word(A, C, "x"), fact("x", on="2025-09-01"), fact("x", False, on="2025-09-01")], S.WAITING),
    ("later fact succeeds", [word(A, C, "x"), fact("x", on="2025-09-01"), fact("x", False, on="2025-09-02")], S.LAPSED),
    ("change of mind", [word(A, C, said="2025-09-01"), word(A, REFUSES, said="2025-09-02")], S.REFUSED),
    ("change of mind back", [word(A, REFUSES, said="2025-09-01"), word(A, C, said="2025-09-02")], S.LIVE),
    ("at least 2 of 3", [word(A, C, AtLeast(2, (Atom("x"), Atom("y"), Atom("z")))), fact("x"), fact("z")], S.LIVE),
    ("weights", [word(A, C, AtLeast(3, (Atom("x"), Atom("y")), (2, 1))), fact("x")], S.WAITING),
    ("or", [word(A, C, AnyOf((Atom("x"), Atom("y")))), fact("y")], S.LIVE),
    ("and", [word(A, C, All((Atom("x"), Atom("y")))), fact("y")], S.WAITING),
    ("its own condition", [word(A, C, A)], S.WAITING),
    ("another's untrusted words", [word(A, C, B), word(B, READY)], S.WAITING),
    ("another's committed words", [word(A, C, B), word(B, C)], S.LIVE),
    ("a refusal by the other side", [word(A, C, B), word(B, C), word(B, REFUSES)], S.WAITING),
    ("a fact beats words", [word(A, C, B), word(B, C), fact(B, False)], S.LAPSED),
    ("a loop of two", [word(A, READY, B), word(B, READY, A)], S.TOGETHER),
    ("a loop that needs more", [word(A, READY, All((Atom(B), Atom("x")))), word(B, READY, A)], S.WAITING),
    ("a loop that waits for itself too", [word(A, READY, All((Atom(B), Atom(A)))), word(B, READY, A)], S.WAITING),
    ("a link not accepted", [word(A, C, "x"), fact("y"), link("y", "x", accepted=False)], S.WAITING),
    ("an accepted link", [word(A, C, "x"), fact("y"), link("y", "x")], S.LIVE),
    ("a link is one way", [word(A, C, "x"), fact("y"), link("x", "y")], S.WAITING),
    ("links in a ring establish nothing", [word(A, C, "x"), link("x", "y"), link("y", "x")], S.WAITING),
    ("another party's words about it", [word(A, C, note=True)], S.OPEN),
    ("nothing of the act", [], None),
]


@pytest.mark.parametrize(("entries", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_status(entries, expected):
    assert status(entries) is expected


@pytest.mark.parametrize(
    ("stances", "parties", "expected"),
    [
        ((), None, S.WAITING),
        ((INTENDS,), None, S.LIVE),
        ((INTENDS,), {"CCC"}, S.WAITING),
        ((INTENDS,), {"BBB"}, S.LIVE),
    ],
)
def test_trust(stances, parties, expected):
    trust = Trust(frozenset(stances), frozenset(parties) if parties else None)
    assert status([word(A, READY, B), word(B, INTENDS)], settings=Settings(trust=trust)) is expected


def test_what_it_waits_for_leaves_out_what_is_established():
    (only,) = stand(case(word(A, C, All((Atom("x"), Atom("y")))), fact("x")), DAY)
    assert only.waits_for == (Atom("y"),)


def test_confidence_never_exceeds_the_weakest_entry():
    (only,) = stand(case(word(A, C, "x", confidence=0.9), fact("x", confidence=0.6)), DAY)
    assert only.confidence == 0.6


def test_confidence_takes_the_best_support():
    entries = word(A, C, "x", confidence=0.9), fact("x", confidence=0.6), word(A, C, confidence=0.8)
    (only,) = stand(case(*entries), DAY)
    assert only.confidence == 0.8


def test_answer_with_reviewed_entries_only_and_with_all():
    (only,) = stand(case(word(A, C, "x"), word(A, C, confidence=0.2)), DAY)
    assert (only.status, only.if_reviewed, only.if_all) == (S.WAITING, S.UNREVIEWED, S.LIVE)


def test_rival_readings_of_a_cut_quotation():
    whole = [word(A, REFUSES, "-x", utterance="u", reading="r1", extent=90)]
    whole += [word(A, RESERVED, "x", utterance="u", reading="r1", extent=90)]
    cut = word(A, REFUSES, utterance="u", reading="r2", extent=40)
    (only,) = stand(case(*whole, cut), suppose("x"))
    assert only.status is S.RESERVED
    assert [r.status for r in only.rivals] == [S.REFUSED]


def test_two_renderings_that_say_the_same_are_no_rivals():
    same = [word(A, REFUSES, "-x", utterance="u", reading=r, extent=e) for r, e in (("r1", 9), ("r2", 5))]
    (only,) = stand(case(*same), DAY)
    assert only.rivals == ()
    assert len(only.words) == 2


def test_supposing_takes_the_place_of_what_is_known():
    assert status([word(A, C, "x"), fact("x", False)], settings=suppose("x")) is S.LIVE


def test_supposing_both_is_disputed():
    (only,) = stand(case(word(A, C, "x")), suppose("x", "-x"))
    assert (only.status, only.disputed) == (S.WAITING, ("x",))


def test_an_empty_record_has_no_acts():
    assert stand(case(), DAY) == ()
