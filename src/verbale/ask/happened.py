"""Facts: what events that occurred establish, and what people entered."""

from collections.abc import Iterable, Iterator

from verbale.ask.spoken import REVIEWED, quoted
from verbale.languages.facts import fact_names
from verbale.languages.load import languages
from verbale.reason.case import Fact, Review
from verbale.record.actors import folded
from verbale.record.event import Event, EventStatus
from verbale.record.span import Span
from verbale.store.entries import Entry
from verbale.store.facts import KeptFact


def happened(entry: Entry, own: str, conditions: Iterable[Span]) -> Iterator[Fact]:
    """The facts that an event of a report establishes.

    Only one that occurred on a day that the report gives, whose words name the fact, and outside of any condition:
    in "once a ceasefire is concluded" nothing has happened.

    Args:
        own: Its id, unique across reports.
        conditions: Where conditions stand in the report.
    """
    event = entry.finding
    if not isinstance(event, Event) or event.status is not EventStatus.OCCURRED:
        return
    day = event.when.start if event.when else None
    if day is None or any(c.overlaps(e) for c in conditions for e in event.evidence):
        return
    for key in established_by(event.type, entry.words, entry.source.language):
        yield Fact(
            f"{own} {key}",
            key,
            True,
            day[:10],
            source=entry.source.title or entry.source.origin,
            confidence=entry.confidence,
            review=REVIEWED.get(entry.state, Review.UNREVIEWED),
            passages=quoted(entry),
        )


def established_by(event_type: str, words: str, language: str) -> Iterator[str]:
    """Keys of the facts that an event of that type, told in these words, establishes."""
    if language not in languages():
        return
    told = f"-{folded(words)}-"
    for rule in fact_names(language).events:
        if event_type in rule.types and _holds(told, rule.words) and not _holds(told, rule.without):
            yield rule.fact


def told_by_people(fact: KeptFact) -> Fact:
    """A fact that a person entered; a person's word counts as reviewed."""
    return Fact(
        fact.id,
        fact.atom,
        fact.holds,
        fact.on,
        source=fact.source,
        author=fact.author,
        supposed=fact.supposed,
        withdrawn=fact.retracted,
        review=Review.ACCEPTED,
    )


def _holds(told: str, phrases: tuple[str, ...]) -> bool:
    return any(f"-{folded(phrase)}-" in told for phrase in phrases)
