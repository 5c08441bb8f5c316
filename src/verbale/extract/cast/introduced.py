"""Bodies and people that a common noun introduces or takes up: "la compagnie Flydubai", later "la compagnie"."""

from collections.abc import Callable

from spacy.tokens import Token

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.chains import PERSON
from verbale.extract.cast.holders import Holders
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold
from verbale.parse.columns import children, morph
from verbale.record.actors import ActorType, How
from verbale.record.span import Span

_RELATIVE = frozenset(("acl:relcl", "relcl"))
_STOPS = frozenset((",", ".", "!", "?"))


class Introduced:
    """What noun introduces whom; the names that stand beside common nouns."""

    def __init__(
        self, scene: Scene, holders: Holders, bodies: Bodies, describe: Callable[[Sheet, Token], str | None]
    ) -> None:
        self.scene = scene
        self.describe = describe
        self.holders = holders
        self.bodies = bodies
        self.described: dict[str, list[tuple[int, str]]] = {}  # head noun -> where, and the actor described by it
        self._called: dict[str, list[tuple[int, str]]] | None = None

    def name_kinds(self) -> None:
        """Note of each organisation by what noun it is introduced: "la compagnie Flydubai" is later "la compagnie"."""
        words = self.scene.words
        for number, sheet in self.scene.sheets.items():
            marks = self.scene.marks[number]
            for k, low in enumerate(sheet.low[:-1]):
                if low not in words.generic or sheet.pos[k] != "NOUN":
                    continue
                self._named_before(sheet, k)
                after = k + 2 if sheet.text[k + 1] in ('"', ",") else k + 1
                if (after in marks.chain or after in marks.hit) and not sheet.starts[k + 1]:
                    found = self.name_in_apposition(sheet, sheet.tokens[k])
                    if found and self.scene.by_id[found].type is ActorType.ORGANISATION:
                        self.note_kind(sheet, k, found)

    def _named_before(self, sheet: Sheet, k: int) -> str | None:
        """ "Surfers Against Sewage, a charity, …": the name that an indefinite noun tells the kind of."""
        words, marks = self.scene.words, self.scene.marks[sheet.block.number]
        first = k
        while first > 0 and sheet.pos[first - 1] in ("ADJ", "NOUN", "PROPN") and not sheet.starts[first]:
            first -= 1
        if first < 3 or sheet.low[first - 1] not in words.indefinite or sheet.text[first - 2] != ",":
            return None
        chain, name = marks.chain.get(first - 3), sheet.owner.get(first - 3)
        if name is None and chain is not None and chain.last == first - 3 and chain.label != PERSON:
            name = self.bodies.note(marks, chain)
        if name is None or self.scene.by_id[name].type is not ActorType.ORGANISATION:
            return None
        self.note_kind(sheet, k, name)
        return name

    def _may_be(self, key: str, noun: str) -> bool:
        """Whether a noun may mean a party between states: no other noun for bodies stands in its name."""
        words = self.scene.words
        own = {w for name in self.scene.known.parties[key].names.values() for w in fold(name).split()}
        return noun in own or not own & (words.bodies | words.generic)

    def person_called(self, sheet: Sheet, token: Token) -> str | None:
        """The person whom "le formateur" takes up after "le formateur, David Lund, …": the only one called so."""
        if (
            not self._definite(sheet, token.i)
            or any(c.pos_ != "DET" for c in token.lefts)
            or "Plur" in str(token.morph)
        ):
            return None
        if any(c.dep_ in ("nmod", "prep", "amod", "appos", "flat:name") for c in token.rights):
            return None
        if self._called is None:
            self._called = self._people_called()
        here = sheet.offset + sheet.start[token.i]
        found = {actor for at, actor in self._called.get(sheet.low[token.i], ()) if at < here}
        return found.pop() if len(found) == 1 else None

    def _people_called(self) -> dict[str, list[tuple[int, str]]]:
        """Nouns that the report puts beside a person's name between commas, with an article and nothing else."""
        found: dict[str, list[tuple[int, str]]] = {}
        for number, sheet in self.scene.sheets.items():
            for chain in dict.fromkeys(self.scene.marks[number].chain.values()):
                actor = sheet.owner.get(chain.last)
                if actor is None or self.scene.by_id[actor].type is not ActorType.PERSON:
                    continue
                for k, comma in ((chain.first - 2, chain.first - 1), (chain.last + 3, chain.last + 1)):
                    if 0 < k < len(sheet) and sheet.text[comma] == "," and self._definite(sheet, k):
                        ends = k < chain.first or k + 1 >= len(sheet) or sheet.pos[k + 1] == "PUNCT"
                        if sheet.pos[k] == "NOUN" and ends and (k > chain.last or self._closed(sheet, chain.last)):
                            found.setdefault(sheet.low[k], []).append((sheet.offset + sheet.start[k], actor))
        return found

    def _definite(self, sheet: Sheet, k: int) -> bool:
        return k > 0 and sheet.low[k - 1] in self.scene.words.definite and sheet.text[k].islower()

    def note_kind(self, sheet: Sheet, k: int, actor: str) -> None:
        self.described.setdefault(sheet.low[k], []).append((sheet.offset + sheet.start[k], actor))

    def name_in_apposition(self, sheet: Sheet, token: Token) -> str | None:
        """ "le journal Le Monde", "l'opérateur Sprint", "le policier Mohamed Abdulkadir": the name that follows."""
        if token.pos_ not in ("NOUN", "ADJ") or "Plur" in morph(token, "Number"):
            return None
        if sheet.low[token.i] in self.scene.words.generic and (before := self._named_before(sheet, token.i)):
            return before
        marks = self.scene.marks[sheet.block.number]
        k = token.i + 1
        while k < len(sheet) and not sheet.starts[k]:
            chain, hit = marks.chain.get(k), marks.hit.get(k)
            if sheet.text[k] == '"' and sheet.text[k - 1] in _STOPS:
                return None  # "“Next question,” X said"
            if chain:
                if sheet.text[k - 1] == "," and not self._closed(sheet, chain.last):
                    return None
                found = sheet.owner.get(chain.last) or self._new_name(sheet, token, chain.first)
                self.note_kind(sheet, token.i, found)
                return found
            if hit and hit.entry == "name":
                return sheet.owner.get(k) if sheet.text[k - 1] != "," else None
            if k in marks.heads:
                return None
            if sheet.low[k] in self.scene.words.called:  # "a student named Wong"
                k += 1
                continue
            linked = sheet.low[k] in self.scene.words.links or sheet.pos[k] == "DET"
            if sheet.pos[k] not in ("ADJ", "NOUN", "PROPN") and not linked and sheet.text[k] not in ('"', ","):
                return None
            if sheet.low[k] in self.scene.words.links and k + 1 < len(sheet) and k + 1 in marks.chain:
                return None
            article = sheet.pos[k] == "DET" and sheet.text[k][0].isupper()  # "le journal | Le Monde"
            if linked and not article and (marks.chain.get(k + 1) or marks.hit.get(k + 1)):
                return None
            k += 1
        return None

    def _closed(self, sheet: Sheet, last: int) -> bool:
        return last + 1 >= len(sheet) or sheet.pos[last + 1] == "PUNCT"

    def _new_name(self, sheet: Sheet, token: Token, at: int) -> str:
        marks = self.scene.marks[sheet.block.number]
        chain = marks.chain[at]
        low = sheet.low[token.i]
        if low in self.scene.words.people or chain.label == PERSON:
            name = self.scene.text(sheet, chain.first, chain.last)
            actor = self.scene.people.short(name) or self.scene.people.full(name)
            self.scene.mention(actor, sheet.span(chain.first, chain.last), How.NAME, "name-after-description")
            self.scene.own(sheet, chain.first, chain.last, actor)
            return actor
        return self.bodies.note(marks, chain)

    def name_after(self, sheet: Sheet, span: Span) -> str | None:
        """ "un homme de 39 ans, Kori Ali Muhammad, …": the name between commas after a description."""
        piece = sheet.block.tokens(span)
        comma = piece[-1].i + 1 if piece else len(sheet)
        inside = self.scene.marks[sheet.block.number].chain.get(comma - 1)
        if inside and inside.label == PERSON and inside.first > 1 and sheet.text[inside.first - 1] == ",":
            return sheet.owner.get(inside.last)  # "la juriste de Rivages, Ana Roy"
        if comma + 1 >= len(sheet) or sheet.text[comma] != ",":
            return None
        marks = self.scene.marks[sheet.block.number]
        article = sheet.low[comma + 1] in self.scene.words.definite and sheet.pos[comma + 1] == "DET"
        chain = marks.chain.get(comma + 2 if article else comma + 1)
        if chain is None or not self._closed(sheet, chain.last):
            return None
        if article and not sheet.text[chain.first].isupper():
            return None  # "the union, the BDI", not "the union, the Greens, …"
        return sheet.owner.get(chain.last)

    def earlier(self, sheet: Sheet, token: Token) -> str | None:
        """The organisation that a definite noun takes up: "l'association", "la compagnie aérienne", "the paper"."""
        words, low = self.scene.words, sheet.low[token.i]
        definite = token.i > 0 and any(sheet.low[c.i] in words.definite for c in token.lefts)
        if not definite or low not in words.bodies | words.media | words.generic:
            return None
        if any(c.dep_ in ("nmod", "prep", "poss") and c.pos_ != "ADJ" for c in children(token)):
            return None
        if any(sheet.low[c.i] in words.public or sheet.low[c.i] in words.possessives for c in token.lefts):
            return None  # "leur syndicat": one of theirs, not the body named last
        if any(sheet.low[c.i] in words.public for c in children(token)):
            return None  # "la société civile"
        if any(c.dep_ in _RELATIVE and sheet.text[c.left_edge.i - 1] != "," for c in token.rights):
            return None  # "le groupe qui a revendiqué l'attaque"
        plain = not any(c.dep_ in ("amod", "compound", "nmod") for c in children(token))
        here = sheet.block.at(token).start
        spoken = [found for found in self.described.get(low, ()) if found[0] < here]
        known = self.bodies.called(low) or (max(spoken)[1] if spoken else None)
        named = known and plain and self.scene.by_id[known].key and sheet.text[token.i].islower()
        if named and (told := self._told_in_full(sheet, token)):
            return told  # "the seamen's union … the union", not that of Europe
        if known and plain:
            return known
        if plain and (told := self._told_in_full(sheet, token)):
            return told
        return self._last_body(sheet, token, plain) if low in words.generic else None

    def _told_in_full(self, sheet: Sheet, token: Token) -> str | None:
        """The body that the report called by the same noun and more words last: "le syndicat des armateurs"."""
        here = (sheet.block.number, token.i)
        for number, other in reversed(self.scene.sheets.items()):
            for k in range(len(other) - 1, -1, -1) if number <= here[0] else ():
                same = other.low[k] == sheet.low[token.i] and other.pos[k] == "NOUN" and (number, k) < here
                if same and any(c.dep_ in ("nmod", "amod", "compound", "poss") for c in children(other.tokens[k])):
                    told = other.owner.get(k) or self.describe(other, other.tokens[k])
                    if told and self.scene.by_id[told].type is ActorType.ORGANISATION:
                        return told
        return None

    def _last_body(self, sheet: Sheet, token: Token, plain: bool) -> str | None:
        """The organisation named last, within two paragraphs; with an adjective only where it is the only one."""
        near: list[str] = []
        marks = self.scene.marks[sheet.block.number]
        adjectives = (marks.hit.get(c.i) for c in children(token))
        states = {f.key for hit in adjectives if hit and hit.entry == "demonym" for f in hit.forms}
        for candidate in self.holders.owners.pronouns.salience.before(sheet, token.i, blocks=2):
            figure = self.scene.by_id.get(candidate.actor)
            if figure is None or figure.type is not ActorType.ORGANISATION:
                continue
            if states and figure.country not in states:
                continue  # "la compagnie algérienne" is none of which no state is told
            party = self.scene.known.parties.get(figure.key or "")
            common = figure.key is None and (figure.name or "").islower()  # "du groupe": a noun, no name
            if _in_place(candidate.sheet, candidate.token, self.scene.words.inside):
                continue
            own = figure.country is None or (party is not None and party.acts_through == party.key)
            if (
                own
                and not common
                and (party is None or party.country or self._may_be(figure.key or "", sheet.low[token.i]))
            ):
                if plain:
                    return candidate.actor
                near.append(candidate.actor)
        return near[0] if len(set(near)) == 1 else None


def _in_place(sheet: Sheet, k: int, inside: frozenset[str]) -> bool:
    """Whether a name is where something happens or stands: "in Belton", "in Belton, Ohio", "the Belton plant"."""
    if sheet.dep[k] == "compound":
        return True
    first = k - 2 if k > 2 and sheet.text[k - 1] == "," else k
    return first > 0 and sheet.low[first - 1] in inside
