"""Read the expressions of a report from top to bottom, keeping what later ones count from."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from verbale.extract.when.clock import Clock, clock_of, iso, on, stated_offset
from verbale.extract.when.dated import SOME_DAY
from verbale.extract.when.days import Direction, Value
from verbale.extract.when.fields import Fields, Seen
from verbale.extract.when.pieces import Expression
from verbale.extract.when.resolve import resolve
from verbale.extract.when.table import Times
from verbale.extract.when.tense import direction
from verbale.parse.parsed import Block
from verbale.record.event import When
from verbale.record.report import SectionRole

PUBLICATION = "the day is that of publication"
OF_LEAD = "the day is that of the lead"
WEEK = timedelta(7)
NOON, DATE = 12, len("2025-09-04")
HEADING = "the time of an entry"
DAY_LIKE = frozenset({"day", "part-of-day", "minute"})


class Story:
    """What a report has told of its times so far.

    Attributes:
        text: The report as received.
        today: Day of publication, or None.
        offset: Minutes east of UTC, from a double time of the report ("14H00 (12H00 GMT)"), or None.
        before: The day last spoken of; "the following day" counts from it.
        past: The last of them that is not ahead of the day of publication; what has happened counts from it.
        spoken: The first day of the time last spoken of; "the following year" counts from it.
        weekdays: Days that the report dates in full, by weekday.
        lead: The last day of the week up to publication that the lead tells, or None.
    """

    def __init__(self, text: str, today: date | None, times: Times) -> None:
        self.text = text
        self.today = today
        self.times = times
        self.offset: int | None = None
        self.before: date | None = None
        self.past: date | None = None
        self.spoken: date | None = None
        self.weekdays: dict[int, date] = {}
        self.lead: date | None = None

    def survey(self, expressions: Sequence[Expression]) -> None:
        """Take in what holds for the whole report, wherever it stands."""
        for e in expressions:
            if e.clock and e.double and self.offset is None:
                clock, double = clock_of(e.clock.fields, self.times), clock_of(e.double.fields, self.times)
                if clock and double:
                    self.offset = stated_offset(clock, double, _midnight(self.today))
            if e.main and e.main.rule.kind == "date" and "year" in e.main.fields:
                value = resolve(Fields(e.main.fields, self.times, e.main.rule), Seen(None, Direction.NEAR))
                if value and value.start:
                    day = date.fromisoformat(value.start)
                    self.weekdays[day.weekday()] = day

    def read(self, block: Block, expressions: Sequence[Expression]) -> Iterator[When]:
        """The values of a block's expressions, in order."""
        days: dict[int, date] = {}  # place of an expression -> its day
        waiting: list[tuple[Expression, Direction]] = []
        found: list[When] = []
        for e in expressions:
            looks = self._looks(block, e)
            if e.clock and e.main is None:
                waiting.append((e, looks))
                continue
            value = self._value(e, looks, None)
            if value is not None:
                found.append(self._when(block, e, value))
                if value.start and value.granularity in DAY_LIKE:
                    days[e.start] = date.fromisoformat((value.end or value.start)[:10])  # of a night the morning
        if block.role is SectionRole.LEAD and self.lead is None:
            self.lead = max((day for day in days.values() if self._is_of_late(day)), default=None)
        for e, looks in waiting:
            value = self._value(e, looks, _day_beside(block, e, days, looks, self.today))
            if value is not None:
                found.append(self._when(block, e, value))
        yield from sorted(found, key=lambda w: w.span)

    def _looks(self, block: Block, e: Expression) -> Direction:
        tokens = block.doc.char_span(e.start, e.end, alignment_mode="expand")
        return direction(tokens.root, self.times.text) if tokens is not None and len(tokens) else Direction.NEAR

    def _value(self, e: Expression, looks: Direction, beside: date | None) -> Value | None:
        main = e.main or (e.part if e.clock is None else None)
        if main is not None:
            if main.rule.when == "future" and looks is not Direction.FUTURE:
                return None
            before = self.past if looks is Direction.PAST else self.before
            seen = Seen(self.today, looks, before, self.spoken, self.weekdays)
            value = resolve(Fields(main.fields, self.times, main.rule), seen)
        else:
            lead = self.lead if looks is Direction.PAST else None
            day = beside or lead or self._today_or_midnight(e, looks)
            note = "" if beside else OF_LEAD if lead else PUBLICATION
            value = Value(day.isoformat() if day else None, None, "day", note)
        if value is None:
            return None
        if e.clock:
            value = self._instant(e, value)
        elif (noon := self._noon(e, value)) is not None:
            value = noon
        elif e.part and e.main and value.granularity == "day":
            part = Fields(e.part.fields, self.times, e.part.rule).name("part")
            value = value if part == "day" else Value(value.start, value.end, "part-of-day", part or "")
        if value is not None:
            self._remember(value)
        return value

    def _is_of_late(self, day: date) -> bool:
        return self.today is not None and self.today - WEEK < day <= self.today

    def _today_or_midnight(self, e: Expression, looks: Direction) -> date | None:
        """The day of publication, of which a midnight to come is the end."""
        clock = clock_of(e.clock.fields, self.times) if e.clock else None
        ahead = looks is Direction.FUTURE and clock is not None and clock.hour == clock.minute == 0
        return self.today + timedelta(1) if ahead and self.today is not None else self.today

    def _noon(self, e: Expression, day: Value) -> Value | None:
        """ "Friday noon", "vendredi midi": twelve o'clock on that day."""
        piece = e.part or e.main
        hour = self.times.text.hours.get(piece.fields.get("part", "").casefold()) if piece else None
        if hour != NOON or not day.start or len(day.start) != DATE or day.granularity not in ("day", "part-of-day"):
            return None
        at = on(date.fromisoformat(day.start), Clock(hour, 0), None, self.offset)
        return Value(iso(at), None, "minute", day.note.removeprefix("noon"))

    def _instant(self, e: Expression, day: Value) -> Value | None:
        clock = clock_of(e.clock.fields, self.times) if e.clock else None
        if clock is None:
            return None
        if day.note == SOME_DAY:
            return Value(None, None, "minute", SOME_DAY)
        if day.start is None or day.granularity != "day":
            return Value(None, None, "minute", f"{clock.hour:02d}:{clock.minute:02d} on a day that is not known")
        double = clock_of(e.double.fields, self.times) if e.double else None
        instant = on(date.fromisoformat(day.start), clock, double, self.offset)
        return Value(iso(instant), None, "minute", "; ".join(n for n in (day.note, instant.note) if n))

    def _remember(self, value: Value) -> None:
        if value.start is None:
            return
        parts = [int(p) for p in value.start[:10].split("-")]
        self.spoken = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
        if value.granularity in DAY_LIKE or (value.end and len(value.end) == 10):
            self.before = self.spoken if value.granularity in DAY_LIKE else date.fromisoformat(value.end or "")
            if self.today is None or self.before <= self.today:
                self.past = self.before

    def _when(self, block: Block, e: Expression, value: Value) -> When:
        span = block.place(e.start, e.end)
        relation = _relation(self.text[max(0, span.start - 24) : span.end], min(24, span.start), self.times)
        relation = "" if value.end and relation == "since" else relation  # "from Monday to Friday"
        note = "; ".join(n for n in (relation, HEADING if e.heads else "", value.note) if n)
        rule = "+".join(p.rule.name for p in (e.main, e.part, e.clock, e.double) if p)
        return When(value.start, value.end, value.granularity, span.words(self.text), span, rule, note)


