"""Who is bound by a stance: each party of a coordinated subject, named members of a group, or the speaker."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.behind import Behind
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.duties import Duties
from verbale.extract.stance.find import Find
from verbale.extract.stance.gathering import Gatherings
from verbale.extract.stance.labels import VERBAL
from verbale.extract.stance.modal import DUE, OF_SPEAKER
from verbale.extract.stance.private import Private
from verbale.extract.stance.speaking_for import OWN, SpeakingFor
from verbale.extract.stance.spoken import Spoken
from verbale.extract.stance.subjects import Subjects
from verbale.extract.stance.tables import Stances
from verbale.extract.stance.unbound import Unbound
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Bound:
    """A party that is bound, who voiced it, and the statement it was read from.

    ``stance``: what it is of this party, where that is another than the words alone show; else empty.
    """

    actor: str
    holder: str | None
    statement: Statement | None
    stance: str = ""


class Binder:
    """Answers for one report who takes a stance."""

    def __init__(self, reading: Reading, words: Stances) -> None:
        self.reading, self.cast, self.words = reading, reading.cast, words
        self.spoken = Spoken(reading, words)
        self.behind = Behind(reading.cast, words)
        self.private = Private(reading, words)
        self.subjects = Subjects(reading, self.spoken, self.behind, words)
        self.speaking_for = SpeakingFor(reading, self.spoken, words)
        self.unbound = Unbound(reading, self.spoken, words)
        self.duties = Duties(reading, self.spoken, words)
        self.gatherings = Gatherings(reading, words)

    def bind(self, block: Block, find: Find) -> list[Bound]:
        """The parties bound by a find; empty where nobody is, or nobody can be told."""
        if self.spoken.says_only(block, find) or self.unbound.of_a_person(block, find):
            return []
        statement = self.spoken.at(block.at(find.cue).start)
        if self.unbound.anyhow(block, find, statement):
            return []
        if find.by_speaker:
            return self._by_speaker(block, find, statement)
        if find.who is None:
            return self.speakers(self.spoken.told_by(block, find.cue))
        maker = self.behind.maker_of(block, find)
        if maker is not None:
            return [self._bound(maker, None)]
        met = self.gatherings.of_message(block, find.who, statement)
        if met is not None:
            return [Bound(met.body, None, statement)]
        if self.unbound.by_subject(block, find, statement):
            return []
        parties = self._named(block, find, find.who, statement)
        if find.asked is not None and self._suffers(block, find, parties):
            return self._who_asked(block, find)
        issuers = self.behind.issuers(find.who) if find.deed and not parties else []
        if not parties and self._is_told_for(block, find, statement, bool(issuers)):
            return self.speakers(statement)
        if not parties and find.rule == "future-threat":
            return self._who_asked(block, find)
        parties = self._fitting(block, find, parties or issuers, statement)
        if find.issues is not None and parties:
            self.behind.issue(find.issues, parties)
        return [self._bound(p, statement) for p in parties]

    def _by_speaker(self, block: Block, find: Find, statement: Statement | None) -> list[Bound]:
        """Who says it is bound, whatever the subject of the words ("Turkey must stop")."""
        if self.unbound.expected(block, find) or self.spoken.by_media(statement):
            return []
        if self.duties.told(block, find, statement):
            return []
        if find.rule.startswith(OF_SPEAKER) and self.spoken.by_nobody(statement):
            return []
        chaired = self.gatherings.chaired(find.who, find.rule, statement)
        if chaired is not None and statement is not None:
            return [Bound(chaired, statement.speaker[0], statement)]
        if find.rule == DUE and find.who is not None and self.speaking_for.of_others(block, find, statement):
            return [replace(b, stance="demands") for b in self.speakers(statement)]
        if find.rule == "judgement" and self.unbound.of_somebody(block, find):
            return []
        stance = self.speaking_for.of_own_duty(block, find, statement)
        return [replace(b, stance=stance) for b in self.speakers(statement)]

    def _named(self, block: Block, find: Find, who: Token, statement: Statement | None) -> list[str]:
        """The parties that the subject of the words names."""
        if self.speaking_for.does_nothing(block, find) or self.speaking_for.of_what_was_told(block, find, statement):
            return []
        if find.voiced and statement is not None and self.spoken.of_himself(block, who, statement):
            return list(statement.speaker)
        return list(dict.fromkeys(self.subjects.parties(block, who, statement)))

    def _is_told_for(self, block: Block, find: Find, statement: Statement | None, issued: bool) -> bool:
        """Whether it binds the speaker, where the subject of his words is no party ("the site will stay closed")."""
        if statement is None:
            return False
        if find.rule == "future-threat" or self.speaking_for.of_members(block, find, statement):
            return True
        if issued:
            return False
        requiring = find.cue.lemma_.lower() in self.words.requiring
        return requiring or self.speaking_for.told_for_others(block, find, statement)

    def _fitting(self, block: Block, find: Find, parties: list[str], statement: Statement | None) -> list[str]:
        """Those of the parties that can take the stance."""
        if find.voiced and statement is not None:
            parties = self._own(find, parties, statement)
        if find.bodies:
            parties = [p for p in parties if self.cast.by_id[p].type is not ActorType.PERSON]
        parties = [p for p in parties if not self.private.is_one(p)]
        if parties and self.private.plays(find.cue):
            parties = [p for p in parties if self.cast.by_id[p].type is ActorType.STATE]
        if parties and find.act is not None and find.act.pos_ == "PROPN" and find.act.i != find.cue.i:
            itself = self.cast.who(block, find.act)
            parties = [p for p in parties if p != itself]  # nobody supports himself: he was taken for somebody else
        return parties

    def party_of(self, block: Block, noun: Token) -> str | None:
        """The party that a noun phrase binds, without what is only bound to its speaker; None where it is none."""
        found = self.cast.who(block, noun)
        return self.spoken.party(found) if found is not None else None

    def _own(self, find: Find, parties: list[str], statement: Statement) -> list[str]:
        """Those that the speaker speaks for; all of them where sources for nobody tell what they will do."""
        if find.rule in OWN or find.conditioned:
            if self.spoken.by_theirs(statement):
                return parties
            if self.spoken.by_sources(statement):  # "residents will go without meals, officials warn": they suffer it
                warned = find.stance == "threatens"
                return [p for p in parties if not warned or self.cast.by_id[p].type is not ActorType.GROUP]
            if find.who is None or not self.subjects.sides.demonyms.is_one(
                find.who
            ):  # "the Americans will drop it": others
                self.spoken.learn_home(statement, [self.spoken.party(p) for p in parties])
        own = {self.spoken.party(s) for s in statement.speaker} | set(statement.speaker)
        return [p for p in parties if p in own or self.spoken.party(p) in own]

    def _who_asked(self, block: Block, find: Find) -> list[Bound]:
        """Who asked for what a thing will suffer for: "demands that X go; otherwise the site will stay closed"."""
        if find.asked is None:
            return []
        return [Bound(b.actor, b.holder, None) for b in self.bind(block, find.asked)]

    def _suffers(self, block: Block, find: Find, parties: list[str]) -> bool:
        """Whether the one who is asked stands in the consequence: it is no threat of his."""
        asked = find.asked.act if find.asked is not None else None
        doer = subject_of(asked) if asked is not None and asked.pos_ in VERBAL else None
        return doer is not None and self.cast.who(block, doer) in parties

    def speakers(self, statement: Statement | None) -> list[Bound]:
        """Those who say it, each with whom he speaks for."""
        if statement is None:
            return []
        return [Bound(self.spoken.party(s), s, statement) for s in self.spoken.tellers(statement)]

    def _bound(self, actor: str, statement: Statement | None) -> Bound:
        party = self.spoken.party(actor)
        if party != actor:
            return Bound(party, actor, statement)
        voices = [s for s in statement.speaker if self.spoken.party(s) == party] if statement else []
        return Bound(party, voices[0] if voices else None, statement)
