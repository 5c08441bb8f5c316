"""Whose an office is: the party that the report writes with it, else the one that the holder tells."""

from collections.abc import Callable

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.body_names import body_end
from verbale.extract.cast.chains import ORGANISATION, PERSON
from verbale.extract.cast.era import same_office
from verbale.extract.cast.home import Home
from verbale.extract.cast.office import Office, Owner
from verbale.extract.cast.possessors import Possessors
from verbale.extract.cast.pronouns import Pronouns
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold
from verbale.record.actors import ActorType, How

STATE_CODES = frozenset(
    (
        *("president", "prime-minister", "vice-president", "vice-prime-minister", "monarch", "leader", "minister"),
        *("vice-minister", "foreign-minister", "defence-minister", "interior-minister", "finance-minister"),
        "secretary-of-state",
    )
)
_FOR_STATES = frozenset(("ambassador", "foreign-minister", "defence-minister", "finance-minister", "interior-minister"))
"""Offices that a union of states has none of."""
_HEADS = frozenset(("chief", "leader", "president", "secretary-general"))
_ELECTED = frozenset(("lawmaker", "governor", "mayor", "candidate"))
_LOCAL = frozenset(("governor", "mayor", "prefect"))


class Owners:
    """Answers whose offices are. ``nested`` answers for an office inside another one."""

    def __init__(self, scene: Scene, pronouns: Pronouns, bodies: Bodies, home: Home) -> None:
        self.scene = scene
        self.home = home
        self.pronouns = pronouns
        self.possessors = Possessors(scene, pronouns)
        self.bodies = bodies
        self.held = home.told.held
        self.nested: Callable[[Sheet, Office], str | None] = lambda sheet, office: None
        self.taken_up: Callable[[Sheet, int], str | None] = lambda sheet, k: None

    def of(self, sheet: Sheet, office: Office, actor: str | None) -> str | None:
        """The party that an office is of, for the actor who holds it (None: not known who)."""
        for owner in office.owners:
            house = owner.first == owner.last and sheet.low[owner.first] in self.scene.words.parliaments
            if house and actor and (state := self._house_of(actor)):
                return state
            found = self.owner_id(sheet, owner, office.code)
            if found and owner.kind == "possessive" and self._leads_a_person(sheet, owner, office, found):
                return None
            if found and found != actor:
                return self._his_state(found, office)
        if office.name and (party := self._after_name(sheet, office)):
            return party
        return self._implied(office, actor)

    def _leads_a_person(self, sheet: Sheet, owner: Owner, office: Office, party: str) -> bool:
        """Whether "son chef", "son président" would be a person's: people have advisers and spokesmen, bodies heads."""
        wanted = self.scene.words.possessives.get(sheet.low[owner.first])
        heads = office.code in _HEADS and wanted is not None and not wanted.gender
        return heads and self.scene.by_id[party].type is ActorType.PERSON

    def _his_state(self, party: str, office: Office) -> str:
        """The state of "his foreign minister", where his office of it is told: a minister is his state's."""
        figure = self.scene.by_id[party]
        if figure.type is not ActorType.PERSON or office.code not in STATE_CODES:
            return party
        told = [of for actor, _, of in self.held if actor == party and of]
        country = figure.country if figure.country in self.scene.known.parties else None
        return told[-1] if told else (self.scene.party(country) if country else party)

    def taken_up_noun(self, sheet: Sheet, office: Office) -> bool:
        """Whether an office is of a body that a definite common noun takes up ("the bank's", "du groupe")."""
        if not office.owners or office.owners[0].kind not in ("body", "chain"):
            return False
        owner, words = office.owners[0], self.scene.words
        alone = [w for w in sheet.low[owner.first : owner.last + 1] if w not in words.definite]
        short = len(alone) == 1 and alone[0] in words.bodies  # "the Front's spokesman"
        return short or self._generic(sheet, owner) is not None

    def owned_by_thing(self, sheet: Sheet, office: Office) -> bool:
        """Whether a possessive that may mean a body tells whose an office is."""
        if office.owners and office.owners[0].kind == "relative":
            return True
        if not office.owners or office.owners[0].kind != "possessive":
            return False
        wanted = self.scene.words.possessives.get(sheet.low[office.owners[0].first])
        return wanted is not None and wanted.gender in ("", "n")

    def _generic(self, sheet: Sheet, owner: Owner) -> int | None:
        nouns = [k for k in range(owner.first, owner.last + 1) if sheet.low[k] not in self.scene.words.definite]
        if owner.kind != "body" or len(nouns) != 1 or sheet.low[nouns[0]] not in self.scene.words.generic:
            return None
        k = nouns[0]
        if k + 1 < len(sheet) and sheet.pos[k + 1] in ("NOUN", "PROPN", "NUM") and not sheet.starts[k + 1]:
            return None  # "du syndicat | numéro 2"
        definite = any(sheet.low[j] in self.scene.words.definite for j in (k - 1, k) if j >= 0)
        return k if definite and sheet.text[k].islower() else None

    def _house_of(self, actor: str) -> str | None:
        """The state in whose parliament a person of the gazetteer has an office ("House Speaker John Boehner")."""
        career = self.scene.known.careers.get(self.scene.by_id[actor].key or "", ())
        parties = self.scene.known.parties
        states = {parties[t.of].country for t in career if self.scene.era.meets(t) and t.of in parties}
        return self.scene.party(states.pop()) if len(states) == 1 and "" not in states else None

    def owner_id(self, sheet: Sheet, owner: Owner, code: str = "") -> str | None:
        """The actor that an office is of."""
        scene = self.scene
        if owner.first == owner.last and sheet.low[owner.first] in scene.words.public_power:
            return None  # "conseillère d'État", "l'avocat de l'État": the public power
        if owner.hit:
            if owner.hit.entry == "person":
                return sheet.owner.get(owner.first)
            key = scene.one_key(owner.hit)
            if key and owner.hit.entry == "capital" and code in _LOCAL:  # a mayor is of the city, not of its state
                return self.bodies.find(scene.text(sheet, owner.first, owner.last), ActorType.ORGANISATION, key)
            if key and owner.hit.entry == "demonym" and code in _FOR_STATES and not owner.hit.forms[0].states:
                return None  # "one European ambassador": of some state
            if key and owner.hit.entry == "demonym":
                key = scene.known.parties[key].acts_through or key
            return scene.party(key) if key else sheet.owner.get(owner.hit.first)
        if owner.first == owner.last and sheet.low[owner.first] in scene.words.parliaments:
            return self.home.about()
        if owner.chain:
            known = sheet.owner.get(owner.chain.last)
            if known:
                return known
            kind = ActorType.PERSON if owner.chain.label == PERSON else ActorType.ORGANISATION
            return self._body(sheet, owner.first, owner.last, kind)
        if owner.office:
            return self.nested(sheet, owner.office)
        if owner.kind == "government":
            return self.home.government(sheet, owner.first)
        if owner.kind == "body":  # an office at the very end of its block has no words after it
            found = owner.first <= owner.last and self._body(sheet, owner.first, owner.last, ActorType.ORGANISATION)
            return found or None
        if owner.kind == "relative":
            return self.pronouns.antecedent(sheet, sheet.tokens[owner.first])
        return self.possessors.of(sheet, owner.first)

    def _body(self, sheet: Sheet, first: int, last: int, kind: ActorType) -> str | None:
        scene = self.scene
        marks = scene.marks[sheet.block.number]
        last += (
            kind is ActorType.ORGANISATION and scene.words.modifiers_first and self.bodies.ministry_after(sheet, last)
        )
        country = None
        for k in range(first, last + 1):
            if k in marks.hit and (key := scene.one_key(marks.hit[k])):
                country = scene.known.parties[key].country or None
        name = scene.text(sheet, first, last)
        noun = self._generic(sheet, Owner("body", first, last))
        if noun is not None and (taken := self.taken_up(sheet, noun)):
            return taken
        if kind is ActorType.ORGANISATION and (known := self.known_body(sheet, first, last)):
            scene.own(sheet, first, last, known)
            return known
        if kind is ActorType.ORGANISATION and not scene.words.modifiers_first:
            named = marks.chain.get(first + (sheet.low[first] in scene.words.generic and sheet.text[first].islower()))
            if named and named.last >= last:
                return self.bodies.note(marks, named)  # "de la compagnie | Flydubai"
        if kind is ActorType.ORGANISATION:
            actor = self.bodies.find(name, kind, country)
        else:
            actor = scene.people.short(name) or scene.people.full(name)
        scene.mention(actor, sheet.span(first, last), How.NAME, "body")
        scene.own(sheet, first, last, actor)
        return actor

    def _party_behind(self, sheet: Sheet, office: Office) -> str | None:
        """The party of a politician behind his name: "Senator X, Democrat of Oregon", "le député X (PS)"."""
        k, marks = office.end + 1, self.scene.marks[sheet.block.number]
        if office.code not in _ELECTED or office.owners or k >= len(sheet) or sheet.text[k] not in (",", "("):
            return None
        for j in range(k + 1, min(k + 4, len(sheet))):
            key = self.scene.one_key(marks.hit[j]) if j in marks.hit else None
            if key and self.scene.known.parties[key].type != "state":
                ends = marks.hit[j].last + 1
                closed = (
                    ends >= len(sheet)
                    or sheet.text[ends] in (",", ")", ".")
                    or sheet.low[ends] in self.scene.words.links
                )
                if closed:
                    return self.scene.party(key)
            if sheet.pos[j] not in ("DET", "PROPN", "ADJ"):
                return None
        return None

    def _after_name(self, sheet: Sheet, office: Office) -> str | None:
        """ "MP Yvette Cooper of the Labour Party", "l'économiste X, de l'ULB": what stands after the name."""
        if party := self._party_behind(sheet, office):
            return party
        k = office.end + 1
        apart = k < len(sheet) and sheet.text[k] == "," and not office.owners
        k += apart
        links = self.scene.words.links if apart else self.scene.words.links - self.scene.words.towards  # not "à l'AFP"
        if k + 2 >= len(sheet) or sheet.low[k] not in links or sheet.pos[k] not in ("ADP", "DET"):
            return None
        k += 2 if sheet.pos[k + 1] == "DET" else 1
        marks = self.scene.marks[sheet.block.number]
        hit, chain = marks.hit.get(k), marks.chain.get(k)
        if key := self.scene.one_key(hit) if hit else None:
            return self.scene.party(key)
        body = chain is not None and any(
            sheet.low[j] in self.scene.words.bodies for j in range(chain.first, chain.last + 1)
        )
        if chain is None or not (body or chain.label == ORGANISATION or sheet.text[k].isupper()):
            return None
        return self._body(sheet, chain.first, max(chain.last, body_end(marks, chain.last)), ActorType.ORGANISATION)

    def known_body(self, sheet: Sheet, first: int, last: int) -> str | None:
        """The organisation named in full elsewhere that a short form means: "the department", "Mahan"."""
        words = [w for w in sheet.low[first : last + 1] if w not in self.scene.words.definite]
        if len(words) != 1:
            return None
        capital = sheet.text[last][0].isupper()  # "la Commission" of Europe, not "la commission du Commerce"
        if known := (self.bodies.of_known_party(words[0]) if capital else None) or self.bodies.called(words[0]):
            return known
        full = [
            a
            for a, f in self.scene.by_id.items()
            if f.type is ActorType.ORGANISATION and f.name and " " in f.name and words[0] in fold(f.name).split()
            if not capital or sheet.text[last] in f.name
        ]
        return full[-1] if full else None

    def _implied(self, office: Office, actor: str | None) -> str | None:
        """Whose office it is where the report does not say it there: by the gazetteer, or told elsewhere; else open."""
        scene = self.scene
        key = scene.by_id[actor].key if actor else None
        if key:
            career = scene.known.careers.get(key, [])
            fits = [t for t in career if same_office(t.office, office.code) or t.office == office.code]
            held = [t for t in fits if scene.era.meets(t)] or fits
            if not held and office.code in STATE_CODES:
                held = [t for t in career if scene.era.meets(t)] or career
            if len({t.of for t in held}) == 1:
                return scene.party(held[-1].of)
        bodies = scene.words.names.members_of.get(office.code, ())
        if actor and any(scene.state_counts[key] for key in bodies):
            return scene.party(bodies[0])  # "Fisheries Commissioner Costas Kadis", where the report speaks of the Union
        told = [p for a, c, p in self.held if a == actor and c == office.code and p]
        if told:
            return told[-1]
        return None
