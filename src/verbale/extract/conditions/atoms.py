"""Turn the words of a condition into an expression over facts and acts of parties."""

import re
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from verbale.extract.conditions.clauses import Clause
from verbale.extract.conditions.pronouns import named_before
from verbale.extract.conditions.tables import Conditions
from verbale.extract.reading import Reading
from verbale.extract.stance.acts import act_span, code_of, stood_for
from verbale.extract.stance.dates import deadline
from verbale.extract.stance.demonym import Demonyms
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_finite, is_passive
from verbale.extract.stance.labels import ADNOMINAL, OBJECT
from verbale.extract.stance.phrase import conjuncts, extent
from verbale.extract.stance.polarity import negated
from verbale.extract.stance.tables import Acts, Stances
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.actors import Actor, folded, party_key
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.span import Span

AGAINST = frozenset({"unless", "until", "before", "pending", "except", "without"})
FOR_ACT = frozenset({"pending"})
_JOIN = re.compile(r"[\s,;]*(?:\b(?:and|or|et|ou))?[\s,;]*$")
_LINK = re.compile(r"^(?:and|or|et|ou)\s+(?:(?:that|if|que|si)\s+|qu'|s')?", re.IGNORECASE)
LONGEST = 60  # characters of folded words kept in a key


class Atoms:
    """Reads the conditions of one report."""

    def __init__(self, reading: Reading, table: Conditions, known: Acts, words: Stances) -> None:
        self.reading, self.cast = reading, reading.cast
        self.table, self.known, self.words = table, known, words
        self.demonyms = Demonyms(reading.cast)

    def expression(self, block: Block, clause: Clause, *, against: bool) -> Condition:
        """The condition that a clause puts.

        Args:
            block: Where it stands.
            clause: The clause.
            against: Whether it is put on a refusal or a reservation, which stands *while* the condition holds.
        """
        thing = named_before(clause)
        told = self.required(block, thing) if thing is not None else self._read(block, clause)
        day = deadline(self.reading, clause.span, self.table.deadline)
        told = By(day, told) if day is not None else told
        sense = clause.connective.sense
        turned = sense in AGAINST and (against or sense not in FOR_ACT)
        return _negation(told) if turned else told

    def required(self, block: Block, thing: Token) -> Atom:
        """What is called indispensable, as an atom: "la contribution américaine"."""
        first, last = extent(thing)
        opening = self.words.first_then[0].rpartition("'")[2]
        first = next((t.i + 1 for t in block.doc[first : thing.i] if t.lower_ == opening), first)
        first += first < thing.i and block.doc[first].pos_ == "ADP"
        after = block.doc[thing.i + 1 : last + 1]
        stops = self.words.required | self.words.conditions
        ends = (t.i for t in after if t.dep_ in ADNOMINAL or t.text == "," or t.lemma_.lower() in stops)
        end = next(ends, last + 1)
        end -= block.doc[end - 1].pos_ == "DET"  # "the departure of the rebels a precondition"
        piece = block.doc[first:end]
        text = piece.text.rstrip(" ,;")
        span = block.place(piece.start_char, piece.start_char + len(text))
        key = self._key_of(block, piece, thing) or f"words:{folded(text)[:LONGEST]}"
        return Atom(key, span.words(self.cast.parsed.text), span, "before")

    def of_command(self, block: Block, asked: Token, end: Token) -> Atom:
        """What a quoted command asks for, as an atom in its own words: those it is put to are not named in it."""
        piece = block.doc[extent(asked)[0] : end.i]
        span = block.place(piece.start_char, piece.start_char + len(piece.text.rstrip(" ,;")))
        key = f"words:{folded(self.cast.parsed.plain(span))[:LONGEST]}"
        return Atom(key, span.words(self.cast.parsed.text), span, "provided")

    def told(self, block: Block, span: Span) -> Atom:
        """The words at a place as an atom: an approval that is needed."""
        return self._atom(block, block.tokens(span) or (), span, "provided", None)

    def of_act(self, block: Block, find: Find, sense: str, clause: Span) -> Atom:
        """The act of a stance as an atom: what "failing which" and "in return" speak of."""
        act = find.act if find.act is not None else find.cue
        span = act_span(block, act, (clause,))
        inside = block.tokens(span)
        if inside is not None and act.pos_ == "NOUN" and inside[0].pos_ == "ADP" and len(inside) > 1:
            span = Span(block.at(inside[1]).start, span.end)  # "against a raid"
        return self._atom(block, block.tokens(span) or (), span, sense, act)

    def _read(self, block: Block, clause: Clause) -> Condition:
        head = clause.head
        if head is None:
            tokens = block.doc[clause.first : clause.last + 1]
            return self._atom(block, tokens, clause.span, clause.connective.sense, None)
        parts = [t for t in conjuncts(head) if clause.holds(t) and _whole(t, head)]
        if len(parts) < 2:  # none where the parser puts the head outside of the clause
            return self._part(block, clause, head, clause.body)
        spans = _split(block, parts, clause.body)
        told = tuple(self._part(block, clause, t, s) for t, s in zip(parts, spans, strict=True))
        between = block.doc[parts[0].i : parts[-1].i]
        return AnyOf(told) if any(t.lemma_.lower() in self.table.alternative for t in between) else All(told)

    def _part(self, block: Block, clause: Clause, head: Token, span: Span) -> Condition:
        piece = block.tokens(span)
        told: Condition = self._atom(block, piece or (), span, clause.connective.sense, head)
        parties, joined = self._doers(block, head, piece)
        acts = [a for a in (self._act(p, head, piece or ()) for p in parties) if a is not None]
        if len(acts) > 1:  # each party's act is an atom of its own, so that it meets that party's positions
            told = joined(
                tuple(Atom(a, span.words(self.cast.parsed.text), span, clause.connective.sense) for a in acts)
            )
        return Not(told) if negated(head, self.words) and not self._in_opening(block, clause) else told

    def _in_opening(self, block: Block, clause: Clause) -> bool:
        """Whether the negation belongs to the opening words ("but not before the withdrawal")."""
        opened = block.tokens(Span(clause.span.start, clause.body.start)) if clause.body != clause.span else None
        return any(t.lower_ in self.words.negators for t in opened or ())

    def _doers(
        self, block: Block, head: Token, piece: DocSpan | None
    ) -> tuple[list[str], Callable[[tuple[Condition, ...]], Condition]]:
        """The parties of a coordinated or counted subject, and how their acts are joined."""
        subject = _subject(head, piece)
        if subject is None or self._of_a_text(head, subject):
            return [], All
        first, last = extent(subject)
        words = block.doc[first : last + 1]
        k = self._counted(words)
        tokens = [t for t in words if t.pos_ == "PROPN"] if k else list(conjuncts(subject))
        found = (self.cast.who(block, t) for t in tokens)
        parties = list(dict.fromkeys(self._key(a) for a in found if a is not None))
        if k:
            return parties, lambda parts: AtLeast(k, parts)
        either = any(t.lemma_.lower() in self.table.alternative and t.dep_ == "cc" for t in words)
        return parties, AnyOf if either else All

    def _of_a_text(self, head: Token, subject: Token) -> bool:
        """Whether a pronoun stands for what was written or agreed, not for a party ("unless it includes …").

        By its verb; or where it is one and goes back to a main clause of several.
        """
        if subject.pos_ != "PRON" or "Plur" in morph(subject, "Number"):
            return False
        if head.lemma_.lower() in self.table.containing:
            return True
        above = subject_of(head.head) if head.dep_ == "advcl" and subject.lower_ in self.words.things else None
        return above is not None and len(list(conjuncts(above))) > 1

    def _counted(self, words: DocSpan) -> int:
        """The number in "au moins deux de …", "at least two of …"; 0 where there is none."""
        text = words.text.lower()
        if not any(w in text for w in self.table.at_least):
            return 0
        numbers = (self.table.numbers.get(t.lower_, int(t.text) if t.text.isdecimal() else 0) for t in words)
        return next((n for n in numbers if n), 0)

    def _atom(self, block: Block, tokens: Iterable[Token], span: Span, sense: str, head: Token | None) -> Atom:
        plain = self.cast.parsed.plain(span)
        piece = tuple(tokens)
        key = self._key_of(block, piece, head) or f"words:{folded(self._affirmed(piece, plain, head))[:LONGEST]}"
        return Atom(key, span.words(self.cast.parsed.text), span, sense)

    def _affirmed(self, piece: Sequence[Token], text: str, head: Token | None) -> str:
        """Words without their negation, which the expression says: not "runs Gaza" for "no longer runs Gaza"."""
        if head is None or not negated(head, self.words):
            return text
        near = {head.i, *(c.i for c in children(head))}
        left = {t.i for t in piece if t.lower_ in self.words.negating and (t.i in near or t.head.i in near)}
        plain = (t for t in piece if t.i not in left)
        return "".join(f"{t.lemma_} " if t.i + 1 in left and not t.whitespace_ else t.text_with_ws for t in plain)

    def _key_of(self, block: Block, piece: Iterable[Token], head: Token | None) -> str | None:
        """The act of a party that the gazetteer knows, else a fact, else the act of an unnamed party."""
        words = tuple(piece)
        near = {w for t in words for w in (t.lemma_.lower(), t.lower_)}
        party = self._party(block, head, words) if head is not None else None
        known = party if party in self._known_parties() else None
        fact = next((f for f in self.table.atoms if all(near.intersection(g) for g in f.words)), None)
        if fact is not None and fact.whose:
            return f"{known}.{fact.key}" if known else None
        act = self._act(party, head, words)
        told = fact is not None and head is not None and any(head.lemma_.lower() in g for g in fact.words)
        told = told and not self._does(block, head)
        if act is not None and known and not told:
            return act
        return fact.key if fact is not None else act

    def _does(self, block: Block, head: Token | None) -> bool:
        """Whether a party itself does something to something ("Sweden lifts its embargo"): its act, not a bare fact."""
        if head is None or head.pos_ != "VERB" or not any(c.dep_ in OBJECT for c in children(head)):
            return False
        subject = subject_of(head)
        return subject is not None and self.cast.who(block, subject) is not None

    def _known_parties(self) -> set[str]:
        """Keys of the parties of this report that the gazetteer knows."""
        return {f.key for f in self.cast.by_id.values() if f.key}

    def _act(self, party: str | None, head: Token | None, piece: Iterable[Token]) -> str | None:
        """``<party>.<code>`` where one party does one known act, or does as somebody else ("do the same")."""
        if party is None or head is None or not self.table.receiving.isdisjoint((head.lemma_.lower(), head.lower_)):
            return None
        piece = tuple(piece)
        subject = _subject(head, piece)
        name = {t.i for t in subject.subtree if t.pos_ == "PROPN"} if subject is not None else set()
        piece = tuple(t for t in piece if t.i not in name)  # "the Rapid Support Forces" support nobody
        told = any(c.lemma_.lower() in self.words.likewise for c in piece)
        kind = code_of(head, piece, self.known) or (stood_for(head, self.known) if told else None)
        return f"{party}.{kind.code}" if kind else None

    def _party(self, block: Block, head: Token, piece: Sequence[Token] = ()) -> str | None:
        """Who does it: the subject, or the demonym or possessor of a noun ("la contribution américaine")."""
        subject = _subject(head, piece)
        if subject is not None and (self._of_a_text(head, subject) or is_passive(head)):
            return None  # "once the last hostage is released": who does it is not said
        if subject is not None and subject.pos_ == "PRON" and "Dem" in morph(subject, "PronType"):
            return None  # "que celui-ci cesse": the last named, whom nothing tells for sure
        if subject is not None and subject.i != head.i:
            actor = self.cast.who(block, subject)
            if actor is None:
                return self._party(block, subject) if subject.pos_ == "NOUN" else None
            return self._key(actor)
        found = self.demonyms.of(block, head)
        return self._key(found) if found is not None else None

    def _key(self, actor: str) -> str:
        bound = self.cast.by_id[self.cast.state_of(actor) or actor]
        return party_key(Actor(bound.id, bound.type, bound.name, bound.country, key=bound.key))


