"""Tell what a judgement shows: who calls something bad opposes it, who calls it good supports it."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from verbale.extract.stance.doer import headless
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children

FURTHER = frozenset({"advcl", "relcl", "acl:relcl", "parataxis", "punct"})


def _judgement_of(token: Token) -> Iterator[Token]:
    """The words of a judgement: what follows the verb, without further clauses."""
    for child in children(token):
        if child.i > token.i and child.dep_ not in FURTHER and not (child.dep_ == "conj" and child.pos_ == "VERB"):
            yield child
            yield from _judgement_of(child)
        elif child.i < token.i and child.dep_ in ("amod", "compound"):
            yield child


@cache
def _form(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def is_bad(word: str, words: Stances) -> bool:
    """Whether a word calls something bad: by the list, or by its form ("unworkable", "inapplicable")."""
    return word in words.bad or (word not in words.not_bad and bool(_form(words.bad_forms).fullmatch(word)))


def judged(token: Token, words: Stances, no: bool) -> str:
    """The stance that a judgement shows: opposes what is called bad, supports what is called good."""
    told = (t for at in ((token, token.head) if headless(token) else (token,)) for t in _judgement_of(at))
    near = {w for t in told for w in (t.lemma_.lower(), t.lower_)}
    bad, good = any(is_bad(w, words) for w in near), bool(near & words.good)
    if bad == good:
        return ""
    return "opposes" if bad != no else "supports"
