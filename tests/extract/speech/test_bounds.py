"""Where contents begin and end, on sentences of our own (none of them is trained on)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speech_reader import read

from verbale.extract.speech.content import bare
from verbale.parse.quotes import quotations
from verbale.record.span import Span
from verbale.record.statement import StatementKind

CASES = [
    ("en", 'Asked whether a deal was near, Lund said: "We work on it."', [["We work on it."]]),
    ("en", "Asked if the port would close, Hansen said it would stay open.", [["it would stay open"]]),
    (
        "fr",
        "Le SNB, qui n'appelle pas à la grève, demande pour sa part un médiateur.",
        [["la grève"], ["un médiateur"]],
    ),
    ("en", "The army blamed the PLF. The PLF did not comment.", []),
    ("en", "The army blamed the PLF for the attack.", [["the PLF for the attack"]]),
    (
        "fr",
        "Le président avait menacé lundi, dans un message publié sur son réseau Truth Social, d'imposer des surtaxes "
        'dès le 1er avril "à moins qu\'un accord ne soit trouvé".',
        [['imposer des surtaxes dès le 1er avril "à moins qu\'un accord ne soit trouvé"']],
    ),
    (
        "en",
        "Oslo has warned both sides that it could impose sanctions if the talks collapse, envoy Karin Lund said.",
        [
            ["Oslo has warned both sides that it could impose sanctions if the talks collapse"],
            ["it could impose sanctions if the talks collapse"],
        ],
    ),
    ("fr", "Il a, selon Anna Brandt, refusé de signer la charte.", [["Il a", "refusé de signer la charte"]]),
    ("en", "It has, according to Lund, no future.", [["It has", "no future"]]),
    ("fr", "Les discussions ont, a-t-il dit, échoué.", [["Les discussions ont", "échoué"]]),
    ("fr", "« Le pont est tombé », a affirmé le « présentateur » de la chaîne.", [["Le pont est tombé"]]),
]


@pytest.mark.parametrize(("language", "text", "contents"), CASES)
def test_contents(language: str, text: str, contents: list[list[str]]) -> None:
    record = read(language, text)
    found = [[c.words(text).rstrip(".") for c in s.content] for s in record.statements]
    assert sorted(found) == sorted([[c.rstrip(".") for c in content] for content in contents])


def test_quoted_words_of_a_name_belong_to_the_source() -> None:
    text = "« Le pont est tombé », a affirmé le « présentateur » de la chaîne."
    [statement] = read("fr", text).statements
    assert [s.words(text) for s in statement.source] == ["le « présentateur » de la chaîne"]


def test_nobody_is_told_by_a_pronoun_that_only_carries_a_clause() -> None:
    text = "Lima s'est engagée mardi à ce que la loi soit votée."
    [statement] = read("fr", text).statements
    assert statement.addressee is None


QUOTED = st.text(alphabet='ab “”«» "', min_size=1, max_size=40)


@given(QUOTED, st.integers(0, 40), st.integers(1, 40))
def test_direct_pieces_never_keep_an_outer_mark(text: str, start: int, length: int) -> None:
    piece = Span(min(start, len(text) - 1), min(start + length, len(text))) if start < len(text) else Span(0, len(text))
    found, _ = quotations(text, [Span(0, len(text))])
    [made] = bare(StatementKind.DIRECT, (piece,), found)
    for outer, inner in ((o, i) for q in found if not q.depth for o, i in zip(q.outer, q.inner, strict=True)):
        if made.covers(inner):
            assert not outer.start <= made.start < inner.start
            assert not inner.end < made.end <= outer.end
