"""Describing phrases for people, bodies and groups: "un conseiller du président", "l'association", "six dirigeants"."""

from spacy.tokens import Token

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.chains import PERSON
from verbale.extract.cast.groups import is_many, note_members, size_of, sized_before, stands_for
from verbale.extract.cast.holders import Holders
from verbale.extract.cast.lexicon import match
from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.pairs import Pairs
from verbale.extract.cast.phrases import phrase_of
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.record.actors import ActorType, How, Membership
from verbale.record.span import Span

_BLOCKS = 8  # paragraphs back to where a document was first spoken of
_AUTHORS = frozenset(("nmod", "poss", "obl:arg", "obl:agent", "obl:mod", "pobj", "compound", "obl"))


class Describer:
    """Answers for noun phrases that no name settles."""

    def __init__(self, scene: Scene, holders: Holders, bodies: Bodies) -> None:
        self.scene = scene
        self.holders = holders
        self.bodies = bodies
        self.pairs = Pairs(scene, holders.owners.pronouns)
        self.described: dict[str, list[tuple[int, str]]] = {}  # head noun -> where, and the actor described by it

    def name_kinds(self) -> None:
        """Note of each organisation by what noun it is introduced: "la compagnie Flydubai" is later "la compagnie"."""
        words = self.scene.words
        for number, sheet in self.scene.sheets.items():
            marks = self.scene.marks[number]
            for k, low in enumerate(sheet.low[:-1]):
                if low not in words.generic or sheet.pos[k] != "NOUN":
                    continue
                after = k + 2 if sheet.text[k + 1] == '"' else k + 1
                if (after in marks.chain or after in marks.hit) and not sheet.starts[k + 1]:
                    found = self._name_in_apposition(sheet, sheet.tokens[k])
                    if found and self.scene.by_id[found].type is ActorType.ORGANISATION:
                        self._note_kind(sheet, k, found)

    def _note_kind(self, sheet: Sheet, k: int, actor: str) -> None:
        self.described.setdefault(sheet.low[k], []).append((sheet.offset + sheet.start[k], actor))

    def describe(self, sheet: Sheet, token: Token) -> str | None:
        """The actor of a phrase, made if it is new; None where its head names no party."""
        words, k = self.scene.words, token.i
        if sheet.low[k] in words.nobody and not any(c.pos_ in ("DET", "NUM") for c in token.lefts):
            return None  # "Personne n'a intérêt à …"
        if token.pos_ in ("DET", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT"):
            return None
        if words.numerals.get(sheet.low[k]) == 1 and (one := self._one_of(sheet, token)):
            return one
        if k and (first := match(words.first, sheet.low, k - 1)) and first[0] == k and token.dep_.startswith("nsubj"):
            return self.pairs.first_of_two(sheet, token)
        chain = self.scene.marks[sheet.block.number].chain.get(k)
        if chain:
            return self.bodies.note(self.scene.marks[sheet.block.number], chain)
        low = sheet.low[k]
        office = next((o for o in self.scene.offices[sheet.block.number] if o.first <= k <= o.last), None)
        named = None if office else self._name_in_apposition(sheet, token)
        if named:
            return named
        if low in words.governments and (state := self._government(sheet, token)):
            return state
        if low in words.documents and (author := self._author(sheet, token) or self._author_before(sheet, token)):
            return author
        many = is_many(self.scene, sheet, token)
        hit = self.scene.marks[sheet.block.number].hit.get(k)
        if hit and hit.entry == "demonym" and not many:
            return self._national(sheet, token, hit)
        if low in words.countries and not many:
            return self._country_named(sheet, token)
        if office and not many:
            return self.holders.unnamed_person(sheet, office)
        return self._described(sheet, token)

    def _national(self, sheet: Sheet, token: Token, hit: Hit) -> str | None:
        """ "le Néerlandais": the person of that state named last, within two paragraphs."""
        key = self.scene.one_key(hit)
        for candidate in self.holders.owners.pronouns.salience.before(sheet, token.i, blocks=2):
            figure = self.scene.by_id.get(candidate.actor)
            if key and figure and figure.type is ActorType.PERSON:
                career = self.scene.known.careers.get(figure.key or "", ())
                if figure.country == key or any(t.of == key for t in career):
                    return candidate.actor
        return None

    def _one_of(self, sheet: Sheet, token: Token) -> str | None:
        """ "un de ses porte-parole, X", "one of the victims": a person, named where a name follows."""
        words = self.scene.words
        for child in token.rights:
            nouns = [child] if child.dep_ == "nmod" else [g for g in child.children if g.dep_ == "pobj"]
            for noun in nouns if child.dep_ in ("nmod", "prep") else ():
                marks = self.scene.marks[sheet.block.number]
                office = any(first <= noun.i <= last for first, (last, _) in marks.heads.items())
                if not (office or sheet.low[noun.i] in words.people):
                    continue
                owner = sheet.owner.get(noun.i)
                if owner and self.scene.by_id[owner].type is ActorType.PERSON:
                    return owner
                span = sheet.span(token.i, noun.i)
                actor = self.scene.add(None, ActorType.PERSON, f"person:{span.start}")
                self.scene.mention(actor, span, How.DESCRIPTION, "one-of-several")
                return actor
        return None

    def _name_in_apposition(self, sheet: Sheet, token: Token) -> str | None:
        """ "le journal Le Monde", "l'opérateur Sprint", "le policier Mohamed Abdulkadir": the name that follows."""
        if token.pos_ not in ("NOUN", "ADJ") or "Plur" in token.morph.get("Number", []):
            return None
        marks = self.scene.marks[sheet.block.number]
        k = token.i + 1
        while k < len(sheet) and not sheet.starts[k]:
            chain, hit = marks.chain.get(k), marks.hit.get(k)
            if chain:
                if sheet.text[k - 1] == "," and not self._closed(sheet, chain.last):
                    return None
                found = sheet.owner.get(chain.last) or self._new_name(sheet, token, chain.first)
                self._note_kind(sheet, token.i, found)
                return found
            if hit and hit.entry == "name":
                return sheet.owner.get(k) if sheet.text[k - 1] != "," else None
            if k in marks.heads:
                return None
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

    def _country_named(self, sheet: Sheet, token: Token) -> str | None:
        """ "son pays", "le pays": the owner's state, or the state named last."""
        pronouns = self.holders.owners.pronouns
        article = next((t for t in token.lefts if sheet.low[t.i] in self.scene.words.possessives), None)
        if article is not None:
            owner = pronouns.owner_of(sheet, article.i)
            return self.holders.told.state_of(owner) if owner else None
        if not any(sheet.low[t.i] in self.scene.words.definite for t in token.lefts):
            return None
        for candidate in pronouns.salience.before(sheet, token.i, blocks=2):
            if candidate.actor and self.scene.by_id[candidate.actor].type is ActorType.STATE:
                return candidate.actor
        return None

    def _government(self, sheet: Sheet, token: Token) -> str | None:
        """The state whose government is meant; of "local authorities" none."""
        marks = self.scene.marks[sheet.block.number]
        for child in (*token.lefts, *token.rights):
            for k in (child.i, *(g.i for g in child.rights), *(g.i for g in child.lefts)):
                hit = marks.hit.get(k)
                key = self.scene.one_key(hit) if hit else None
                if key and hit and (self.scene.known.parties[key].type == "state" or hit.entry == "demonym"):
                    return self._as_state(sheet, token, self.scene.party(key))
            if child.dep_ == "amod":
                return None
        article = next((t for t in token.lefts if sheet.low[t.i] in self.scene.words.possessives), None)
        if article is not None:
            owner = self.holders.owners.pronouns.owner_of(sheet, article.i)
            return self.holders.told.state_of(owner) if owner else None
        state = (
            self.holders.owners.doc_state() if sheet.low[token.i - 1] in self.scene.words.definite and token.i else None
        )
        return self._as_state(sheet, token, state) if state else None

    def _as_state(self, sheet: Sheet, token: Token, state: str) -> str:
        self.scene.mention(state, sheet.block.at(token), How.METONYM, "government")
        return state

    def _author(self, sheet: Sheet, token: Token) -> str | None:
        """Whose statement, report or figures: the party of the complement, the possessor, who published it."""
        for child in token.lefts:
            if sheet.low[child.i] in self.scene.words.possessives and child.pos_ in ("DET", "PRON"):
                return self.holders.owners.pronouns.owner_of(sheet, child.i)
        for child in (*token.lefts, *token.rights):
            parts = [child]
            if child.dep_ in ("acl", "prep", "agent"):
                parts = [t for t in child.children if t.dep_ in _AUTHORS]
                parts += [g for t in child.children if t.dep_ in ("agent", "prep") for g in t.children]
            elif child.dep_ not in _AUTHORS:
                continue
            for part in parts:
                if found := self._party(sheet, part):
                    return found
        return None

    def _author_before(self, sheet: Sheet, token: Token) -> str | None:
        """Whose is "the report", "le communiqué": the author told where the report first speaks of it."""
        if not any(sheet.low[c.i] in self.scene.words.definite for c in token.lefts) or any(token.rights):
            return None
        low = sheet.low[token.i]
        numbers = [n for n in self.scene.sheets if n <= sheet.block.number]
        for number in reversed(numbers[-_BLOCKS:]):
            earlier = self.scene.sheets[number]
            end = token.i if earlier is sheet else len(earlier)
            for k in range(end - 1, -1, -1):
                if earlier.low[k] == low and (author := self._author(earlier, earlier.tokens[k])):
                    return author
        return None

    def _party(self, sheet: Sheet, token: Token) -> str | None:
        """The party that a noun names or describes; None for a thing."""
        known = sheet.owner.get(token.i)
        if known:
            return known
        low = sheet.low[token.i]
        if low in self.scene.words.governments and token.dep_ == "compound":  # "government reports"
            return self.holders.owners.doc_state()
        if token.pos_ == "PROPN" or low in self.scene.words.governments | self.scene.words.bodies:
            return self.describe(sheet, token)
        return self._name_in_apposition(sheet, token)

    def _described(self, sheet: Sheet, token: Token) -> str | None:
        words, low = self.scene.words, sheet.low[token.i]
        many = is_many(self.scene, sheet, token)
        known = (
            low in words.generic
            or low in words.people
            or low in words.groups
            or low in words.bodies
            or low in words.governments
            or (many and (sheet.lemma[token.i].casefold(),) in self.scene.words.officers)  # "mediators said"
        )
        office = any(o.first <= token.i <= o.last for o in self.scene.offices[sheet.block.number])
        size = size_of(self.scene, sheet, token)
        if not (known or office or size is not None):
            return None
        if not many and (earlier := self._earlier(sheet, token)):
            return earlier
        span = phrase_of(self.scene, sheet.block, token)
        if size and (sized := sized_before(self.scene, sheet, token, span)):
            return sized
        both = self.pairs.named_before(sheet, token, size) if many else []
        if not many and (person := self._name_after(sheet, span)):
            return person
        name = " ".join(span.words(self.scene.parsed.text).split())
        if many or low in words.groups or size is not None:
            actor = self.scene.add(name, ActorType.GROUP, f"group:{span.start}")
            figure = self.scene.by_id[actor]
            figure.plural, figure.size = True, size or None
            figure.stands_for = stands_for(self.scene, sheet, token, size)
            last = sheet.block.tokens(span)
            note_members(self.scene, self.bodies, sheet, last[-1].i if last else token.i, actor)
            self.scene.memberships += [Membership(m, actor, "member", (span,), "named-before") for m in both]
        elif low in words.bodies or low in words.governments or low in words.generic:
            bare = _without_article(sheet, token, span.start, name)
            actor = self.bodies.find(bare, ActorType.ORGANISATION, self._country(sheet, token))
        else:
            actor = self.scene.add(None, ActorType.PERSON, f"person:{span.start}")
        self._note_kind(sheet, token.i, actor)
        self.scene.mention(actor, span, How.DESCRIPTION, "description")
        return actor

    def _name_after(self, sheet: Sheet, span: Span) -> str | None:
        """ "un homme de 39 ans, Kori Ali Muhammad, …": the name between commas after a description."""
        piece = sheet.block.tokens(span)
        comma = piece[-1].i + 1 if piece else len(sheet)
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

    def _earlier(self, sheet: Sheet, token: Token) -> str | None:
        """The organisation that a definite noun takes up: "l'association", "la compagnie aérienne", "the paper"."""
        words, low = self.scene.words, sheet.low[token.i]
        definite = token.i > 0 and any(sheet.low[c.i] in words.definite for c in token.lefts)
        if not definite or low not in words.bodies | words.media | words.generic:
            return None
        if any(c.dep_ in ("nmod", "prep", "poss") for c in token.children):
            return None
        plain = not any(c.dep_ in ("amod", "compound") for c in token.children)
        here = sheet.block.at(token).start
        spoken = [found for found in self.described.get(low, ()) if found[0] < here]
        known = self.bodies.called(low) or (max(spoken)[1] if spoken else None)
        if known and plain:
            return known
        return self._last_body(sheet, token, plain) if low in words.generic else None

    def _last_body(self, sheet: Sheet, token: Token, plain: bool) -> str | None:
        """The organisation named last, within two paragraphs; with an adjective only where it is the only one."""
        near: list[str] = []
        for candidate in self.holders.owners.pronouns.salience.before(sheet, token.i, blocks=2):
            figure = self.scene.by_id.get(candidate.actor)
            if figure is None or figure.type is not ActorType.ORGANISATION:
                continue
            party = self.scene.known.parties.get(figure.key or "")
            common = figure.key is None and (figure.name or "").islower()  # "du groupe": a noun, no name
            own = figure.country is None or (party is not None and party.acts_through == party.key)
            if own and not common:
                if plain:
                    return candidate.actor
                near.append(candidate.actor)
        return near[0] if len(set(near)) == 1 else None

    def _country(self, sheet: Sheet, token: Token) -> str | None:
        """The state whose body it is ("l'armée rwandaise")."""
        marks = self.scene.marks[sheet.block.number]
        for t in token.subtree:
            hit = marks.hit.get(t.i)
            key = self.scene.one_key(hit) if hit else None
            if key:
                return self.scene.known.parties[key].country or None
        return None


def _without_article(sheet: Sheet, token: Token, start: int, name: str) -> str:
    """A body's name without its article ("l'armée rwandaise" -> "armée rwandaise")."""
    first = next((t for t in token.lefts if t.pos_ == "DET"), None)
    if first is None or sheet.offset + first.idx != start:
        return name
    return name[len(first.text) :].strip()
