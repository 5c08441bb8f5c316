"""Which body meets where one tells what its meeting is for ("the summit was to …", "the message is that we are …")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.modal import DUE
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType, Membership
from verbale.record.statement import Statement

BODIES = frozenset({ActorType.GROUP, ActorType.ORGANISATION})
CHAIRS = frozenset({"chair", "co-chair"})  # qualities of a membership
DEPTH = 3  # steps in the parse from the word for a meeting to who meets ("met: ministers: of: the G7")


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of one body: the sentence that tells of it, and the word for it."""

    body: str
    sentence: DocSpan
    word: Token


class Gatherings:
    """Answers for one report."""

    def __init__(self, reading: Reading, words: Stances) -> None:
        self.reading, self.cast, self.words = reading, reading.cast, words

    def chaired(self, subject: Token | None, rule: str, statement: Statement | None) -> str | None:
        """The one body that a speaker chairs, where he tells what its meeting was to do ("la réunion devait …")."""
        if rule != DUE or statement is None or len(statement.speaker) != 1 or not self._is_meeting(subject):
            return None
        found = {m.group for m in self._chairs if m.actor == statement.speaker[0]}
        return found.pop() if len(found) == 1 else None

    def of_message(self, block: Block, subject: Token | None, statement: Statement | None) -> Gathering | None:
        """The meeting for which "we" stands in the message that it gives.

        "The message of the summit is that we are ready"; or one that is told for the day on which a body meets.
        """
        if subject is None or statement is None or subject.lower_ not in self.words.first_person:
            return None
        message = self._message(block, subject, statement)
        if message is None:
            return None
        met = next((g for g in reversed(self._told(block)) if g.word.i < message.i), None)
        if met is None:
            return None
        named = any(self._is_meeting(t) for t in message.subtree if t.i < subject.i)
        return met if named or self._days(block, message.subtree) & self._days(block, met.sentence) else None

    def _message(self, block: Block, subject: Token, statement: Statement) -> Token | None:
        """The word for a message between the start of the statement's words and the clause that tells it."""
        start = statement.content[0].start
        ahead = (t for t in subject.doc[subject.sent.start : subject.i] if block.at(t).start >= start)
        return next((t for t in ahead if t.pos_ == "NOUN" and t.lemma_.lower() in self.words.messages), None)

    def _told(self, block: Block) -> list[Gathering]:
        """The meetings of one body of which a block tells, in reading order."""
        found = []
        for token in block.doc:
            if self._is_meeting(token) or (token.pos_ == "VERB" and token.lemma_.lower() in self.words.convening):
                bodies = set(self._bodies(block, token))
                if len(bodies) == 1:
                    found.append(Gathering(bodies.pop(), token.sent, token))
        return found

    def _bodies(self, block: Block, word: Token) -> Iterator[str]:
        """Bodies named as who meets or under which one meets ("dans le cadre de la coalition")."""
        for token in _below(word, DEPTH):
            found = self.cast.who(block, token) if token.pos_ in ("NOUN", "PROPN") else None
            if found is not None and self.cast.by_id[found].key and self.cast.by_id[found].type in BODIES:
                yield found

    def _is_meeting(self, token: Token | None) -> bool:
        return token is not None and token.pos_ == "NOUN" and token.lemma_.lower() in self.words.gatherings

    def _days(self, block: Block, tokens: Iterable[Token]) -> set[str]:
        """Days that stand among some tokens: ISO 8601, or the words alone where the report has no date."""
        places = [block.at(t) for t in tokens]
        told = (w for w in self.reading.times if any(w.span.covers(p) for p in places))
        return {w.start[:10] if w.start is not None else w.text.lower() for w in told}

    @cached_property
    def _chairs(self) -> list[Membership]:
        return [m for m in self.cast.finish()[2] if m.quality in CHAIRS]


def _below(word: Token, depth: int) -> Iterator[Token]:
    """What hangs on a word within some steps."""
    for token in children(word) if depth else ():
        yield token
        yield from _below(token, depth - 1)
