"""Which parser reads a language, and how its text is made ready. Read by ``parse``."""

from dataclasses import dataclass, field
from functools import cache

from verbale.languages.load import load_table


@dataclass(frozen=True, slots=True)
class Engine:
    """The table ``engine.yml``.

    Attributes:
        name: The language in its own words.
        pipelines: spaCy packages, the preferred one first; the first that is installed is used.
        replace: One character -> one character that the parser knows better; offsets stay.
        abbreviations: Words after whose full stop no sentence ends.
    """

    name: str
    pipelines: tuple[str, ...]
    replace: dict[str, str] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()


@cache
def engine(language: str) -> Engine:
    """The engine table of a language."""
    return load_table(language, "engine", Engine)
