"""For whom one speaks who tells what others or things will do: his members, his country's services, or nobody."""

from verbale.extract.reading import Reading
from verbale.extract.stance.find import Find
from verbale.extract.stance.polarity import future
from verbale.extract.stance.spoken import Spoken
from verbale.extract.stance.tables import Stances
from verbale.extract.stance.threat import announces
from verbale.parse.columns import morph
from verbale.parse.parsed import Block
from verbale.record.statement import Statement, StatementKind

OWN = frozenset({"future", "future-not"})  # rules of acts that only a party itself can do
DUTY = "obligation"
OWN_DUTY = {DUTY: "threatens", "must-not": "refuses"}  # rule -> what it is where one speaks of oneself


class SpeakingFor:
    """Answers for one report."""

    def __init__(self, reading: Reading, spoken: Spoken, words: Stances) -> None:
        self.cast, self.spoken, self.words = reading.cast, spoken, words

    def does_nothing(self, block: Block, find: Find) -> bool:
        """A thing of a party's ("US sanctions will …"): what it will do is not what the party will do."""
        if find.rule not in OWN or find.who is None or find.who.pos_ != "NOUN":
            return False
        return find.who.lemma_.lower() not in self.words.own_country and self.cast.who(block, find.who) is None

    def of_what_was_told(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """ "Denmark opposes the cut, arguing that it would ruin towns": the cut would."""
        if statement is None or not find.voiced or find.who is None or find.who.lower_ not in self.words.things:
            return False
        return statement.kind is not StatementKind.DIRECT and self.spoken.in_passing(block, statement)

    def told_for_others(self, block: Block, find: Find, statement: Statement) -> bool:
        """What is announced of a thing; what a union says that its members will do ("drivers will strike, their …")."""
        several = find.who is not None and find.who.pos_ == "NOUN" and "Plur" in morph(find.who, "Number")
        theirs = several and self.spoken.by_theirs(statement)
        return find.voiced and (theirs or self._of_a_thing(block, find, statement))

    def of_others(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """Whether a named party other than the speaker's is to do it ("said that Oslo had to …" after "devait")."""
        if statement is None or statement.kind is StatementKind.DIRECT or find.who is None:
            return False
        own = {self.spoken.party(s) for s in statement.speaker} | set(statement.speaker)
        found = self.spoken.itself(block, find.who, statement) or self.cast.who(block, find.who)
        return found is not None and not {found, self.spoken.party(found)} & own

    def of_own_duty(self, block: Block, find: Find, statement: Statement | None) -> str:
        """ "Norway would have to close its waters if …" threatens where one says it of oneself; "it cannot" refuses."""
        if statement is None or find.who is None or find.rule not in OWN_DUTY:
            return ""
        if find.rule == DUTY and not (find.conditioned and future(find.cue.head, self.words)):
            return ""
        own = {self.spoken.party(s) for s in statement.speaker} | set(statement.speaker)
        himself = self.spoken.itself(block, find.who, statement)
        found = himself or self.cast.who(block, find.who)
        return OWN_DUTY[find.rule] if found is not None and {found, self.spoken.party(found)} & own else ""

    def of_members(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """What one who speaks for a body says that its people will refuse or do if … ("lawmakers would never …")."""
        if statement is None or not find.voiced or find.who is None or self.cast.who(block, find.who) is not None:
            return False
        firm = find.stance in ("refuses", "threatens") or find.conditioned
        known = find.who.lemma_.lower() in self.words.own_country and "Plur" in morph(find.who, "Number")
        return firm and known and any(self.spoken.party(s) != s for s in statement.speaker)

    def _of_a_thing(self, block: Block, find: Find, statement: Statement) -> bool:
        """What an announcement says of a thing: "announced that the reform will cut taxes"."""
        thing = find.who is not None and find.who.pos_ == "NOUN" and find.rule.startswith("future")
        if thing and find.who is not None and find.who.lemma_.lower() in self.words.gatherings:
            return False  # "the talks will resume on Friday": when, not who does it
        return thing and announces(block, statement, self.words)
