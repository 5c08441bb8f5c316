"""Short records for tests: a text with its statements marked as ``[speaker|kind|content]``."""

import re
from dataclasses import replace
from datetime import date

from verbale.languages.words import fold
from verbale.record.actors import Actor, ActorType, How, Mention
from verbale.record.event import Event, EventStatus, Figure, Participant, When
from verbale.record.record import Record
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

MARKED = re.compile(r"\[([^|\]]*)\|(direct|mixed|indirect)\|([^\]]*)\]")


def record(marked: str, language: str = "fr", published: date | None = None, agencies: tuple[str, ...] = ()) -> Record:
    """The record of a marked text; a speaker in capitals is a state, an empty one is not told."""
    text, statements, actors, at = "", [], {}, 0
    for number, match in enumerate(MARKED.finditer(marked)):
        text += marked[at : match.start()]
        name, kind, content = match.groups()
        span = Span(len(text), len(text) + len(content))
        text, at = text + content, match.end()
        if name:
            actors[name] = actor(name)
        speaker = (actors[name].id,) if name else ()
        statements.append(Statement(f"s{number}", StatementKind(kind), (span,), speaker=speaker))
    text += marked[at:]
    report = Report(f"{fold(text[:8])}.txt", text, language, published=published, agencies=agencies)
    whole = (Section(Span(0, len(text)), SectionRole.BODY),) if text else ()
    return Record(report, whole, tuple(actors.values()), statements=tuple(statements))


def actor(name: str, mentions: tuple[Mention, ...] = ()) -> Actor:
    """A person, or a state where the name is in capitals."""
    if name.isupper():
        return Actor(f"a-{name}", ActorType.STATE, name, name, mentions, key=name)
    return Actor(f"a-{name}", ActorType.PERSON, name, None, mentions)


def mention(record: Record, name: str, words: str) -> Record:
    """The record with an actor whose mention are these words."""
    start = record.report.text.index(words)
    found = Mention(Span(start, start + len(words)), How.NAME)
    return replace(record, actors=(*record.actors, actor(name, (found,))))


def event(record: Record, words: str, kind: str = "meeting", **told: object) -> Record:
    """The record with an event whose evidence are these words; ``day`` or ``start`` tell when."""
    start = record.report.text.index(words)
    span = Span(start, start + len(words))
    when = told.pop("start", None)
    told_when = When(str(when), None, "minute" if "T" in str(when) else "day", words, span) if when else None
    who = tuple(Participant(f"a-{name}") for name in told.pop("who", ()))  # type: ignore[attr-defined]
    status = EventStatus(str(told.pop("status", "occurred")))
    made = Event(f"e{len(record.events)}", kind, status, (span,), told_when, participants=who, **told)  # type: ignore[arg-type]
    return replace(record, events=(*record.events, made))


def figure(record: Record, words: str, value: float, unit: str, **told: object) -> Record:
    """The record with a figure at these words."""
    start = record.report.text.index(words)
    span = Span(start, start + len(words))
    made = Figure(f"f{len(record.figures)}", value, span, unit=unit, **told)  # type: ignore[arg-type]
    return replace(record, figures=(*record.figures, made))
