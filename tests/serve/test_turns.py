"""Writers queue: nobody's decision waits for the desk's upkeep, and upkeep still happens."""

import threading
import time

import pytest

from factory import record
from verbale.serve import turns as module
from verbale.serve.turns import Turns
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind
from verbale.store.review import Verdict, What, decide


def test_upkeep_gives_way_to_people_and_comes_back(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QUIET", 0.3)
    turns = Turns(dossier)
    with turns.upkeep() as free:
        assert free is not None
    with turns.writing(), turns.upkeep() as free:
        assert free is None
    with turns.upkeep() as free:
        assert free is None
    time.sleep(0.35)
    with turns.upkeep() as free:
        assert free is not None


def test_upkeep_that_waited_too_long_is_done_beside_people(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OVERDUE", 0.0)
    turns = Turns(dossier)
    with turns.writing():
        pass
    with turns.upkeep() as free:
        assert free is not None


def test_a_failed_unit_frees_the_turn(dossier: Dossier) -> None:
    turns = Turns(dossier)
    with pytest.raises(ZeroDivisionError), turns.writing():
        raise ZeroDivisionError
    with turns.writing() as connection:
        assert connection is not None


def test_many_deciders_and_upkeep_make_one_chain(dossier: Dossier) -> None:
    report = dossier.add(record()).report_id
    entry = next(e for e in dossier.entries() if e.kind is Kind.POSITION).id
    turns = Turns(dossier)

    def work(who: str) -> None:
        for _ in range(10):
            with turns.writing() as connection:
                decide(connection, report, entry, Verdict(who, What.ACCEPT))
            with turns.upkeep():
                pass

    people = [threading.Thread(target=work, args=(f"reviewer {n}",)) for n in range(5)]
    for one in people:
        one.start()
    for one in people:
        one.join(60)
    assert len(dossier.trail()) == 50
    assert dossier.verify() is None
