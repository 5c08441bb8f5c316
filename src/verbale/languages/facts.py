"""What people call facts and acts in a question, and which events establish a fact."""

from dataclasses import dataclass
from functools import cache

from verbale.languages.load import languages, load_table
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


@cache
def fact_names(language: str) -> FactNames:
    """The names of facts and acts in a language."""
    return load_table(language, "facts", FactNames)


@cache
def called(kind: str) -> dict[str, frozenset[str]]:
    """Key -> its folded names in all languages; ``kind`` is ``facts`` or ``acts``."""
    found: dict[str, set[str]] = {}
    for language in languages():
        for key, names in getattr(fact_names(language), kind).items():
            found.setdefault(key, {key}).update(folded(n) for n in names)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def by_words() -> frozenset[str]:
    """The folded words between an act and its party, in all languages."""
    return frozenset(folded(w) for language in languages() for w in fact_names(language).by)


@cache
def articles() -> frozenset[str]:
    """The folded words before a name that are no part of it, in all languages."""
    return frozenset(folded(w) for language in languages() for w in fact_names(language).articles)
