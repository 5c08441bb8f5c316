"""Where two sources share words, the later one has them."""

from verbale.extract.speech.drafts import Draft, Nearby
from verbale.extract.speech.overlaps import uncrossed
from verbale.extract.speech.proposals import Candidate
from verbale.record.span import Span


def draft(confidence: float, *content: Span) -> Draft:
    return Draft(None, Candidate("told", (), []), confidence, content)  # type: ignore[arg-type]  # no proposal is looked at


def test_a_content_ends_where_another_one_starts_that_runs_on_past_it() -> None:
    outer, inner = draft(0.4, Span(0, 40)), draft(0.9, Span(20, 40), Span(60, 80))
    assert uncrossed(outer, Nearby([outer, inner])).content == (Span(0, 19),)


def test_what_lies_wholly_inside_is_nested_and_cuts_nothing() -> None:
    outer, inner = draft(0.4, Span(0, 90)), draft(0.9, Span(20, 40), Span(60, 80))
    assert uncrossed(outer, Nearby([outer, inner])).content == (Span(0, 90),)


def test_a_less_likely_reading_cuts_nothing() -> None:
    outer, inner = draft(0.9, Span(0, 40)), draft(0.4, Span(20, 40), Span(60, 80))
    assert uncrossed(outer, Nearby([outer, inner])).content == (Span(0, 40),)
