"""When two statements of one language give the same utterance: shares, runs of words, who speaks."""

import pytest
from records import record

from verbale.reconcile.likeness import likeness
from verbale.reconcile.utterance import utterances

FILL = [f"mot{c}zq" for c in "abcdefghijklmnopqrstuvw"]


def paired(one: str, other: str, kind: str = "indirect", speakers: tuple[str, str] = ("Ada Brun", "Ada Brun")) -> bool:
    marks = "{}" if kind == "indirect" else "« {} »"
    sides = [f"{marks.format(f'[{who}|{kind}|{words}]')}." for who, words in zip(speakers, (one, other), strict=True)]
    (u,), (v,) = (utterances(record(side)) for side in sides)
    return likeness(u, v) is not None


def apart(shared: int, size: int) -> tuple[str, str]:
    """Two statements of so many words with so many in common, never two of them in a row."""
    common = ["voilure", "goudron", "cordage", "misaine", "hauban"][:shared]
    own = [FILL[:10], FILL[10:]]
    made = []
    for words in own:
        row = [w for n in range(size) for w in ((common[n], words[n]) if n < shared else (words[n],))][: 2 * size]
        made.append(" ".join([*row[: 2 * shared], *words[shared : size - shared]]))
    return made[0], made[1]


def size_of(statement: str) -> int:
    return len(statement.split())


@pytest.mark.parametrize(("shared", "size", "found"), [(2, 4, True), (2, 5, False), (1, 2, False), (3, 6, True)])
def test_one_speaker_half_of_the_words(shared: int, size: int, found: bool) -> None:
    one, other = apart(shared, size)
    assert (size_of(one), size_of(other)) == (size, size)
    assert paired(one, other) is found


@pytest.mark.parametrize(("shared", "rest", "found"), [(3, 1, True), (3, 2, False), (2, 0, False)])
def test_where_nobody_is_named_most_of_the_words(shared: int, rest: int, found: bool) -> None:
    words = ["voilure", "goudron", "cordage"][:shared]
    one = " ".join([*words, *FILL[:rest]])
    other = " ".join([*reversed(words), *FILL[10 : 10 + rest]])
    assert paired(one, other, speakers=("", "")) is found


@pytest.mark.parametrize(("shared", "rest", "found"), [(4, 1, True), (3, 2, False)])
def test_two_quotations_without_words_in_a_row_need_nearly_all_words(shared: int, rest: int, found: bool) -> None:
    words = ["voilure", "goudron", "cordage", "misaine"][:shared]
    one = " ".join([*words, *FILL[:rest]])
    other = " ".join([*reversed(words), *FILL[10 : 10 + rest]])
    assert paired(one, other, "direct") is found


def test_two_quotations_with_two_words_in_a_row_need_half() -> None:
    assert paired(f"voilure goudron {FILL[0]} {FILL[1]}", f"{FILL[2]} voilure goudron {FILL[3]}", "direct")
    assert not paired(f"voilure {FILL[0]} goudron {FILL[1]}", f"{FILL[2]} voilure {FILL[3]} goudron", "direct")


@pytest.mark.parametrize(("run", "found"), [(3, True), (2, False)])
def test_three_words_in_a_row_are_enough_for_one_speaker(run: int, found: bool) -> None:
    words = ["voilure", "goudron", "cordage"][:run]
    assert paired(" ".join([*words, *FILL[:9]]), " ".join([*FILL[10:19], *words])) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("voilure goudron cordage", "voilure goudron cordage", True),
        ("voilure goudron", "voilure goudron", False),
        ("voilure goudron cordage misaine hauban drisse", "voilure goudron cordage misaine hauban vergue", True),
        ("voilure goudron cordage misaine drisse", "voilure goudron cordage misaine vergue", False),
    ],
)
def test_two_named_speakers_need_the_very_words(one: str, other: str, found: bool) -> None:
    assert paired(one, other, "direct", ("Ada Brun", "Noé Petit")) is found
