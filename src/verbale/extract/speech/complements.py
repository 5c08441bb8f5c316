"""Where the content of a cue verb starts, frame by frame."""

from dataclasses import dataclass

from verbale.extract.speech.sources import NOMINAL, Source
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import View


@dataclass(frozen=True, slots=True)
class Complement:
    """A place after the cue where its content starts.

    Attributes:
        frame: ``clause · bare · colon · quote · infinitive · object · of · told · blame · call · self``.
        start: First token of the content.
        end: Where it must end; 0: to be found.
    """

    frame: str
    start: int
    end: int = 0


def complement(v: View, cue: Cue, source: Source | None) -> Complement | None:
    """The content after the cue, of the first frame that fits; None: there is none."""
    begin = max(cue.end, source.end if source and source.how == "inverted" else 0)
    stop = v.unit(cue.verb)[1]
    if cue.reflexive and cue.takes("self"):
        found = _self(v, begin, stop)
        if found:
            return found
    if cue.takes("clause") or cue.takes("quote") or cue.takes("infinitive"):
        found = _clause(v, cue, begin, stop)
        if found:
            return found
    for frame, find in (
        ("told", _told),
        ("of", _of),
        ("for", _of),
        ("object", _object),
        ("blame", _rest),
        ("call", _rest),
    ):
        if cue.takes(frame):
            found = find(v, cue, cue.end, stop)
            if found:
                return found if found.frame != "rest" else Complement(frame, found.start, found.end)
    return None


def _clause(v: View, cue: Cue, begin: int, stop: int) -> Complement | None:
    """A that-clause, a question, a colon, a quotation, an infinitive or a bare clause after the verb."""
    level = v.inside[cue.verb]
    bare = _bare_start(v, cue, stop) if cue.takes("clause") else 0
    for j in range(cue.end, stop):
        word = v.words[j]
        if v.inside[j] != level:
            if level >= 0 or not cue.takes("quote"):
                return None
            return _quoted(v, cue, j, begin) or _bare(cue, bare)
        if word in v.cues.complementisers and cue.takes("clause") and _opens_clause(v, j):
            return Complement("clause", j + 1)
        if word == ":" and j + 1 < stop:
            return Complement("colon", j + 1)
        if bare and j >= bare:
            return _bare(cue, bare)
        if (
            word in v.cues.interrogatives
            and v.pos[j] in ("SCONJ", "ADV", "PRON")
            and cue.takes("clause")
            and j <= cue.end + 3
        ):
            return Complement("clause", j)
        if cue.takes("infinitive") and j <= begin + 2 and _infinitive(v, j, cue):
            return Complement("infinitive", j)
        if v.finite(j) and j > begin and v.dep[j] not in ("relcl", "acl:relcl", "acl"):
            return None
    return None


def _bare(cue: Cue, bare: int) -> Complement | None:
    return Complement("bare", bare) if bare else None


def _bare_start(v: View, cue: Cue, stop: int) -> int:
    """Where a clause without complementiser starts that the parser hangs below the cue; 0: none."""
    for k in v.kids[cue.verb]:
        if v.dep[k] == "ccomp" and cue.end <= k < stop:
            subject = [j for j in v.kids[k] if v.dep[j].startswith(("nsubj", "csubj", "expl"))]
            left = v.left_edge(k)
            start = max(left, cue.end)
            if subject and (v.finite(k) or any(v.dep[j].startswith(("aux", "cop")) for j in v.kids[k])):
                while start < stop and v.words[start] in {",", '"', ":"} | v.cues.complementisers:
                    start += 1
                return start if v.inside[start] == v.inside[cue.verb] or v.inside[start] >= 0 else 0
    return 0


