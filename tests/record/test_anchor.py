"""Words found again in another version of a text are the same words, or none."""

from hypothesis import given
from hypothesis import strategies as st

from verbale.record.anchor import found_again
from verbale.record.span import Span

LETTERS = st.text("ab \n", max_size=60)


@given(LETTERS, LETTERS, LETTERS, st.integers(0, 59), st.integers(1, 20))
def test_words_found_again_are_the_same_words(before: str, old: str, after: str, start: int, length: int) -> None:
    old += "x"
    start = min(start, len(old) - 1)
    wanted = Span(start, min(len(old), start + length))
    found = found_again(wanted, old, f"{before}{old}{after}")
    if found is not None:
        assert found.words(f"{before}{old}{after}") == wanted.words(old)
    assert found_again(wanted, old, old) == wanted


def test_repeated_words_are_told_apart_by_what_stands_beside_them() -> None:
    old = "Rome said no. Later in the day Berlin said no. In the end Paris said no."
    new = f"Breaking. {old}"
    for at in (9, 42, 68):
        assert found_again(Span(at, at + 3), old, new) == Span(at + 10, at + 13)


def test_words_elsewhere_are_not_the_same_words() -> None:
    assert found_again(Span(0, 2), "no, said Rome in the morning", "In the evening Oslo said it had no view") is None
