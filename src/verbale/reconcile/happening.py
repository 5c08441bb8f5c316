"""An event of a report with what is compared of it: who, when, where, in which words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from verbale.languages.comparing import comparing
from verbale.languages.gazetteers import gazetteer
from verbale.languages.words import word_spans
from verbale.reconcile.likeness import grown
from verbale.reconcile.meaning import SENTENCE, values
from verbale.reconcile.parties import shared_key
from verbale.reconcile.translation import meaning_key
from verbale.reconcile.words import FUNCTION, Words, words_of
from verbale.record.actors import Actor, ActorType
from verbale.record.event import Event
from verbale.record.record import Record


@dataclass(frozen=True, eq=False)
class Happening:
    """An event with what is compared of it."""

    record: Record
    event: Event

    @cached_property
    def _taking(self) -> tuple[Actor, ...]:
        """Who takes part."""
        actors = {a.id: a for a in self.record.actors}
        return tuple(actors[p.actor] for p in self.event.participants if p.actor in actors)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Keys of the named people, states and bodies that take part."""
        return frozenset(key for a in self._taking if _named(a) and (key := shared_key(a)))

    @cached_property
    def people(self) -> frozenset[str]:
        """Keys of the named people who take part."""
        return frozenset(key for a in self._taking if a.type is ActorType.PERSON and (key := shared_key(a)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its words say, see :func:`keys_of`."""
        return self._keys([list(self._words.between(span)) for span in self.event.evidence])

    @cached_property
    def sentence_keys(self) -> frozenset[str]:
        """What the sentences say in which it is told."""
        return self._keys([grown(self._words, list(self._words.between(s)), SENTENCE) for s in self.event.evidence])

    @property
    def _words(self) -> Words:
        return words_of(self.record.report.text, self.record.report.language)

    def _keys(self, stretches: list[list[int]]) -> frozenset[str]:
        """Without the words that say when, where and by what means, which have signs of their own."""
        words, place = self._words, {w for w, _, _ in word_spans(self.event.place or "")}
        when = words.between(self.event.when.span) if self.event.when and self.event.when.span else range(0)
        means = {name for names in comparing(words.language).modes.values() for name in names} | place
        every = sorted({i for stretch in stretches for i in stretch})
        rest = [i for i in every if i not in when and words.keys[i] not in means]
        return keys_of(words, rest or every)

    @cached_property
    def moment(self) -> datetime | None:
        """The instant, where it is told to the minute."""
        return _moment(self.event.when.start) if self.event.when else None

    @cached_property
    def day(self) -> date | None:
        """The day, where it is told."""
        start = self.event.when.start if self.event.when else None
        try:
            return date.fromisoformat(start[:10]) if start and len(start) >= 10 else None
        except ValueError:
            return None

    @cached_property
    def places(self) -> frozenset[str]:
        """What the place may be: its folded words, and keys of states whose capital or seat it is."""
        if not self.event.place:
            return frozenset()
        words = [w for w, _, _ in word_spans(self.event.place)]
        known = gazetteer()
        keys = {
            f"@{form.key}"
            for n, word in enumerate(words)
            for form in known.starting(word, self.record.report.language)
            if tuple(words[n : n + len(form.words)]) == form.words and form.entry in ("name", "capital", "seat")
        }
        return frozenset(keys | {w for w in words if len(w) > 3})


def _named(actor: Actor) -> bool:
    return bool(actor.name) and actor.type in (ActorType.PERSON, ActorType.STATE, ActorType.ORGANISATION)


def _moment(start: str | None) -> datetime | None:
    if not start or "T" not in start:
        return None
    try:
        found = datetime.fromisoformat(start)
    except ValueError:
        return None
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def keys_of(words: Words, numbers: list[int]) -> frozenset[str]:
    """What words say, in a form that two languages have in common: heads of words, numbers; no grammatical words."""
    told = comparing(words.language).numbers
    heavy = [words.keys[i] for i in numbers if words.weights[i] > FUNCTION]
    plain = {meaning_key(key, words.language) for key in heavy if key not in told and not key.isdecimal()}
    return frozenset(plain | {f"#{number}" for number in values(words, numbers)})
