"""Find events: what has happened, happens, or is to come, one entry for each happening.

Verbs and nouns that tell an event are found, dated and given their parties; those that the facts speak for
are kept; mentions of one happening are put together. Nothing is made from world knowledge.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from verbale.extract.happenings.attach import give_times, mode_of, parties_of, place_of
from verbale.extract.happenings.find import mentions
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.merge import happenings, lend_types
from verbale.extract.happenings.status import age, status_of
from verbale.extract.happenings.table import Happenings, happenings_of
from verbale.extract.happenings.weight import LEAST, confidence
from verbale.extract.reading import Reading
from verbale.extract.when.table import times_of
from verbale.record.event import Event, EventStatus, Participant, When
from verbale.record.ids import content_id


def events(reading: Reading) -> None:
    """Append the events of the report to ``reading.events``."""
    found = [m for m in survey(reading) if confidence(m.facts) >= LEAST]
    for group in happenings(found):
        reading.events.append(_event(reading, group))


def survey(reading: Reading) -> list[Mention]:
    """All mentions of the report with what belongs to them, before any is left out."""
    parsed = reading.parsed
    words, tenses = happenings_of(parsed.language), times_of(parsed.language).text
    published = parsed.report.published
    today = published.date() if isinstance(published, datetime) else published
    times: dict[int, list[When]] = defaultdict(list)
    for when in reading.times:
        if (block := parsed.block_at(when.span.start)) is not None:
            times[block.number].append(when)
    everything: list[Mention] = []
    for block in parsed.prose:
        found = list(mentions(reading, block, words, tenses))
        give_times(found, block, times[block.number])
        lend_types(found)
        for mention in found:
            _complete(mention, reading, words, today)
            mention.status = status_of(mention, today, tenses)
        everything += found
    return everything


def _complete(mention: Mention, reading: Reading, words: Happenings, today: date | None) -> None:
    mention.place = place_of(mention, words.text)
    mention.mode = mode_of(mention, words.text)
    mention.who = parties_of(mention, reading.cast, words.text)
    cues = {span.start for s in reading.statements for span in s.cue}
    spoken = any(mention.evidence.start <= c < mention.evidence.end for c in cues)
    own = reading.parsed.block_at(mention.evidence.start)
    told = {"placed" if mention.place else "", "peopled" if mention.who else "", "spoken" if spoken and own else ""}
    mention.facts |= told - {""}
    if "dated" in mention.facts:
        mention.facts.add(age(mention.when, today))
    else:
        mention.facts.add("undated-typed" if mention.kind else "undated-untyped")
        if not mention.is_verb and not {"happens", "at"} & mention.facts:
            mention.facts.add("bare-noun")


def _event(reading: Reading, group: Sequence[Mention]) -> Event:
    """One happening of its mentions: the surest tells its type and status, the most exact its time."""
    best = max(group, key=lambda m: (m.kind is not None, confidence(m.facts)))
    dated = [m.when for m in group if m.when and m.when.start]
    when = max(dated, key=lambda w: len(w.start or ""), default=next((m.when for m in group if m.when), None))
    sure = 1.0
    for mention in group:
        sure *= 1 - confidence(mention.facts)
    evidence = tuple(sorted({m.evidence for m in group}))
    kind = best.kind.name.replace(" ", "-") if best.kind else "other"
    mode = next((m.mode for m in (best, *group) if m.mode), None)
    who = dict.fromkeys(actor for m in group for actor in m.who)
    return Event(
        content_id("e", reading.parsed.report.id, kind, evidence[0].start, evidence[0].end),
        kind,
        _status(group, best),
        evidence,
        when,
        next((m.place for m in (best, *group) if m.place), None),
        tuple(Participant(actor, mode) for actor in who),
        mode,
        (best.kind.plover or None) if best.kind else None,
        "+".join(sorted(best.facts & {"verb", "noun", "dated", "happens", "at", "planned"})),
        round(1 - sure, 3),
    )


def _status(group: Sequence[Mention], best: Mention) -> EventStatus:
    """Cancelled where any mention says so; else what the surest one says."""
    if any(m.status is EventStatus.CANCELLED for m in group):
        return EventStatus.CANCELLED
    told = [m for m in group if m.is_verb or "happens" in m.facts]
    return best.status if best in told or not told else max(told, key=lambda m: confidence(m.facts)).status
