"""Pick the few tokens of a block that can show a stance, without touching the others: by the lists of its parse."""

from functools import cache

from spacy.attrs import LEMMA, LOWER
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from verbale.extract.stance.labels import VERBAL
from verbale.extract.stance.tables import frames, stances
from verbale.parse.columns import columns

_HASH = StringStore()
SKIPPED = frozenset({"aux", "cop", "aux:pass", "auxpass", "aux:tense", "aux:caus"})
PREDICATE = frozenset({"attr", "acomp"})
COPULA = "cop"
SUBJECTS = frozenset({"nsubj", "expl:subj"})
PRONOMINAL = frozenset({"PRON", "PROPN"})


@cache
def _wanted(language: str, overlays: tuple[str, ...]) -> frozenset[int]:
    """Hashes of the lemmas and forms that some frame names."""
    known = {*frames(language, overlays), *stances(language, overlays).cue_stances}
    endings = stances(language, overlays).infinitive_endings.items()
    cut = {w[: len(w) - len(full)] + end for w in known for end, full in endings if w.endswith(full)}
    return frozenset(_HASH[form] for w in known | cut for form in (w, w.capitalize()))


@cache
def _heads(pos: str, dep: str) -> bool | None:
    """Whether a word of these tags may head a clause: itself, or (None) the word that it hangs on."""
    if dep == COPULA or (dep in SUBJECTS and pos in PRONOMINAL):
        return None
    return dep not in SKIPPED and (pos in VERBAL or dep in PREDICATE)


def scan(doc: Doc, language: str, overlays: tuple[str, ...] = ()) -> tuple[list[Token], list[Token]]:
    """The tokens that a frame may name, and those that may head a clause, both in order."""
    wanted = _wanted(language, overlays)
    known = columns(doc)
    words = doc.to_array([LEMMA, LOWER]).tolist()
    named = [known.tokens[i] for i, (lemma, lower) in enumerate(words) if lemma in wanted or lower in wanted]
    told = enumerate(map(_heads, known.pos, known.dep))
    heads = {known.head[i] if itself is None else i for i, itself in told if itself is not False}
    return named, [known.tokens[i] for i in sorted(heads) if known.dep[i] not in SKIPPED]
