"""Days that follow from another event: "on the eve of the summit", "said on Tuesday, a day after the vote"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText
from verbale.parse.parsed import Block
from verbale.record.event import When
from verbale.record.span import Span

DAYS = frozenset({"day", "minute", "part-of-day"})
ANCHORED = re.compile(r"anchored: P(\d+)D-(before|after) the event named")
NEAR = 12  # tokens after "two days before" in which the event named stands


@dataclass(frozen=True, slots=True)
class Said:
    """A cue of speech, and the day of the report that brings it."""

    cue: Span
    day: date


def date_eves(
    found: Sequence[Mention], block: Block, times: Sequence[When], said: Sequence[Said], words: EventsText
) -> None:
    """Give what something happened on the eve, or the day after, of its day: counted from the one named last before
    it in the sentence, else from the day on which somebody said it there."""
    for mention in (m for m in found if "eve" in m.marks and m.when is None):
        above = mention.token.head.head if mention.token.head.pos_ == "ADP" else mention.token.head
        sentence = block.span_of(mention.token.sent)
        spoken = next((s.day for s in said if sentence.covers(s.cue)), None)
        origin = _last_day(times, sentence.start, mention.evidence.end) or spoken
        span = block.at(above)
        written = above.text
        day = _moved(origin, words.eves[above.lemma_])
        mention.when = When(day, None, "day", written, span, "eve", f"counted from {origin}" if day else "no day")
        mention.facts.add("dated")


def date_named(found: Sequence[Mention], block: Block, times: Sequence[When]) -> None:
    """Give the event that "two days before …" names its day, where the sentence tells the day of what came before."""
    for when in times:
        match = ANCHORED.search(when.note)
        tokens = block.tokens(when.span) if match else None
        if match is None or tokens is None or not len(tokens):
            continue
        after = [m for m in found if tokens.end <= m.token.i < tokens.end + NEAR and m.token.sent == tokens.sent]
        after = [m for m in after if "if" not in m.facts]
        named = min(after, key=lambda m: m.token.i, default=None)
        origin = _last_day(times, block.span_of(tokens.sent).start, when.span.start)
        if named is None or origin is None or (named.when is not None and named.when is not when):
            continue
        days = int(match[1]) if match[2] == "before" else -int(match[1])
        named.when = replace(when, start=_moved(origin, days), granularity="day", note=f"counted from {origin}")
        named.facts.add("dated")


def _last_day(times: Sequence[When], first: int, end: int) -> date | None:
    """The last day told between two places; None where none is, or the report does not tell which day it is."""
    told = [w for w in times if w.granularity in DAYS and first <= w.span.start < end and "anchored" not in w.note]
    return date.fromisoformat(told[-1].start[:10]) if told and told[-1].start else None


def _moved(day: date | None, days: int) -> str | None:
    return (day + timedelta(days)).isoformat() if day is not None else None
