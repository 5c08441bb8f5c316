"""Words that matter when reports are compared. Read by ``reconcile``."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from verbale.languages.load import languages, load_table
from verbale.languages.own import own


@dataclass(frozen=True, slots=True)
class Comparing:
    """The table ``compare.yml``; words are folded: lower case, no accents, split at apostrophes and hyphens.

    Attributes:
        function: Grammatical words, which alone never show that one text was copied from another.
        stock: Titles, weekdays, months and the like: words of phrases that every report uses.
        formulas: Set phrases that everybody writes; never evidence of copying.
        negation, reservation, condition, hedge: Words or short phrases; losing or adding one changes what was said.
        affirmed: Phrases in which a word of ``negation`` denies nothing ("not only", "no doubt").
        denial: Heads of words that deny without a negation ("impossib", "refus"): a translator may use either.
        numbers: Number word -> value.
        people: Words for people in general; a number of them says nothing of what is counted.
        number_links: Words that may stand within a number ("vingt et un").
        backshift: Verb forms that reported speech puts in place of plain ones; no hedge there ("said it would").
        before: Words that make a condition of what follows a negation ("not … before").
        provided: Those of ``condition`` that a translation keeps ("if", "unless"): others have many renderings.
        modes: How people meet at a distance (``video``, ``phone``) -> words that tell it.
        renderings: Head of a word -> word of the key language (English), for comparing across languages.
    """

    function: frozenset[str]
    stock: frozenset[str]
    formulas: frozenset[str]
    negation: frozenset[str]
    reservation: frozenset[str]
    condition: frozenset[str]
    hedge: frozenset[str]
    affirmed: frozenset[str] = frozenset()
    denial: frozenset[str] = frozenset()
    numbers: dict[str, int] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    number_links: frozenset[str] = frozenset()
    backshift: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    provided: frozenset[str] = frozenset()
    modes: dict[str, frozenset[str]] = field(default_factory=dict)
    renderings: dict[str, str] = field(default_factory=dict)


def comparing(language: str) -> Comparing:
    """The comparing table of a language, with the user's own; of the first known one where it has no folder."""
    return _comparing(language, own())


@cache
def _comparing(language: str, overlays: tuple[Path, ...]) -> Comparing:
    known = languages()
    return load_table(language if language in known else known[0], "compare", Comparing, overlays)


@dataclass(frozen=True, slots=True)
class Common:
    """The table ``common.yml``: folded word -> in how many of a hundred reports it stands."""

    words: dict[str, int]


def common_words(language: str) -> dict[str, int]:
    """How common words are in reports of a language, with the user's own; a word that is not listed is rare."""
    return _common_words(language, own())


@cache
def _common_words(language: str, overlays: tuple[Path, ...]) -> dict[str, int]:
    known = languages()
    return load_table(language if language in known else known[0], "common", Common, overlays).words
