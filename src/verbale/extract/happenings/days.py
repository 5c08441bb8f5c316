"""Whether two mentions of happenings can be of one time: their days, hours, and what is over or to come."""

from verbale.extract.happenings.attach import UNTIL
from verbale.extract.happenings.mention import HEADS, Mention
from verbale.extract.when.story import is_taken
from verbale.record.event import EventStatus
from verbale.record.report import SectionRole

DAY = len("2025-09-04")
# The hours of the parts of a day, with an hour for how loosely they are spoken of.
PARTS = {
    "morning": frozenset(range(4, 13)),
    "afternoon": frozenset(range(11, 20)),
    "evening": frozenset(range(17, 25)),
}
LONG = frozenset({"month", "year", "season"})


def days_differ(a: Mention, b: Mention) -> bool:
    """Whether each has a day and they are not one, nor does one lie in the days of the other."""
    first, second = day_of(a), day_of(b)
    if first is None or second is None:
        return False
    if first.startswith("words") or second.startswith("words"):
        return first != second
    shorter = min(len(first), len(second))
    return first[:shorter] != second[:shorter] and not (_covers(a, second) or _covers(b, first))


def same_day(a: Mention, b: Mention) -> bool:
    """Whether both have the same day, or the same words for one that the report does not tell."""
    first, second = day_of(a), day_of(b)
    return first is not None and first == second and (len(first) == 10 or first.startswith("words"))


def within(a: Mention, b: Mention) -> bool:
    """Whether the day of one lies in the days of the other, and somebody takes part in both."""
    first, second = day_of(a), day_of(b)
    if first is None or second is None or not set(a.known) & set(b.known):
        return False
    return (_covers(a, second) and len(second) == DAY) or (_covers(b, first) and len(first) == DAY)


def _covers(mention: Mention, day: str) -> bool:
    when = mention.when
    return bool(when and when.start and when.end and when.start[:10] <= day <= when.end[:10])


def day_of(mention: Mention) -> str | None:
    """The day of a mention, or the words for it where the report does not tell which day it is.

    A clock time of which the day is only taken for that of publication has none.
    """
    when = mention.when
    if (
        when is None
        or UNTIL in when.note
        or (is_taken(when) and (mention.status is not EventStatus.SCHEDULED or mention.definite))
    ):
        return None
    return when.start[:10] if when.start else f"words {when.text.casefold()}"


def vague(a: Mention, b: Mention) -> bool:
    """What is dated by a year or a month only is background; an undated verb of the news is not about it."""
    dated = a.when is not None and a.when.granularity in LONG and day_of(a) is not None
    return dated and day_of(b) is None and (b.is_verb or "headline" in b.facts)


def follows(old: Mention, new: Mention) -> bool:
    """Whether one is told as what came next: "ils se sont réunis … Ils se sont *ensuite* entretenus avec X"."""
    if "then" not in new.marks or not new.is_verb or old.block.role is SectionRole.HEADLINE:
        return False
    return old.block.role not in HEADS or (old.is_verb and old.status is not new.status)


def apart_in_day(a: Mention, b: Mention) -> bool:
    """Whether two clauses tell different hours of a day, or that one is over and the other still to come."""
    if (_is_over(a) and is_ahead(b)) or (is_ahead(a) and _is_over(b)):
        return True
    if _hour_of_another(a, b) or _hour_of_another(b, a):
        return True
    if not (a.is_verb and b.is_verb) or {a.block.role, b.block.role} & set(HEADS):
        return False
    first, second = _hours(a), _hours(b)
    return bool(first and second) and not first & second


def _hour_of_another(timed: Mention, dated: Mention) -> bool:
    """Whether one clause tells an hour without a day, and another one tells a day, of other people."""
    told = timed.when is not None and is_taken(timed.when) and day_of(dated) is not None
    return told and timed.is_verb and dated.is_verb and not set(timed.who) & set(dated.who)


def _is_over(mention: Mention) -> bool:
    told = mention.is_verb and mention.block.role not in HEADS
    held = not mention.definite and "happens" in mention.facts and mention.block.role not in HEADS
    carried = held and ("dated" in mention.facts or ("past" in mention.facts and mention.indefinite))
    return mention.status is EventStatus.OCCURRED and (
        told or carried or "apart" in mention.facts or "past-at" in mention.marks
    )


def is_ahead(mention: Mention) -> bool:
    """Whether it is told as one still to come."""
    told = mention.is_verb and mention.block.role not in HEADS
    carried = told or (not mention.definite and {"happens", "planned"} & mention.facts)
    return mention.status is EventStatus.SCHEDULED and bool(carried)


def _hours(mention: Mention) -> frozenset[int]:
    """The hours of the day in which a mention's time lies; none where it does not say."""
    when = mention.when
    if when is None or not when.start:
        return frozenset()
    if when.granularity == "minute":
        return frozenset({int(when.start[11:13])})
    return next((hours for part, hours in PARTS.items() if part in when.note), frozenset())
