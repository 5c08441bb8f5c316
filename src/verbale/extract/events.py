"""Find events: what has happened, happens, or is to come, one entry for each happening.

Verbs and nouns that tell an event are found and dated; those that the facts speak for are kept and given
their parties; mentions of one happening are put together. Nothing is made from world knowledge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.extract.cast import Cast
from verbale.extract.happenings.attach import mode_of
from verbale.extract.happenings.days import DAY
from verbale.extract.happenings.deeds import least
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.merge import happenings
from verbale.extract.happenings.parties import actors, parties_of
from verbale.extract.happenings.survey import survey
from verbale.extract.happenings.table import EventType, happenings_of
from verbale.extract.happenings.the_two import name_the_two
from verbale.extract.happenings.weight import confidence, joint
from verbale.extract.reading import Reading
from verbale.extract.when.story import is_taken
from verbale.record.actors import ActorType
from verbale.record.event import Event, EventStatus, Participant, When
from verbale.record.ids import content_id

HINT = 0.3  # confidence from which a definite noun may add to a happening that a surer mention tells
BROAD, FINE = ("meeting", "talks"), "summit"
KNOWN = frozenset({ActorType.PERSON, ActorType.STATE})


def events(reading: Reading) -> None:
    """Append the events of the report to ``reading.events``."""
    words = happenings_of(reading.parsed.language, reading.parsed.overlays).text
    found = [m for m in survey(reading) if confidence(m.facts) >= (HINT if m.definite else least(m))]
    for mention in found:
        mention.mode = mode_of(mention, reading.parsed.text, words)
        mention.who = parties_of(mention, reading.cast, words, reading.times)
        mention.known = [a for a in mention.who if _is_known(reading.cast, a)]
        mention.sides = frozenset(_sides(reading.cast, mention.known))
        for joiner in mention.joined:
            for actor in actors(mention, joiner.block, [joiner.head], reading.cast, words, reading.times):
                mention.who.append(actor)
                if joiner.mode:
                    mention.ways[actor] = joiner.mode
    name_the_two(found, words)
    kept = (g for g in happenings(found) if any(confidence(m.facts) >= least(m) for m in g))
    told = (_event(reading, group) for group in kept)
    reading.events.extend({event.id: event for event in told}.values())


def _place(best: Mention, group: Sequence[Mention]) -> str | None:
    """The place that the surest mention names, else another one; a name before "the base"."""
    told = [m.place for m in (best, *group) if m.place]
    return next((p for p in told if not p.islower()), told[0] if told else None)


def _finest(best: Mention, group: Sequence[Mention]) -> EventType | None:
    """The type that the surest mention tells; a summit where a noun of the same meeting says so."""
    if best.kind is None or best.kind.name not in BROAD:
        return best.kind
    return next((m.kind for m in group if m.kind and not m.is_verb and m.kind.name == FINE), best.kind)


def _sides(cast: Cast, known: Sequence[str]) -> Iterator[tuple[str, ActorType]]:
    """The countries of those with a name, and whether a person or the state itself stands for each."""
    for actor in known:
        figure = cast.by_id[actor]
        if figure.country:
            yield figure.country, figure.type


def _is_known(cast: Cast, actor: str) -> bool:
    """Whether an actor is a person or state with a name, by whom happenings can be told apart."""
    return cast.by_id[actor].type in KNOWN and bool(cast.by_id[actor].name)


def _event(reading: Reading, group: Sequence[Mention]) -> Event:
    """One happening of its mentions: the surest tells its type and status, the most exact its time."""
    best = max(group, key=lambda m: (m.kind is not None, confidence(m.facts)))
    dated = [m.when for m in group if m.when and m.when.start]
    when = max(dated, key=lambda w: len(w.start or ""), default=next((m.when for m in group if m.when), None))
    when = _on_its_day(when, group)
    evidence = tuple(sorted({m.evidence for m in group}))
    mode = next((m.mode for m in (best, *group) if m.mode), None)
    of_type = _finest(best, group)
    kind = of_type.name.replace(" ", "-") if of_type else "other"
    if kind in ("meeting", "talks") and mode == "phone":
        kind = "call"
    ways = {actor: way for m in group for actor, way in m.ways.items()}
    who = dict.fromkeys(actor for m in group for actor in m.who)
    told = mode
    if mode and set(ways.values()) - {mode}:
        mode = "hybrid"
    return Event(
        content_id("e", reading.parsed.report.id, kind, evidence[0].start, evidence[0].end),
        kind,
        _status(group, best),
        evidence,
        when,
        _place(best, group),
        tuple(Participant(actor, ways.get(actor, told)) for actor in who),
        mode,
        (of_type.plover or None) if of_type else None,
        "+".join(sorted(best.facts & {"verb", "noun", "dated", "happens", "at", "planned"})),
        round(joint(confidence(m.facts) for m in group), 3),
    )


def _on_its_day(when: When | None, group: Sequence[Mention]) -> When | None:
    """An hour of which the day was only taken for that of publication is of the day that another mention tells."""
    if when is None or when.start is None or not is_taken(when):
        return when
    told = (m.when for m in group if m.when and m.when.start and not is_taken(m.when))
    day = next((w.start for w in told if w.start and len(w.start) == DAY), None)
    return replace(when, start=day + when.start[DAY:], note=f"the hour of a day told elsewhere: {day}") if day else when


def _status(group: Sequence[Mention], best: Mention) -> EventStatus:
    """Cancelled where any mention says so, unless it is put off to a time told; else what the surest one says."""
    if any("postponed" in m.facts for m in group) and any(m.status is EventStatus.SCHEDULED for m in group):
        return EventStatus.SCHEDULED
    if any(m.status is EventStatus.CANCELLED for m in group):
        return EventStatus.CANCELLED
    told = [m for m in group if (m.is_verb or "happens" in m.facts) and not ("wears-on" in m.marks and "if" in m.facts)]
    return best.status if best in told or not told else max(told, key=lambda m: confidence(m.facts)).status
