"""Nouns that stand for a party of the report: "le gouvernement", "son pays", "le communiqué", "le Néerlandais"."""

from spacy.tokens import Token

from verbale.extract.cast.holders import Holders
from verbale.extract.cast.introduced import Introduced
from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.pronouns import Describe
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.parse.columns import children
from verbale.record.actors import ActorType, How

_BLOCKS = 8  # paragraphs back to where a document was first spoken of
_AUTHORS = frozenset(("nmod", "poss", "obl:arg", "obl:agent", "obl:mod", "pobj", "compound", "obl"))


class Standing:
    """Answers for nouns behind which a party of the report stands. ``describe`` answers for any noun phrase."""

    def __init__(self, scene: Scene, holders: Holders, introduced: Introduced, describe: Describe) -> None:
        self.scene = scene
        self.holders = holders
        self.introduced = introduced
        self.describe = describe

    def national(self, sheet: Sheet, token: Token, hit: Hit) -> str | None:
        """ "le Néerlandais": the only person of that state named within two paragraphs."""
        key, found = self.scene.one_key(hit), set()
        for candidate in self.holders.owners.pronouns.salience.before(sheet, token.i, blocks=2):
            figure = self.scene.by_id.get(candidate.actor)
            if key and figure and figure.type is ActorType.PERSON:
                career = self.scene.known.careers.get(figure.key or "", ())
                if figure.country == key or any(t.of == key for t in career):
                    found.add(candidate.actor)
        return found.pop() if len(found) == 1 else None

    def country_named(self, sheet: Sheet, token: Token) -> str | None:
        """ "son pays", "le pays": the owner's state, or the only state named within two paragraphs."""
        pronouns = self.holders.owners.pronouns
        article = self._possessive(sheet, token)
        if article is not None:
            owner = pronouns.owner_of(sheet, article.i)
            return self.holders.told.state_of(owner) if owner else None
        if not any(sheet.low[t.i] in self.scene.words.definite for t in token.lefts):
            return None
        named = (c.actor for c in pronouns.salience.before(sheet, token.i, blocks=2) if c.actor)
        found = {actor for actor in named if self.scene.by_id[actor].type is ActorType.STATE}
        return found.pop() if len(found) == 1 else None

    def own_body(self, sheet: Sheet, token: Token) -> str | None:
        """ "his party", "son syndicat": the organisation whose office its owner holds, if its name may be that noun."""
        article = self._possessive(sheet, token)
        owner = self.holders.owners.pronouns.owner_of(sheet, article.i) if article is not None else None
        if owner is None or self.scene.by_id[owner].type is not ActorType.PERSON:
            return None
        body = self.holders.told.office_of(owner)
        figure = self.scene.by_id[body] if body else None
        return body if figure and figure.type is ActorType.ORGANISATION and figure.name else None

    def government(self, sheet: Sheet, token: Token) -> str | None:
        """The state whose government is meant; of "local authorities" none."""
        if self._of_several(sheet, token):
            return None  # "les autorités maliennes, burkinabè et nigériennes"
        home = self.holders.owners.home
        if state := home.by_grammar(sheet, token):
            return self._as_state(sheet, token, state)
        if any(child.dep_ == "amod" for child in children(token)):
            return None
        article = self._possessive(sheet, token)
        if article is not None:
            return home.served(self.holders.owners.pronouns.owner_of(sheet, article.i))
        if not token.i or sheet.low[token.i - 1] not in self.scene.words.definite:
            return None
        state = home.of_speaker(sheet, token, self._who) or home.government(sheet, token.i)
        return self._as_state(sheet, token, state) if state else None

    def _possessive(self, sheet: Sheet, token: Token) -> Token | None:
        """The possessive before a noun: "son pays"."""
        return next((t for t in token.lefts if sheet.low[t.i] in self.scene.words.possessives), None)

    def _who(self, sheet: Sheet, token: Token) -> str | None:
        return sheet.owner.get(token.i) or self.describe(sheet, token)

    def _of_several(self, sheet: Sheet, token: Token) -> bool:
        """Whether adjectives of several states stand beside a noun."""
        marks = self.scene.marks[sheet.block.number]
        step = -1 if self.scene.words.modifiers_first else 1
        found: set[str] = set()
        k = token.i + step
        while 0 <= k < len(sheet):
            hit = marks.hit.get(k)
            if hit is not None and hit.entry == "demonym":
                found.update(key for key in (self.scene.one_key(hit),) if key)
            elif sheet.text[k] != "," and sheet.pos[k] != "CCONJ":
                break
            k += step
        return len(found) > 1

    def _as_state(self, sheet: Sheet, token: Token, state: str) -> str:
        self.scene.mention(state, sheet.block.at(token), How.METONYM, "government")
        return state

    def author_of(self, sheet: Sheet, token: Token) -> str | None:
        """Whose statement, report or figures: the party of the complement, the possessor, who published it."""
        for child in token.lefts:
            if sheet.low[child.i] in self.scene.words.possessives and child.pos_ in ("DET", "PRON"):
                return self.holders.owners.pronouns.owner_of(sheet, child.i)
        for child in (*token.lefts, *token.rights):
            parts = [child]
            if sheet.lemma[child.i] in self.scene.words.reading:
                continue  # "emails reviewed by this newspaper"
            if child.dep_ in ("acl", "prep", "agent"):
                parts = [t for t in children(child) if t.dep_ in _AUTHORS]
                parts += [g for t in children(child) if t.dep_ in ("agent", "prep") for g in children(t)]
            elif child.dep_ not in _AUTHORS:
                continue
            for part in parts:
                if not self._placed(sheet, part) and (found := self._party(sheet, part)):
                    return found
        return self._issuer(sheet, token)

    def _placed(self, sheet: Sheet, token: Token) -> bool:
        """Whether a noun tells where something stands: "une étude publiée | dans la revue Sciences"."""
        cases = [c.i for c in token.lefts if c.dep_ == "case"] or [token.head.i]
        return any(sheet.low[k] in self.scene.words.inside and sheet.pos[k] == "ADP" for k in cases)

    def _issuer(self, sheet: Sheet, token: Token) -> str | None:
        """Who issues it: "the mayor published a letter saying …"."""
        verb = token.head
        if token.dep_ not in ("dobj", "obj") or sheet.lemma[verb.i] not in self.scene.words.publishing:
            return None
        while verb.dep_ == "conj" and not any(c.dep_.startswith("nsubj") for c in verb.lefts):
            verb = verb.head
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:caus")), None)
        return (sheet.owner.get(subject.i) or self.describe(sheet, subject)) if subject is not None else None

    def author_before(self, sheet: Sheet, token: Token) -> str | None:
        """Whose is "the report", "le communiqué": the author told where the report first speaks of it."""
        if not any(sheet.low[c.i] in self.scene.words.definite for c in token.lefts) or any(token.rights):
            return None
        low = sheet.low[token.i]
        numbers = [n for n in self.scene.sheets if n <= sheet.block.number]
        for number in reversed(numbers[-_BLOCKS:]):
            earlier = self.scene.sheets[number]
            end = token.i if earlier is sheet else len(earlier)
            for k in range(end - 1, -1, -1):
                if earlier.low[k] == low and (author := self.author_of(earlier, earlier.tokens[k])):
                    return author
        return None

    def _party(self, sheet: Sheet, token: Token) -> str | None:
        """The party that a noun names or describes; None for a thing."""
        known = sheet.owner.get(token.i)
        if known:
            return known
        low = sheet.low[token.i]
        if low in self.scene.words.governments and token.dep_ == "compound":  # "government reports"
            return self.holders.owners.home.government(sheet, token.i)
        if token.pos_ == "PROPN" or low in self.scene.words.governments | self.scene.words.bodies:
            return self.describe(sheet, token)
        return self.introduced.name_in_apposition(sheet, token)
