"""A block as plain lists, one item a token: quicker to look at than spaCy's objects."""

from functools import cached_property

from spacy.tokens import Token

from verbale.languages.words import fold
from verbale.parse.parsed import Block
from verbale.record.span import Span


class Sheet:
    """The tokens of one block.

    Attributes:
        text, low, pos, dep: Word as written, folded, part of speech, relation to its head.
        head: Index of the head.
        sentence: Number of the sentence in the block.
    """

    def __init__(self, block: Block) -> None:
        self.block = block
        doc = block.doc
        self.tokens: list[Token] = list(doc)
        self.text = [t.text for t in self.tokens]
        self.low = [fold(w) for w in self.text]
        self.pos = [t.pos_ for t in self.tokens]
        self.dep = [t.dep_ for t in self.tokens]
        self.head = [t.head.i for t in self.tokens]
        self.start = [t.idx for t in self.tokens]
        self.offset = block.span.start
        self.owner: dict[int, str] = {}  # token -> actor

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def sentence(self) -> list[int]:
        """Number of the sentence of each token."""
        numbers, n = [], -1
        for t in self.tokens:
            n += bool(t.is_sent_start) or t.i == 0
            numbers.append(n)
        return numbers

    @cached_property
    def token_at(self) -> dict[int, int]:
        """Character where a token starts -> token."""
        return {start: i for i, start in enumerate(self.start)}

    def span(self, first: int, last: int) -> Span:
        """Place in the report of tokens ``first`` to ``last``, both included."""
        return Span(self.offset + self.start[first], self.offset + self.start[last] + len(self.text[last]))

    def words(self, first: int, last: int) -> str:
        """The words from ``first`` to ``last`` as the parser saw them."""
        return self.block.doc.text[self.start[first] : self.start[last] + len(self.text[last])]
