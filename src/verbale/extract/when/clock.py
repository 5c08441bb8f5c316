"""Clock times: hour and minute, the zone they are told in, and a second time in brackets that must agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from verbale.extract.when.table import Times


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; ``zone`` is an IANA name, ``local``, or None where nothing is said."""

    hour: int
    minute: int
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Instant:
    """A clock time on a day. ``offset``: minutes east of UTC, None where the zone is not known."""

    at: datetime
    offset: int | None
    note: str = ""


def clock_of(fields: Mapping[str, str], times: Times) -> Clock | None:
    """The clock time of the fields of a rule; None where there is no such time."""
    look = times.lookups
    word = fields.get("hourword")
    hour = int(look["hourword"][word.casefold()]) if word else int(fields["hour"])
    if half := fields.get("half"):
        add = int(look["half"][half.casefold()])
        if hour > 12:
            add = 0
        hour = hour % 12 + add if hour <= 12 else hour
    zone = fields.get("zone")
    minute = int(fields.get("min") or 0)
    known = str(look["zone"][zone.casefold()]) if zone else None
    return Clock(hour % 24, minute, known) if hour <= 24 and minute < 60 else None


def on(day: date, clock: Clock, double: Clock | None, known_offset: int | None) -> Instant:
    """A clock time on a day, with its zone from its own words, from the time in brackets, or from the report.

    A time in brackets that is no whole number of quarters of an hour away, or that contradicts the zone
    named before it, is noted and not used.
    """
    at = datetime.combine(day, time(clock.hour, clock.minute))
    own = offset_of(at, clock.zone)
    if double is None:
        if own is not None:
            return Instant(at, own)
        return Instant(at, known_offset)
    stated = stated_offset(clock, double, at)
    if stated is None:
        return Instant(at, own, "the two times stated do not agree")
    if own is not None and own != stated:
        return Instant(at, own, "the two times stated do not agree")
    if known_offset is not None and known_offset != stated:
        return Instant(
            at, stated, f"the double time tells {_sign(stated)}, another one of this report {_sign(known_offset)}"
        )
    return Instant(at, stated)


def stated_offset(clock: Clock, double: Clock, at: datetime) -> int | None:
    """Minutes east of UTC told by "14H00 (12H00 GMT)"; None where the two cannot be one instant."""
    reference = offset_of(at, double.zone) or 0
    minutes = (clock.hour * 60 + clock.minute - double.hour * 60 - double.minute + reference) % 1440
    minutes = minutes - 1440 if minutes > 14 * 60 else minutes
    return minutes if minutes % 15 == 0 and minutes >= -12 * 60 else None


def offset_of(at: datetime, zone: str | None) -> int | None:
    """Minutes east of UTC of a named zone at a local time; None for ``local`` and None."""
    if zone in (None, "local"):
        return None
    shift = at.replace(tzinfo=ZoneInfo(str(zone))).utcoffset() or timedelta()
    return int(shift.total_seconds() // 60)


def iso(instant: Instant) -> str:
    """``2025-09-04T14:00+02:00``, without offset where it is not known."""
    if instant.offset is None:
        return instant.at.isoformat(timespec="minutes")
    return instant.at.replace(tzinfo=timezone(timedelta(minutes=instant.offset))).isoformat(timespec="minutes")


def _sign(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
