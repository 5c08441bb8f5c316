"""The worked example of the design on the two seeds, as read by the whole program."""

from datetime import date

import pytest

from verbale.ask.run import RunOptions, open_board
from verbale.pipeline import Options, extract_paths
from verbale.reason.status import Status
from verbale.reason.wiring import mentioned
from verbale.record.condition import Atom
from verbale.store.dossier import Dossier

pytestmark = pytest.mark.shared
READY_THREE = {"FRA.deploy-forces", "GBR.deploy-forces", "BEL.deploy-forces"}


@pytest.fixture(scope="module")
def board(shared, tmp_path_factory):
    seeds = sorted(str(p) for p in (shared / "seeds").glob("*.txt"))
    with Dossier.open(tmp_path_factory.mktemp("run") / "d.verbale", create=True) as dossier:
        for record in extract_paths(seeds, Options(published=date(2025, 9, 4))):
            dossier.add(record)
        yield open_board(dossier, RunOptions(as_of=date(2025, 9, 4)))


@pytest.fixture(scope="module")
def found(board):
    return {s.act: s for s in board.stand()}


@pytest.mark.parametrize("act", sorted(READY_THREE))
def test_ready_and_waiting_for_a_ceasefire(found, act):
    assert found[act].status is Status.WAITING
    assert found[act].waits_for == (Atom("ceasefire"),)


def test_nothing_has_established_a_ceasefire(board):
    assert not board.case.facts


def test_germany_is_not_unless_a_ceasefire(found):
    assert found["DEU.deploy-forces"].status is Status.NOT_UNLESS
    assert found["DEU.deploy-forces"].waits_for == (Atom("ceasefire"),)
    assert [r.status for r in found["DEU.deploy-forces"].rivals] == [Status.REFUSED]


def test_the_united_states(found):
    assert found["USA.security-guarantees"].status is Status.LIVE
    assert found["USA.deploy-forces"].status is Status.REFUSED


def test_unnamed_allies_hold_back_pending_the_american_contribution(board, found):
    """``not unless`` for those who call it indispensable, ``reserved`` for those who hesitate; never more."""
    held = [s for s in found.values() if "USA.contribute" in mentioned((*s.words, *s.notes))]
    assert held
    assert Status.NOT_UNLESS in {s.status for s in held}
    assert {s.status for s in held} <= {Status.NOT_UNLESS, Status.RESERVED}
    live = [c.act for c in board.whatif(["USA.contribute"]) if c.after.status is Status.LIVE]
    assert live == []


def test_a_ceasefire_makes_exactly_three_deploy(board):
    changed = {c.act: c.after for c in board.whatif(["cessez-le-feu"])}
    live = {a for a, s in changed.items() if a.endswith(".deploy-forces") and s.status is Status.LIVE}
    assert live == READY_THREE


def test_even_then_germany_is_reserved_or_refused(board):
    (after,) = [c.after for c in board.whatif(["ceasefire"]) if c.act == "DEU.deploy-forces"]
    assert after.status is Status.RESERVED
    assert [r.status for r in after.rivals] == [Status.REFUSED]


def test_nothing_unlocks_germany(board):
    assert board.unlock("DEU.deploy-forces", moves=True).sets == ()


def test_guarantees_are_not_the_contribution(board):
    changed = board.whatif(["USA.security-guarantees"])
    assert not [c for c in changed if c.act != "USA.security-guarantees"]


def test_one_promise_told_by_two_copies_is_one_source(found):
    assert found["USA.security-guarantees"].sources == 1
