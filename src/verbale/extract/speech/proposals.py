"""What the finders propose: for one cue, every content that it may have, each with what speaks for it.

Facts are delexicalised: frames, cue classes, word classes and shapes of the parse, never words. ``weigh`` adds
their weights; see docs/statements.md for what each means.
"""

from dataclasses import dataclass, field

from verbale.extract.speech.subjects import Source
from verbale.extract.speech.view import View
from verbale.record.span import Span

Piece = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """One reading of a cue: content pieces as token ranges, those in later blocks as spans, and what speaks for it."""

    frame: str
    pieces: tuple[Piece, ...]
    facts: list[str]
    more: tuple[Span, ...] = ()


@dataclass(slots=True)
class Proposal:
    """A cue with its source and the contents that it may have.

    Attributes:
        cue: Token range of the cue; empty range: none of its own.
        facts: What holds of the cue whatever its content.
        source: None: the block names none.
        label: Cue class and form, for the rule's name.
    """

    view: View
    cue: Piece
    source: Source | None
    label: str
    facts: list[str]
    candidates: list[Candidate] = field(default_factory=list)
    negated: bool = False
    form: str = ""
    source_view: View | None = None  # where the source stands, if not in ``view``


def bucket(n: int) -> str:
    """A small number as itself, a larger one as its range."""
    if n <= 3:
        return str(n)
    return "4-6" if n <= 6 else "7-12" if n <= 12 else "13-25" if n <= 25 else "26+"
