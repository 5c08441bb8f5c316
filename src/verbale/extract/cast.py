"""Who is who in one report: the people, states, bodies and groups it speaks of.

Extractors ask the cast for the party behind a noun phrase or a pronoun; the cast answers with an actor id,
or with None where the words could be anybody. It never guesses between two candidates.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.parse.parsed import Block, ParsedReport
from verbale.record.actors import Actor, ActorType, How, Membership, Mention, Role
from verbale.record.ids import content_id
from verbale.record.span import Span


@dataclass
class Figure:
    """One actor while the report is being read."""

    id: str
    type: ActorType
    name: str | None
    country: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    size: int | None = None
    key: str | None = None


class Cast:
    """The actors of one report. Provisional: names from the parser alone."""

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        self.by_id: dict[str, Figure] = {}
        self._at: dict[int, str] = {}  # code point of a token -> actor id
        self.roles: list[Role] = []
        self.memberships: list[Membership] = []
        for block in parsed.prose:
            for entity in block.doc.ents:
                if entity.label_ in ("PER", "PERSON", "ORG", "GPE", "LOC"):
                    person = entity.label_ in ("PER", "PERSON")
                    actor = self.add(entity.text, ActorType.PERSON if person else ActorType.ORGANISATION)
                    self.mention(actor, block.span_of(entity), How.NAME, "parser-name")

    def add(self, name: str | None, kind: ActorType, key: str | None = None, country: str | None = None) -> str:
        """The id of the actor of that name, made if new; ``name`` None makes an unnamed one (give a ``key``)."""
        new = content_id("a", self.parsed.report.id, name, key)
        self.by_id.setdefault(new, Figure(new, kind, name, country, key=key))
        return new

    def mention(self, actor: str, span: Span, how: How, rule: str) -> None:
        """Note that these words speak of the actor."""
        self.by_id[actor].mentions.append(Mention(span, how, rule))
        for at in range(span.start, span.end):
            self._at[at] = actor

    def at(self, offset: int) -> str | None:
        """The actor whose mention covers a code point; None where there is none. Creates nothing."""
        return self._at.get(offset)

    def who(self, block: Block, token: Token) -> str | None:
        """The party that the noun phrase or pronoun headed by ``token`` stands for.

        Names, offices, metonyms, demonyms and pronouns are resolved; a describing phrase for a person or a group
        ("un conseiller du président", "certains alliés") becomes an actor of its own. None: not an actor, or
        a pronoun with several candidates.
        """
        return self.at(block.at(token).start)

    def phrase(self, block: Block, token: Token) -> Span:
        """The noun phrase headed by ``token`` as written, with title and apposition, without relative clauses."""
        return block.span_of(block.doc[token.left_edge.i : token.right_edge.i + 1])

    def state_of(self, actor: str) -> str | None:
        """The state (or organisation) that an actor's words and deeds bind: itself for a state; for a person the
        one whose office he holds; None where unknown. Adds the state to the cast if it is not yet in it."""
        return actor if self.by_id[actor].type is not ActorType.PERSON else None

    def finish(self) -> tuple[tuple[Actor, ...], tuple[Role, ...], tuple[Membership, ...]]:
        """The actors with their mentions, roles and memberships, in order of first mention."""
        actors = [
            Actor(f.id, f.type, f.name, f.country, tuple(sorted(set(f.mentions))), f.size, f.key)
            for f in self.by_id.values()
        ]
        actors.sort(key=lambda a: (a.mentions[0].span.start if a.mentions else len(self.parsed.text), a.id))
        return tuple(actors), tuple(self.roles), tuple(self.memberships)
