"""A block as plain lists, one item a token: quicker to look at than spaCy's objects."""

from functools import cached_property, lru_cache

from spacy.attrs import SENT_START
from spacy.tokens import Token

from verbale.languages.words import fold
from verbale.parse.parsed import Block
from verbale.record.span import Span

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))
_ENDS = frozenset('.?!…:;"-–—*')


class Sheet:
    """The tokens of one block.

    Attributes:
        text, low, pos, dep: Word as written, folded, part of speech, relation to its head.
        head: Index of the head.
        label, opens: What the parser's names say of a token: label ("" for none), and whether a name opens.
        starts: Whether a sentence starts here.
        owner: Token -> id of the actor that it speaks of.
    """

    def __init__(self, block: Block) -> None:
        self.block = block
        self.offset = block.span.start
        self.tokens: list[Token] = block.columns.tokens
        self.doc_text = block.columns.text
        self.text = [w.rstrip() or w for w in block.columns.words]  # blanks in the place of markup end a token
        self.low = [_low(w) for w in self.text]
        self.pos = block.columns.pos.copy()
        for k, word in enumerate(self.text):
            if word == "'" and k and len(self.text[k - 1]) == 1:
                self.pos[k] = "DET"  # "l' OMS" with a blank after the apostrophe is cut in three
        self.start = block.columns.start
        starts = block.doc.to_array(SENT_START).tolist()
        self.starts = [start == 1 and _may_end(self, k - 1) for k, start in enumerate(starts)]
        self.label = [""] * len(self.tokens)
        self.opens = [False] * len(self.tokens)
        for ent in block.doc.ents:
            self.opens[ent.start] = True
            self.label[ent.start : ent.end] = [ent.label_] * (ent.end - ent.start)
        if self.starts:
            self.starts[0] = True
        self.owner: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def dep(self) -> list[str]:
        """Relation of each token to its head."""
        return self.block.columns.dep

    @cached_property
    def head(self) -> list[int]:
        """Index of the head of each token."""
        return self.block.columns.head

    @cached_property
    def lemma(self) -> list[str]:
        """Lemma of each token."""
        return self.block.columns.lemma

    @cached_property
    def sentence(self) -> list[int]:
        """Number of the sentence of each token."""
        numbers, n = [], -1
        for starts in self.starts:
            n += starts
            numbers.append(n)
        return numbers

    def opening(self, k: int) -> int:
        """The first token of the sentence of a token."""
        return next((j for j in range(k, -1, -1) if self.starts[j]), 0)

    @cached_property
    def token_at(self) -> dict[int, int]:
        """Character where a token starts -> token."""
        return {start: i for i, start in enumerate(self.start)}

    def span(self, first: int, last: int) -> Span:
        """Place in the report of tokens ``first`` to ``last``, both included."""
        return self.block.place(self.start[first], self.start[last] + len(self.text[last]))

    def words(self, first: int, last: int) -> str:
        """The words from ``first`` to ``last`` as the parser saw them."""
        return self.doc_text[self.start[first] : self.start[last] + len(self.text[last])]


@lru_cache(maxsize=16384)
def _low(word: str) -> str:
    """A word folded, without the apostrophe of an elision."""
    return fold(word).strip("'") or word


def _may_end(sheet: Sheet, k: int) -> bool:
    """Whether a sentence may end with a token; the parser also cuts inside names ("Hugo | Lenoir")."""
    if k < 0 or sheet.pos[k] == "SPACE":
        return True
    if sheet.text[k] in (")", "]"):
        return k > 0 and sheet.text[k - 1][-1] in _ENDS
    return sheet.text[k][-1] in _ENDS