def _opens_clause(v: View, j: int) -> bool:
    """Whether a complementiser is one: not a relative pronoun, not a determiner, not "ne … que"."""
    if v.pos[j] in ("SCONJ", "ADV", "CCONJ") or v.dep[j] in ("mark", "fixed"):
        return True
    if v.pos[j] == "PRON" and j and v.pos[j - 1] in NOMINAL and v.words[j - 1] not in v.cues.fillers:
        return False
    return v.pos[j] != "DET"


def _quoted(v: View, cue: Cue, j: int, begin: int) -> Complement | None:
    """A quotation right after the cue; one that a preposition or article governs belongs to another frame."""
    quote = v.quotes[v.inside[j]]
    before = v.words[j - 1]
    if v.pos[j - 1] in ("DET", "ADP", "NUM") and before not in {",", ":"}:
        return None
    closing = quote.end >= v.unit(cue.verb)[1] - 1 or v.words[quote.end] in {",", ".", ";"}
    direct = closing and (before in {",", ":"} or j <= begin + 1 or v.text_capital(quote.first))
    if direct:
        return Complement("quote", quote.first, quote.last)
    return Complement("bare", j) if cue.takes("clause") and j <= begin + 1 else None


def _infinitive(v: View, j: int, cue: Cue) -> bool:
    return (
        v.pos[j] in ("VERB", "AUX")
        and "Inf" in v.token(j).morph.get("VerbForm")
        and (j == cue.end or v.pos[j - 1] in ("ADV", "PART", "ADP", "PRON") or v.words[j - 1] in v.cues.fillers)
    )


def _self(v: View, begin: int, stop: int) -> Complement | None:
    at = begin
    while at < stop and v.pos[at] == "ADV":
        at += 1
    if at < stop and (v.pos[at] in ("ADJ",) or v.inside[at] >= 0 or "Part" in v.token(at).morph.get("VerbForm")):
        return Complement("self", at)
    return None


def _told(v: View, cue: Cue, begin: int, stop: int) -> Complement | None:
    """An infinitive after an addressee ("urged the CIA to release", "appelle le Burundi à renouer")."""
    for j in range(begin, min(stop, begin + 25)):
        if v.words[j] in {".", ";", ":"} or v.finite(j):
            return None
        if v.pos[j] in ("VERB", "AUX") and "Inf" in v.token(j).morph.get("VerbForm"):
            back = j - 1
            while back > begin and v.pos[back] in ("PRON", "ADV") and v.words[back] not in v.cues.infinitive_markers:
                back -= 1
            if v.words[back] in v.cues.infinitive_markers:
                return Complement("told", back + 1)
            return None
    return None


def _of(v: View, cue: Cue, begin: int, stop: int) -> Complement | None:
    """A noun phrase or infinitive after the verb's own preposition."""
    at = begin
    while (
        at < stop
        and (v.pos[at] == "ADV" or v.words[at] in v.cues.fillers)
        and v.words[at] not in cue.entry.prepositions
    ):
        at += 1
    if at + 1 < stop and v.words[at] in cue.entry.prepositions:
        return Complement("of", at + 1)
    return None


def _object(v: View, cue: Cue, begin: int, stop: int) -> Complement | None:
    """The noun phrase that is the object."""
    for k in v.kids[cue.verb]:
        if v.dep[k] in ("obj", "dobj") and cue.end <= k < stop and v.pos[k] in NOMINAL | {"ADJ", "VERB"}:
            return Complement("object", max(v.left_edge(k), cue.end))
    at = begin
    while at < stop and (v.pos[at] == "ADV" or v.words[at] in v.cues.fillers):
        at += 1
    if at < stop and (v.pos[at] in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or v.inside[at] > v.inside[cue.verb]):
        return Complement("object", at)
    return None


def _rest(v: View, cue: Cue, begin: int, stop: int) -> Complement | None:
    """Everything after the verb."""
    at = begin
    while at < stop and v.pos[at] == "ADV":
        at += 1
    ok = at < stop and v.words[at] not in {",", ".", ";", ")"} and v.pos[at] != "CCONJ"
    return Complement("rest", at) if ok else None
