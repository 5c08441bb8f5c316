"""Bind the offices that a report writes to actors: named beside them, meant by them, or left without a name."""

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.era import same_office
from verbale.extract.cast.home import Home
from verbale.extract.cast.incumbents import PERSONAL, REPEATABLE, Incumbents
from verbale.extract.cast.office import Office
from verbale.extract.cast.owners import Owners
from verbale.extract.cast.pronouns import Pronouns
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.extract.cast.told import Told
from verbale.record.actors import ActorType, How
from verbale.record.report import SectionRole


class Holders:
    """Binds offices to actors; what it finds stands in ``told``."""

    def __init__(self, scene: Scene, pronouns: Pronouns, bodies: Bodies) -> None:
        self.scene = scene
        self.told = Told(scene)
        self.incumbents = Incumbents(scene, self.told)
        self.owners = Owners(scene, pronouns, bodies, Home(scene, self.told))
        self.owners.nested = self._nested
        self.described: list[tuple[str, str, str | None]] = []  # actor, noun of the office, party

    def run(self) -> None:
        """First the offices with a name beside them, then those without; those of "the bank" later."""
        for number, offices in self.scene.offices.items():
            for office in offices:
                if office.name and not self._later(self.scene.sheets[number], office):
                    self._named(self.scene.sheets[number], office)
        for number, offices in self.scene.offices.items():
            for office in offices:
                if not office.name:
                    self._unnamed(self.scene.sheets[number], office)

    def _later(self, sheet: Sheet, office: Office) -> bool:
        """Whether an office is of what only the names of all bodies tell: "the bank's", "its" and "son"."""
        return self.owners.taken_up_noun(sheet, office) or self.owners.owned_by_thing(sheet, office)

    def run_later(self) -> None:
        """The offices of a body that a common noun takes up ("the bank's chief economist"), once all are named."""
        for number, offices in self.scene.offices.items():
            for office in offices:
                if office.name and self._later(self.scene.sheets[number], office):
                    self._named(self.scene.sheets[number], office)

    def _named(self, sheet: Sheet, office: Office) -> None:
        assert office.name
        actor = sheet.owner.get(office.name.last)
        if actor is None or self.scene.by_id[actor].type is not ActorType.PERSON:
            return
        of = self.owners.of(sheet, office, actor)
        self.told.claim(sheet, office, actor, of, "office-and-name")
        self.told.gender(sheet, office, actor)

    def _unnamed(self, sheet: Sheet, office: Office) -> None:
        for owner in office.owners:
            if owner.office:  # "un conseiller du président Emmanuel Macron": the president's own role
                self.owners.owner_id(sheet, owner)
        if office.former and office.det in self.scene.words.definite:
            self._formerly(sheet, office)
        if office.former or office.det in self.scene.words.indefinite:
            return
        token = sheet.tokens[office.head]
        if (
            not office.det
            and not self.scene.words.modifiers_first
            and sheet.low[max(office.begin - 1, 0)] not in (self.scene.words.definite)
        ):
            return  # "son mandat de Premier ministre": an office, nobody's
        if "Plur" in token.morph.get("Number", []):
            return
        of = self.owners.of(sheet, office, None)
        actor = self.incumbents.holder(sheet, office, of) or self._of_his_state(sheet, office, of)
        if actor is None:
            return
        self.scene.mention(actor, sheet.span(office.first, office.last), How.OFFICE, "office-on-that-day")
        if of is None:
            of = next((p for a, code, p in reversed(self.told.held) if a == actor and code == office.code), None)
            of = of or self.owners.of(sheet, office, actor)
        self.told.claim(sheet, office, actor, of, "office-on-that-day")

    def _of_his_state(self, sheet: Sheet, office: Office, of: str | None) -> str | None:
        """ "L'émissaire de Donald Trump": the holder of an office that is called his, but is his state's."""
        if of is None or office.code not in PERSONAL or self.scene.by_id[of].type is not ActorType.PERSON:
            return None
        state = self.told.state_of(of)
        return self.incumbents.holder(sheet, office, state) if state and state != of else None

    def _formerly(self, sheet: Sheet, office: Office) -> None:
        """ "l'ancien président de la République": the only one whom the report names that held the office before."""
        of = self.owners.of(sheet, office, None)
        key = self.scene.by_id[of].key if of else None
        windows = self.scene.era.windows
        if (key is None and of) or not windows:
            return
        near = self.scene.people.names if key else {a for k in range(office.begin) if (a := sheet.owner.get(k))}
        held = [
            a
            for a in near
            for t in self.scene.known.careers.get(self.scene.by_id[a].key or "", ())
            if key in (None, t.of) and same_office(t.office, office.code) and t.last < windows[0][0]
        ]
        if len(set(held)) == 1:
            told = [t.of for t in self.scene.known.careers[self.scene.by_id[held[0]].key or ""] if key in (None, t.of)]
            of = of or self.scene.party(told[0])
            self.scene.mention(held[0], sheet.span(office.first, office.last), How.OFFICE, "office-held-before")
            self.told.claim(sheet, office, held[0], of, "office-held-before")

    def unnamed_person(self, sheet: Sheet, office: Office) -> str | None:
        """The holder of an office as a person without name, with the role that is written; asked for by extractors."""
        scene = self.scene
        same = [(a, w) for a, w, p in self.described if w == sheet.low[office.head]]
        if same and office.det in scene.words.definite and not office.owners:
            return same[-1][0]
        bare = not office.det or office.det in scene.words.personal  # "whose | envoy"
        span = sheet.span(office.first if bare else office.begin, office.last)
        of = self.owners.of(sheet, office, None)
        for named, rule in (
            (self._named_next(sheet, office), "named-in-next-sentence"),
            (self._named_above(sheet, office), "named-in-headline"),
        ):
            if named:
                scene.mention(named, span, How.OFFICE, rule)
                self.told.claim(sheet, office, named, of, rule)
                return named
        actor = scene.add(None, ActorType.PERSON, f"office:{span.start}", scene.by_id[of].country if of else None)
        scene.mention(actor, span, How.OFFICE, "office-without-name")
        self.told.gender(sheet, office, actor)
        self.described.append((actor, sheet.low[office.head], of))
        if of is None or office.former or office.code in REPEATABLE:
            self.told.take(
                sheet, office, actor
            )  # "un expert", "a lawmaker": a description, not an office held of a party
        else:
            self.told.claim(sheet, office, actor, of, "office-without-name")
        return actor

    def _named_above(self, sheet: Sheet, office: Office) -> str | None:
        """The one person in the headline, where the report opens with an office: "La présidente du Conseil part"."""
        sheets = self.scene.sheets.values()
        body = next((s for s in sheets if s.block.role is not SectionRole.HEADLINE), None)
        if sheet is not body or office.begin or office.det not in self.scene.words.definite:
            return None
        above = {a for s in sheets if s.block.role is SectionRole.HEADLINE for a in s.owner.values()}
        people = [a for a in above if self.scene.by_id[a].type is ActorType.PERSON and self.scene.by_id[a].name]
        if len(people) != 1 or any(a == people[0] for a, _, _ in self.told.held):
            return None
        gender = sheet.tokens[office.head].morph.get("Gender", [""])[0][:1].lower()
        return people[0] if self.scene.by_id[people[0]].gender in ("", gender) or not gender else None

    def _named_next(self, sheet: Sheet, office: Office) -> str | None:
        """ "a South Korean lawmaker has said. Park Byeong-seug, …": the speaker whom the next sentence names.

        Only a full name that opens that sentence, that stands nowhere before, and that has no other office.
        """
        scene, verb = self.scene, sheet.tokens[office.head].head
        if office.det not in scene.words.indefinite or verb.lemma_.lower() not in scene.words.speech:
            return None
        start = next((k for k in range(office.last + 1, len(sheet)) if sheet.starts[k]), None)
        if start is None:
            following = [s for n, s in scene.sheets.items() if n > sheet.block.number and len(s)]
            if not following:
                return None
            sheet, start = following[0], 0
        chain, actor = scene.marks[sheet.block.number].chain.get(start), sheet.owner.get(start)
        if chain is None or actor is None or chain.last == chain.first or actor not in scene.people.names:
            return None
        after = chain.last + 2
        told_anew = after < len(sheet) and sheet.text[after - 1] == ","  # "John Berg, 36, a joiner, …"
        if told_anew and (sheet.text[after].isdigit() or sheet.low[after] in scene.words.indefinite):
            return None
        first = min(m.span.start for m in scene.by_id[actor].mentions)
        fresh = first == sheet.span(start, start).start and not any(a == actor for a, _, _ in self.told.held)
        return actor if fresh else None

    def _nested(self, sheet: Sheet, inner: Office) -> str | None:
        """The party of an office inside another one ("conseiller du président Emmanuel Macron"), else its holder."""
        if inner.name and not inner.owners:
            self._named(sheet, inner)
        of = self.owners.of(sheet, inner, None)
        if inner.name is None:
            self._unnamed(sheet, inner)
        elif person := sheet.owner.get(inner.name.last):
            self._named(sheet, inner)
            return of or self.told.office_of(person) or person
        return of
