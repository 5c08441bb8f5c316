"""Who is bound by a stance: each party of a coordinated subject, named members of a group, or the speaker."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.demonym import Demonyms
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_copular, is_present_participle
from verbale.extract.stance.holder import owner_of
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.people import unknown_people
from verbale.extract.stance.phrase import conjuncts, cut_off
from verbale.extract.stance.private import Private
from verbale.extract.stance.tables import Stances
from verbale.extract.stance.threat import announces
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.statement import Statement, StatementKind

OWN = frozenset({"future", "future-not"})  # rules of acts that only a party itself can do
OWNED = frozenset({"poss", "nmod:poss", "det"})
OPENING = 12  # characters of reported words in which their first subject stands
TOGETHER = frozenset({"named-together", "named-before"})  # rules of the memberships of a coordination


@dataclass(frozen=True, slots=True)
class Bound:
    """A party that is bound, who voiced it, and the statement it was read from."""

    actor: str
    holder: str | None
    statement: Statement | None


class Binder:
    """Answers for one report who takes a stance."""

    def __init__(self, reading: Reading, words: Stances) -> None:
        self.reading, self.cast, self.words = reading, reading.cast, words
        self.demonyms = Demonyms(reading.cast)
        self.private = Private(reading, words)
        self.issued: dict[str, list[str]] = {}  # lemma of a document -> who issued the last one
        self.statements = sorted(reading.statements, key=lambda s: sum(map(len, s.content)))

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement whose content covers a code point."""
        return next((s for s in self.statements if any(c.start <= offset < c.end for c in s.content)), None)

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

    def bind(self, block: Block, find: Find) -> list[Bound]:
        """The parties bound by a find; empty where nobody is, or nobody can be told."""
        if self.says_only(block, find) or self._of_a_person(block, find):
            return []
        statement = self.statement_at(block.at(find.cue).start)
        if self._denied(statement):
            return []
        if find.reported and statement is None and not find.conditioned:
            return []
        if find.voiced and statement is None and find.cue.dep_ in ADNOMINAL and not find.conditioned:
            return []  # "Kenya, which will host the next round": told of it in passing
        if find.rule == "imperative" and (statement is None or statement.kind is not StatementKind.DIRECT):
            return []
        if find.by_speaker:
            return [] if self._expected(block, find) or self._by_media(statement) else self.speakers(statement)
        if find.who is None or self._state_of_affairs(block, find):
            return []
        if find.who.lower_ in self.words.first_person and find.who.pos_ == "PRON" and self._by_media(statement):
            return []  # "told Reuters": an agency speaks for nobody, whatever the statement says
        if find.rule == "possibility" and statement is None and self._a_guess(block, find):
            return []
        if self._does_nothing(block, find) or self._of_what_was_told(block, find, statement):
            parties = []
        elif find.voiced and statement is not None and self._of_himself(block, find.who, statement):
            parties = list(statement.speaker)
        else:
            parties = list(dict.fromkeys(self._parties(block, find.who, statement)))
        if not parties and find.rule == "future-threat" and statement is not None:
            return self.speakers(statement)  # "in that case the site will stay closed"
        if not parties and self._of_members(block, find, statement):
            return self.speakers(statement)
        if not parties and find.deed:
            parties = self._issuers(find.who)
        if not parties and statement is not None and find.cue.lemma_.lower() in self.words.requiring:
            return self.speakers(statement)
        if not parties and find.voiced and statement is not None and self._of_a_thing(block, find, statement):
            return self.speakers(statement)
        if find.voiced and statement is not None:
            parties = self._own(find, parties, statement)
        if find.bodies:
            parties = [p for p in parties if self.cast.by_id[p].type is not ActorType.PERSON]
        parties = [p for p in parties if not self.private.is_one(p)]
        if parties and self.private.plays(find.cue):
            parties = [p for p in parties if self.cast.by_id[p].type is ActorType.STATE]
        if find.issues is not None and parties:
            self.issued[find.issues.lemma_.lower()] = parties
        return [self._bound(p, statement) for p in parties]

    def _own(self, find: Find, parties: list[str], statement: Statement) -> list[str]:
        """Those that the speaker speaks for; all of them where sources for nobody tell what they will do."""
        if (find.rule in OWN or find.conditioned) and self._by_sources(statement):
            return parties
        own = {self._party(s) for s in statement.speaker} | set(statement.speaker)
        return [p for p in parties if p in own or self._party(p) in own]

    def _by_media(self, statement: Statement | None) -> bool:
        """Whether media report it ("according to Bloomberg, Iran should order …"): it is no view of theirs."""
        found = [self.cast.by_id[s].key for s in statement.speaker] if statement is not None else []
        return bool(found) and all(key in self.words.media for key in found)

    def _denied(self, statement: Statement | None) -> bool:
        """Whether its cue says that what stands in it is not so ("Athènes dément avoir refusé de négocier")."""
        if statement is None or statement.kind is StatementKind.DIRECT:
            return False
        cue = " ".join(c.words(self.reading.parsed.text) for c in statement.cue).lower()
        return self.words.cue_stances.get(cue) == "denies"

    def _by_sources(self, statement: Statement) -> bool:
        """Whether who speaks for nobody that is known is the source ("mediators said", "a senior official said")."""
        speakers = [self.cast.by_id[s] for s in statement.speaker]
        if self._by_media(statement):
            return True
        if any(s.key or (s.type is not ActorType.GROUP and self.cast.state_of(s.id)) for s in speakers):
            return False
        told = (span.words(self.reading.parsed.text).lower().split() for span in statement.source)
        return any(not self.words.sources.isdisjoint(words) for words in told)

    def _of_a_person(self, block: Block, find: Find) -> bool:
        if not find.things or find.act is None or any(c.dep_ == "poss" for c in find.act.children):
            return False
        found = self.cast.who(block, find.act)
        return found is not None and self.cast.by_id[found].type in (ActorType.PERSON, ActorType.GROUP)

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
        return not find.conditioned or any(c.lower_ in self.words.might for c in find.cue.children)

    def _of_what_was_told(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """ "Denmark opposes the cut, arguing that it would ruin towns": the cut would."""
        if statement is None or not find.voiced or find.who is None or find.who.lower_ not in self.words.things:
            return False
        return statement.kind is not StatementKind.DIRECT and self._in_passing(block, statement)

    def _of_a_thing(self, block: Block, find: Find, statement: Statement) -> bool:
        """What an announcement says of a thing: "announced that the reform will cut taxes"."""
        thing = find.who is not None and find.who.pos_ == "NOUN" and find.rule.startswith("future")
        return thing and announces(block, statement, self.words)

    def _state_of_affairs(self, block: Block, find: Find) -> bool:
        """A wish for how a thing is to be, which asks no party for an act ("we want the force to be credible")."""
        if find.stance != "demands" or not find.wish or find.act is None or not is_copular(find.act):
            return False
        if self.statement_at(block.at(find.cue).start) is None:
            return False
        subject = subject_of(find.act)
        return subject is not None and self.cast.at(block.at(subject).start) is None

    def speakers(self, statement: Statement | None) -> list[Bound]:
        """Those who say it, each with whom he speaks for."""
        return [Bound(self._party(s), s, statement) for s in statement.speaker] if statement else []

    def _bound(self, actor: str, statement: Statement | None) -> Bound:
        party = self._party(actor)
        if party != actor:
            return Bound(party, actor, statement)
        voices = [s for s in statement.speaker if self._party(s) == party] if statement else []
        return Bound(party, voices[0] if voices else None, statement)

    def _party(self, actor: str) -> str:
        """The state or organisation that is bound, else the person."""
        return self.cast.state_of(actor) or actor

    def _parties(self, block: Block, head: Token, statement: Statement | None) -> Iterator[str]:
        if "Yes" in head.morph.get("Poss", []) and head.dep_ in OWNED and self.cast.who(block, head) is None:
            verb = head.head.head  # "Japan reiterated its readiness": the subject's own
            own = subject_of(verb) if head.head.dep_ in OBJECT and verb.pos_ in VERBAL else None
            head = own if own is not None else head
        named = list(self._members(block, head))
        if named:
            yield from named
            return
        for token in (*cut_off(head), *conjuncts(head)):
            yield from self._one(block, token, statement)

    def _one(self, block: Block, token: Token, statement: Statement | None) -> Iterator[str]:
        if token.lower_ in self.words.first_person and token.pos_ != "PROPN":  # "US" is no "us"
            yield from statement.speaker if statement else ()
            return
        if token.lemma_.lower() in self.words.own_country and self._owned(block, token, statement):
            yield from map(self._party, statement.speaker if statement else ())
            return
        found = self._itself(block, token, statement) or self.cast.who(block, token)
        if not (found is not None and self._named(found)) and self._own_body(token, statement):
            yield from map(self._party, statement.speaker if statement else ())
        elif found is not None:
            yield from self._together(found) or (found,)
        elif token.pos_ == "NOUN":
            yield from list(self._behind(block, token)) or unknown_people(self.reading, block, token, self.words)

    def _of_members(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """What one who speaks for a body says that its people will refuse or do if … ("lawmakers would never …")."""
        if statement is None or not find.voiced or find.who is None or self.cast.who(block, find.who) is not None:
            return False
        firm = find.stance in ("refuses", "threatens") or find.conditioned
        known = find.who.lemma_.lower() in self.words.own_country and "Plur" in find.who.morph.get("Number", [])
        return firm and known and any(self._party(s) != s for s in statement.speaker)

    def _owned(self, block: Block, noun: Token, statement: Statement | None) -> bool:
        """Whether it is "our army", or "its members" where nobody but the speaker is meant."""
        own = next((c for c in noun.children if "Yes" in c.morph.get("Poss", [])), None)
        if own is None or statement is None:
            return False
        owner = None if own.lower_ in self.words.first_person else self.cast.who(block, own)
        return owner is None or self._party(owner) in {self._party(s) for s in statement.speaker}

    def _named(self, actor: str) -> bool:
        """Whether it has a name of its own, which "the bloc" is not."""
        figure = self.cast.by_id[actor]
        return bool(figure.key) or any(w[:1].isupper() for w in (figure.name or "").split()[1:])

    def _own_body(self, token: Token, statement: Statement | None) -> bool:
        """A body named by its kind alone by the one who speaks for a body ("he added that the bloc would …")."""
        if statement is None or len(statement.speaker) != 1 or token.lemma_.lower() not in self.words.bodies:
            return False
        plain = all(c.dep_ in ("det", "case", "punct") for c in token.children)
        speaker = statement.speaker[0]
        return plain and any(c.dep_ == "det" for c in token.children) and self._party(speaker) != speaker

    def _itself(self, block: Block, token: Token, statement: Statement | None) -> str | None:
        """The speaker, where his reported words open with a pronoun that nobody else fits ("the union said it …")."""
        if statement is None or token.pos_ != "PRON" or len(statement.speaker) != 1:
            return None
        if statement.kind is StatementKind.DIRECT or token.lower_ not in self.words.third_person:
            return None
        if block.at(token).start - statement.content[0].start > OPENING or self._in_passing(block, statement):
            return None
        speaker = self.cast.by_id[statement.speaker[0]]
        if token.lower_ in self.words.things and speaker.type is not ActorType.PERSON:
            return speaker.id
        return speaker.id if self.cast.who(block, token) is None else None

    def _of_himself(self, block: Block, token: Token, statement: Statement) -> bool:
        """Reported words that open with a pronoun in the singular tell what the speaker himself will do."""
        if statement.kind is StatementKind.DIRECT or token.lower_ not in self.words.third_person:
            return False
        near = block.at(token).start - statement.content[0].start <= OPENING
        one = len(statement.speaker) == 1 and "Plur" not in token.morph.get("Number", [])
        return near and one and not self._in_passing(block, statement)

    def _in_passing(self, block: Block, statement: Statement) -> bool:
        """Said with a participle ("…, arguing that it would …"): the pronoun goes back to what was spoken of before."""
        cue = [t for span in statement.cue for t in block.tokens(span) or ()]
        return any(t.tag_ == "VBG" or is_present_participle(t) for t in cue)

    def _together(self, actor: str) -> list[str]:
        """The named members of a group that stands for a coordination: "X and Y met. They promised …"."""
        if self.cast.by_id[actor].type is not ActorType.GROUP:
            return []
        _, _, memberships = self.cast.finish()
        return [m.actor for m in memberships if m.group == actor and m.rule in TOGETHER]

    def _behind(self, block: Block, noun: Token) -> Iterator[str]:
        """Who stands behind a document or an act: its issuer ("a publié une lettre annonçant …"), its demonym."""
        if noun.lemma_.lower() in self.words.documents:
            owner = owner_of(noun)
            found = self.cast.who(block, owner) if owner is not None else None
        else:
            several = "Plur" in noun.morph.get("Number", [])  # "Canada's crews refuse" is not Canada
            found = None if several else self.demonyms.of(block, noun)
        if found is not None:
            yield found

    def _issuers(self, noun: Token) -> list[str]:
        """Who issued the document that was told of before: "a signé un décret. Le texte suspend …"."""
        open_ended = any("Ind" in c.morph.get("Definite", []) for c in noun.children if c.dep_ == "det")
        if open_ended or noun.lemma_.lower() not in self.words.documents or owner_of(noun) is not None:
            return []
        return self.issued.get(noun.lemma_.lower(), next(reversed(self.issued.values()), []))

    def _members(self, block: Block, head: Token) -> Iterator[str]:
        """Named members of a group: "certains pays, dont la France et la Belgique"."""
        last = head.right_edge.i
        if head.pos_ == "PROPN" or last == head.i:
            return
        inside = block.doc[head.i + 1 : last + 1]
        begin = next((t.i for t in inside if t.lower_ in self.words.members), None)
        if begin is None:
            if not any(w in inside.text for w in self.words.members_before):
                return
            begin = head.i
        for token in block.doc[begin + 1 : last + 1]:
            if token.pos_ in ("VERB", "AUX"):
                return
            found = self.cast.who(block, token) if token.pos_ in ("PROPN", "NOUN") else None
            if found is not None and self.cast.by_id[found].type is not ActorType.GROUP:
                yield found
