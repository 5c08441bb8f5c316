"""Nouns that take up a person by what he is: "the New York Democrat said", "le sénateur a répondu", "le Tessinois".

Only where a verb of saying follows, and the sentences just before have one person alone as a subject who may be it.
"""

from spacy.tokens import Token

from verbale.extract.cast.era import same_office
from verbale.extract.cast.inhabitants import inhabitant
from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.office import Office
from verbale.extract.cast.salience import Salience
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.extract.cast.told import MIXED, Told
from verbale.extract.cast.unnamed import introduced_unnamed
from verbale.parse.columns import children
from verbale.record.actors import ActorType

_BACK = 2  # sentences back to whom a noun takes up
_NARROWING = frozenset(("nmod", "prep", "poss", "relcl", "acl", "acl:relcl", "appos", "nummod"))
_ALSO = "also"  # somebody named together with a subject
_LOOSE = frozenset(("member", "lawmaker", "military", "law", "scholar", "director", "candidate"))


class Epithets:
    """Answers whom such a noun takes up."""

    def __init__(self, scene: Scene, salience: Salience, told: Told) -> None:
        self.scene = scene
        self.salience = salience
        self.told = told

    def taken_up(self, sheet: Sheet, token: Token, office: Office | None) -> str | None:
        """The person whom a definite noun without complement means; None for another noun, or where unclear."""
        if not self._may(sheet, token):
            return None
        if introduced_unnamed(self.scene, sheet, token.i):
            return None  # "A diplomat said … The diplomat added": the one told of before
        person = self._only_subject(sheet, token)
        if person is None or not self._fits(sheet, token, person, office):
            return None
        return person

    def _may(self, sheet: Sheet, token: Token) -> bool:
        words, k = self.scene.words, token.i
        if token.dep_ not in SUBJECTS or token.head.pos_ not in ("VERB", "AUX"):
            return False
        of_origin = k in self.scene.marks[sheet.block.number].hit or inhabitant(sheet, k, words)
        if not of_origin and sheet.lemma[token.head.i] not in words.speech:
            return False  # "the Portuguese" may do anything, "the judge" speaks
        if "Plur" in token.morph.get("Number", []) or any(self._narrows(c) for c in children(token)):
            return False
        articles = [t.i for t in token.lefts if t.pos_ == "DET"]
        return any(sheet.low[j] in words.definite and sheet.low[j] not in words.possessives for j in articles) and k > 0

    def _narrows(self, child: Token) -> bool:
        return child.dep_ in _NARROWING and child.pos_ not in ("ADJ", "DET")

    def _only_subject(self, sheet: Sheet, token: Token) -> str | None:
        """The one person who is a subject in the nearest sentence before, or of the quotation, that has such."""
        here = self.salience.sentence(sheet, token.i)
        found: dict[int, list[str]] = {}
        for candidate in self.salience.before(sheet, token.i, blocks=1):
            back = here - candidate.sentence
            if back > _BACK:
                break
            figure = self.scene.by_id.get(candidate.actor)
            if figure and figure.type is ActorType.PERSON and figure.name and not candidate.quoted:
                told = candidate.subject or candidate.speaker
                found.setdefault(back, []).append(candidate.actor if told else "")
                found[back] += [_ALSO] * len(candidate.joined)
        for back in sorted(found):
            people = {actor for actor in found[back] if actor}
            if people or back:
                return people.pop() if len(people) == 1 else None
        return None

    def _fits(self, sheet: Sheet, token: Token, person: str, office: Office | None) -> bool:
        gender = token.morph.get("Gender", [""])[0][:1].lower()
        if gender and self.scene.by_id[person].gender not in ("", gender):
            return False
        hit = self.scene.marks[sheet.block.number].hit.get(token.i)
        if hit is not None:
            return self._may_be_of(person, hit)
        if office is None:
            return True
        if not self.told.as_low(sheet, office, person) or self.told.otherwise(sheet, office, person):
            return False
        if office.code in MIXED and not self.told.called(person, sheet.low[token.i]):
            return False
        if office.former:  # "the former foreign minister said": news of the only one who speaks
            return not any(c == office.code for a, c, _ in self.told.held if a == person)
        codes = {c for a, c, _ in self.told.held if a == person}
        codes |= {t.office for t in self.scene.known.careers.get(self.scene.by_id[person].key or "", ())}
        return any(same_office(c, office.code) for c in codes) or (not codes and office.code in _LOOSE)

    def _may_be_of(self, person: str, hit: Hit) -> bool:
        """Whether nothing known of somebody speaks against his being of that state or party."""
        country, key = self.scene.by_id[person].country, self.scene.one_key(hit)
        party = self.scene.known.parties.get(key or "")
        return party is not None and country in (None, party.country)
