"""The offices told so far: who holds which of what party, the roles they make, and whom somebody's words bind."""

from dataclasses import replace

from verbale.extract.cast.body_tables import party_nouns
from verbale.extract.cast.office import Held, Office
from verbale.extract.cast.roster import Figure
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold
from verbale.record.actors import ActorType, Role

MIXED = frozenset(["governor"])
"""Offices of several kinds: "the governor" is no mayor."""


class Told:
    """The offices that are bound to actors.

    Attributes:
        held: Actor, office code, party, in order; those held today alone.
        nouns: Actor and noun of the office that stands beside the name.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.held: Held = []
        self.roles: list[Role] = []
        self.nouns: list[tuple[str, str]] = []

    def claim(self, sheet: Sheet, office: Office, actor: str, of: str | None, rule: str) -> None:
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
        self.take(sheet, office, actor)

    def called(self, actor: str, noun: str) -> bool:
        """Whether the report calls somebody so with the name beside it ("Gov. Holm", then "the governor")."""
        told = {n.rstrip(".") for a, n in self.nouns if a == actor}
        return any(noun.startswith(n) or n.startswith(noun) for n in told)

    def apart(self, actor: str, noun: str) -> bool:
        """Whether somebody is told by a noun that this one does not take up: "chancellor", then "prime minister"."""
        told, apart = {n for a, n in self.nouns if a == actor}, self.scene.words.apart
        return bool(told) and (noun in apart) != bool(told & apart)

    def otherwise(self, sheet: Sheet, office: Office, actor: str) -> bool:
        """Whether an adjective makes an office another one than somebody's: "l'avocate", "l'avocate générale"."""
        told = {w for r in self.roles if r.actor == actor for w in fold(r.office).split()}
        heads = self.scene.marks[sheet.block.number].heads
        named = {k for first, (last, _) in heads.items() for k in range(first, last + 1)}
        named.update(k for o in office.owners for k in range(o.first, o.last + 1))
        own = {sheet.low[k] for k in range(office.first, office.last + 1) if k not in named and sheet.pos[k] == "ADJ"}
        return bool(told) and bool(own - told - self.scene.words.before)

    def take(self, sheet: Sheet, office: Office, actor: str) -> None:
        """Note whom the words of an office speak of, and how far its phrase goes."""
        begin, end = office.begin, office.end
        if office.name and office.name.first < office.first:
            begin = office.name.first
        for k in range(begin, end + 1):
            if k not in sheet.owner and not self._foreign(office, k):
                sheet.owner[k] = actor
            if not self._foreign(office, k):
                self.scene.phrases[(sheet.block.number, k)] = (begin, end)

    def _words(self, sheet: Sheet, office: Office) -> str:
        """The office as written, without a party that stands before it ("former New Jersey governor")."""
        houses = self.scene.words.parliaments  # "Senate Majority Leader": a house tells which office
        before = {k for o in office.owners for k in range(o.first, o.last + 1) if o.last < office.head}
        alone = {o.first for o in office.owners if o.first == o.last and sheet.low[o.first] in houses}
        inside = {k for o in office.owners if o.first < o.last for k in range(o.first, o.last + 1)}
        before -= alone - inside
        kept = [k for k in range(office.first, office.last + 1) if k not in before]
        if len(kept) == office.last + 1 - office.first or not self.scene.words.modifiers_first:
            return self.scene.text(sheet, office.first, office.last)
        if kept and kept[-1] - kept[0] == len(kept) - 1:
            return self.scene.text(sheet, kept[0], kept[-1])  # "vice-president" as written
        return " ".join(sheet.text[k] for k in kept)

    def _foreign(self, office: Office, k: int) -> bool:
        """Whether a token speaks of the party that the office is of."""
        return any(o.first <= k <= o.last and o.kind != "possessive" for o in office.owners) and k != office.head

    def gender(self, sheet: Sheet, office: Office, actor: str) -> None:
        """Learn a person's gender from the form of the office and its article."""
        figure = self.scene.by_id[actor]
        if figure.gender:
            return
        if not self.scene.words.grammatical_gender:
            figure.gender = self.scene.words.gender(sheet.low[office.head])
            return  # "her minister" may be a man
        told = sheet.tokens[office.head].morph.get("Gender", [])
        article = sheet.tokens[office.begin].morph.get("Gender", []) if office.begin < office.first else []
        if article:
            figure.gender = article[0][0].lower()
        elif told and office.code != "spokesperson":
            figure.gender = told[0][0].lower()

    def as_low(self, sheet: Sheet, office: Office, actor: str) -> bool:
        """Whether somebody's office was told with the words that make this one lower ("local", "adjoint")."""
        lower = self.scene.words.lesser & set(sheet.low[office.first : office.last + 1])
        told = fold(" ".join(r.office for r in self.roles if r.actor == actor))
        return all(word in told for word in lower)

    def finished(self) -> list[Role]:
        """The roles; one without a party takes that of the other office in its phrase, or of the same one elsewhere."""
        return [replace(r, of=self._told_elsewhere(r)) if r.of is None else r for r in dict.fromkeys(self.roles)]

    def _told_elsewhere(self, role: Role) -> str | None:
        """ "Colonel X, spokesman of the army": one phrase; "president of Peru", later "president": one noun."""
        words = set(fold(role.office).split()) & {noun for _, noun in self.nouns}
        parties = {
            r.of
            for r in self.roles
            if r.actor == role.actor and r.of
            if words & set(fold(r.office).split()) or r.evidence[0].overlaps(role.evidence[0])
        }
        return parties.pop() if len(parties) == 1 else None

    def state_of(self, actor: str) -> str | None:
        """The state or organisation that an actor's words bind."""
        figure, known = self.scene.by_id[actor], self.scene.known.parties
        if figure.stands_for:
            return self.state_of(figure.stands_for)
        if figure.type is not ActorType.PERSON:
            party = known.get(figure.key or "")
            own_words = party is not None and party.acts_through == party.key  # a party, a union, a region
            if figure.country in known and not own_words:
                return self.scene.party(figure.country)
            about = self.scene.only_state(figure.mentions[0].span) if self._state_body(figure) else None
            return about or actor
        own = self.office_of(actor) or self._gazetted_office(figure.key)
        if own and (self.scene.by_id[own].type is ActorType.PERSON or not self.scene.by_id[own].key):
            bound = self.state_of(own) if own != actor else None  # "l'armée rwandaise": Rwanda; an adviser's president
            return self.scene.party(figure.country) if bound in (None, own) and figure.country in known else bound
        if own:
            return self.state_of(own) if self._ministry(self.scene.by_id[own]) else own
        return self.scene.party(figure.country) if figure.country in known else None

    def _state_body(self, figure: Figure) -> bool:
        """Whether a body is what each state has one of ("ministère de la Défense"), and no table knows whose."""
        if figure.type is not ActorType.ORGANISATION or figure.key or figure.country:
            return False
        if not figure.name or not figure.mentions:
            return False
        nouns, words = fold(figure.name).split(), self.scene.words
        return nouns[0] in words.state_bodies | words.ministries or nouns[-1] in words.state_bodies

    def _ministry(self, figure: Figure) -> bool:
        """Whether a body of the tables is a ministry, whose officers speak for the state ("State Department")."""
        forms = party_nouns(self.scene.overlays, self.scene.parsed.language).get(figure.key or "", set())
        return figure.country is not None and bool(forms & self.scene.words.ministries)

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
