"""Families of stretches and the pairs they imply, from passages made by hand."""

import numpy as np

from verbale.reconcile.families import CROWD, LEAST, Family, Stretch, families, pairs
from verbale.reconcile.reuse import Passages

Row = tuple[tuple[int, int, int], tuple[int, int, int]]


def passages(*rows: Row) -> Passages:
    columns = np.array([(*a, *b) for a, b in rows], np.int64).reshape(-1, 6).T
    return Passages(*columns, np.ones(len(rows)))


def implied(*rows: Row) -> set[tuple[Stretch, Stretch]]:
    """The pairs that no row gives."""
    given = {(Stretch(*a), Stretch(*b)) for a, b in rows}
    return set(pairs(passages(*rows))) - given


def test_texts_that_share_a_stretch_through_a_third_are_one_family() -> None:
    (family,) = families(passages(((0, 10, 40), (1, 0, 30)), ((1, 0, 30), (2, 5, 35))))
    assert family == Family((Stretch(0, 10, 40), Stretch(1, 0, 30), Stretch(2, 5, 35)))


def test_stretches_of_a_text_are_one_where_both_cover_most_of_the_longer() -> None:
    joined = families(passages(((0, 10, 40), (1, 0, 30)), ((1, 0, 18), (2, 5, 23))))
    apart = families(passages(((0, 10, 40), (1, 0, 30)), ((1, 0, 17), (2, 5, 22))))
    assert [len(f.members) for f in joined] == [3]
    assert [len(f.members) for f in apart] == [2, 2]


def test_what_two_texts_share_with_a_third_they_share() -> None:
    rows = (((0, 10, 40), (1, 0, 30)), ((1, 20, 60), (2, 100, 140)))
    assert implied(*rows) == {(Stretch(0, 30, 40), Stretch(2, 100, 110))}


def test_a_few_words_in_a_third_text_imply_nothing() -> None:
    def met(words: int) -> set[tuple[Stretch, Stretch]]:
        return implied(((0, 0, 30), (1, 0, 30)), ((1, 30 - words, 60), (2, 0, 30 + words)))

    assert met(LEAST)
    assert not met(LEAST - 1)


def test_a_pair_that_is_given_is_not_implied_again() -> None:
    rows = (((0, 0, 30), (1, 0, 30)), ((1, 0, 30), (2, 0, 30)))
    assert implied(*rows) == {(Stretch(0, 0, 30), Stretch(2, 0, 30))}
    assert implied(*rows, ((0, 1, 29), (2, 1, 29))) == set(), "a bound or two aside"


def test_where_many_texts_share_a_stretch_there_are_no_pairs_of_all() -> None:
    def made(number: int) -> int:
        return len(implied(*(((0, 0, 30), (n, 0, 30)) for n in range(1, number + 1))))

    assert made(CROWD) == CROWD * (CROWD - 1) / 2
    assert made(CROWD + 20) == made(CROWD)
