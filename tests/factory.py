"""Short factories of records, so that a test says only what it is about. Offsets are found from the words."""

from dataclasses import replace
from datetime import date
from typing import Any

from verbale.record.actors import Actor, ActorType, How, Mention, Role
from verbale.record.condition import Atom, Condition
from verbale.record.event import Event, EventStatus, Figure, Participant, When
from verbale.record.ids import content_id
from verbale.record.position import Act, Position, Stance
from verbale.record.record import Record, Skipped
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

TEXT = """Paris ready to send soldiers

France is ready to deploy soldiers once a ceasefire is agreed, Emmanuel Macron said on Thursday. \
Some 30 countries met at 14H00 (12H00 GMT).

"We will not send troops," the German chancellor said.
"""


def span(words: str, text: str = TEXT) -> Span:
    """The first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str = TEXT, origin: str = "talks.txt", **more: Any) -> Report:
    return replace(Report(origin, text, "en", title="Paris ready", published=date(2025, 9, 4)), **more)


def actor(name: str | None, text: str = TEXT, kind: ActorType = ActorType.PERSON, **more: Any) -> Actor:
    words = more.pop("words", name)
    mentions = (Mention(span(words, text), How.NAME, "test"),) if words else ()
    return Actor(content_id("a", text, name, words), kind, name, mentions=mentions, **more)


def condition(key: str, words: str | None = None, text: str = TEXT) -> Condition:
    return Atom(key, words, span(words, text) if words else None, "once")


def record(text: str = TEXT, origin: str = "talks.txt", **more: Any) -> Record:
    """A record with one finding of each kind; for another text, an empty one with one section."""
    about = report(text, origin, **more)
    whole = (Section(Span(0, len(text)), SectionRole.BODY, "test"),)
    if text != TEXT:
        return Record(about, whole, extractor="test/1")
    rest = Section(Span(text.index("\n") + 1, len(text)), SectionRole.BODY, "test")
    macron = actor("Emmanuel Macron", key="emmanuel-macron", country="FRA")
    france = actor("France", kind=ActorType.STATE, country="FRA", key="FRA")
    chancellor = actor(None, words="the German chancellor", country="DEU")
    said = statement(text, "France is ready to deploy soldiers once a ceasefire is agreed", macron.id)
    ready = position(text, france.id, "ready to deploy soldiers once a ceasefire is agreed")
    ready = replace(ready, holder=macron.id, statement=said.id)
    refused = statement(text, "We will not send troops,", chancellor.id, StatementKind.DIRECT)
    start = "2025-09-04T14:00+02:00"
    when = When(start, None, "minute", "14H00 (12H00 GMT)", span("14H00 (12H00 GMT)"), "double-time")
    met = Event(
        content_id("e", text, "met"),
        "meeting",
        EventStatus.OCCURRED,
        (span("Some 30 countries met"),),
        when,
        place="Paris",
        participants=(Participant(france.id, "in person"),),
        rule="test",
        confidence=0.7,
    )
    thirty = Figure(content_id("f", text, 30), 30.0, span("Some 30 countries"), approximate=True, unit="countries")
    return Record(
        about,
        (Section(span("Paris ready to send soldiers"), SectionRole.HEADLINE, "test"), rest),
        (macron, france, chancellor),
        roles=(Role(chancellor.id, "German chancellor", None, (span("German chancellor"),), "test"),),
        statements=(said, refused),
        positions=(ready,),
        events=(met,),
        figures=(thirty,),
        skipped=(Skipped("quotation", span('"We'), "test"),),
        extractor="test/1",
    )


def statement(
    text: str, words: str, speaker: str | None = None, kind: StatementKind = StatementKind.INDIRECT, **more: Any
) -> Statement:
    who = (speaker,) if speaker else ()
    given = {"rule": "test", "confidence": 0.9, **more}
    return Statement(content_id("s", text, words), kind, (span(words, text),), speaker=who, **given)


def position(text: str, who: str, words: str, stance: Stance = Stance.READY, **more: Any) -> Position:
    act = more.pop("act", Act("deploy-forces", words, span(words, text)))
    given = {"condition": condition("ceasefire"), "rule": "test", "confidence": 0.8, **more}
    return Position(content_id("p", text, who, words), who, stance, act, (span(words, text),), **given)