def is_taken(when: When) -> bool:
    """Whether the day of a clock time is told elsewhere, or nowhere."""
    return PUBLICATION in when.note or OF_LEAD in when.note


def _day_beside(
    block: Block, e: Expression, days: dict[int, date], looks: Direction, today: date | None
) -> date | None:
    """The day named in the sentence of a clock time: the last one before it, else the first after it; of what has
    happened else the last one in the paragraph before it."""
    sentence = next((s for s in block.sentences if s.start_char <= e.start < s.end_char), None)
    if sentence is None:
        return None
    inside = [at for at in sorted(days) if sentence.start_char <= at < sentence.end_char]
    inside = [at for at in inside if at < e.start or looks is not Direction.PAST]
    earlier = [at for at in inside if at < e.start]
    above = [at for at in sorted(days) if at < e.start and not (today and days[at] > today)]
    nearest = [*earlier[-1:], *inside[:1], *(above[-1:] if looks is Direction.PAST else ())]
    return days[nearest[0]] if nearest else None


def _relation(words: str, start: int, times: Times) -> str:
    """``until``, ``by``, ``since`` or ``after`` where the words before an expression, or its own first ones, say so."""
    words = words.replace("’", "'").replace("\xa0", " ")
    said = (name for name, ahead, own in times.relations if ahead.search(words[:start]) or own.match(words, start))
    return next(said, "")


def _midnight(day: date | None) -> datetime:
    return datetime(day.year, day.month, day.day) if day else datetime(2000, 1, 1)
