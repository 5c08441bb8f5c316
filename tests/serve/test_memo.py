"""What is kept: quick answers follow at once, slow counts rest, and slow answers without rest are made again."""

import time

import pytest

from verbale.serve import memo as module
from verbale.serve.memo import Memo


def slow(answer: str) -> str:
    time.sleep(0.05)
    return answer


def soon(memo: Memo, state: int, rest: float) -> str:
    """What is given out once a renewal beside had its time."""
    memo.get("k", state, lambda: slow("new"), rest)
    time.sleep(0.2)
    return memo.get("k", state, lambda: slow("new"), rest)


def test_a_quick_answer_is_of_the_present_state() -> None:
    memo = Memo()
    assert memo.get("k", 1, lambda: "old", 100.0) == "old"
    assert memo.get("k", 2, lambda: "new", 100.0) == "new"


def test_nobody_sees_the_state_before_for_an_answer_of_less_than_a_second() -> None:
    memo = Memo()
    assert memo.get("k", 1, lambda: slow("old")) == "old"
    assert memo.get("k", 2, lambda: slow("new")) == "new"


@pytest.mark.parametrize(("rest", "given"), [(0.0, "new"), (100.0, "old")])
def test_a_slow_answer_is_renewed_beside_unless_it_rests(
    monkeypatch: pytest.MonkeyPatch, rest: float, given: str
) -> None:
    monkeypatch.setattr(module, "SLOW", 0.01)
    monkeypatch.setattr(module, "PATIENT", 0.01)
    memo = Memo()
    assert memo.get("k", 1, lambda: slow("old"), rest) == "old"
    assert soon(memo, 2, rest) == given


def test_questions_that_fail_or_are_old_leave_nothing_behind() -> None:
    memo = Memo()
    for number in range(4 * module.KEPT):
        memo.get(("asked", number), 1, lambda: "answer")
        with pytest.raises(ZeroDivisionError):
            memo.get(("failed", number), 1, lambda: 1 / 0)
    assert len(memo._kept) == module.KEPT
    assert len(memo._making) <= 2 * module.KEPT
