"""A factored pattern matches what the pattern matches."""

import re

from hypothesis import given
from hypothesis import strategies as st

from verbale.parse.factored import factored
from work import work_of

LARGE = "[" + "".join(chr(c) for c in range(0x61, 0x61 + 400) if chr(c).isalnum()) + "]"
HEADS = st.sampled_from(["a", "ab?", "[ab]+", "(?:a|b)", "a\\-", "^b", "x(?:y|z)?", "", "a(?=b)", "[]a]", "\\)b"])
TAILS = st.sampled_from([f"{LARGE}*$", f"-{LARGE}+$", f"{LARGE}-{LARGE}$", f"(?:{LARGE}x)+", "b$", ""])
BRANCHES = st.lists(st.tuples(HEADS, TAILS, st.booleans()), min_size=1, max_size=8)
WORDS = st.lists(st.text("abxyz-])é", max_size=8), min_size=1, max_size=12)


@given(branches=BRANCHES, flags=st.sampled_from(["", "(?iu)", "(?i)"]), words=WORDS)
def test_the_same_words_match(branches: list[tuple[str, str, bool]], flags: str, words: list[str]) -> None:
    pattern = flags + "|".join(f"(?:{h}{t})" if bare else h + t for h, t, bare in branches)
    known, quick = re.compile(pattern), re.compile(factored(pattern))
    for word in words:
        assert bool(known.match(word)) == bool(quick.match(word))
        assert bool(known.fullmatch(word)) == bool(quick.fullmatch(word))


def test_branches_without_brackets_keep_their_ends() -> None:
    pattern = f"ab|c{LARGE}|d{LARGE}|(?:e)|(?:f)(?:g)"
    assert all(re.fullmatch(factored(pattern), word) for word in ("ab", "ca", "da", "e", "fg"))
    assert not any(re.fullmatch(factored(pattern), word) for word in ("a", "b", "c", "f", "g", "aba"))


def test_a_shared_class_is_compiled_once() -> None:
    pattern = "(?iu)" + "|".join(f"(?:^w{n}{LARGE}+$)" for n in range(60))
    assert len(factored(pattern)) < len(pattern) / 20
    re.purge()
    assert work_of(lambda: re.compile(factored(pattern))) < work_of(lambda: re.compile(pattern)) / 3
