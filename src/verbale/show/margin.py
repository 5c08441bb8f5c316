"""What stands in the margin of a report: each entry in a line, at the section where it begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.ask.report import Mark, MarkedReport
from verbale.record.actors import Membership, Role
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.record.record import Skipped
from verbale.record.report import Section
from verbale.record.span import Span
from verbale.record.statement import Statement
from verbale.show.words import act_text, figure_text, line, stance_text, time_text, who_text
from verbale.store.entries import Entry


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the report (or what lies between two) with the entries whose first words stand in it."""

    span: Span
    section: Section | None
    marks: tuple[Mark, ...]
    notes: tuple[tuple[Entry, str], ...]


def stretches(marked: MarkedReport) -> Iterator[Stretch]:
    """The report cut into its sections; words between them come without a section, so that none is lost."""
    at = 0
    for section in marked.sections:
        yield from _between(marked, at, section.span.start)
        yield _stretch(marked, section.span, section)
        at = section.span.end
    yield from _between(marked, at, len(marked.report.text))


def _between(marked: MarkedReport, start: int, end: int) -> Iterator[Stretch]:
    if marked.report.text[start:end].strip():
        yield _stretch(marked, Span(start, end), None)


def _stretch(marked: MarkedReport, span: Span, section: Section | None) -> Stretch:
    marks = tuple(mark for mark in marked.marks if mark.span.overlaps(span))
    begins = [e for e in marked.entries if e.passages and span.start <= _first(e) < span.end]
    return Stretch(span, section, marks, tuple((entry, note(entry)) for entry in sorted(begins, key=_first)))


def _first(entry: Entry) -> int:
    return min(kept.span.start for _, kept in entry.passages)


def note(entry: Entry) -> str:
    """An entry in one line: who, and what."""
    finding = entry.finding
    match finding:
        case Position():
            return f"{who_text(entry, 'actor')}: {stance_text(finding)}: {act_text(finding)}"
        case Event():
            who = who_text(entry, "participant")
            when = "" if time_text(finding) == "?" else f" {time_text(finding)}"
            return f"{finding.type}, {finding.status}{when}{f': {who}' if who else ''}"
        case Figure():
            return line(figure_text(finding))
        case Skipped(what, _, reason):
            return line(f"{what}: {reason}")
        case Statement(kind=told):
            pass
        case Role(office=told) | Membership(quality=told):
            pass
    who = who_text(entry, "speaker", "actor") or "(speaker not told)"
    of = who_text(entry, "of", "group")
    return f"{who}: {line(told)}{f', {of}' if of else ''}"
