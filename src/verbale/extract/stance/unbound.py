"""What shows a stance and binds nobody: what is told in passing, guessed, expected of a thing, or denied."""

from verbale.extract.reading import Reading
from verbale.extract.stance.background import is_main
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_copular, was_before
from verbale.extract.stance.labels import ADNOMINAL
from verbale.extract.stance.speaking_for import OWN
from verbale.extract.stance.spoken import Spoken
from verbale.extract.stance.tables import Stances
from verbale.extract.stance.threat import cued
from verbale.parse.columns import children
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.statement import Statement, StatementKind

ACCEPT = "accept"  # rules of what is let in: to accept observers is an act, to praise them is none
AGREED = "agree"  # what parties agreed among each other


class Unbound:
    """Answers for one report whether a find binds nobody."""

    def __init__(self, reading: Reading, spoken: Spoken, words: Stances) -> None:
        self.cast, self.spoken, self.words = reading.cast, spoken, words

    def anyhow(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """Whether nobody is bound, whoever takes the stance."""
        if self.spoken.denied(statement) or (find.rule == "own-denial" and self._admitted(block, statement)):
            return True
        if find.reported and statement is None and not find.conditioned and not self._goes_on(block, find):
            return True
        if (find.deed or find.rule.startswith(AGREED)) and statement is None and was_before(find.cue):
            return True  # "had agreed a truce in July": what came before what is reported
        aside = find.cue.dep_ in ADNOMINAL and not is_main(find.cue)
        if find.voiced and statement is None and aside and not find.conditioned:
            return True  # "Kenya, which will host the next round": told of it in passing
        return find.rule == "imperative" and (statement is None or statement.kind is not StatementKind.DIRECT)

    def by_subject(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """Whether the subject of the words takes no stance by them."""
        if find.who is None or self._state_of_affairs(block, find) or find.who.lemma_.lower() in self.words.public:
            return True
        if find.who.lower_ in self.words.first_person and find.who.pos_ == "PRON" and self.spoken.by_media(statement):
            return True  # "told Reuters": an agency speaks for nobody, whatever the statement says
        return find.rule == "possibility" and statement is None and self._a_guess(block, find)

    def of_a_person(self, block: Block, find: Find) -> bool:
        """Whether it is of a person, where only of a thing it is a stance."""
        if not find.things or find.act is None or any(c.dep_ == "poss" for c in children(find.act)):
            return False
        found = self.cast.who(block, find.act)
        kinds = (ActorType.PERSON,) if find.rule.startswith(ACCEPT) else (ActorType.PERSON, ActorType.GROUP)
        return found is not None and self.cast.by_id[found].type in kinds

    def of_somebody(self, block: Block, find: Find) -> bool:
        """A judgement of a person ("he was wrong by eight") opposes no act."""
        found = self.cast.who(block, find.act) if find.act is not None else None
        mine = find.act is not None and find.act.pos_ == "PRON" and find.act.lower_ in self.words.first_person
        return mine or (found is not None and self.cast.by_id[found].type is ActorType.PERSON)

    def expected(self, block: Block, find: Find) -> bool:
        """What a thing should do is expected, not demanded ("the rest should come from the Earth")."""
        if find.rule != "expected" or find.who is None or find.who.lemma_.lower() in self.words.doers:
            return False
        return self.cast.who(block, find.who) is None

    def _goes_on(self, block: Block, find: Find) -> bool:
        """What a party would do, told on behind what is reported ("…, Norway said. Sweden would send ships")."""
        if find.rule not in OWN or find.who is None or find.who.pos_ != "PROPN" or find.cue.dep_ != "ROOT":
            return False
        start = find.cue.sent.start
        before = block.doc[start - 1].sent if start > 0 else None
        return before is not None and any(self.spoken.is_reported(block.at(t).start) for t in before)

    def _admitted(self, block: Block, statement: Statement | None) -> bool:
        """Whether its cue says that somebody admits it: he denies nothing."""
        return statement is not None and cued(block, statement, self.words.admitting)

    def _a_guess(self, block: Block, find: Find) -> bool:
        """What a reporter holds for possible of a party; "X may do it if …" tells what the party leaves open."""
        if find.who is None or self.cast.who(block, find.who) is None:
            return False
        return not find.conditioned or any(c.lower_ in self.words.might for c in children(find.cue))

    def _state_of_affairs(self, block: Block, find: Find) -> bool:
        """A wish for how a thing is to be, which asks no party for an act ("we want the force to be credible")."""
        if find.stance != "demands" or not find.wish or find.act is None or not is_copular(find.act):
            return False
        if self.spoken.at(block.at(find.cue).start) is None:
            return False
        subject = subject_of(find.act)
        return subject is not None and self.cast.at(block.at(subject).start) is None
