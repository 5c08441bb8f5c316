"""What people call facts and acts in a question, and which events establish a fact."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verbale.languages.load import languages, load_table
from verbale.languages.own import own
from verbale.record.actors import folded


@dataclass(frozen=True, slots=True)
class Happened:
    """Which events establish a fact.

    Attributes:
        fact: Key of the fact.
        types: Types of events, one of which it must be.
        words: Phrases of which the event's words must hold one; without: those of which they must hold none.
    """

    fact: str
    types: tuple[str, ...]
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactNames:
    """The table ``facts.yml``.

    Attributes:
        by: Words between an act and whose act it is ("deploy-forces by France").
        articles: Words before a name that are no part of it ("la Belgique").
        facts, acts: Key or code -> names.
        events: Which events establish a fact.
    """

    by: tuple[str, ...]
    articles: tuple[str, ...]
    facts: dict[str, tuple[str, ...]]
    acts: dict[str, tuple[str, ...]]
    events: tuple[Happened, ...] = ()


def fact_names(language: str) -> FactNames:
    """The names of facts and acts in a language, with the user's own."""
    return _fact_names(language, own())


@cache
def _fact_names(language: str, overlays: tuple[Path, ...]) -> FactNames:
    return load_table(language, "facts", FactNames, overlays)


def called(kind: str) -> dict[str, frozenset[str]]:
    """Key -> its folded names in all languages; ``kind`` is ``facts`` or ``acts``."""
    return _called(kind, own())


@cache
def _called(kind: str, overlays: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in languages():
        for key, names in getattr(_fact_names(language, overlays), kind).items():
            found.setdefault(key, {key}).update(folded(n) for n in names)
    return {key: frozenset(names) for key, names in found.items()}


def by_words() -> frozenset[str]:
    """The folded words between an act and its party, in all languages."""
    return _folded("by", own())


def articles() -> frozenset[str]:
    """The folded words before a name that are no part of it, in all languages."""
    return _folded("articles", own())


@cache
def _folded(key: str, overlays: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(folded(w) for code in languages() for w in getattr(_fact_names(code, overlays), key))
