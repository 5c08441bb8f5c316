"""The actors of one report while it is being read, and which words speak of them."""

from dataclasses import dataclass, field

from verbale.record.actors import Actor, ActorType, How, Mention
from verbale.record.ids import content_id
from verbale.record.span import Span


@dataclass
class Figure:
    """One actor while the report is being read.

    Attributes:
        gender: m, f, n or "" (unknown).
        plural: Whether they are several.
        stands_for: The actor whose leaders or members this group is, and for whom it acts.
    """

    id: str
    type: ActorType
    name: str | None
    country: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    size: int | None = None
    key: str | None = None
    gender: str = ""
    plural: bool = False
    stands_for: str | None = None


class Roster:
    """All actors by id, and the actor behind each code point of a mention."""

    def __init__(self, report_id: str) -> None:
        self.report_id = report_id
        self.by_id: dict[str, Figure] = {}
        self.at: dict[int, str] = {}

    def add(self, name: str | None, kind: ActorType, key: str | None = None, country: str | None = None) -> str:
        """The id of the actor of that name and key, made if new."""
        new = content_id("a", self.report_id, name, key)
        gazetted = None if key and ":" in key else key  # "office:12" only tells unnamed ones of one report apart
        self.by_id.setdefault(new, Figure(new, kind, name, country, key=gazetted))
        return new

    def mention(self, actor: str, span: Span, how: How, rule: str) -> None:
        """Note that these words speak of the actor."""
        noted = Mention(span, how, rule)
        figure = self.by_id[actor]
        if noted not in figure.mentions:
            figure.mentions.append(noted)
        for at in range(span.start, span.end):
            self.at[at] = actor

    def actors(self, end: int) -> tuple[Actor, ...]:
        """The actors in order of first mention; those without mention last."""
        made = [
            Actor(f.id, f.type, f.name, f.country, tuple(sorted(f.mentions)), f.size, f.key)
            for f in self.by_id.values()
        ]
        made.sort(key=lambda a: (a.mentions[0].span.start if a.mentions else end, a.id))
        return tuple(made)
