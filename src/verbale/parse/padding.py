"""Keep the blanks that fill the place of markup from the parser: it reads the words close together.

``closed`` takes them out, ``reopened`` puts them back into the parse: further blanks after a word become part of its
token, which keeps the attributes of the word alone, so that words that follow each other in the report do so in the
parse, and each token stands where it stands in the report.
"""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

_RUN = re.compile(r" {2,}")
ATTRIBUTES = (
    *("lower", "norm", "shape", "prefix", "suffix", "is_alpha", "is_digit", "is_punct", "is_title", "is_upper"),
    *("is_lower", "is_stop", "is_quote", "is_bracket", "is_left_punct", "is_right_punct", "is_space", "like_num"),
)


def closed(text: str) -> str:
    """The text with one blank where several stand."""
    return _RUN.sub(" ", text).strip(" ")


def reopened(doc: Doc, text: str) -> Doc:
    """The parse of ``closed(text)`` as one of ``text``; blanks that begin a text are a token of their own."""
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    lead = len(text) - len(text.lstrip(" "))
    for token in doc:
        start = text.index(token.text, at)
        _fill(words, spaces, start - at if words else 0)
        at = start + len(token.text)
        words.append(token.text)
        spaces.append(False)
    _fill(words, spaces, len(text) - at)
    for token, word in zip(doc, words, strict=True):
        if word != token.text:
            _alike(doc.vocab, word, token.text)
    return _copied(doc, words, spaces, lead)


def _fill(words: list[str], spaces: list[bool], gap: int) -> None:
    """Give a gap to the word before it: its last blank parts it from the next word, the others are its own."""
    if gap and words:
        words[-1] += " " * (gap - 1)
        spaces[-1] = True


def _alike(vocab: Vocab, padded: str, word: str) -> None:
    """Let a word with blanks be known for what the word alone is."""
    for name in ATTRIBUTES:
        setattr(vocab[padded], name, getattr(vocab[word], name))


def _copied(doc: Doc, words: list[str], spaces: list[bool], lead: int) -> Doc:
    first = int(lead > 0)  # tokens of blanks before the first word
    blank = [" " * lead] * first
    return Doc(
        doc.vocab,
        words=[*blank, *words],
        spaces=[*[False] * first, *spaces],
        tags=[*["_SP"] * first, *(t.tag_ for t in doc)],
        pos=[*["SPACE"] * first, *(t.pos_ for t in doc)],
        morphs=[*[""] * first, *(str(t.morph) for t in doc)],
        lemmas=[*blank, *(t.lemma_ for t in doc)],
        heads=[*[min(1, len(doc))] * first, *(t.head.i + first for t in doc)],
        deps=[*["dep"] * first, *(t.dep_ for t in doc)],
        ents=[*["O"] * first, *(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc)],
    )
