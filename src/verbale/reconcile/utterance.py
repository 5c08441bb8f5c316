"""A statement made ready for comparing: who speaks, which words are given, and which of them stand in quote marks."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from verbale.languages.comparing import Comparing, comparing
from verbale.reconcile.words import Words, words_of
from verbale.record.actors import Actor, ActorType, party_key
from verbale.record.record import Record
from verbale.record.span import Span, hull
from verbale.record.statement import Statement, StatementKind

QUOTED = re.compile(r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|\"[^\"]+\"|‘[^‘’]+’(?!\w)|(?<!\w)'[^'\n]+'(?!\w)")


class Speakers(StrEnum):
    """How the speakers of two statements stand to each other."""

    SAME = "same"
    ALLIED = "allied"  # a state and somebody who speaks for it
    UNKNOWN = "unknown"  # at least one is unnamed
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class Utterance:
    """One statement of one report.

    Attributes:
        speakers: Keys of the named speakers, the same in every report.
        sides: Keys of the states or bodies for which they speak.
        quoted: Its words in quote marks, marks left out; empty for an indirect statement.
    """

    record: Record
    statement: Statement
    speakers: frozenset[str]
    sides: frozenset[str]
    quoted: tuple[Span, ...]

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
        return _numbers(self.words, self.statement.content)

    @cached_property
    def quoted_words(self) -> tuple[int, ...]:
        """Numbers of its words in quote marks."""
        return _numbers(self.words, self.quoted)

    @property
    def table(self) -> Comparing:
        """The words that matter in its language."""
        return comparing(self.record.report.language)


def utterances(record: Record) -> tuple[Utterance, ...]:
    """The statements of a record, in order of their words."""
    actors = {a.id: a for a in record.actors}
    sides = _sides(record, actors)
    found = []
    for statement in sorted(record.statements, key=lambda s: (s.content, s.id)):
        speakers = [actors[a] for a in statement.speaker if a in actors]
        keys = frozenset(party_key(a) for a in speakers if a.name)
        allied = frozenset(k for a in speakers for k in sides.get(a.id, ()))
        found.append(Utterance(record, statement, keys, allied, _quoted(record.report.text, statement)))
    return tuple(found)


def speakers_of(u: Utterance, v: Utterance) -> Speakers:
    """Whether two statements can have the same speaker."""
    if u.speakers & v.speakers:
        return Speakers.SAME
    if (u.speakers | u.sides) & (v.speakers | v.sides):
        return Speakers.OTHER if _two_people(u, v) else Speakers.ALLIED
    return Speakers.OTHER if u.speakers and v.speakers else Speakers.UNKNOWN


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
        if actor.type in (ActorType.STATE, ActorType.ORGANISATION):
            own.add(party_key(actor))
    for role in record.roles:
        if role.of in actors:
            found.setdefault(role.actor, set()).add(party_key(actors[role.of]))
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
