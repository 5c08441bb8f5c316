"""Describing phrases for people, bodies and groups: "un conseiller du président", "l'association", "six dirigeants"."""

from spacy.tokens import Token

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.chains import PLACE, is_the_state
from verbale.extract.cast.epithets import Epithets
from verbale.extract.cast.groups import is_many, note_members, note_states, same_size, size_of, sized_before, stands_for
from verbale.extract.cast.holders import Holders
from verbale.extract.cast.inhabitants import inhabitant
from verbale.extract.cast.introduced import Introduced
from verbale.extract.cast.lexicon import match
from verbale.extract.cast.office import Office
from verbale.extract.cast.pairs import Pairs
from verbale.extract.cast.phrases import phrase_of
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.extract.cast.standing import Standing
from verbale.languages.words import fold
from verbale.parse.columns import children, morph
from verbale.record.actors import ActorType, How, Membership
from verbale.record.span import Span

_MEASURES = frozenset(("DATE", "TIME", "MONEY", "QUANTITY"))

_FINITE = frozenset(("VERB", "AUX"))
_CLAUSES = frozenset(("relcl", "acl", "acl:relcl", "appos", "conj"))


class Describer:
    """Answers for noun phrases that no name settles."""

    def __init__(self, scene: Scene, holders: Holders, bodies: Bodies) -> None:
        self.scene = scene
        self.holders = holders
        self.bodies = bodies
        self.introduced = Introduced(scene, holders, bodies, self.describe)
        self.standing = Standing(scene, holders, self.introduced, self.describe)
        self.pairs = Pairs(scene, holders.owners.pronouns)
        self._asked: set[tuple[int, int]] = set()  # heads of the phrases that are being described
        holders.owners.taken_up = lambda sheet, k: self.introduced.earlier(sheet, sheet.tokens[k])
        holders.owners.pronouns.second_of_two = self.pairs.second_of_two

    def describe(self, sheet: Sheet, token: Token) -> str | None:
        """The actor of a phrase, made if it is new; None where its head names no party.

        "The lawyer of his daughter": whose she is may be anybody before, but not the lawyer, who is asked for.
        """
        key = sheet.block.number, token.i
        if key in self._asked:
            return None
        self._asked.add(key)
        try:
            return self._of_head(sheet, token)
        finally:
            self._asked.remove(key)

    def _of_head(self, sheet: Sheet, token: Token) -> str | None:
        words, k = self.scene.words, token.i
        if sheet.low[k] in words.nobody and not any(c.pos_ in ("DET", "NUM") for c in token.lefts):
            return None  # "Personne n'a intérêt à …"
        if any(sheet.low[c.i] in words.denials for c in token.lefts):
            return None  # "Aucune victime n'est à déplorer"
        if token.pos_ in ("DET", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT"):
            return None
        if sheet.low[k] in words.others and sheet.lemma[token.head.i] in words.speech:
            return self._unnamed(sheet.span(k, k), "one-more")
        if words.numerals.get(sheet.low[k]) == 1 and (one := self._one_of(sheet, token)):
            return one
        if k and (first := match(words.first, sheet.low, k - 1)) and first[0] == k and token.dep_.startswith("nsubj"):
            return self.pairs.first_of_two(sheet, token)
        if sheet.low[k] in words.names.concerned and any(sheet.low[c.i] in words.definite for c in token.lefts):
            return self._concerned(sheet, token)
        chain = self.scene.marks[sheet.block.number].chain.get(k)
        if chain and inhabitant(sheet, k, words) and (one := self._epithet(sheet, token, None)):
            return one
        if chain:
            there = chain.label == PLACE and chain.first and sheet.low[chain.first - 1] in words.places
            told = chain.first > 1 and sheet.low[chain.first - 2] in words.according
            return None if there and not told else self.bodies.note(self.scene.marks[sheet.block.number], chain)
        low = sheet.low[k]
        office = next((o for o in self.scene.offices[sheet.block.number] if o.first <= k <= o.last), None)
        named = None if office else self.introduced.name_in_apposition(sheet, token)
        if named:
            return named
        if office is None and (person := self.introduced.person_called(sheet, token)):
            self.scene.mention(person, sheet.span(k - 1, k), How.DESCRIPTION, "called-before")
            return person
        if (low in words.governments or self._the_state(sheet, token)) and (
            state := self.standing.government(sheet, token)
        ):
            return state
        if low in words.documents and (
            author := self.standing.author_of(sheet, token) or self.standing.author_before(sheet, token)
        ):
            return author
        if (low in words.generic | words.bodies) and (own := self.standing.own_body(sheet, token)):
            return own
        many = is_many(self.scene, sheet, token)
        if not many and self._personal(sheet, token, office) and (one := self._epithet(sheet, token, office)):
            return one
        hit = self.scene.marks[sheet.block.number].hit.get(k)
        if hit and hit.entry == "demonym" and not many:
            return self.standing.national(sheet, token, hit)
        if low in words.countries and not many:
            return self.standing.country_named(sheet, token)
        if office and not many:
            return self.holders.unnamed_person(sheet, office)
        return self._described(sheet, token)

    def _concerned(self, sheet: Sheet, token: Token) -> str | None:
        """ "l'intéressé": the person told of last, outside of quotations, of that gender."""
        gender = morph(token, "Gender")
        for c in self.holders.owners.pronouns.salience.before(sheet, token.i, blocks=1):
            figure = self.scene.by_id.get(c.actor)
            if figure and figure.type is ActorType.PERSON and figure.name and not c.quoted:
                fits = not gender or figure.gender in ("", gender[0][0].lower())
                return c.actor if fits else None
        return None

    def _the_state(self, sheet: Sheet, token: Token) -> bool:
        """ "l'État", with a capital and alone: the public power, no country told of before."""
        return is_the_state(sheet, self.scene.words, token.i) and not any(c.pos_ != "DET" for c in token.lefts)

    def _personal(self, sheet: Sheet, token: Token, office: Office | None) -> bool:
        """Whether a noun may take up a person by what he is."""
        words, low = self.scene.words, sheet.low[token.i]
        hit = self.scene.marks[sheet.block.number].hit.get(token.i)
        if hit is not None:
            return hit.entry == "demonym"
        plain = office is not None and not any(o.hit is None or o.hit.entry != "demonym" for o in office.owners)
        return plain or (low in words.people and low not in words.generic | words.bodies)

    def _epithet(self, sheet: Sheet, token: Token, office: Office | None) -> str | None:
        epithets = Epithets(self.scene, self.holders.owners.pronouns.salience, self.holders.told)
        if person := epithets.taken_up(sheet, token, office):
            self.scene.mention(person, phrase_of(self.scene, sheet.block, token), How.DESCRIPTION, "epithet")
        return person

    def _one_of(self, sheet: Sheet, token: Token) -> str | None:
        """ "un de ses porte-parole, X", "one of the victims": a person, named where a name follows."""
        words = self.scene.words
        for child in token.rights:
            nouns = [child] if child.dep_ == "nmod" else [g for g in children(child) if g.dep_ == "pobj"]
            for noun in nouns if child.dep_ in ("nmod", "prep") else ():
                if noun.pos_ == "PRON" and sheet.low[noun.i] in words.pronouns:
                    if person := self._named_apart(sheet, noun.i + 1):
                        return person
                    return self._unnamed(sheet.span(token.i, noun.i), "one-of-several")
                marks = self.scene.marks[sheet.block.number]
                office = any(first <= noun.i <= last for first, (last, _) in marks.heads.items())
                if not (office or sheet.low[noun.i] in words.people):
                    continue
                owner = sheet.owner.get(noun.i)
                if owner and self.scene.by_id[owner].type is ActorType.PERSON:
                    return owner
                return self._unnamed(sheet.span(token.i, noun.i), "one-of-several")
        return None

    def _named_apart(self, sheet: Sheet, comma: int) -> str | None:
        """The person between commas behind "l'un d'eux": "l'un d'eux, le général Roy, …"."""
        chains = self.scene.marks[sheet.block.number].chain
        if comma >= len(sheet) or sheet.text[comma] != ",":
            return None
        k = next((j for j in range(comma + 1, min(comma + 6, len(sheet))) if j in chains or sheet.text[j] == ","), None)
        if k is None or k not in chains or any(sheet.pos[j] in ("ADP", *_FINITE) for j in range(comma, k)):
            return None
        end = chains[k].last + 1
        actor = sheet.owner.get(chains[k].last) if end < len(sheet) and sheet.pos[end] == "PUNCT" else None
        return actor if actor and self.scene.by_id[actor].type is ActorType.PERSON else None

    def _unnamed(self, span: Span, rule: str) -> str:
        """A new person without name."""
        actor = self.scene.add(None, ActorType.PERSON, f"person:{span.start}")
        self.scene.mention(actor, span, How.DESCRIPTION, rule)
        return actor

    def _described(self, sheet: Sheet, token: Token) -> str | None:
        words, low = self.scene.words, sheet.low[token.i]
        many = is_many(self.scene, sheet, token)
        known = (
            low in words.generic
            or low in words.people
            or low in words.groups
            or low in words.bodies
            or low in words.governments
            or self._speaking_trade(sheet, token)  # "shippers said"
            or (many and (fold(sheet.lemma[token.i]),) in self.scene.words.officers)  # "mediators said"
        )
        office = any(o.first <= token.i <= o.last for o in self.scene.offices[sheet.block.number])
        size = size_of(self.scene, sheet, token)
        if size is not None and (sheet.label[token.i] in _MEASURES or (low in words.things and not (known or office))):
            return None  # "a 60-day truce", "deux fois"
        if size and low not in words.quantities and not known and token.dep_ == "appos":
            return None  # "X and Y, two promises made …"
        if not (known or office or size is not None):
            return None
        if not many and (earlier := self.introduced.earlier(sheet, token)):
            return earlier
        span = phrase_of(self.scene, sheet.block, token)
        if not many and _told_ahead(sheet, token.i):
            return None
        if size and (
            sized := sized_before(self.scene, sheet, token, span) or same_size(self.scene, sheet, token, size)
        ):
            return sized
        both = self.pairs.named_before(sheet, token, size) if many else []
        if not many and (person := self.introduced.name_after(sheet, span)):
            return person
        name = self.scene.parsed.plain(span)
        if many or low in words.groups or size is not None:
            actor = self.scene.add(name, ActorType.GROUP, f"group:{span.start}")
            figure = self.scene.by_id[actor]
            figure.plural, figure.size = True, size or len(both) or None
            figure.stands_for = stands_for(self.scene, sheet, token, size)
            last = sheet.block.tokens(span)
            note_members(self.scene, self.bodies, sheet, last[-1].i if last else token.i, actor)
            note_states(self.scene, sheet, token, actor)
            self.scene.memberships += [Membership(m, actor, "member", (span,), "named-before") for m in both]
        elif low in words.bodies or low in words.governments or low in words.generic:
            bare = _alone(_without_article(sheet, token, span.start, name))
            fresh = any(sheet.low[c.i] in words.indefinite for c in token.lefts)  # "a commission" is none told of
            actor = self.bodies.find(bare, ActorType.ORGANISATION, self._country(sheet, token), fresh)
        else:
            actor = self.scene.add(None, ActorType.PERSON, f"person:{span.start}")
            self.scene.by_id[actor].gender = self.scene.by_id[actor].gender or words.gender(low)
        self.introduced.note_kind(sheet, token.i, actor)
        self.scene.mention(actor, span, How.DESCRIPTION, "description")
        return actor

    def _speaking_trade(self, sheet: Sheet, token: Token) -> bool:
        """Whether a plural noun that ends like those for people is the subject of a verb of saying."""
        words, low = self.scene.words, sheet.low[token.i]
        if token.pos_ not in ("NOUN", "PROPN") or low in words.things or not low.endswith(words.names.agentive):
            return False
        return (
            token.dep_.startswith("nsubj") and sheet.lemma[token.head.i] in words.speech and bool(words.names.agentive)
        )

    def _country(self, sheet: Sheet, token: Token) -> str | None:
        """The state whose body it is ("l'armée rwandaise")."""
        marks = self.scene.marks[sheet.block.number]
        beside = (t.left_edge.i for t in token.rights if t.dep_ in _CLAUSES)
        end = min(beside, default=len(sheet))  # "the army that fights in Mali" may be anybody's
        for t in token.subtree:
            hit = marks.hit.get(t.i) if t.i < end else None
            key = self.scene.one_key(hit) if hit else None
            if key:
                return self.scene.known.parties[key].country or None
        words = self.scene.words
        if sheet.low[token.i] not in words.ministries | words.state_bodies | words.governments:
            return None
        for t in token.lefts:
            actor = sheet.owner.get(t.i)
            if sheet.low[t.i] in self.scene.words.possessives:
                actor = self.holders.owners.pronouns.owner_of(sheet, t.i)
            if actor and self.scene.by_id[actor].type is ActorType.PERSON:  # "Mr Netanyahu's office", "son ministère"
                state = self.holders.told.state_of(actor)
                return self.scene.by_id[state].country if state else None
        return None


def _told_ahead(sheet: Sheet, k: int) -> bool:
    """ "Fille d'un garagiste, elle …": a noun without a word before it tells ahead what the subject is."""
    if not sheet.starts[k]:
        return False
    comma = next((j for j in range(k + 1, len(sheet)) if sheet.text[j] == "," or sheet.pos[j] in _FINITE), len(sheet))
    return comma + 1 < len(sheet) and sheet.text[comma] == "," and sheet.pos[comma + 1] in ("PRON", "PROPN")


def _without_article(sheet: Sheet, token: Token, start: int, name: str) -> str:
    """A body's name without its article ("l'armée rwandaise" -> "armée rwandaise")."""
    first = next((t for t in token.lefts if t.pos_ == "DET"), None)
    if first is None or sheet.offset + first.idx != start:
        return name
    return name[len(first.text) :].strip()


def _alone(name: str) -> str:
    """A body's name without what follows its comma, if that is no name ("police, 10 000 according to …")."""
    own, _, aside = name.partition(", ")
    return name if any(w[0].isupper() for w in aside.split()) else own
