"""One place of a report that speaks of something that happens."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.extract.happenings.table import EventType
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.event import EventStatus, When
from verbale.record.report import SectionRole
from verbale.record.span import Span

HEADS = (SectionRole.HEADLINE, SectionRole.LEAD)
MARKS = frozenset(
    {
        "then",
        "eve",
        "off-wished",
        "wears-on",
        "beside",
        "over",
        "thought",
        "invited",
        "purpose",
        "lasts",
        "part",
        "anew",
        "provides",
        "past-at",
        "deed",
    }
)


@dataclass(frozen=True)
class Joiner:
    """Somebody who takes part in a happening that another clause or phrase tells, and how; ``block``: where he
    stands, which may come after the one that tells the happening."""

    block: Block
    head: Token
    mode: str | None


@dataclass
class Mention:
    """A verb or a noun that tells an event, while what belongs to it is gathered.

    Attributes:
        token: The verb or the noun; ``clause``: the verb that carries its tense (the token itself for a verb).
        kind: None for an act that no type covers.
        facts: What speaks for its being an event; names are the keys of ``weights.yml``.
        marks: What bears on its status and on which happening it tells, and not on its weight (``MARKS``).
        sayer: Who says it, where its clause is what brings somebody's words.
        who: Actor ids in order; known: those of persons and states among them; sides: their countries.
        joined: Who joins according to other clauses; ways: how each of them does, by actor id.
        number: Which one it is said to be: "second", "next".
        definite: Whether a noun speaks of it as known; indefinite: as new.
        lender: The noun from which an act has its type.
    """

    block: Block
    token: Token
    clause: Token | None
    kind: EventType | None
    evidence: Span
    facts: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    sayer: Token | None = None
    when: When | None = None
    status: EventStatus = EventStatus.OCCURRED
    place: str | None = None
    mode: str | None = None
    who: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    sides: frozenset[tuple[str, ActorType]] = frozenset()
    joined: list[Joiner] = field(default_factory=list)
    ways: dict[str, str] = field(default_factory=dict)
    number: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    lender: str = ""

    @property
    def is_verb(self) -> bool:
        """Whether a verb tells it."""
        return self.clause == self.token


def group_of(mention: Mention) -> str:
    """The group of its type; of an act that no type covers, its own word."""
    return mention.kind.group if mention.kind else f"other {mention.token.lemma_}"
