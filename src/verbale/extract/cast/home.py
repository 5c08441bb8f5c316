"""Whose "the government" and "parliament" are: of the state that grammar tells, else that the report is about.

A state that only stands near is never it. What tells: an adjective or a complement, the office of who speaks, a
government told of before in the report; last, the state that the report names more than all others together.
"""

from collections import Counter
from collections.abc import Callable

from spacy.tokens import Token

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.extract.cast.told import Told
from verbale.record.actors import ActorType

Who = Callable[[Sheet, Token], "str | None"]
_OFTEN = 2  # a state named once is not what a report is about
_UP = 6  # verbs between a noun and the verb of saying above it


class Home:
    """Answers which state's a government or a parliament is."""

    def __init__(self, scene: Scene, told: Told) -> None:
        self.scene = scene
        self.told = told
        self._places: list[tuple[Sheet, int]] | None = None

    def government(self, sheet: Sheet, k: int) -> str | None:
        """The state of "the government" alone: that of a government told of before, else the report's."""
        if k > 0 and sheet.low[k] not in self.scene.words.parliaments:
            before = self._told_before(sheet, k)
            if before:
                return before.pop() if len(before) == 1 else None
        return self.about()

    def about(self) -> str | None:
        """The state that the report is about: named more than all others together; None where there is none."""
        parties = self.scene.known.parties
        states = Counter({k: n for k, n in self.scene.state_counts.items() if parties[k].type == "state"})
        top = states.most_common(1)
        if not top or top[0][1] < _OFTEN or 2 * top[0][1] <= states.total():
            return None
        return self.scene.party(top[0][0]) if self._beyond_its_capital(top[0][0]) else None

    def _beyond_its_capital(self, state: str) -> bool:
        """Whether a report speaks of a state, not only of what takes place or was signed in its capital."""
        words = self.scene.words
        for marks in self.scene.marks.values():
            for k, hit in marks.hit.items():
                if k != hit.first or all(f.key != state for f in hit.forms):
                    continue
                before = marks.sheet.low[k - 1] if k else ""
                if hit.entry != "capital" or (before not in words.places and before not in words.links):
                    return True
        return False

    def by_grammar(self, sheet: Sheet, token: Token) -> str | None:
        """The state that stands with the noun: "the Samoan government", "le gouvernement de Bart De Wever"."""
        marks = self.scene.marks[sheet.block.number]
        for child in (*token.lefts, *token.rights):
            for k in (child.i, *(g.i for g in child.rights), *(g.i for g in child.lefts)):
                hit = marks.hit.get(k)
                key = self.scene.one_key(hit) if hit else None
                if key and hit and (self.scene.known.parties[key].type == "state" or hit.entry == "demonym"):
                    return self.scene.party(key)
                if state := self.served(sheet.owner.get(k)):
                    return state
        return None

    def served(self, actor: str | None) -> str | None:
        """The state that somebody serves, or that a body or a state is of."""
        state = self.told.state_of(actor) if actor else None
        return state if state and self.scene.by_id[state].type is ActorType.STATE else None

    def of_speaker(self, sheet: Sheet, token: Token, who: Who) -> str | None:
        """The speaker's own state: "Mr Holm's office said the government would agree"; a state says it of another."""
        if not token.dep_.startswith("nsubj"):
            return None
        for verb in list(token.ancestors)[:_UP]:
            if verb.dep_ != "ccomp" or "Fin" not in _forms(verb):
                continue
            if sheet.lemma[verb.head.i] not in self.scene.words.speech:
                continue
            subject = next((t for t in verb.head.lefts if t.dep_ in SUBJECTS), None)
            actor = who(sheet, subject) if subject is not None and subject.i != token.i else None
            if actor and self.scene.by_id[actor].type in (ActorType.PERSON, ActorType.ORGANISATION):
                return self.served(actor)
        return None

    def _told_before(self, sheet: Sheet, k: int) -> set[str]:
        """The states of the governments that the report tells before a place; in its own paragraph the last alone."""
        if self._places is None:
            words = self.scene.words.governments
            self._places = [(s, j) for s in self.scene.sheets.values() for j, low in enumerate(s.low) if low in words]
        here = (sheet.block.number, k)
        found: set[str] = set()
        for other, j in reversed(self._places):
            if (other.block.number, j) >= here or (other.pos[j] not in ("NOUN", "PROPN")):
                continue
            if state := self.by_grammar(other, other.tokens[j]):
                if other is sheet:
                    return {state}
                found.add(state)
        return found


def _forms(verb: Token) -> list[str]:
    """Verb forms of a clause, its auxiliaries included."""
    return [f for t in (verb, *verb.lefts) if t.pos_ in ("VERB", "AUX") for f in t.morph.get("VerbForm", [])]
