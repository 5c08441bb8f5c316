"""A statement while it is being found."""

from dataclasses import dataclass, field

from verbale.parse.parsed import Block
from verbale.record.span import Span


@dataclass
class Draft:
    """What the finders propose; ``settle`` makes statements of those that are believed.

    Attributes:
        frame: How the content was found, for the rule's name and the weights.
        source_head: Token of the source's head in ``block``; -1: none of its own.
        source_end: End of a source phrase after the verb; 0: the cast knows the phrase.
        facts: Delexicalised features, for the confidence.
    """

    block: Block
    frame: str
    content: list[Span]
    cue: Span | None
    source_head: int = -1
    source_how: str = ""
    source_end: int = 0
    verb: int = -1
    rule: str = ""
    facts: dict[str, float] = field(default_factory=dict)
    speaker: tuple[str, ...] = ()
    source: Span | None = None
    negated: bool = False
