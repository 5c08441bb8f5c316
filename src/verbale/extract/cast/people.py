"""The persons of a report: full names, family names, and who they are in the gazetteer."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from verbale.extract.cast.era import LEADERS, Era
from verbale.extract.cast.roster import Roster
from verbale.extract.cast.sounds import people_by_sound, sounding
from verbale.languages.gazetteers import Gazetteer, Tenure
from verbale.languages.words import word_spans
from verbale.record.actors import ActorType


@dataclass
class People:
    """Names of persons -> actors of one report, written in ``era``, that mentions parties so many times."""

    roster: Roster
    known: Gazetteer
    language: str
    era: Era
    given: dict[str, str]
    overlays: tuple[Path, ...] = ()
    mentioned: Counter[str] = field(default_factory=Counter)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)  # actor -> words of its name
    order: list[str] = field(default_factory=list)
    namesakes: set[tuple[str, ...]] = field(default_factory=set)  # words of names that a report gives to others

    def full(self, name: str, gender: str = "") -> str:
        """The actor of a name of several words, made if new; a namesake is nobody of the gazetteer."""
        words = _words(name)
        same = self._same(words)
        if same:
            return self._learn(same, name, words, gender)
        key = self.gazetted(words) if words not in self.namesakes else None
        if key and (actor := self._of_key(key)):
            return self._learn(actor, name, words, gender)
        person = self.known.people.get(key) if key else None
        actor = self.roster.add(name, ActorType.PERSON, key)
        figure = self.roster.by_id[actor]
        figure.gender = gender or (person.gender if person else "") or self.given.get(words[0], "")
        if key and not figure.country:
            figure.country = self.country(key)
        self.names[actor] = words
        self.order.append(actor)
        return actor

    def _learn(self, actor: str, name: str, words: tuple[str, ...], gender: str) -> str:
        """Keep the fullest form of a name and the gender that its title tells."""
        if len(words) > len(self.names[actor]):
            self.names[actor], self.roster.by_id[actor].name = words, name
        if gender:
            self.roster.by_id[actor].gender = gender
        return actor

    def _same(self, words: tuple[str, ...]) -> str | None:
        """The one known person whose full name agrees: one holds all words of the other, ends alike or begins alike."""
        fits = [a for a, own in self.names.items() if len(own) > 1 and _agrees(own, words)]
        return fits[0] if len(fits) == 1 else None

    def _of_key(self, key: str) -> str | None:
        return next((a for a in self.names if self.roster.by_id[a].key == key), None)

    def short(self, name: str, gender: str = "", in_report: bool = False) -> str | None:
        """The person called by a part of his name alone; None where nobody fits.

        ``in_report``: only those whom the report names in full, nobody by the gazetteer alone.
        """
        words = _words(name)
        if not words:
            return None
        fits = [a for a, own in self.names.items() if own[-len(words) :] == words] or [
            a
            for a, own in self.names.items()
            if set(words) <= set(own) and (len(words) > 1 or len(words[0]) > 2 or words[0] == own[0])
        ]
        if gender:  # "Mrs Holm" is not Mr Holm
            fits = [a for a in fits if self.roster.by_id[a].gender in ("", gender)]
        if fits:
            return fits[-1] if len(fits) == 1 else self._recent(fits)
        return None if in_report else self._in_office(words, gender)

    def ends(self, name: str) -> bool:
        """Whether somebody's full name ends with several words."""
        words = _words(name)
        return any(len(own) > len(words) and own[-len(words) :] == words for own in self.names.values())

    def _recent(self, fits: list[str]) -> str:
        """Of several people of one name, the one whom the report named first: the others are told apart by it."""
        return min(fits, key=self.order.index)

    def _in_office(self, words: tuple[str, ...], gender: str = "") -> str | None:
        """The only holder of an office on the report's day who is called so."""
        called = {k for k in self.known.named(" ".join(words)) if not gender or self._may_be(k, gender)}
        serving = {k for k in called if self.era.serving(k)}
        keys = {k for k in serving if self._at_home(k)}
        if not keys and len(called) == 1 and self._leads(serving):
            keys = {k for k in serving if " " in self.known.people[k].name}  # a bare "O'Neill" may be anybody
        return self.from_key(keys.pop()) if len(keys) == 1 else None

    def _may_be(self, key: str, gender: str) -> bool:
        """Whether a person of the gazetteer may be called "Mr" or "Mrs", as far as his given name tells."""
        person = self.known.people[key]
        return (person.gender or self.given.get(_words(person.name)[0], "")) in ("", gender)

    def _leads(self, keys: set[str]) -> bool:
        """Whether somebody leads a state or its diplomacy: his family name, if nobody shares it, needs no state."""
        held = (t for k in keys for t in self.known.careers[k] if self.era.meets(t))
        return any(t.office in (*LEADERS, "foreign-minister") for t in held)

    def _at_home(self, key: str) -> bool:
        """Whether the report speaks of a party whose office somebody holds: "Davis" alone may be anybody."""
        return any(self.mentioned[t.of] for t in self.known.careers[key] if self.era.meets(t))

    def from_key(self, key: str) -> str:
        """The actor of a person of the gazetteer."""
        return self._of_key(key) or self.full(self.known.people[key].name_in(self.language))

    def gazetted(self, words: tuple[str, ...]) -> str | None:
        """Key of the person of the gazetteer with that full name."""
        for form in self.known.index(self.language).get(words[0], ()):
            if form.entry == "person" and form.words == words:
                return form.key
        fits = {k for k in self.known.named(words[-1]) if _words(self.known.people[k].name)[0] == words[0]}
        if not fits and len(words) > 1:
            sound = sounding(words, self.language, self.overlays)
            fits = {key for key in people_by_sound(self.overlays).get(sound, ()) if self.era.serving(key)}
        return fits.pop() if len(fits) == 1 else None

    def country(self, key: str) -> str | None:
        """The state whose office a person of the gazetteer holds, or last held, on the report's day."""
        career = self.known.careers.get(key, [])
        held = [t for t in career if self.era.meets(t)]
        begun = [t for t in career if any(t.first <= b for _, b in self.era.windows)]
        told = held or [t for t in begun if self._of_state(t)] or [t for t in career if self._of_state(t)]
        countries = [p.country for t in told if (p := self.known.parties.get(t.of))]
        if len(set(countries)) > 1 and held:
            return None  # who left a state's office for the Commission's speaks for no state
        return next((c for c in reversed(countries) if c), None)

    def _of_state(self, tenure: Tenure) -> bool:
        party = self.known.parties.get(tenure.of)
        return party is not None and party.type == "state"


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w, _, _ in word_spans(name))


def _agrees(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shorter, longer = sorted((a, b), key=len)
    if a == b or "".join(a) == "".join(b):
        return True
    if len(shorter) < 2:
        return False
    ends = shorter[-1] == longer[-1] and shorter[0][0] == longer[0][0]
    return (ends and (shorter[0] == longer[0] or len(shorter[0]) == 1)) or set(shorter) <= set(longer)
