"""Where source, cue and content of a statement run into each other."""

import pytest

from verbale.extract.speech.apart import apart
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

INDIRECT, MIXED, DIRECT = StatementKind.INDIRECT, StatementKind.MIXED, StatementKind.DIRECT


def read(kind: StatementKind, text: str, source: str, cue: str, content: str, rule: str) -> list[Statement]:
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    one = Statement("s-1", kind, (place(content),), (place(cue),), (place(source),), ("a-1",), rule=rule)
    return apart([one], text)


@pytest.mark.parametrize(
    ("kind", "text", "source", "cue", "content", "rule", "expected"),
    [
        (INDIRECT, "Lund says it is late.", "Lund", "says", "it is late", "bare:say", "Lund"),
        (
            INDIRECT,
            "Selon lui, la rue était vide.",
            "lui, la rue",
            "Selon",
            "la rue était vide",
            "according-first",
            "lui",
        ),
        (INDIRECT, "Lund spoke of fear in town.", "Lund spoke of fear", "spoke", "fear in town", "of:speak-of", "Lund"),
        (
            INDIRECT,
            "She was called Ada by a friend.",
            "a friend",
            "called",
            "Ada by a friend",
            "passive-call",
            "a friend",
        ),
        (MIXED, "Il est tard, a-t-il dit.", "il dit", "a-t-il dit", "Il est tard", "quote-after", "il dit"),
        (INDIRECT, "The   Lunds   say it is late.", "Lunds  ", "say", "it is late", "bare:say", "Lunds"),
    ],
)
def test_a_source_ends_where_cue_or_content_starts(
    kind: StatementKind, text: str, source: str, cue: str, content: str, rule: str, expected: str
) -> None:
    (one,) = read(kind, text, source, cue, content, rule)
    assert [span.words(text) for span in one.source] == [expected]
    assert one.speaker == ("a-1",)
    assert not any(span.overlaps(piece) for span in (*one.cue, *one.source) for piece in one.content)


def test_quoted_words_are_left_without_a_source_that_is_theirs() -> None:
    (one,) = read(DIRECT, "“We will sign”, it was said.", "We", "said", "We will sign", "quote-after")
    assert (one.source, one.speaker) == ((), ())


def test_words_reported_by_nobody_but_themselves_are_no_statement() -> None:
    assert read(INDIRECT, "He asks what Oslo has pledged.", "Oslo", "pledged", "what Oslo", "question") == []


def test_the_end_of_a_name_is_no_cue() -> None:
    text = "The United States should leave."
    assert read(INDIRECT, text, "The United States", "States", "should leave", "infinitive:say") == []


def test_a_cue_within_its_content_makes_no_statement() -> None:
    assert read(INDIRECT, "Lund says it says so.", "Lund", "says", "says it says so", "bare:say") == []


def test_a_verb_with_a_headline_s_capital_is_a_cue() -> None:
    (one,) = read(INDIRECT, "Old Doctor Says Lund Was Ill", "Old Doctor Says", "Says", "Lund Was Ill", "bare:say")
    assert [(span.start, span.end) for span in one.source] == [(0, 10)]
