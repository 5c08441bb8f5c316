"""The words that open a condition, and the phrases for the facts that conditions name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from verbale.languages.load import load_table

Sense = Literal[
    "", "once", "if", "provided", "unless", "until", "pending", "before", "while", "except", "without", "even",
    "first", "opener", "else", "return", "then", "depends",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Connective:
    """Words that open a condition.

    Attributes:
        rule: Name that ends up in the entry.
        sense: ``once · if · provided · unless · until · pending · before · while · except · without · even``; and, for
            what stands in another clause, ``opener`` (the sentence puts it on the act before), ``else`` (if what was
            asked before is not done), ``return`` (what was told before is given for this). Empty for longer words
            that put no condition ("en tant que", "once again").
        future: Only a condition where the clause is yet to come ("when the war is over").
        of_that: Only where a pronoun stands for the act told before ("that depends on X").
        inverted: An auxiliary that stands before its subject ("should they refuse").
        alone: The words are the whole condition ("otherwise").
        coming: A time counted from what may come; only put on what is yet to come, and where nothing says that it will
            ("within ten days of a signature"). ``#`` stands for one word, the number.
        factual: Only of the facts that conditions name: "the day after a ceasefire", not "the day after an attack".
        refusing: Only right behind a refusal in the present ("will not sign while they occupy homes").
    """

    rule: str
    sense: Sense
    words: tuple[str, ...]
    future: bool = False
    alone: bool = False
    refusing: bool = False
    inverted: bool = False
    of_that: bool = False
    coming: bool = False
    factual: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the world under a key that is the same in every language; a word of each group names it.

    ``whose``: it is a fact of one state ("parliament approves"), nothing where nobody says of which.
    """

    key: str
    words: tuple[tuple[str, ...], ...]
    whose: bool = False


@dataclass(frozen=True)
class Conditions:
    """``conditions.yml`` of one language."""

    connectives: tuple[Connective, ...]
    atoms: tuple[Fact, ...]
    failing: tuple[str, ...]
    asking: frozenset[str]
    times: frozenset[str]
    at_least: tuple[str, ...]
    deadline: tuple[str, ...]
    even: frozenset[str]
    only: frozenset[str]
    numbers: dict[str, int]
    alternative: tuple[str, ...]
    containing: frozenset[str]
    receiving: frozenset[str]
    answers: frozenset[str]
    happening: frozenset[str]
    that: frozenset[str]
    nameless: frozenset[str]
    named: frozenset[str]
    not_named: frozenset[str]
    approvals: frozenset[str]
    what_was_told: frozenset[str]
    approval_of: tuple[str, ...]
    obtaining: frozenset[str]
    needing: frozenset[str]
    approving: frozenset[str]


@cache
def conditions(language: str, overlays: tuple[str, ...] = ()) -> Conditions:
    """The condition words of a language."""
    return load_table(language, "conditions", Conditions, tuple(map(Path, overlays)))


ANY = "#"  # stands for one word in opening words
START = 2  # letters by which the opening words are kept


@cache
def opening(
    language: str, overlays: tuple[str, ...] = ()
) -> tuple[Mapping[str, re.Pattern[str]], Mapping[str, Connective]]:
    """First letters -> a pattern for every opening word with these, longest first; and the connective behind each."""
    known = {w: c for c in conditions(language, overlays).connectives for w in c.words}
    by_start: dict[str, list[str]] = {}
    for word in sorted(known, key=len, reverse=True):
        body = re.escape(word).replace(re.escape(ANY), r"[\w-]+")
        body = body if word.endswith("'") else body + r"(?!\w)"
        by_start.setdefault(word[:START].strip(), []).append(body)
    made = {k: re.compile(rf"(?<![\w'-])(?:{'|'.join(words)})", re.IGNORECASE) for k, words in by_start.items()}
    return made, known


def connective_of(text: str, known: Mapping[str, Connective]) -> Connective:
    """The connective behind opening words as they stand in a report, with the number that they may hold."""
    found = known.get(text)
    return found if found is not None else next(known[w] for w in known if ANY in w and _fits(text.split(), w.split()))


def _fits(words: list[str], pattern: list[str]) -> bool:
    return len(words) == len(pattern) and all(p in (w, ANY) for w, p in zip(words, pattern, strict=True))
