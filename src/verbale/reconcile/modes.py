"""Whether two reports tell one call or meeting by different means: by video in one, by telephone in the other.

Read from the words of each mention, not from the event as a whole, since an event gathers several mentions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.languages.comparing import comparing
from verbale.reconcile.meaning import values
from verbale.reconcile.parties import shared_key
from verbale.reconcile.translation import meaning_key
from verbale.reconcile.words import FUNCTION, words_of
from verbale.record.actors import How
from verbale.record.event import Event
from verbale.record.record import Record
from verbale.record.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event that says by what means it was held."""

    event: Event
    span: Span
    mode: str
    parties: frozenset[str]
    numbers: frozenset[int]
    keys: frozenset[str]


def by_other_means(a: Record, b: Record) -> Iterator[tuple[Told, Told]]:
    """Mentions of one call or meeting that tell different means; each mention once."""
    used: set[Span] = set()
    theirs = list(_told(b))
    for one in _told(a):
        for other in theirs:
            if one.mode != other.mode and other.span not in used and _one(one, other):
                used.add(other.span)
                yield one, other
                break


def _one(one: Told, other: Told) -> bool:
    """A party and a word in common; and a number (a time), where both tell numbers."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    return bool(one.parties & other.parties and one.keys & other.keys)


def _told(record: Record) -> Iterator[Told]:
    words = words_of(record.report.text, record.report.language)
    modes = comparing(record.report.language).modes
    for event in record.events:
        for span in event.evidence:
            inside = words.between(span)
            said = {mode for mode, names in modes.items() if any(words.keys[i] in names for i in inside)}
            if len(said) == 1:
                heavy = (words.keys[i] for i in inside if words.weights[i] > FUNCTION)
                keys = frozenset(meaning_key(key, record.report.language) for key in heavy)
                numbers = values(words, inside)
                yield Told(event, span, said.pop(), _parties(record, span), numbers, keys)


def _parties(record: Record, span: Span) -> frozenset[str]:
    """Named parties that the words mention, by name, office or otherwise."""
    met = (a for a in record.actors if any(m.span.overlaps(span) and m.how is not How.PRONOUN for m in a.mentions))
    return frozenset(key for a in met if (key := shared_key(a)))
