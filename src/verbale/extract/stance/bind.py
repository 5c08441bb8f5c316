"""Who is bound by a stance: each party of a coordinated subject, named members of a group, or the speaker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.background import is_main
from verbale.extract.stance.behind import Behind
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.duties import Duties
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_copular, was_before
from verbale.extract.stance.gathering import Gatherings
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, VERBAL
from verbale.extract.stance.modal import DUE, OF_SPEAKER
from verbale.extract.stance.people import unknown_people
from verbale.extract.stance.phrase import beside, conjuncts, cut_off
from verbale.extract.stance.polarity import future
from verbale.extract.stance.private import Private
from verbale.extract.stance.side import Sides
from verbale.extract.stance.spoken import Spoken
from verbale.extract.stance.tables import Stances
from verbale.extract.stance.threat import announces, cued
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.statement import Statement, StatementKind

OWN = frozenset({"future", "future-not"})  # rules of acts that only a party itself can do
ACCEPT = "accept"  # rules of what is let in: to accept observers is an act, to praise them is none
AGREED = "agree"  # what parties agreed among each other
DUTY = "obligation"
OWN_DUTY = {DUTY: "threatens", "must-not": "refuses"}  # rule -> what it is where one speaks of oneself
OWNED = frozenset({"poss", "nmod:poss", "det"})
HELD = OBJECT | {"pobj", "obl:arg", "obl:mod"}


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
        self.sides = Sides(reading.cast, words)
        self.duties = Duties(reading, self.spoken, words)
        self.gatherings = Gatherings(reading, words)

    def bind(self, block: Block, find: Find) -> list[Bound]:
        """The parties bound by a find; empty where nobody is, or nobody can be told."""
        if self.spoken.says_only(block, find) or self._of_a_person(block, find):
            return []
        statement = self.spoken.at(block.at(find.cue).start)
        if self.spoken.denied(statement) or (find.rule == "own-denial" and self._admitted(block, statement)):
            return []
        if find.reported and statement is None and not find.conditioned and not self._goes_on(block, find):
            return []
        if (find.deed or find.rule.startswith(AGREED)) and statement is None and was_before(find.cue):
            return []  # "had agreed a truce in July": what came before what is reported
        aside = find.cue.dep_ in ADNOMINAL and not is_main(find.cue)
        if find.voiced and statement is None and aside and not find.conditioned:
            return []  # "Kenya, which will host the next round": told of it in passing
        if find.rule == "imperative" and (statement is None or statement.kind is not StatementKind.DIRECT):
            return []
        if find.by_speaker:
            if self._expected(block, find) or self.spoken.by_media(statement):
                return []
            if self.duties.told(block, find, statement):
                return []
            if find.rule.startswith(OF_SPEAKER) and self.spoken.by_nobody(statement):
                return []
            chaired = self.gatherings.chaired(find.who, find.rule, statement)
            if chaired is not None and statement is not None:
                return [Bound(chaired, statement.speaker[0], statement)]
            if find.rule == DUE and find.who is not None and self._of_others(block, find, statement):
                return [replace(b, stance="demands") for b in self.speakers(statement)]
            if find.rule == "judgement" and self._of_somebody(block, find):
                return []
            stance = self._of_own_duty(block, find, statement)
            return [replace(b, stance=stance) for b in self.speakers(statement)]
        if find.who is None:
            return self.speakers(self.spoken.told_by(block, find.cue))
        maker = self.behind.maker_of(block, find)
        if maker is not None:
            return [self._bound(maker, None)]
        met = self.gatherings.of_message(block, find.who, statement)
        if met is not None:
            return [Bound(met.body, None, statement)]
        if self._state_of_affairs(block, find) or find.who.lemma_.lower() in self.words.public:
            return []
        if find.who.lower_ in self.words.first_person and find.who.pos_ == "PRON" and self.spoken.by_media(statement):
            return []  # "told Reuters": an agency speaks for nobody, whatever the statement says
        if find.rule == "possibility" and statement is None and self._a_guess(block, find):
            return []
        if self._does_nothing(block, find) or self._of_what_was_told(block, find, statement):
            parties = []
        elif find.voiced and statement is not None and self.spoken.of_himself(block, find.who, statement):
            parties = list(statement.speaker)
        else:
            parties = list(dict.fromkeys(self._parties(block, find.who, statement)))
        if find.asked is not None and self._suffers(block, find, parties):
            return self._who_asked(block, find)
        if not parties and find.rule == "future-threat":
            if statement is not None:
                return self.speakers(statement)  # "in that case the site will stay closed"
            return self._who_asked(block, find)
        if not parties and self._of_members(block, find, statement):
            return self.speakers(statement)
        if not parties and find.deed:
            parties = self.behind.issuers(find.who)
        if not parties and statement is not None and find.cue.lemma_.lower() in self.words.requiring:
            return self.speakers(statement)
        if not parties and statement is not None and self._told_for_others(block, find, statement):
            return self.speakers(statement)
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
        if find.issues is not None and parties:
            self.behind.issue(find.issues, parties)
        return [self._bound(p, statement) for p in parties]

    def _goes_on(self, block: Block, find: Find) -> bool:
        """What a party would do, told on behind what is reported ("…, Norway said. Sweden would send ships")."""
        if find.rule not in OWN or find.who is None or find.who.pos_ != "PROPN" or find.cue.dep_ != "ROOT":
            return False
        start = find.cue.sent.start
        before = block.doc[start - 1].sent if start > 0 else None
        return before is not None and any(self.spoken.is_reported(block.at(t).start) for t in before)

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
            if find.who is None or not self.sides.demonyms.is_one(find.who):  # "the Americans will drop it": others
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

    def _of_a_person(self, block: Block, find: Find) -> bool:
        if not find.things or find.act is None or any(c.dep_ == "poss" for c in children(find.act)):
            return False
        found = self.cast.who(block, find.act)
        kinds = (ActorType.PERSON,) if find.rule.startswith(ACCEPT) else (ActorType.PERSON, ActorType.GROUP)
        return found is not None and self.cast.by_id[found].type in kinds

    def _admitted(self, block: Block, statement: Statement | None) -> bool:
        """Whether its cue says that somebody admits it: he denies nothing."""
        return statement is not None and cued(block, statement, self.words.admitting)

    def _of_somebody(self, block: Block, find: Find) -> bool:
        """A judgement of a person ("he was wrong by eight") opposes no act."""
        found = self.cast.who(block, find.act) if find.act is not None else None
        mine = find.act is not None and find.act.pos_ == "PRON" and find.act.lower_ in self.words.first_person
        return mine or (found is not None and self.cast.by_id[found].type is ActorType.PERSON)

    def _expected(self, block: Block, find: Find) -> bool:
        """What a thing should do is expected, not demanded ("the rest should come from the Earth")."""
        if find.rule != "expected" or find.who is None or find.who.lemma_.lower() in self.words.doers:
            return False
        return self.cast.who(block, find.who) is None

    def _does_nothing(self, block: Block, find: Find) -> bool:
        """A thing of a party's ("US sanctions will …"): what it will do is not what the party will do."""
        if find.rule not in OWN or find.who is None or find.who.pos_ != "NOUN":
            return False
        return find.who.lemma_.lower() not in self.words.own_country and self.cast.who(block, find.who) is None

    def _a_guess(self, block: Block, find: Find) -> bool:
        """What a reporter holds for possible of a party; "X may do it if …" tells what the party leaves open."""
        if find.who is None or self.cast.who(block, find.who) is None:
            return False
        return not find.conditioned or any(c.lower_ in self.words.might for c in children(find.cue))

    def _of_what_was_told(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """ "Denmark opposes the cut, arguing that it would ruin towns": the cut would."""
        if statement is None or not find.voiced or find.who is None or find.who.lower_ not in self.words.things:
            return False
        return statement.kind is not StatementKind.DIRECT and self.spoken.in_passing(block, statement)

    def _of_a_thing(self, block: Block, find: Find, statement: Statement) -> bool:
        """What an announcement says of a thing: "announced that the reform will cut taxes"."""
        thing = find.who is not None and find.who.pos_ == "NOUN" and find.rule.startswith("future")
        if thing and find.who is not None and find.who.lemma_.lower() in self.words.gatherings:
            return False  # "the talks will resume on Friday": when, not who does it
        return thing and announces(block, statement, self.words)

    def _told_for_others(self, block: Block, find: Find, statement: Statement) -> bool:
        """What is announced of a thing; what a union says that its members will do ("drivers will strike, their …")."""
        several = find.who is not None and find.who.pos_ == "NOUN" and "Plur" in morph(find.who, "Number")
        theirs = several and self.spoken.by_theirs(statement)
        return find.voiced and (theirs or self._of_a_thing(block, find, statement))

    def _of_others(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """Whether a named party other than the speaker's is to do it ("said that Oslo had to …" after "devait")."""
        if statement is None or statement.kind is StatementKind.DIRECT or find.who is None:
            return False
        own = {self.spoken.party(s) for s in statement.speaker} | set(statement.speaker)
        found = self.spoken.itself(block, find.who, statement) or self.cast.who(block, find.who)
        return found is not None and not {found, self.spoken.party(found)} & own

    def _of_own_duty(self, block: Block, find: Find, statement: Statement | None) -> str:
        """ "Norway would have to close its waters if …" threatens where one says it of oneself; "it cannot" refuses."""
        if statement is None or find.who is None or find.rule not in OWN_DUTY:
            return ""
        if find.rule == DUTY and not (find.conditioned and future(find.cue.head, self.words)):
            return ""
        own = {self.spoken.party(s) for s in statement.speaker} | set(statement.speaker)
        himself = self.spoken.itself(block, find.who, statement)
        found = himself or self.cast.who(block, find.who)
        return OWN_DUTY[find.rule] if found is not None and {found, self.spoken.party(found)} & own else ""

    def _state_of_affairs(self, block: Block, find: Find) -> bool:
        """A wish for how a thing is to be, which asks no party for an act ("we want the force to be credible")."""
        if find.stance != "demands" or not find.wish or find.act is None or not is_copular(find.act):
            return False
        if self.spoken.at(block.at(find.cue).start) is None:
            return False
        subject = subject_of(find.act)
        return subject is not None and self.cast.at(block.at(subject).start) is None

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

    def _parties(self, block: Block, head: Token, statement: Statement | None) -> Iterator[str]:
        if "Yes" in morph(head, "Poss") and head.dep_ in OWNED and self.cast.who(block, head) is None:
            noun = head.head  # "Japan reiterated its readiness", "sticks to its refusal": the subject's own
            verb = noun.head.head if noun.dep_ == "pobj" else noun.head
            own = subject_of(verb) if noun.dep_ in HELD and verb.pos_ in VERBAL else None
            head = own if own is not None else head
        named = list(self.behind.members(block, head))
        if named:
            yield from named
            return
        person = head.head if head.dep_ == "appos" else None
        whose = self.cast.who(block, person) if person is not None else None
        if whose is not None and self.cast.by_id[whose].type is ActorType.PERSON:
            yield whose  # "Senator X, the Utah Republican who …"
            return
        for token in (*cut_off(head), *conjuncts(head), *beside(head)):
            yield from self._one(block, token, statement)

    def _one(self, block: Block, token: Token, statement: Statement | None) -> Iterator[str]:
        if token.lower_ in self.words.first_person and token.pos_ != "PROPN":  # "US" is no "us"
            side = self.sides.of(block, token) if statement is None else None
            yield from statement.speaker if statement else (side,) if side is not None else ()
            return
        if token.lemma_.lower() in self.words.own_country and self.spoken.owned(block, token, statement):
            yield from map(self.spoken.party, statement.speaker if statement else ())
            return
        found = self.spoken.itself(block, token, statement) or self.cast.who(block, token)
        if found is None or self._nobodys(found):
            found = self.sides.seat(block, token) or found
        governs = token.lemma_.lower() in self.words.governing
        if (not governs or found is None or not self._named(found)) and self.spoken.own_body(token, statement):
            yield from map(self.spoken.party, statement.speaker if statement else ())
        elif found is not None:
            yield from self.behind.together(found) or (self.behind.served(block, token, found),)
        elif token.pos_ == "ADJ":
            whose = self.sides.demonyms.by_adjective(token)  # "the Norwegian offer"
            yield from (whose,) if whose is not None else ()
        elif token.pos_ == "NOUN":
            yield from list(self.behind.maker(block, token)) or unknown_people(self.reading, block, token, self.words)

    def _of_members(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """What one who speaks for a body says that its people will refuse or do if … ("lawmakers would never …")."""
        if statement is None or not find.voiced or find.who is None or self.cast.who(block, find.who) is not None:
            return False
        firm = find.stance in ("refuses", "threatens") or find.conditioned
        known = find.who.lemma_.lower() in self.words.own_country and "Plur" in morph(find.who, "Number")
        return firm and known and any(self.spoken.party(s) != s for s in statement.speaker)

    def _nobodys(self, actor: str) -> bool:
        """Whether it is a body or a post of which nothing tells whose it is ("the foreign ministry")."""
        figure = self.cast.by_id[actor]
        open_ended = figure.type is ActorType.ORGANISATION or not figure.name
        return open_ended and not figure.key and not figure.country and self.cast.state_of(actor) in (None, actor)

    def _named(self, actor: str) -> bool:
        """Whether it has a name of its own, which "the bloc" is not."""
        figure = self.cast.by_id[actor]
        return bool(figure.key) or any(w[:1].isupper() for w in (figure.name or "").split()[1:])
