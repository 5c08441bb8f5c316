"""Words before a cue that it does not report: another's, those of an adverbial, those that end no clause."""

from verbale.extract.speech.proposals import Piece
from verbale.extract.speech.subjects import Source
from verbale.extract.speech.verbs import Cue, closes_quotation
from verbale.extract.speech.view import RELATIVE, View

PARTICLES = frozenset({"prt", "compound:prt"})  # "shot down", "called off"
OBJECTS = frozenset({"dobj", "obj", "pobj", "attr", "obl:arg"})


def is_untold(v: View, cue: Cue, source: Source | None, piece: Piece) -> bool:
    """Whether the words of a piece, up to the cue, cannot be what the cue reports."""
    start, first = piece
    if any(start < b < first and closes_quotation(v, b) and _tells(v, b) for b in v.behind):
        return True  # they hold a quotation with a cue of its own
    if _announces(v, start, first):
        return True  # "Oslo waits: “We exclude nothing”, the minister warned"
    if v.lemmas[start] in v.cue_lemmas and v.pos[start] == "VERB" and "Past" in v.morph(start, "Tense"):
        return True  # "Asked whether the port would close, Lund said …"
    if source and (source.how in ("relative", "shared") or start <= source.head < first):
        return True  # the words hold the source of the cue
    # verbs such as "begin" tell nothing but what stands in marks
    return not (cue.takes("clause") or _tagging(source) or any(v.inside[i] >= 0 for i in range(start, first)))


def _tells(v: View, b: int) -> bool:
    """Whether the quotation right before a verb is a clause or has a comma behind it: no word of its subject."""
    before = b - 2 if v.words[b - 1] == "," else b - 1
    q = v.quotes[v.inside[before]]
    return before < b - 1 or any(map(v.finite, range(q.first, q.last)))


def _announces(v: View, start: int, first: int) -> bool:
    """Whether a clause, its colon and one quoted clause are all that stands before the cue: the quotation is said."""
    for j in range(start + 1, first - 1):
        if v.words[j] == ":" and v.inside[j] < 0 <= v.inside[j + 1]:
            q = v.quotes[v.inside[j + 1]]
            return q.end >= first - 1 and v.opens_clause(j + 1) and any(map(v.finite, range(start, j)))
    return False


def _tagging(source: Source | None) -> bool:
    """Whether the source stands behind its verb, as it does where words were told before."""
    return source is not None and source.how in ("inverted", "clitic")


def tells_of_quoted(v: View, before: int) -> bool:
    """Whether a relative pronoun right behind a quotation stands before the cue ("« … », which Lund reads")."""
    relative = v.words[before] in v.cues.relatives and v.pos[before] == "PRON"
    return relative and before > 0 and v.inside[before] < 0 <= v.inside[before - 1]


def dangles(v: View, end: int) -> bool:
    """Whether the words before ``end`` cannot end a clause: a preposition, conjunction or relative pronoun."""
    while end > 1 and v.words[end - 1] == ",":
        end -= 1
    last = end - 1
    if v.dep[last] in OBJECTS and v.head[last] < last and v.pos[v.head[last]] in ("VERB", "AUX", "ADP"):
        return False  # "can do that, they said"
    if v.pos[last] == "ADP" and v.dep[v.head[last]] in RELATIVE and v.words[last + 1] == ",":
        return False  # "every town that he could get into, said Lund"
    loose = v.pos[last] in ("ADP", "SCONJ", "CCONJ", "DET") and v.dep[last] not in PARTICLES
    return loose or v.words[last] in v.cues.relatives


def only_subordinate(v: View, start: int, end: int) -> bool:
    """Whether the words are an adverbial clause and nothing else ("Lorsque la pluie est venue, il a répondu …")."""
    if (
        v.pos[start] != "SCONJ"
        or v.dep[start] not in ("mark", "advmod")
        or v.words[start] in v.cues.complementisers
        or any(v.inside[i] >= 0 for i in range(start, end))
    ):
        return False
    clause = v.head[start]
    return all(v.below(i, clause) for i in range(start, end) if v.finite(i))


def sets_scene(v: View, start: int, end: int, source: Source | None) -> bool:
    """Whether an adverbial is all that stands before a cue and its subject ("On Monday, even as it rained, …")."""
    if _tagging(source) or v.words[start] in v.cues.complementisers or v.inside[end - 2] >= 0:
        return False
    words = [i for i in range(start, end) if v.pos[i] not in ("PUNCT", "SPACE")]
    if all(v.token(i).ent_type_ in ("DATE", "TIME") or v.pos[i] == "ADP" for i in words):
        return True  # "Earlier in 2012, Lund wrote …"
    if v.pos[start] not in ("ADP", "SCONJ") or any(v.opens_clause(i) for i in words if v.inside[i] >= 0):
        return False
    return not any(_heads(v, i, start, end) for i in words if v.finite(i))


def _heads(v: View, i: int, start: int, end: int) -> bool:
    """Whether a finite verb heads the words: no clause of another verb among them, and none that modifies."""
    clause = v.head[i] if v.dep[i].startswith(("aux", "cop")) else i
    within = start <= v.head[clause] < end and v.head[clause] != clause
    return not within and v.dep[clause].split(":")[0] not in ("acl", "relcl", "advcl", "csubj")
