"""The record of one report: all that was found in it, and all that was seen and not understood."""

from dataclasses import dataclass

from verbale.record.actors import Actor, Membership, Role
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.record.report import Report, Section
from verbale.record.span import Span
from verbale.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something seen and not understood, with the reason."""

    what: str
    span: Span | None
    reason: str


Finding = Statement | Position | Event | Figure | Role | Membership | Skipped


@dataclass(frozen=True, slots=True)
class Record:
    """Everything found in one report. Ids are unique within it; every span lies in ``report.text``."""

    report: Report
    sections: tuple[Section, ...] = ()
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    memberships: tuple[Membership, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    extractor: str = ""
