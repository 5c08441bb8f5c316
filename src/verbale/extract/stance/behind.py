"""Who stands behind a noun that is no party itself: named members of a group, the issuer of a document, a demonym."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.stance.demonym import ATTRIBUTES, OWNING, Demonyms
from verbale.extract.stance.find import Find
from verbale.extract.stance.holder import owner_of
from verbale.extract.stance.labels import OBJECT
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType

TOGETHER = frozenset({"named-together", "named-before"})  # rules of the memberships of a coordination


class Behind:
    """Answers for one report."""

    def __init__(self, cast: Cast, words: Stances) -> None:
        self.cast, self.words = cast, words
        self.demonyms = Demonyms(cast)
        self._issued: dict[str, list[str]] = {}  # lemma of a document -> who issued the last one

    def issue(self, document: Token, parties: list[str]) -> None:
        """Note who issued a document."""
        self._issued[document.lemma_.lower()] = parties

    def issuers(self, noun: Token) -> list[str]:
        """Who issued the document that was told of before: "a signé un décret. Le texte suspend …"."""
        open_ended = any("Ind" in morph(c, "Definite") for c in children(noun) if c.dep_ == "det")
        if open_ended or noun.lemma_.lower() not in self.words.documents or owner_of(noun) is not None:
            return []
        return self._issued.get(noun.lemma_.lower(), next(reversed(self._issued.values()), []))

    def together(self, actor: str) -> list[str]:
        """The named members of a group that stands for a coordination: "X and Y met. They promised …"."""
        if self.cast.by_id[actor].type is not ActorType.GROUP:
            return []
        _, _, memberships = self.cast.finish()
        return [m.actor for m in memberships if m.group == actor and m.rule in TOGETHER]

    def served(self, block: Block, noun: Token, actor: str) -> str:
        """The state that unnamed officials serve ("State Department officials"); anybody else is himself."""
        figure = self.cast.by_id[actor]
        if noun.pos_ == "PRON" and figure.mentions:
            told = block.tokens(figure.mentions[0].span)
            noun = told.root if told is not None else noun
        if figure.key or figure.type is not ActorType.GROUP or noun.lemma_.lower() not in self.words.sources:
            return actor
        marks = (c for c in children(noun) if c.dep_ in ATTRIBUTES and preposition(c) in OWNING)
        held = (c for c in children(noun) if c.dep_ == "prep" for c in children(c))
        found = {self.cast.who(block, c) for c in (*marks, *held) if c.pos_ in ("PROPN", "NOUN")}
        found = (found | {self.demonyms.by_adjective(c) for c in children(noun)}) - {None, actor}
        states = {self.cast.state_of(f) for f in found if f is not None}
        state = states.pop() if len(states) == 1 else None
        return state if state is not None and self.cast.by_id[state].type is ActorType.STATE else actor

    def maker(self, block: Block, noun: Token) -> Iterator[str]:
        """Who stands behind a document or an act: its issuer ("a publié une lettre annonçant …"), its demonym."""
        if noun.lemma_.lower() in self.words.documents:
            owner = owner_of(noun)
            found = self.cast.who(block, owner) if owner is not None else None
        else:
            several = "Plur" in morph(noun, "Number")  # "Canada's crews refuse" is not Canada
            found = None if several else self.demonyms.of(block, noun)
        if found is not None:
            yield found

    def is_made(self, block: Block, find: Find) -> bool:
        """Whether a noun has its maker with it, so that it tells his stance whoever takes it up."""
        if find.cue.pos_ != "NOUN" or find.act is None or find.who is None:
            return False
        named = find.who.pos_ in ("PROPN", "ADJ") and any(find.who.i == t.i for t in find.cue.subtree)
        return named or self.maker_of(block, find) is not None

    def maker_of(self, block: Block, find: Find) -> str | None:
        """Whose it is by its adjective, whoever takes it up ("a salué la proposition péruvienne")."""
        if find.cue.pos_ != "NOUN" or find.cue.dep_ not in OBJECT or find.act is None or find.act == find.cue:
            return None
        found = {self.demonyms.by_adjective(c) for c in children(find.cue) if c.pos_ == "ADJ"} - {None}
        return found.pop() if len(found) == 1 else None

    def members(self, block: Block, head: Token) -> Iterator[str]:
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
