"""Who is who in one report: the people, states, bodies and groups it speaks of.

Extractors ask the cast for the party behind a noun phrase or a pronoun; the cast answers with an actor id,
or with None where the words could be anybody. It never guesses between two candidates.
"""

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.describe import Describer
from verbale.extract.cast.groups import members_beside
from verbale.extract.cast.holders import Holders
from verbale.extract.cast.implied import Implied
from verbale.extract.cast.joint import listed, together_with
from verbale.extract.cast.leading import leading, speaking_for
from verbale.extract.cast.misread import said_after_place
from verbale.extract.cast.naming import name_parties, name_people
from verbale.extract.cast.phrases import phrase_of
from verbale.extract.cast.predicates import predicates
from verbale.extract.cast.pronouns import Pronouns
from verbale.extract.cast.roster import Figure
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.parse.columns import children
from verbale.parse.parsed import Block, ParsedReport
from verbale.record.actors import Actor, ActorType, How, Membership, Role
from verbale.record.span import Span

_TOGETHER = frozenset(("named-before", "named-together"))


class Cast:
    """The actors of one report."""

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        self._scene = Scene(parsed)
        self._pronouns = Pronouns(self._scene)
        self._bodies = Bodies(self._scene)
        self._holders = Holders(self._scene, self._pronouns, self._bodies)
        name_people(self._scene)
        name_parties(self._scene)
        self._bodies.introduce()
        self._holders.run()
        self._bodies.run()
        self._describer = Describer(self._scene, self._holders, self._bodies)
        self._pronouns.describing(self._describer.describe)
        self._describer.introduced.name_kinds()
        self._bodies.again()
        self._holders.run_later()
        Implied(self._scene, self._holders).run()
        self._holders.told.roles += leading(self._scene, self._ask)
        self._holders.told.roles += speaking_for(self._scene, self._ask)
        self._holders.told.roles += predicates(self._scene, self._holders, self._ask)
        self._name_members()

    def _name_members(self) -> None:
        """Groups of which the report names members, whether or not anybody asks for them."""
        for sheet in self._scene.sheets.values():
            members_beside(self._scene, sheet)
            for k, low in enumerate(sheet.low):
                if low in self._scene.words.including:
                    noun = next((j for j in range(k - 1, max(k - 5, -1), -1) if sheet.pos[j] == "NOUN"), None)
                    if noun is not None and sheet.text[noun].isalpha():
                        self._ask(sheet, sheet.tokens[noun])

    @property
    def by_id(self) -> dict[str, Figure]:
        """The actors by id."""
        return self._scene.roster.by_id

    def add(self, name: str | None, kind: ActorType, key: str | None = None, country: str | None = None) -> str:
        """The id of the actor of that name, made if new; ``name`` None makes an unnamed one (give a ``key``)."""
        return self._scene.roster.add(name, kind, key, country)

    def mention(self, actor: str, span: Span, how: How, rule: str) -> None:
        """Note that these words speak of the actor."""
        self._scene.roster.mention(actor, span, how, rule)

    def at(self, offset: int) -> str | None:
        """The actor whose mention covers a code point; None where there is none. Creates nothing."""
        return self._scene.roster.at.get(offset)

    def who(self, block: Block, token: Token) -> str | None:
        """The party that the noun phrase or pronoun headed by ``token`` stands for.

        Names, offices, metonyms, demonyms and pronouns are resolved; a describing phrase for a person or a group
        ("un conseiller du président", "certains alliés") becomes an actor of its own. None: not an actor, or
        a pronoun with several candidates.
        """
        sheet = self._scene.sheets.get(block.number)
        if sheet is None:
            return self.at(block.at(token).start)
        if heard := self.speaking(block.at(token)):
            return heard[0] if len(heard) == 1 else None
        return self._ask(sheet, said_after_place(self._scene, sheet, token))

    def adjective(self, block: Block, token: Token) -> str | None:
        """The state that an adjective names ("Armenian", "philippine"); None for another word, or one of several."""
        marks = self._scene.marks.get(block.number)
        hit = marks.hit.get(token.i) if marks is not None else None
        key = self._scene.one_key(hit) if hit is not None and hit.entry == "demonym" else None
        if key is None or self._scene.known.parties[key].type != "state":
            return None
        state = self._scene.party(key)
        self._scene.mention(state, block.at(token), How.DEMONYM, "gazetteer-demonym")
        return state

    def hear(self, content: tuple[Span, ...], speaker: tuple[str, ...]) -> None:
        """Note who says the words of a statement: "I" and "we" in its quoted words are the speaker from then on."""
        self._scene.heard.hear(content, speaker)

    def speaking(self, source: Span) -> tuple[str, ...]:
        """Who the first person ("I", "nous") at a place inside quoted words is; empty for other words."""
        return self._scene.heard.speaker(source.start, source.end)

    def owner(self, block: Block, token: Token) -> str | None:
        """Whom a possessive belongs to ("in her view"); None where unclear."""
        sheet = self._scene.sheets.get(block.number)
        return self._pronouns.owner_of(sheet, token.i) if sheet is not None else None

    def _ask(self, sheet: Sheet, token: Token) -> str | None:
        own = sheet.owner.get(token.i)
        if own:
            return self._holder_of(sheet, token) or own
        found = self._pronouns.resolve(sheet, token) or self._describer.describe(sheet, token)
        if found:
            sheet.owner[token.i] = found
        return found

    def _holder_of(self, sheet: Sheet, token: Token) -> str | None:
        """The person of "Connecticut Senator X" where the parser takes the state for the head of the phrase."""
        for office in self._scene.offices[sheet.block.number]:
            if office.name and office.begin <= token.i < office.head:
                inside = office.begin <= token.head.i <= office.end
                return None if inside else sheet.owner.get(office.name.last)
        return None

    def parties(self, block: Block, token: Token) -> tuple[str, ...]:
        """The parties of a coordinated noun phrase ("X and Y said"), in order; one for a simple phrase."""
        if heard := self.speaking(block.at(token)):
            return heard
        sheet = self._scene.sheets.get(block.number)
        if sheet is not None and (together := together_with(self._scene, sheet, token.i)):
            return tuple(dict.fromkeys(together))
        first = self.who(block, token)
        found = [first] if first else []
        for other in token.conjuncts:
            between = block.doc[min(token.i, other.i) + 1 : max(token.i, other.i)]
            if any(t.pos_ in ("VERB", "AUX") for t in between):
                continue  # the parser joins clauses, not names
            if (other.i < token.i and _opens_clause(token)) or _bare_verb(other, between) or not _joined(token):
                continue
            actor = self.who(block, other)
            if actor and (first is None or self._alike(first, actor)):
                found.append(actor)
        if len(found) == 1 and sheet is not None:
            found += [a for a in listed(self._scene, sheet, token.i, found[0]) if self._alike(found[0], a)]
        if len(found) == 1 and (members := self._both(found[0])):
            return members
        return tuple(dict.fromkeys(found))

    def _both(self, actor: str) -> tuple[str, ...]:
        """The two of a phrase or a pronoun for two that the report names just before; empty for another group."""
        figure = self.by_id[actor]
        if figure.type is not ActorType.GROUP or figure.size != 2:
            return ()
        told = (m for m in self._scene.memberships if m.group == actor and m.rule in _TOGETHER)
        members = tuple(dict.fromkeys(m.actor for m in told))
        return members if len(members) == 2 else ()

    def _alike(self, a: str, b: str) -> bool:
        """Whether two actors may speak jointly: people with people or groups, bodies with bodies, states or groups."""
        people = [self.by_id[x].type in (ActorType.PERSON, ActorType.GROUP) for x in (a, b)]
        bodies = [self.by_id[x].type is not ActorType.PERSON for x in (a, b)]
        return all(people) or all(bodies)

    def phrase(self, block: Block, token: Token) -> Span:
        """The noun phrase headed by ``token`` as written, with title and apposition, without relative clauses."""
        sheet = self._scene.sheets.get(block.number)
        return phrase_of(self._scene, block, said_after_place(self._scene, sheet, token) if sheet else token)

    def state_of(self, actor: str) -> str | None:
        """The state (or organisation) that an actor's words and deeds bind: itself for a state; for a person the
        one whose office he holds; None where unknown. Adds the state to the cast if it is not yet in it."""
        return self._holders.told.state_of(actor)

    def finish(self) -> tuple[tuple[Actor, ...], tuple[Role, ...], tuple[Membership, ...]]:
        """The actors with their mentions, roles and memberships, in order of first mention."""
        self._scene.name_in_full()
        return (
            self._scene.roster.actors(len(self.parsed.text)),
            tuple(self._holders.told.finished()),
            tuple(self._scene.memberships),
        )


def _bare_verb(other: Token, between: DocSpan) -> bool:
    """Whether what the parser joins to a name is no noun: "X, of the union, | judges that", read as a judge."""
    if other.pos_ != "NOUN" or any(t.pos_ == "CCONJ" for t in between):
        return False
    return not any(t.pos_ in ("DET", "NUM", "ADJ") for t in other.lefts) and any(
        t.dep_ in ("acl", "ccomp") and any(m.dep_ == "mark" for m in children(t)) for t in other.rights
    )


def _joined(token: Token) -> bool:
    """Whether "and" or "or" stands in a list at all: "X, partners of the coalition" joins nobody."""
    return any(c.dep_ == "cc" or c.pos_ == "CCONJ" for t in (token, *token.conjuncts) for c in t.children)


def _opens_clause(token: Token) -> bool:
    """Whether a name that the parser joins to an object is the subject of the next clause ("left X and | Y said")."""
    first = token.head
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    after = token.right_edge.i + 1
    finite = after < len(token.doc) and "Fin" in token.doc[after].morph.get("VerbForm", [])
    return token.dep_ == "conj" and finite and first.dep_ in ("dobj", "obj", "pobj")
