"""Where content that stands before its cue may start."""

from verbale.extract.speech.interrupted import orphan
from verbale.extract.speech.subjects import NOMINAL
from verbale.extract.speech.view import DASHES, View

OWNED = 6  # tokens of a noun phrase that a relative pronoun opens


def starts(v: View, low: int, first: int) -> list[tuple[int, list[str]]]:
    """Where content before the cue may start: the unit's start, and after commas, colons and brackets."""
    opened = next((j for j in range(first - 1, low - 1, -1) if v.words[j] in {"(", ")"} and v.inside[j] < 0), -1)
    start = low
    if opened >= 0 and v.words[opened] == "(":  # ("…," wrote Lund)
        start = low = opened + 1
    while start < first and (v.pos[start] in ("SPACE", "CCONJ") or v.words[start] in {",", "-"}):
        start += 1
    if start >= first:
        return []
    relative = _relative_before(v, first)
    if relative > start:
        return [(relative, ["left:relative"])]
    found = [(start, ["left:open" if low == opened + 1 and opened >= 0 else "left:unit"])]
    for j in range(first - 2, low, -1):
        if v.inside[j] >= 0 and v.quotes[v.inside[j]].start < j:
            continue
        if v.inside[j] >= 0:
            if v.quotes[v.inside[j]].end >= first - 1:
                found.append((j, ["left:quote"]))
        elif v.words[j] in {",", ";", ":"}:
            name = {",": "comma", ";": "semicolon", ":": "colon"}[v.words[j]]
            found.append((j + 1, [f"left:{name}", f"left-next:{v.pos[j + 1]}", f"orphan:{orphan(v, j + 1, first)}"]))
        elif v.words[j] in DASHES and v.token(j - 1).whitespace_:
            found.append((j + 1, ["left:dash", f"left-next:{v.pos[j + 1]}", f"orphan:{orphan(v, j + 1, first)}"]))
        if len(found) > 6:
            break
    return found


def _relative_before(v: View, first: int) -> int:
    """The relative pronoun that a cue breaks off from its clause ("which, Lund said, is full"); -1: none."""
    i = first - 2
    if i < 0 or v.words[i + 1] != "," or v.inside[i] >= 0:
        return -1
    governed = v.head[i] < i and v.dep[i] in ("dobj", "obj", "pobj", "obl:arg")  # "can do that, they said"
    relative = v.words[i] in v.cues.relatives and v.pos[i] in ("PRON", "ADV") and not governed
    when = v.words[i] in v.cues.interrogatives and v.pos[i] in ("SCONJ", "ADV") and v.pos[i - 1] in NOMINAL | {"PUNCT"}
    if relative or (when and not v.conditional(i)):
        return i
    owner = i - 1  # "whose crew, Lund said, is ill"
    while owner > max(0, i - OWNED) and v.pos[owner] in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        if "Poss" in v.morph(owner, "PronType") or v.words[owner] in v.cues.relatives:
            break
        owner -= 1
    return owner if v.words[owner] in v.cues.relatives and v.pos[i] in NOMINAL and owner < i else -1
