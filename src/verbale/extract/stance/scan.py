"""Pick the few tokens of a block that can show a stance, without touching the others.

A spaCy token costs a microsecond to make; the arrays of a parse cost next to nothing.
"""

from functools import cache

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS
from spacy.strings import StringStore
from spacy.symbols import AUX, PRON, PROPN, VERB
from spacy.tokens import Doc, Token

from verbale.extract.stance.tables import frames, stances

_HASH = StringStore()
_SKIPPED = frozenset(_HASH[d] for d in ("aux", "cop", "aux:pass", "auxpass", "aux:tense", "aux:caus"))
_PREDICATE = frozenset(_HASH[d] for d in ("attr", "acomp"))
_COPULA = _HASH["cop"]
_SUBJECTS = frozenset({_HASH["nsubj"], _HASH["expl:subj"]})


@cache
def _wanted(language: str, overlays: tuple[str, ...]) -> frozenset[int]:
    """Hashes of the lemmas and forms that some frame names."""
    known = {*frames(language, overlays), *stances(language, overlays).cue_stances}
    endings = stances(language, overlays).infinitive_endings.items()
    cut = {w[: len(w) - len(full)] + end for w in known for end, full in endings if w.endswith(full)}
    return frozenset(_HASH[form] for w in known | cut for form in (w, w.capitalize()))


def scan(doc: Doc, language: str, overlays: tuple[str, ...] = ()) -> tuple[list[Token], list[Token]]:
    """The tokens that a frame may name, and those that may head a clause, both in order."""
    wanted = _wanted(language, overlays)
    named: list[Token] = []
    heads: set[int] = set()
    rows = doc.to_array([LEMMA, LOWER, POS, DEP]).tolist()
    steps = doc.to_array([HEAD]).astype("int64").tolist()
    for i, (lemma, lower, pos, dep) in enumerate(rows):
        if lemma in wanted or lower in wanted:
            named.append(doc[i])
        if dep == _COPULA or (dep in _SUBJECTS and pos in (PRON, PROPN)):
            heads.add(i + steps[i])
        elif dep not in _SKIPPED and (pos in (VERB, AUX) or dep in _PREDICATE):
            heads.add(i)
    return named, [doc[i] for i in sorted(heads) if rows[i][3] not in _SKIPPED]
