"""Words behind a name that stands behind its cue: an apposition, a relative clause ("said Lund, a pilot, …")."""

from verbale.extract.speech.proposals import Piece
from verbale.extract.speech.view import BREAKS, RELATIVE, View, main_verb


def qualified(v: View, end: int, stop: int) -> bool:
    """Whether a relative clause opens behind the comma that ends a source ("said Lund, who was ill, …")."""
    if end + 2 >= stop or v.words[end] != ",":
        return False
    at = end + 1 + (v.pos[end + 1] == "ADP")
    return v.words[at] in v.cues.relatives and v.pos[at] in ("PRON", "DET")


def apposed_only(v: View, piece: Piece, end: int, stop: int) -> bool:
    """Whether only an apposition to the name behind the cue is left of the sentence ("said Lund, a pilot")."""
    if v.words[end : end + 1] != [","] or end + 1 >= stop or v.pos[end + 1] not in ("DET", "NOUN", "PROPN", "ADJ"):
        return False
    verbs = (i for i in range(end + 1, stop) if v.finite(i))
    return main_verb(v, *piece) and all(v.dep[i] in RELATIVE or v.dep[v.head[i]] in RELATIVE for i in verbs)


def past_apposition(v: View, end: int, stop: int) -> int:
    """The comma that closes an apposition to a name behind its cue ("said Lund, a pilot, …"); 0: there is none."""
    relative = qualified(v, end, stop)
    if end + 1 >= stop or v.words[end] != ",":
        return 0
    if not relative and v.pos[end + 1] not in ("DET", "ADJ", "NOUN", "PROPN"):
        return 0
    verbs = 0
    for i in range(end + 2, stop):
        if v.words[i] == ",":
            return i
        relative = relative or (v.words[i] in v.cues.relatives and v.pos[i] == "PRON")
        verbs += v.finite(i) and not v.dep[i].startswith("aux")
        if v.words[i] in BREAKS or verbs > relative or v.inside[i] >= 0:
            break
    return 0
