"""Tell duties that nobody demands: schedules, what had to be done then, what befalls the speaker's own."""

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_passive
from verbale.extract.stance.polarity import future, negated
from verbale.extract.stance.spoken import Spoken
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import helpers, morph
from verbale.parse.parsed import Block
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

DUTIES = frozenset({"obligation", "expected", "due"})
PAST = frozenset({"Past", "Imp"})
AHEAD = 20  # characters before a time in which stands by when it is due


class Duties:
    """Answers for one report whether "must" and "have to" tell a demand."""

    def __init__(self, reading: Reading, spoken: Spoken, words: Stances) -> None:
        self.reading, self.spoken, self.words = reading, spoken, words

    def told(self, block: Block, find: Find, statement: Statement | None) -> bool:
        """Whether a duty is only told: nobody is asked for it."""
        if find.rule not in DUTIES or statement is None:
            return False
        if statement.kind is StatementKind.DIRECT and self._then(find.cue):
            return True  # "people had to be fetched", in somebody's own words
        return self._of_all(find) or self._own(block, find, statement) or self._scheduled(block, find)

    def _then(self, verb: Token) -> bool:
        known = (*self.words.obligation, *self.words.obligation_verbs)
        group = [t for t in (verb.head, *helpers(verb)) if t.lemma_.lower() in known]
        return any(t.lower_ not in self.words.likely and PAST & set(morph(t, "Tense")) for t in group)

    def _of_all(self, find: Find) -> bool:
        """ "Said that people had to be fetched": what befell them."""
        subject = find.who
        if subject is None or not is_passive(find.cue) or subject.lemma_.lower() not in self.words.public:
            return False
        return self._then(find.cue)

    def _own(self, block: Block, find: Find, statement: Statement) -> bool:
        """ "His members would have to sell": what becomes of the speaker's own."""
        above = find.cue.head
        coming = above.lemma_.lower() in self.words.obligation_verbs and future(above, self.words) == "reported"
        if not coming or find.who is None or find.conditioned:
            return False
        return self.spoken.owned(block, find.who, statement)

    def _scheduled(self, block: Block, find: Find) -> bool:
        """ "La Cour doit rendre son arrêt vendredi": what is due on a day, in words that tell so."""
        if not self.words.scheduling or negated(find.cue, self.words):
            return False
        group = (find.cue.head, *helpers(find.cue))
        if not any(t.lower_ in self.words.scheduling for t in group):
            return False
        subject = find.who if find.who is not None else subject_of(find.cue)
        if subject is None or subject.lower_ in self.words.first_person:
            return False
        return find.cue.lemma_.lower() in self.words.scheduled or self._on_a_day(block, find.cue)

    def _on_a_day(self, block: Block, verb: Token) -> bool:
        """Whether a time stands behind the verb, and nothing says "by" before it."""
        if verb.right_edge.i <= verb.i:
            return False
        clause = Span(block.at(verb).end, block.at(verb.right_edge).end)
        text = self.reading.parsed.text
        for when in self.reading.times:
            if clause.covers(when.span):
                before = text[max(0, when.span.start - AHEAD) : when.span.start].lower().rstrip()
                words = (*before.split()[-2:], *when.text.lower().split()[:2])
                if self.words.due_by.isdisjoint(words):
                    return True
        return False
