"""A statement made ready for comparing: who speaks, which words are given, and which of them stand in quote marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from verbale.languages.comparing import Comparing, comparing
from verbale.reconcile.parties import one_name, shared_key
from verbale.reconcile.words import Weights, Words, stems_of, words_of
from verbale.record.actors import Actor, ActorType
from verbale.record.record import Record
from verbale.record.report import SectionRole
from verbale.record.span import Span, hull
from verbale.record.statement import Statement, StatementKind

QUOTED = re.compile(r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|\"[^\"]+\"|‘[^‘’]+’(?!\w)|(?<!\w)'[^'\n]+'(?!\w)")
SILENT = frozenset({SectionRole.TEASER, SectionRole.CREDIT, SectionRole.BOILERPLATE})


class Speakers(StrEnum):
    """How the speakers of two statements stand to each other."""

    SAME = "same"
    ALLIED = "allied"  # a state and somebody who speaks for it
    UNKNOWN = "unknown"  # at least one is unnamed
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class Utterance:
    """One statement of one report, or the part of it around one of its quoted stretches.

    Attributes:
        statement: One with an empty id stands for quoted words that no statement of the record holds.
        speakers: Keys of the named speakers, the same in every report.
        sides: Keys of the states or bodies for which they speak.
        quoted: Its words in quote marks, marks left out; empty for an indirect statement.
        part: Where it is a part: from the quoted stretch before it to the one after it.
    """

    record: Record
    statement: Statement
    speakers: frozenset[str]
    sides: frozenset[str]
    quoted: tuple[Span, ...]
    part: Span | None = None

    @property
    def text(self) -> str:
        """The text of its report."""
        return self.record.report.text

    @cached_property
    def words(self) -> Words:
        """The words of its report."""
        return words_of(self.text, self.record.report.language)

    @cached_property
    def said(self) -> tuple[int, ...]:
        """Numbers of the words of its content."""
        found = _numbers(self.words, self.statement.content)
        within = self.words.between(self.part) if self.part else None
        return found if within is None else tuple(i for i in found if i in within)

    @cached_property
    def stems(self) -> Weights:
        """The stems of the words of its content."""
        return stems_of(self.words, self.said)

    @cached_property
    def quoted_words(self) -> tuple[int, ...]:
        """Numbers of its words in quote marks."""
        return _numbers(self.words, self.quoted)

    @property
    def told_by(self) -> tuple[str, ...]:
        """Its speakers as the report calls them: names, else the words of its source."""
        names = {a.id: a.name for a in self.record.actors if a.name}
        source = " ".join(span.words(self.text) for span in self.statement.source)
        told = [names.get(actor, source) for actor in self.statement.speaker]
        return tuple(dict.fromkeys(filter(None, told or [source])))

    @property
    def table(self) -> Comparing:
        """The words that matter in its language."""
        return comparing(self.record.report.language)


def utterances(record: Record) -> tuple[Utterance, ...]:
    """The statements of a record in parts of one quoted stretch each, and quoted words that no statement holds."""
    found = [part for u in statements_of(record) for part in _parts(u)]
    found += [_loose(record, span) for span in _unclaimed(record)]
    return tuple(sorted(found, key=lambda u: (u.quoted or u.statement.content, u.statement.id)))


def _parts(u: Utterance) -> Iterator[Utterance]:
    """A mixed statement with several quoted stretches, stretch by stretch; any other as it is."""
    if u.statement.kind is not StatementKind.MIXED or len(u.quoted) < 2:
        yield u
        return
    whole = hull((*u.statement.content, *u.quoted))
    ends = [whole.start, *(q.end for q in u.quoted[:-1])]
    starts = [*(q.start for q in u.quoted[1:]), whole.end]
    for quoted, start, end in zip(u.quoted, ends, starts, strict=True):
        yield replace(u, quoted=(quoted,), part=Span(start, end))


def statements_of(record: Record) -> tuple[Utterance, ...]:
    """The statements of a record, each as a whole, in order of their words."""
    actors = {a.id: a for a in record.actors}
    sides = _sides(record, actors)
    found = []
    for statement in record.statements:
        speakers = [actors[a] for a in statement.speaker if a in actors]
        keys = frozenset(key for a in speakers if (key := shared_key(a)))
        allied = frozenset(k for a in speakers for k in sides.get(a.id, ()))
        found.append(Utterance(record, statement, keys, allied, _quoted(record.report.text, statement)))
    return tuple(sorted(found, key=lambda u: (u.statement.content, u.statement.id)))


def _loose(record: Record, span: Span) -> Utterance:
    statement = Statement("", StatementKind.DIRECT, (span,), rule="quoted-by-nobody")
    return Utterance(record, statement, frozenset(), frozenset(), (span,))


def _unclaimed(record: Record) -> list[Span]:
    """Words in quote marks outside every statement, in sections that carry findings."""
    claimed = [span for s in record.statements for span in s.content]
    text = record.report.text
    places = [s.span for s in record.sections if s.role not in SILENT]
    quoted = (Span(m.start() + 1, m.end() - 1) for p in places for m in QUOTED.finditer(text, p.start, p.end))
    return [q for q in quoted if not any(q.overlaps(c) for c in claimed)]


def speakers_of(u: Utterance, v: Utterance) -> Speakers:
    """Whether two statements can have the same speaker."""
    if u.speakers & v.speakers or any(one_name(a, b) for a in u.speakers for b in v.speakers):
        return Speakers.SAME
    if (u.speakers | u.sides) & (v.speakers | v.sides):
        return Speakers.OTHER if _two_people(u, v) else Speakers.ALLIED
    return Speakers.OTHER if (u.speakers and v.speakers) or _of_two_states(u, v) else Speakers.UNKNOWN


def _of_two_states(u: Utterance, v: Utterance) -> bool:
    """Whether one speaks for a state and the other for another, unnamed as either may be."""
    return all(any(is_state(key) for key in w.sides) for w in (u, v))


def is_state(key: str) -> bool:
    """Whether a party's key is a state's: ISO 3166-1 alpha-3."""
    return len(key) == 3 and key.isupper()


def _two_people(u: Utterance, v: Utterance) -> bool:
    """Two named people of one state are not one speaker."""
    return bool(u.speakers - u.sides) and bool(v.speakers - v.sides)


def _sides(record: Record, actors: dict[str, Actor]) -> dict[str, set[str]]:
    """Actor id -> keys of the states and bodies that it is or speaks for."""
    found: dict[str, set[str]] = {}
    for actor in record.actors:
        own = found.setdefault(actor.id, set())
        if actor.country:
            own.add(actor.country)
        if actor.type in (ActorType.STATE, ActorType.ORGANISATION) and (key := shared_key(actor)):
            own.add(key)
    for role in record.roles:
        if role.of in actors and (key := shared_key(actors[role.of])):
            found.setdefault(role.actor, set()).add(key)
    return found


def _quoted(text: str, statement: Statement) -> tuple[Span, ...]:
    if statement.kind is StatementKind.DIRECT:
        return statement.content
    if statement.kind is StatementKind.INDIRECT:
        return ()
    whole = hull(statement.content)
    inside = [Span(m.start() + 1, m.end() - 1) for m in _marked(text, whole)]
    return tuple(q for q in inside if any(q.overlaps(c) for c in statement.content)) or statement.content


def _marked(text: str, whole: Span) -> list[re.Match[str]]:
    """Stretches in quote marks, one mark before or after the content included."""
    start, end = max(0, whole.start - 2), min(len(text), whole.end + 2)
    return list(QUOTED.finditer(text, start, end))


def _numbers(words: Words, spans: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(i for span in spans for i in words.between(span))
