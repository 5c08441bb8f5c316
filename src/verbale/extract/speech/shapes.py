"""What kind of place in a unit content may end before, and where it never ends."""

from verbale.extract.speech.tails import link
from verbale.extract.speech.view import View

TEMPORAL = frozenset({"npadvmod", "obl:tmod"})
TIMED = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
BEHIND = frozenset({"NOUN", "PROPN", "PRON", "PUNCT"})  # what an adverb that ends content stands behind


def shape_of(v: View, j: int, level: int) -> str:
    """What kind of place ``j`` is to end before; empty: none."""
    word = v.words[j]
    if word == ",":
        return "comma"
    if word in {";", ":", "(", ")", "-"}:
        return {";": "semicolon", ":": "colon", "(": "open", ")": "close", "-": "dash"}[word] if _loose(v, j) else ""
    if v.pos[j] == "CCONJ":
        return "and"
    if v.pos[j] == "SCONJ" and word not in v.cues.complementisers:
        return "subordinate"
    if v.pos[j] == "ADV" and link(v, j) == "time":
        return "subordinate"  # "as soon as"
    if word in v.cues.relatives and v.pos[j] == "PRON":
        return "relative"
    if v.inside[j - 1] >= 0 and v.inside[j - 1] != level and v.inside[j] != v.inside[j - 1]:
        return "quote"
    opens = j + (v.pos[j] == "ADV")  # "tout en disant"
    if opens + 1 < len(v.words) and v.words[opens] in v.cues.gerund_markers and _participle(v, opens + 1):
        return "gerund"
    if v.pos[j] == "ADP" and v.dep[j] in ("prep", "case"):
        return "preposition"
    if word in v.cues.fillers and v.pos[j - 1] not in ("ADP", "DET", "NUM", "ADJ"):
        return "time"
    if _timed(v, j):
        return "time"
    if v.pos[j] == "ADV" and v.dep[j] == "advmod" and v.head[j] < j and v.pos[j - 1] in BEHIND:
        return "adverb"
    if v.pos[j] == "VERB" and v.dep[j] == "advcl":
        return "adverbial"
    if v.pos[j] in ("VERB", "AUX") and v.finite(j):
        return "verb"
    return ""


def _timed(v: View, j: int) -> bool:
    """Whether a noun phrase starts at ``j`` that tells when, and no preposition leads ("last week", "la veille")."""
    if v.pos[j] not in TIMED or v.pos[j - 1] == "ADP":
        return False
    noun = j if v.dep[j] in TEMPORAL else v.head[j]
    if noun < j or v.dep[noun] not in TEMPORAL or v.left_edge(noun) != j:
        return False
    return v.token(noun).ent_type_ in ("DATE", "TIME")


def _participle(v: View, j: int) -> bool:
    """Whether a present participle stands at ``j``, perhaps after an adverb or pronoun ("en le disant")."""
    while j < len(v.words) - 1 and v.pos[j] in ("ADV", "PRON"):
        j += 1
    return j < len(v.words) and v.pos[j] in ("VERB", "AUX") and "Part" in v.morph(j, "VerbForm")


def hangs_on(v: View, j: int) -> bool:
    """Whether the word before ``j`` belongs to what follows, so that nothing can end there."""
    before = j - 1
    if v.pos[before] in ("DET", "ADP", "SCONJ", "CCONJ", "PART"):
        return True
    if v.inside[before] >= 0 and v.inside[before] != v.inside[j]:
        return _qualifies(v, j)
    if v.pos[j] == "PUNCT" or v.pos[before] in ("PUNCT", "SPACE"):
        return False
    return v.head[before] >= j and v.pos[v.head[before]] in ("VERB", "AUX")


def _qualifies(v: View, j: int) -> bool:
    """Whether the quoted words that end before ``j`` go with a noun right behind them ('the "cynical" plan')."""
    q = v.quotes[v.inside[j - 1]]
    last = q.last - 1
    while last > q.first and v.pos[last] == "PUNCT":
        last -= 1
    noun = v.head[last]
    if noun < j or v.dep[last] not in ("amod", "compound", "nmod") or any(map(v.finite, range(q.first, q.last))):
        return False
    return all(v.pos[i] in ("NOUN", "PROPN", "ADJ") for i in range(j, noun + 1))


def _loose(v: View, j: int) -> bool:
    """Whether a dash stands between blanks (a hyphen inside a word does not end anything)."""
    return v.words[j] != "-" or (j > 0 and bool(v.token(j - 1).whitespace_) and bool(v.token(j).whitespace_))
