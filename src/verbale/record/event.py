"""What has happened, happens or is scheduled; and the times at which it does."""

from dataclasses import dataclass
from enum import StrEnum

from verbale.record.span import Span


class EventStatus(StrEnum):
    """Whether it took place."""

    SCHEDULED = "scheduled"
    ONGOING = "ongoing"
    OCCURRED = "occurred"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression and its value, in the manner of TIMEX3.

    Attributes:
        start, end: ISO 8601 date, or date-time with offset where the report's zone is known; ``end`` only for
            an interval. None where the words give too little.
        granularity: ``minute · hour · part-of-day · day · week · month · season · year · interval``.
        text, span: The words, and where they stand.
        note: E.g. that a stated double time does not agree.
    """

    start: str | None
    end: str | None
    granularity: str
    text: str
    span: Span
    rule: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor id with its mode: ``in person · video · phone · hybrid``, or None."""

    actor: str
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. ``type`` is an open list: meeting, summit, call, press-conference, visit, attack, agreement …"""

    id: str
    type: str
    status: EventStatus
    evidence: tuple[Span, ...]
    when: When | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    mode: str | None = None
    plover: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody reports.

    Attributes:
        value, max: The number, or the ends of a range.
        bound: ``exact · at-least · more-than · at-most · less-than``.
        approximate: "une trentaine", "some 500", "about".
        unit: What is counted or measured, in words of the report; counts: of what, where said.
    """

    id: str
    value: float
    span: Span
    max: float | None = None
    bound: str = "exact"
    approximate: bool = False
    unit: str | None = None
    counts: str | None = None
    rule: str = ""
    confidence: float = 1.0
