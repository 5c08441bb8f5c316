"""Which parser reads a language, and how its text is made ready. Read by ``parse``."""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from verbale.languages.load import load_table


@dataclass(frozen=True, slots=True)
class Engine:
    """The table ``engine.yml``.

    Attributes:
        name: The language in its own words.
        pipelines: spaCy packages, the preferred one first; the first that is installed is used.
        elided: Words before which an apostrophe stands for what was left out ("'em"), lower case.
        replace: One character -> one character that the parser knows better; offsets stay.
        opening: A word of one letter that opens a sentence -> that letter with the accent that print left out.
    """

    name: str
    pipelines: tuple[str, ...]
    elided: tuple[str, ...] = ()
    replace: dict[str, str] = field(default_factory=dict)
    opening: dict[str, str] = field(default_factory=dict)


@cache
def engine(language: str, overlays: tuple[Path, ...] = ()) -> Engine:
    """The engine table of a language; a user's pipelines come before ours."""
    ours, found = load_table(language, "engine", Engine), load_table(language, "engine", Engine, overlays)
    added = found.pipelines[len(ours.pipelines) :]
    return replace(found, pipelines=(*added, *ours.pipelines))