def _subject(head: Token, piece: Sequence[Token] | DocSpan | None) -> Token | None:
    """Who does what a clause says; where the parser names somebody ahead of a finite one, the first noun in it."""
    if head.pos_ not in ("VERB", "AUX"):
        return None
    subject = subject_of(head)
    if not piece or subject is None or subject.i >= piece[0].i or not is_finite(head):
        return subject
    return next((t for t in piece if t.pos_ in ("NOUN", "PROPN", "PRON") and t.i < head.i), subject)


def _whole(token: Token, head: Token) -> bool:
    """Whether a coordinated word is a condition of its own: a clause with its subject, a noun with its article."""
    if token.pos_ != head.pos_ or head.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    if token.pos_ == "VERB" and any(c.dep_ in OBJECT for c in children(token)):
        return True  # "lifts its embargo and extradites three suspects"
    wanted = ("det", "poss") if head.pos_ == "NOUN" else ("nsubj", "nsubjpass", "nsubj:pass", "mark", "expl:subj")
    return any(c.dep_ in wanted for c in children(token))


def _negation(told: Condition) -> Condition:
    return told.part if isinstance(told, Not) else Not(told)


def _split(block: Block, parts: list[Token], body: Span) -> list[Span]:
    """The words of each coordinated part: from its left edge to the next one's."""
    whole = block.shown.seen(body)
    starts = [whole.start - block.span.start, *(block.doc[extent(t)[0]].idx for t in parts[1:])]
    ends = [*starts[1:], whole.end - block.span.start]
    found = []
    for start, end in zip(starts, ends, strict=True):
        text = block.columns.text[start:end]
        begin = start + (len(text) - len(_LINK.sub("", text)))
        found.append(block.place(begin, begin + max(1, len(_JOIN.sub("", _LINK.sub("", text))))))
    return found
