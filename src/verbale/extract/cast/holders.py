"""Who holds the offices that a report writes: named beside them, by the gazetteer on that day, or nobody."""

from dataclasses import replace

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.era import LEADERS, same_office
from verbale.extract.cast.office import Office
from verbale.extract.cast.owners import STATE_CODES, Held, Owners
from verbale.extract.cast.pronouns import Pronouns
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.record.actors import ActorType, How, Role

_REPEATABLE = frozenset(["member", "scholar", "law", "military", "noble", "cleric", "relation", "lawmaker", "director"])


class Holders:
    """Binds offices to actors and writes roles."""

    def __init__(self, scene: Scene, pronouns: Pronouns, bodies: Bodies) -> None:
        self.scene = scene
        self.held: Held = []
        self.owners = Owners(scene, pronouns, bodies, self.held)
        self.owners.nested = self._nested
        self.roles: list[Role] = []
        self.described: list[tuple[str, str, str | None]] = []  # actor, noun of the office, party
        self.nouns: list[tuple[str, str]] = []  # actor, noun of the office beside the name

    def run(self) -> None:
        """First the offices with a name beside them, then those without."""
        for number, offices in self.scene.offices.items():
            for office in offices:
                if office.name:
                    self._named(self.scene.sheets[number], office)
        for number, offices in self.scene.offices.items():
            for office in offices:
                if not office.name:
                    self._unnamed(self.scene.sheets[number], office)

    # ------------------------------------------------------------------ offices with a name

    def _named(self, sheet: Sheet, office: Office) -> None:
        assert office.name
        actor = sheet.owner.get(office.name.last)
        if actor is None or self.scene.by_id[actor].type is not ActorType.PERSON:
            return
        of = self.owners.of(sheet, office, actor)
        self._claim(sheet, office, actor, of, "office-and-name")
        self.gender(sheet, office, actor)

    def _claim(self, sheet: Sheet, office: Office, actor: str, of: str | None, rule: str) -> None:
        """Write the role and note the words of the phrase."""
        scene, figure = self.scene, self.scene.by_id[actor]
        state = scene.by_id[of].country if of else None
        if figure.type is ActorType.PERSON and figure.country is None and not office.former:
            figure.country = state
        span = sheet.span(office.first, office.last)
        whole = span if office.name is None else sheet.span(min(office.first, office.name.first), office.end)
        words = self._words(sheet, office)
        self.roles.append(Role(actor, words, of, (whole,), rule, 0.9 if office.name else 0.8))
        if not office.former:
            self.held.append((actor, office.code, of))
            self.nouns.append((actor, sheet.low[office.head]))
        self._take(sheet, office, actor)

    def _take(self, sheet: Sheet, office: Office, actor: str) -> None:
        """Note whom the words of an office speak of, and how far its phrase goes."""
        begin, end = office.begin, office.end
        if office.name and office.name.first < office.first:
            begin = office.name.first
        for k in range(begin, end + 1):
            if k not in sheet.owner and not self._foreign(sheet, office, k):
                sheet.owner[k] = actor
            if not self._foreign(sheet, office, k):
                self.scene.phrases[(sheet.block.number, k)] = (begin, end)

    def _words(self, sheet: Sheet, office: Office) -> str:
        """The office as written, without a party that stands before it ("former New Jersey governor")."""
        before = {k for o in office.owners for k in range(o.first, o.last + 1) if o.last < office.head}
        kept = [k for k in range(office.first, office.last + 1) if k not in before]
        if len(kept) == office.last + 1 - office.first or not self.scene.words.modifiers_first:
            return self.scene.text(sheet, office.first, office.last)
        return " ".join(sheet.text[k] for k in kept)

    def _foreign(self, sheet: Sheet, office: Office, k: int) -> bool:
        """Whether a token speaks of the party that the office is of."""
        return any(o.first <= k <= o.last and o.kind != "possessive" for o in office.owners) and k != office.head

    def gender(self, sheet: Sheet, office: Office, actor: str) -> None:
        """Learn a person's gender from the form of the office and its article."""
        figure = self.scene.by_id[actor]
        if figure.gender:
            return
        told = sheet.tokens[office.head].morph.get("Gender", [])
        article = sheet.tokens[office.begin].morph.get("Gender", []) if office.begin < office.first else []
        if article:
            figure.gender = article[0][0].lower()
        elif told and office.code != "spokesperson":
            figure.gender = told[0][0].lower()

    # ------------------------------------------------------------------ offices without a name

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
        actor = self._holder(sheet, office, of)
        if actor is None:
            return
        self.scene.mention(actor, sheet.span(office.first, office.last), How.OFFICE, "office-on-that-day")
        if of is None:
            of = next((p for a, code, p in reversed(self.held) if a == actor and code == office.code), None)
            of = of or self.owners.of(sheet, office, actor)
        self._claim(sheet, office, actor, of, "office-on-that-day")

    def _formerly(self, sheet: Sheet, office: Office) -> None:
        """ "l'ancien président de la République": the only one whom the report names that held the office before."""
        of = self.owners.of(sheet, office, None)
        key = self.scene.by_id[of].key if of else None
        windows = self.scene.era.windows
        if key is None or not windows:
            return
        held = [
            a
            for a in self.scene.people.names
            for t in self.scene.known.careers.get(self.scene.by_id[a].key or "", ())
            if t.of == key and same_office(t.office, office.code) and t.last < windows[0][0]
        ]
        if len(set(held)) == 1:
            self.scene.mention(held[0], sheet.span(office.first, office.last), How.OFFICE, "office-held-before")
            self._claim(sheet, office, held[0], of, "office-held-before")

    def unnamed_person(self, sheet: Sheet, office: Office) -> str | None:
        """The holder of an office as a person without name, with the role that is written; asked for by extractors."""
        scene = self.scene
        same = [(a, w) for a, w, p in self.described if w == sheet.low[office.head]]
        if same and office.det in scene.words.definite and not office.owners:
            return same[-1][0]
        span = sheet.span(office.begin if office.det else office.first, office.last)
        of = self.owners.of(sheet, office, None)
        if named := self._named_next(sheet, office):
            scene.mention(named, span, How.OFFICE, "named-in-next-sentence")
            self._claim(sheet, office, named, of, "named-in-next-sentence")
            return named
        actor = scene.add(None, ActorType.PERSON, f"office:{span.start}", scene.by_id[of].country if of else None)
        scene.mention(actor, span, How.OFFICE, "office-without-name")
        self.gender(sheet, office, actor)
        self.described.append((actor, sheet.low[office.head], of))
        if of is None or office.former or office.code in _REPEATABLE:
            self._take(sheet, office, actor)  # "un expert", "a lawmaker": a description, not an office held of a party
        else:
            self._claim(sheet, office, actor, of, "office-without-name")
        return actor

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
        first = min(m.span.start for m in scene.by_id[actor].mentions)
        fresh = first == sheet.span(start, start).start and not any(a == actor for a, _, _ in self.held)
        return actor if fresh else None

    def _holder(self, sheet: Sheet, office: Office, of: str | None) -> str | None:
        """The person whom an office without a name means; None where several or nobody."""
        code = office.code
        if office.counterpart:
            code = self._counterpart_code(sheet, office)
        if of is not None:
            told = [a for a, c, p in self.held if p == of and same_office(c, code) and self._as_low(sheet, office, a)]
            if told:
                return told[-1]
            found = None if self._narrower(sheet, office) else self._by_day(code, of)
            if found or self.scene.by_id[of].type is not ActorType.ORGANISATION:
                return found
            alone = {a for a, _, p in self.held if p == of}
            return alone.pop() if len(alone) == 1 and office.det in self.scene.words.definite else None
        if office.det not in self.scene.words.definite:
            return None
        marks = self.scene.marks[sheet.block.number]
        if any(k in marks.chain for k in range(office.head + 1, office.last + 1)):
            return None  # "le secrétaire du XYZ": of a party that nobody knows
        noun = sheet.low[office.head]
        told = [a for a, c, _ in self.held if c == code and c not in _REPEATABLE]
        if not told and code in STATE_CODES:
            serving = [a for a in self.scene.people.names if self._serves(a, code)]
            told = serving if len(serving) == 1 else self._at_home(sheet, office, serving)
        told = told or [a for a, n in self.nouns if n == noun]
        return max(told, key=lambda a: len(self.scene.by_id[a].mentions)) if told else None

    def _as_low(self, sheet: Sheet, office: Office, actor: str) -> bool:
        """Whether somebody's office was told with the words that make this one lower ("local", "adjoint")."""
        lower = self.scene.words.lesser & set(sheet.low[office.first : office.last + 1])
        told = " ".join(r.office.casefold() for r in self.roles if r.actor == actor)
        return all(word in told for word in lower)

    def _narrower(self, sheet: Sheet, office: Office) -> bool:
        """Whether it is a lower office, or one of a part of the party ("la CGT du livre", "de l'ONU au Congo")."""
        if self.scene.words.lesser & set(sheet.low[office.first : office.last + 1]):
            return True
        hit = office.owners[0].hit if office.owners else None
        key = self.scene.one_key(hit) if hit and hit.entry == "name" else None
        if hit is None or key is None or hit.first < office.head or self.scene.known.parties[key].type == "state":
            return False
        marks, after = self.scene.marks[sheet.block.number], office.last + 1
        if after + 2 < len(sheet) and sheet.low[after] in self.scene.words.towards and not sheet.starts[after]:
            place = after + 2 if sheet.pos[after + 1] == "DET" else after + 1
            if place in marks.hit and not self.scene.words.modifiers_first:
                return True  # "le directeur de l'OMS pour l'Europe"
        return any(sheet.pos[k] in ("NOUN", "PROPN") for k in range(hit.last + 1, office.last + 1))

    def _at_home(self, sheet: Sheet, office: Office, serving: list[str]) -> list[str]:
        """Of several presidents the one whose state a person named before in the sentence serves."""
        first = next((k for k in range(office.begin, -1, -1) if sheet.starts[k]), 0)
        near = {a for k in range(first, office.begin) if (a := sheet.owner.get(k)) and a in self.scene.people.names}
        states = {self.state_of(a) for a in near} - {None}
        fits = [a for a in serving if self.state_of(a) in states]
        return fits if len(fits) == 1 else []

    def _serves(self, actor: str, code: str) -> bool:
        """Whether somebody whom the report names holds such an office in its time, by the gazetteer."""
        career = self.scene.known.careers.get(self.scene.by_id[actor].key or "", ())
        return any(t.office == code and self.scene.era.meets(t) for t in career)

    def _counterpart_code(self, sheet: Sheet, office: Office) -> str:
        """The office whose counterpart is meant: of the person named before in the sentence, else the head's."""
        before = [o for o in self.scene.offices[sheet.block.number] if o.last < office.first and not o.counterpart]
        if before:
            return before[-1].code
        for k in range(office.begin - 1, -1, -1):
            actor = sheet.owner.get(k)
            codes = [c for a, c, _ in self.held if a == actor]
            if codes:
                return codes[-1]
        return "president"

    def _by_day(self, code: str, of: str) -> str | None:
        """The only holder of an office of a party in the time of the report, else the only one whom it names."""
        scene = self.scene
        key = scene.by_id[of].key
        if key is None:
            return None
        codes = LEADERS if code == "leader" else (code,)
        for tried in codes:
            found = scene.era.holders(tried, key)
            if len(found) == 1:
                return scene.people.from_key(found.pop())
        ever = {t.person for tried in codes for t in scene.known.tenures.get((tried, key), ())}
        if scene.day is None or not scene.era.windows:
            named = [a for a in scene.people.names if scene.by_id[a].key in ever]
            return named[0] if len(named) == 1 else None
        return None

    def _nested(self, sheet: Sheet, inner: Office) -> str | None:
        """The party of an office inside another one ("conseiller du président Emmanuel Macron"), else its holder."""
        if inner.name and not inner.owners:
            self._named(sheet, inner)
        of = self.owners.of(sheet, inner, None)
        if inner.name is None:
            self._unnamed(sheet, inner)
        elif person := sheet.owner.get(inner.name.last):
            self._named(sheet, inner)
            return of or self.office_of(person) or person
        return of

    def finished(self) -> list[Role]:
        """The roles; one without a party takes that of the person's other office, where there is only one."""
        parties: dict[str, set[str]] = {}
        for r in self.roles:
            if r.of:
                parties.setdefault(r.actor, set()).add(r.of)
        return [
            replace(r, of=next(iter(parties[r.actor]))) if r.of is None and len(parties.get(r.actor, ())) == 1 else r
            for r in dict.fromkeys(self.roles)
        ]

    def state_of(self, actor: str) -> str | None:
        """The state or organisation that an actor's words bind."""
        figure, known = self.scene.by_id[actor], self.scene.known.parties
        if figure.stands_for:
            return self.state_of(figure.stands_for)
        if figure.type is not ActorType.PERSON:
            party = known.get(figure.key or "")
            own_words = party is not None and party.acts_through == party.key  # a party, a union, a newspaper
            return self.scene.party(figure.country) if figure.country in known and not own_words else actor
        own = self.office_of(actor) or self._gazetted_office(figure.key)
        if own and (self.scene.by_id[own].type is ActorType.PERSON or not self.scene.by_id[own].key):
            bound = self.state_of(own) if own != actor else None  # "l'armée rwandaise": Rwanda; an adviser's president
            return self.scene.party(figure.country) if bound in (None, own) and figure.country in known else bound
        if own:
            return own
        return self.scene.party(figure.country) if figure.country in known else None

    def _gazetted_office(self, key: str | None) -> str | None:
        """The party whose office a person of the gazetteer holds in the time of the report, where it is only one."""
        career = self.scene.known.careers.get(key or "", ())
        parties = self.scene.known.parties
        of = {t.of for t in career if self.scene.era.meets(t)}
        states = {key for key in of if key in parties and parties[key].type == "state"}
        of = states or of
        return self.scene.party(of.pop()) if len(of) == 1 else None

    def office_of(self, actor: str) -> str | None:
        """The party whose office a person holds."""
        told = [p for a, code, p in self.held if a == actor and p and code != "relation"]
        return told[-1] if told else None
