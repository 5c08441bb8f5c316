"""A parse as plain lists, one item a token: spaCy makes a token, and its words, anew each time it is asked.

A list is made when it is first asked for, and then stays with its block: it is read, never changed.
"""

from functools import cached_property, lru_cache

from spacy.attrs import MORPH, SENT_START
from spacy.tokens import Doc, Span, Token

NONE: list[str] = []


class Columns:
    """The tokens of a parse and what is known of each."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens themselves."""
        return list(self._doc)

    @cached_property
    def text(self) -> str:
        """All words as the parser saw them."""
        return "".join([t.text_with_ws for t in self.tokens])

    @cached_property
    def words(self) -> list[str]:
        """Each word as written."""
        return [t.text for t in self.tokens]

    @cached_property
    def lower(self) -> list[str]:
        """Each word in lower case."""
        return [t.lower_ for t in self.tokens]

    @cached_property
    def lemma(self) -> list[str]:
        """Lemma of each token, in lower case."""
        return [t.lemma_.lower() for t in self.tokens]

    @cached_property
    def pos(self) -> list[str]:
        """Part of speech of each token."""
        return [t.pos_ for t in self.tokens]

    @cached_property
    def dep(self) -> list[str]:
        """Relation of each token to its head."""
        return [t.dep_ for t in self.tokens]

    @cached_property
    def head(self) -> list[int]:
        """Number of the head of each token."""
        return [t.head.i for t in self.tokens]

    @cached_property
    def children(self) -> list[list[Token]]:
        """The dependents of each token, in order."""
        found: list[list[Token]] = [[] for _ in self.tokens]
        for token, head in zip(self.tokens, self.head, strict=True):
            if head != token.i:
                found[head].append(token)
        return found

    @cached_property
    def relations(self) -> list[list[str]]:
        """The relation of each dependent of each token to it, in order."""
        found: list[list[str]] = [[] for _ in self.dep]
        for i, (head, dep) in enumerate(zip(self.head, self.dep, strict=True)):
            if head != i:
                found[head].append(dep)
        return found

    @cached_property
    def helpers(self) -> list[tuple[Token, ...]]:
        """The auxiliaries and copulas below each token, in order."""
        helping = {dep for dep in set(self.dep) if dep.startswith(("aux", "cop"))}
        found: list[tuple[Token, ...]] = [()] * len(self.dep)
        for i, (head, dep) in enumerate(zip(self.head, self.dep, strict=True)):
            if dep in helping and head != i:
                found[head] = (*found[head], self.tokens[i])
        return found

    @cached_property
    def start(self) -> list[int]:
        """The character of ``text`` at which each token starts."""
        return [t.idx for t in self.tokens]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """First token, and the one after the last, of the sentence of each token."""
        opening = [i for i, start in enumerate(self._doc.to_array(SENT_START).tolist()) if start == 1 or not i]
        pieces = zip(opening, [*opening[1:], len(self._doc)], strict=True)
        return [piece for piece in pieces for _ in range(*piece)]

    @cached_property
    def morph(self) -> list[dict[str, list[str]]]:
        """Features of each token, each with its values."""
        strings = self._doc.vocab.strings
        return [features(strings[one]) for one in self._doc.to_array(MORPH).tolist()]


@lru_cache(maxsize=4096)
def features(written: str) -> dict[str, list[str]]:
    """Feature -> values, of what spaCy writes as "Mood=Ind|Tense=Past"."""
    pairs = (one.partition("=") for one in written.split("|") if "=" in one)
    return {name: values.split(",") for name, _, values in pairs}


@lru_cache(maxsize=256)  # until the report is read: see ``extract``
def columns(doc: Doc) -> Columns:
    """The lists of a parse."""
    return Columns(doc)


def children(token: Token) -> list[Token]:
    """The dependents of a token: what ``token.children`` gives, which looks for them anew each time."""
    return columns(token.doc).children[token.i]


def relations(token: Token) -> list[str]:
    """How each dependent of a token hangs on it: ``[c.dep_ for c in children(token)]``."""
    return columns(token.doc).relations[token.i]


def helpers(token: Token) -> tuple[Token, ...]:
    """The auxiliaries and copulas below a token."""
    return columns(token.doc).helpers[token.i]


def sentence(token: Token) -> Span:
    """The sentence of a token: what ``token.sent`` is told to give, which looks for its ends anew each time."""
    first, after = columns(token.doc).sentences[token.i]
    return token.doc[first:after]


def morph(token: Token, name: str) -> list[str]:
    """Values of a feature of a token: what ``token.morph.get`` says, which takes apart all features each time."""
    return columns(token.doc).morph[token.i].get(name, NONE)
