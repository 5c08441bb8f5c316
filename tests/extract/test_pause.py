"""The search for cycles rests while a report is read, and is afterwards as it was."""

import gc
from collections.abc import Iterator

import pytest

from verbale.extract.pause import no_search


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


def test_rests_inside_and_goes_on_after() -> None:
    with no_search():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_goes_on_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), no_search():
        _ = 1 / 0
    assert gc.isenabled()


def test_goes_on_only_after_the_last_of_two() -> None:
    with no_search():
        with no_search():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_stays_off_where_the_user_switched_it_off() -> None:
    gc.disable()
    with no_search():
        pass
    assert not gc.isenabled()
