"""Who is who in one report: the people, states, bodies and groups it speaks of.

Extractors ask the cast for the party behind a noun phrase or a pronoun; the cast answers with an actor id,
or with None where the words could be anybody. It never guesses between two candidates.
"""

from spacy.tokens import Token

from verbale.extract.cast.lookup import Hit, hits
from verbale.extract.cast.roster import Figure, Roster
from verbale.extract.cast.sheet import Sheet
from verbale.languages.gazetteers import gazetteer
from verbale.languages.words import fold
from verbale.parse.parsed import Block, ParsedReport
from verbale.record.actors import Actor, ActorType, How, Membership, Role
from verbale.record.span import Span

_HOW = {"name": How.NAME, "capital": How.METONYM, "seat": How.METONYM, "demonym": How.DEMONYM}


class Cast:
    """The actors of one report."""

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        self.known = gazetteer()
        self.roster = Roster(parsed.report.id)
        self.roles: list[Role] = []
        self.memberships: list[Membership] = []
        self.sheets = {block.number: Sheet(block) for block in parsed.prose}
        for sheet in self.sheets.values():
            for hit in hits(sheet, self.known, parsed.language):
                self._party(sheet, hit)
        self._people()

    @property
    def by_id(self) -> dict[str, Figure]:
        """The actors by id."""
        return self.roster.by_id

    def _party(self, sheet: Sheet, hit: Hit) -> None:
        form = hit.forms[0]
        if len({f.key for f in hit.forms}) > 1 or form.entry == "person":
            return
        if form.entry == "demonym" and (sheet.text[hit.last][0].islower() or sheet.pos[hit.last] == "ADJ"):
            return
        actor = self.party(form.key)
        self.mention(actor, sheet.span(hit.first, hit.last), _HOW[form.entry], f"gazetteer-{form.entry}")

    def party(self, key: str) -> str:
        """The id of a state or an organisation of the gazetteer."""
        party = self.known.parties[key]
        name, kind = party.name(self.parsed.language), ActorType(party.type)
        return self.add(name, kind, key, party.country or None)

    def _people(self) -> None:
        full: dict[str, str] = {}
        short: list[tuple[Sheet, int, int]] = []
        for sheet in self.sheets.values():
            for ent in sheet.block.doc.ents:
                if ent.label_ not in ("PER", "PERSON", "ORG") or self.at(sheet.span(ent.start, ent.start).start):
                    continue
                if ent.label_ == "ORG" and len(ent) > 1:
                    self._note(sheet, ent.start, ent.end - 1, ActorType.ORGANISATION, ent.text)
                elif len(ent) > 1:
                    actor = self._note(sheet, ent.start, ent.end - 1, ActorType.PERSON, ent.text)
                    full.setdefault(fold(ent[-1].text), actor)
                else:
                    short.append((sheet, ent.start, ent.end - 1))
        for sheet, first, last in short:
            known = full.get(sheet.low[first])
            if known:
                self.mention(known, sheet.span(first, last), How.NAME, "family-name")
            elif sheet.block.doc[first].ent_type_ != "ORG":
                self._note(sheet, first, last, ActorType.PERSON, sheet.words(first, last))

    def _note(self, sheet: Sheet, first: int, last: int, kind: ActorType, name: str) -> str:
        actor = self.add(name, kind)
        self.mention(actor, sheet.span(first, last), How.NAME, "parser-name")
        return actor

    def add(self, name: str | None, kind: ActorType, key: str | None = None, country: str | None = None) -> str:
        """The id of the actor of that name, made if new; ``name`` None makes an unnamed one (give a ``key``)."""
        return self.roster.add(name, kind, key, country)

    def mention(self, actor: str, span: Span, how: How, rule: str) -> None:
        """Note that these words speak of the actor."""
        self.roster.mention(actor, span, how, rule)

    def at(self, offset: int) -> str | None:
        """The actor whose mention covers a code point; None where there is none. Creates nothing."""
        return self.roster.at.get(offset)

    def who(self, block: Block, token: Token) -> str | None:
        """The party that the noun phrase or pronoun headed by ``token`` stands for.

        Names, offices, metonyms, demonyms and pronouns are resolved; a describing phrase for a person or a group
        ("un conseiller du président", "certains alliés") becomes an actor of its own. None: not an actor, or
        a pronoun with several candidates.
        """
        own = self.at(block.at(token).start)
        if own:
            return own
        if token.pos_ == "PRON":
            return self._last_subject(block, token)
        for child in token.children:
            if child.dep_ in ("appos", "flat:name", "compound", "flat:foreign") and (
                found := self.at(block.at(child).start)
            ):
                return found
        for child in token.children:
            if child.dep_ in ("amod", "nmod", "conj"):
                continue
        return None

    def _last_subject(self, block: Block, token: Token) -> str | None:
        for other in reversed([b for b in self.parsed.prose if b.number <= block.number]):
            subjects = [t for t in other.doc if t.dep_ in ("nsubj", "nsubj:pass", "nsubjpass")]
            for subject in reversed(subjects):
                if other.number == block.number and subject.i >= token.sent.start:
                    continue
                found = self.who(other, subject) if subject.pos_ != "PRON" else None
                if found and self.by_id[found].type is ActorType.PERSON:
                    return found
        return None

    def phrase(self, block: Block, token: Token) -> Span:
        """The noun phrase headed by ``token`` as written, with title and apposition, without relative clauses."""
        end = token.right_edge.i
        for t in token.subtree:
            if t.dep_ in ("acl:relcl", "relcl", "acl") and t.i > token.i:
                end = min(end, t.left_edge.i - 1)
        while end > token.i and block.doc[end].is_punct:
            end -= 1
        return block.span_of(block.doc[token.left_edge.i : max(end, token.i) + 1])

    def state_of(self, actor: str) -> str | None:
        """The state (or organisation) that an actor's words and deeds bind: itself for a state; for a person the
        one whose office he holds; None where unknown. Adds the state to the cast if it is not yet in it."""
        return actor if self.by_id[actor].type is not ActorType.PERSON else None

    def finish(self) -> tuple[tuple[Actor, ...], tuple[Role, ...], tuple[Membership, ...]]:
        """The actors with their mentions, roles and memberships, in order of first mention."""
        return self.roster.actors(len(self.parsed.text)), tuple(self.roles), tuple(self.memberships)
