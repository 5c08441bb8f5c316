"""Keep the blanks that fill the place of markup from the parser: it reads the words close together.

``closed`` takes them out, ``reopened`` puts them back into the parse as tokens of blanks, the way spaCy has them, so
that each token stands where it stands in the report.
"""

import re

from spacy.tokens import Doc

_RUN = re.compile(r" {2,}")


def closed(text: str) -> str:
    """The text with one blank where several stand."""
    return _RUN.sub(" ", text).strip(" ")


def reopened(doc: Doc, text: str) -> Doc:
    """The parse of ``closed(text)`` as one of ``text``; a token of blanks hangs on the word before it."""
    words: list[str] = []
    spaces: list[bool] = []
    origin: list[int] = []  # token of ``doc``, or -1 for blanks
    at = 0
    for token in doc:
        gap = text.index(token.text, at) - at if token.text.strip() else 0
        if gap and not words:
            words.append(" " * gap)
            spaces.append(False)
            origin.append(-1)
        elif gap:
            _blanks(words, spaces, origin, gap)
        words.append(token.text)
        spaces.append(False)
        origin.append(token.i)
        at += gap + len(token.text)
    if at < len(text):
        _blanks(words, spaces, origin, len(text) - at)
    return _copied(doc, words, spaces, origin)


def _blanks(words: list[str], spaces: list[bool], origin: list[int], gap: int) -> None:
    """Put a gap after the last word: one blank belongs to it, the others are a token."""
    if not words:
        words.append(" " * gap)
        spaces.append(False)
        origin.append(-1)
        return
    spaces[-1] = True
    if gap > 1:
        words.append(" " * (gap - 1))
        spaces.append(False)
        origin.append(-1)


def _copied(doc: Doc, words: list[str], spaces: list[bool], origin: list[int]) -> Doc:
    place = {i: n for n, i in enumerate(origin) if i >= 0}
    heads = [place[doc[i].head.i] if i >= 0 else _beside(n, len(words)) for n, i in enumerate(origin)]
    return Doc(
        doc.vocab,
        words=words,
        spaces=spaces,
        tags=[doc[i].tag_ if i >= 0 else "_SP" for i in origin],
        pos=[doc[i].pos_ if i >= 0 else "SPACE" for i in origin],
        morphs=[str(doc[i].morph) if i >= 0 else "" for i in origin],
        lemmas=[doc[i].lemma_ if i >= 0 else word for i, word in zip(origin, words, strict=True)],
        heads=heads,
        deps=[doc[i].dep_ if i >= 0 else "dep" for i in origin],
        ents=_names(doc, origin),
    )


def _beside(n: int, size: int) -> int:
    """The token on which blanks hang: that before them, or the next one where they begin the text."""
    return n - 1 if n else min(1, size - 1)


def _names(doc: Doc, origin: list[int]) -> list[str]:
    """Names as spaCy takes them; blanks inside a name belong to it."""
    told: list[str] = []
    for n, i in enumerate(origin):
        if i >= 0:
            token = doc[i]
            told.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        else:
            later = next((j for j in origin[n:] if j >= 0), -1)
            inside = later >= 0 and doc[later].ent_iob_ == "I"
            told.append(f"I-{doc[later].ent_type_}" if inside else "O")
    return told
