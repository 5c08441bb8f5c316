"""Chains of equal words: where a run starts, how far it is carried, what it weighs."""

import pytest

from verbale.reconcile.chains import Chain, Chains
from verbale.reconcile.words import words_of

A, B = "cordage goudron voilure misaine", "hauban drisse sextant vergue"


def filler(name: str, number: int) -> str:
    """So many words that stand nowhere else."""
    return " ".join(f"{name}{chr(97 + n)}zq" for n in range(number))


def chains(one: str, other: str) -> list[Chain]:
    return Chains(words_of(one, "fr"), words_of(other, "fr")).found()


def sizes(one: str, other: str) -> list[list[int]]:
    return [[run.size for run in chain.runs] for chain in chains(one, other)]


def test_three_words_in_a_row_start_a_run_and_two_do_not() -> None:
    assert sizes(f"tangon {A} galhauban", f"écubier {A} bitte") == [[4]]
    assert sizes("tangon cordage goudron voilure galhauban", "écubier cordage goudron voilure bitte") == [[3]]
    assert sizes("tangon cordage goudron galhauban", "écubier cordage goudron bitte") == []


def test_grammatical_words_alone_start_nothing() -> None:
    assert sizes("tangon et de la galhauban", "écubier et de la bitte") == []


@pytest.mark.parametrize(("times", "found"), [(12, 1), (13, 0)])
def test_what_stands_all_over_the_other_text_starts_nothing(times: int, found: int) -> None:
    other = " ".join(f"{A} {filler(f'x{chr(97 + n)}', 3)}" for n in range(times))
    assert len({chain.runs[0].a for chain in chains(A, other)}) == found


@pytest.mark.parametrize(("gap", "found"), [(5, [[4, 4]]), (6, [[4], [4]])])
def test_a_gap_of_five_words_is_bridged_and_of_six_is_not(gap: int, found: list[list[int]]) -> None:
    assert sorted(sizes(f"{A} {filler('u', gap)} {B}", f"{A} {filler('v', gap)} {B}")) == found


def test_each_word_of_a_gap_costs() -> None:
    (whole,) = chains(f"{A} {B}", f"{A} {B}")
    (gapped,) = chains(f"{A} {filler('u', 2)} {B}", f"{A} tribord {B}")
    assert whole.weight == 8.0
    assert gapped.weight == pytest.approx(8.0 - 2 * 0.15)


def test_two_forms_of_one_word_carry_a_chain_on() -> None:
    def beside(gap: str, word: str) -> str:
        return f"{A} {filler(gap, 5)} {word} {filler(gap * 2, 5)} {B}"

    assert sizes(beside("u", "amarrages"), beside("v", "amarrera")) == [[4, 1, 4]]
    assert sorted(sizes(beside("u", "amarrages"), beside("v", "amplitude"))) == [[4], [4]]


def test_a_chain_takes_no_particle_along_at_its_end() -> None:
    assert sizes(f"{A} tribord de la bitte", f"{A} bâbord de la ancre") == [[4]]
    assert sizes(f"{A} tribord de cargo neuf bitte", f"{A} bâbord de cargo neuf ancre") == [[4, 3]]


def test_a_paragraph_that_ends_in_both_texts_ends_a_chain() -> None:
    assert sizes(f"{A} tribord\n{B}", f"{A} bâbord {B}") == [[4, 4]]
    assert sorted(sizes(f"{A} tribord\n{B}", f"{A} bâbord\n{B}")) == [[4], [4]]
