"""A start of content that a cue verb may have."""

from dataclasses import dataclass


@dataclass(slots=True)
class Place:
    """A start of content. ``end`` is where it must end (a quotation's), or 0; ``before`` a piece that belongs to it."""

    frame: str
    start: int
    facts: list[str]
    end: int = 0
    before: tuple[int, int] | None = None
