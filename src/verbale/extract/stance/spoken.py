"""What a statement tells of those who take a stance in it: who says it, for whom, and whether anybody speaks at all."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_present_participle
from verbale.extract.stance.labels import SUBJECT, VERBAL
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType, Role
from verbale.record.statement import Statement, StatementKind

UNION = "eu"  # key of the one body that has offices like a state
OPENING = 12  # characters of reported words in which their first subject stands


class Spoken:
    """Answers for one report about the statements in which stances stand."""

    def __init__(self, reading: Reading, words: Stances) -> None:
        self.reading, self.cast, self.words = reading, reading.cast, words
        self.statements = sorted(reading.statements, key=lambda s: sum(map(len, s.content)))
        self._cuts, self._inside = _innermost(self.statements)
        self._homes: dict[str, str] = {}

    def at(self, offset: int) -> Statement | None:
        """The innermost statement whose content covers a code point."""
        return self._inside[bisect_right(self._cuts, offset)]

    def says_only(self, block: Block, find: Find) -> bool:
        """Whether the cue reports speech and its "act" is who speaks (« …», a déploré X)."""
        cue = block.at(find.cue)
        said = [s for s in self.statements if any(c.overlaps(cue) for c in s.cue)]
        if find.act is None:
            return find.stance in ("opposes", "threatens") and bool(said)
        act = block.at(find.act)
        if find.who is not None and find.who.dep_ in SUBJECT and find.who.i < find.cue.i < find.act.i:
            return False  # it has its subject: "X attacked the plan as …"
        return any(s.overlaps(act) for statement in said for s in statement.source)

    def told_by(self, block: Block, cue: Token) -> Statement | None:
        """The statement that a word reports, where the parse gives the word no subject."""
        there = block.at(cue)
        return next((s for s in self.statements if any(c.overlaps(there) for c in s.cue)), None)

    def party(self, actor: str) -> str:
        """The state or organisation that is bound, else the person."""
        return self.cast.state_of(actor) or self._homes.get(actor, actor)

    def learn_home(self, statement: Statement, parties: Sequence[str]) -> None:
        """Whose minister speaks, where his office is told without a state: whose act he announces, himself its officer.

        "Peru will reopen the border, interior minister X said": he speaks for Peru, here and from here on.
        """
        if len(statement.speaker) != 1 or len(set(parties)) != 1 or self.by_media(statement):
            return
        speaker, party = statement.speaker[0], parties[0]
        if self._governs(party) and self._unbound_officer(speaker):
            self._homes.setdefault(speaker, party)

    def _governs(self, party: str) -> bool:
        """A state, or a government whose state is not told."""
        figure = self.cast.by_id[party]
        if figure.type is ActorType.STATE or (figure.type is not ActorType.PERSON and figure.key == UNION):
            return True
        words = (figure.name or "").lower().split()
        return figure.type is ActorType.ORGANISATION and not figure.key and not self.words.governing.isdisjoint(words)

    def _unbound_officer(self, actor: str) -> bool:
        """Whether a person holds an office of a state, and nothing tells of which."""
        figure = self.cast.by_id[actor]
        if figure.type is not ActorType.PERSON or figure.country or self.cast.state_of(actor) not in (None, actor):
            return False
        offices = [r.office.lower().split() for r in self._roles if r.actor == actor]
        return any(not self.words.officers.isdisjoint(words) for words in offices)

    @cached_property
    def _roles(self) -> tuple[Role, ...]:
        return self.cast.finish()[1]

    def tellers(self, statement: Statement) -> tuple[str, ...]:
        """Who says it; where no speaker was found, the subject of the verb that reports it."""
        if statement.speaker or not statement.cue:
            return statement.speaker
        block = self.reading.parsed.block_at(statement.cue[0].start)
        verbs = [t for t in (block.tokens(statement.cue[-1]) or ()) if t.pos_ in VERBAL] if block is not None else []
        subject = subject_of(verbs[-1]) if verbs else None
        if block is not None and verbs and (subject is None or subject.pos_ != "PROPN"):
            subject = _told_of(verbs[-1])
        if block is None or subject is None:
            return ()
        found = self.cast.who(block, subject)
        return (found,) if found is not None else ()

    def by_media(self, statement: Statement | None) -> bool:
        """Whether media report it ("according to Bloomberg, Iran should order …"): it is no view of theirs."""
        found = [self.cast.by_id[s].key for s in statement.speaker] if statement is not None else []
        return bool(found) and all(key in self.words.media for key in found)

    def by_sources(self, statement: Statement) -> bool:
        """Whether who speaks for nobody that is known is the source ("mediators said", "a senior official said")."""
        speakers = [self.cast.by_id[s] for s in statement.speaker]
        if self.by_media(statement):
            return True
        if any(s.key or (s.type is not ActorType.GROUP and self.cast.state_of(s.id)) for s in speakers):
            return False
        told = (span.words(self.reading.parsed.text).lower().split() for span in statement.source)
        return any(not self.words.sources.isdisjoint(words) for words in told)

    def is_reported(self, offset: int) -> bool:
        """Whether a place stands in words that are reported, not quoted."""
        found = self.at(offset)
        return found is not None and found.kind is not StatementKind.DIRECT

    def by_nobody(self, statement: Statement | None) -> bool:
        """Whether who says it speaks for no state or body, so that what is done to things is not said to be his."""
        told = [self.party(s) for s in statement.speaker] if statement is not None else []
        people = (self.cast.by_id[p].type is ActorType.PERSON for p in told)
        return not told or any(people) or (statement is not None and self.by_sources(statement))

    def by_theirs(self, statement: Statement) -> bool:
        """Whether who speaks for those of whom he tells says it behind what he tells ("…, their union said")."""
        if not statement.source or statement.source[0].start < statement.content[0].end:
            return False
        told = statement.source[0].words(self.reading.parsed.text).lower().split()
        return told[0] in self.words.theirs and not self.words.of_theirs.isdisjoint(told[1:])

    def denied(self, statement: Statement | None) -> bool:
        """Whether its cue says that what stands in it is not so ("Athènes dément avoir refusé de négocier")."""
        if statement is None or statement.kind is StatementKind.DIRECT:
            return False
        cue = " ".join(c.words(self.reading.parsed.text) for c in statement.cue).lower()
        return self.words.cue_stances.get(cue) == "denies"

    def in_passing(self, block: Block, statement: Statement) -> bool:
        """Said with a participle ("…, arguing that it would …"): the pronoun goes back to what was spoken of before."""
        cue = [t for span in statement.cue for t in block.tokens(span) or ()]
        return any(t.tag_ == "VBG" or is_present_participle(t) for t in cue)

    def itself(self, block: Block, token: Token, statement: Statement | None) -> str | None:
        """The speaker, where his reported words open with a pronoun that nobody else fits ("the union said it …")."""
        if statement is None or token.pos_ != "PRON" or len(statement.speaker) != 1:
            return None
        if statement.kind is StatementKind.DIRECT or token.lower_ not in self.words.third_person:
            return None
        if token.lower_ in self.words.things and self.by_theirs(statement):
            return None  # "It would buy airliners, its trade ministry said"
        if block.at(token).start - statement.content[0].start > OPENING or self.in_passing(block, statement):
            return None
        speaker = self.cast.by_id[statement.speaker[0]]
        if token.lower_ in self.words.things and speaker.type is not ActorType.PERSON:
            return speaker.id
        return speaker.id if self.cast.who(block, token) is None else None

    def of_himself(self, block: Block, token: Token, statement: Statement) -> bool:
        """Reported words that open with a pronoun in the singular tell what the speaker himself will do."""
        if statement.kind is StatementKind.DIRECT or token.lower_ not in self.words.third_person:
            return False
        if token.lower_ in self.words.things and self._alone(statement):
            return False  # "It will not release them, the minister said": no person is meant
        if token.lower_ in self.words.things and self.by_theirs(statement):
            return False
        near = block.at(token).start - statement.content[0].start <= OPENING
        one = len(statement.speaker) == 1 and "Plur" not in morph(token, "Number")
        return near and one and not self.in_passing(block, statement)

    def _alone(self, statement: Statement) -> bool:
        """Whether who speaks is a person of whom nothing tells for whom."""
        people = (self.cast.by_id[s].type is ActorType.PERSON and self.party(s) == s for s in statement.speaker)
        return bool(statement.speaker) and all(people)

    def own_body(self, token: Token, statement: Statement | None) -> bool:
        """A body named by its kind alone by the one who speaks for a body ("he added that the bloc would …")."""
        if statement is None or len(statement.speaker) != 1 or token.lemma_.lower() not in self.words.bodies:
            return False
        plain = all(c.dep_ in ("det", "case", "punct") for c in children(token))
        speaker = statement.speaker[0]
        return plain and any(c.dep_ == "det" for c in children(token)) and self.party(speaker) != speaker

    def owned(self, block: Block, noun: Token, statement: Statement | None) -> bool:
        """Whether it is "our army", or "its members" where nobody but the speaker is meant."""
        own = next((c for c in children(noun) if "Yes" in morph(c, "Poss")), None)
        if own is None or statement is None:
            return False
        owner = None if own.lower_ in self.words.first_person else self.cast.who(block, own)
        return owner is None or self.party(owner) in {self.party(s) for s in statement.speaker}


def _innermost(statements: Sequence[Statement]) -> tuple[list[int], list[Statement | None]]:
    """Where contents begin or end, and the shortest statement before each of these places and after the last."""
    cuts = sorted({place for s in statements for c in s.content for place in (c.start, c.end)})
    inside: list[Statement | None] = [None] * (len(cuts) + 1)
    for statement in reversed(statements):
        for c in statement.content:
            first, after = bisect_right(cuts, c.start), bisect_right(cuts, c.end)
            inside[first:after] = [statement] * (after - first)
    return cuts, inside


def _told_of(verb: Token) -> Token | None:
    """The one name before a verb that a clause between commas tells of ("X, who …, heaped praise on Y but said …")."""
    ahead = verb.doc[verb.sent.start : verb.i]
    names = [t for t in ahead if t.pos_ == "PROPN" and t.i + 2 < verb.i and t.nbor(1).text == "," and _opens(t.nbor(2))]
    return names[0] if len(names) == 1 else None


def _opens(token: Token) -> bool:
    return token.dep_ in SUBJECT and (token.tag_ == "WP" or "Rel" in morph(token, "PronType"))
