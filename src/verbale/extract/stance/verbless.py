"""Find refusals that stand without a verb: "Pas question de céder", "No deal without guarantees"."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_finite
from verbale.extract.stance.labels import VERBAL
from verbale.extract.stance.tables import stances
from verbale.parse.parsed import Block

OPENING = r"(?:^|[.,:;!?(-]\s?)(?:\"\s?)?"  # where words may open a clause
ENDS = frozenset({'"', ".", ":", ";", "!", "?", "-"})
LONGEST = 20  # tokens of such a clause


@cache
def _opening(language: str, overlays: tuple[str, ...]) -> re.Pattern[str] | None:
    words = stances(language, overlays)
    parts = [
        "|".join(re.escape(w) + ("" if w.endswith("'") else r"(?!\w)") for w in sorted(given, key=len, reverse=True))
        for given in (words.bare_refusals, words.bare_no)
    ]
    return re.compile(f"{OPENING}(?:(?P<refusal>{parts[0]})|(?P<no>{parts[1]}))", re.IGNORECASE) if all(parts) else None


def verbless(block: Block, language: str, overlays: tuple[str, ...] = ()) -> Iterator[Find]:
    """Every refusal without a verb; it is the speaker's own, so that it binds nobody outside of reported words."""
    pattern = _opening(language, overlays)
    words = stances(language, overlays)
    for match in pattern.finditer(block.columns.text) if pattern is not None else ():
        opened = block.doc.char_span(match.start(match.lastgroup or 0), match.end(), alignment_mode="expand")
        if opened is None:
            continue
        rest = list(_clause(opened[-1]))
        if match["refusal"]:
            act = next((t for t in rest if t.pos_ in VERBAL), None) or next((t for t in rest if t.pos_ == "NOUN"), None)
            yield Find(opened[-1], act, None, "refuses", "bare-refusal", 0.72, by_speaker=True, reported=True)
            continue
        act = next((t for t in rest if t.pos_ in ("NOUN", "PROPN")), None)
        ahead = block.doc[opened[0].sent.start : opened.start]
        after = block.doc[act.i : act.i + LONGEST] if act is not None else ()
        without = any(t.lower_ in words.privative for t in (*ahead, *after))
        if act is not None and without and not any(is_finite(t) for t in rest):
            yield Find(act, act, None, "refuses", "no-without", 0.75, by_speaker=True, reported=True)


def first_then(block: Block, language: str, overlays: tuple[str, ...] = ()) -> Iterator[Find]:
    """ "First the tolls, then the bridge": no bridge without the tolls."""
    words = stances(language, overlays)
    first, then = words.first_then
    low = block.columns.text.lower()
    at = low.find(f"{then} ")
    if at < 0 or first not in low[:at]:
        return
    for token in block.doc:
        if token.lower_ != then or token.i < 2 or not token.doc[token.i - 1].is_punct:
            continue
        ahead = block.doc[token.sent.start : token.i]
        opened = next((t.i for t in ahead if t.lower_ == first.rpartition("'")[2]), None)
        if opened is None or any(is_finite(t) for t in (*ahead, *_clause(token))):
            continue
        needed = next((t for t in block.doc[opened + 1 : token.i] if t.pos_ in ("NOUN", "PROPN")), None)
        act = next((t for t in _clause(token) if t.pos_ in ("NOUN", "PROPN")), None)
        if needed is not None and act is not None:
            yield Find(act, act, None, "reserved", "first-then", 0.7, by_speaker=True, reported=True, required=needed)


def _clause(opened: Token) -> Iterator[Token]:
    """What follows in the clause: as far as its end, or a closing quote mark."""
    for token in opened.doc[opened.i + 1 : opened.i + 1 + LONGEST]:
        if token.text in ENDS:
            return
        yield token
