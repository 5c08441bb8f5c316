"""Paragraphs that lost their quote marks: told by the line above or below, and by their first person.

Three layouts are read, each only where the words say so as well: a line that announces words and ends with a colon, a
line below that tells who spoke and nothing else, and a paragraph amid those of a quotation.
"""

from collections.abc import Sequence
from itertools import pairwise

from verbale.extract.speech.proposals import Candidate, Piece, Proposal
from verbale.extract.speech.sources import source_of
from verbale.extract.speech.subjects import SUBJECTS, Source
from verbale.extract.speech.verbs import Cue, find_cues
from verbale.extract.speech.view import View
from verbale.record.report import SectionRole

LONGEST = 25  # tokens of a line that announces words, or tells who spoke
ASKING = frozenset({"?", "!"})


def by_layout(views: Sequence[View]) -> list[Proposal]:
    """Proposals for paragraphs without marks below a line that announces them, or above one that tells who spoke."""
    found = []
    for above, below in pairwise(views):
        if not _body(above, below):
            continue
        if _closing(above) == ":" and first_person(below) and (source := _speaker(above)):
            found.append(_proposal(below, above, source, "announced"))
        elif _spoken(above) and (source := _speaker(below)) and _tells_nothing(below):
            found.append(_proposal(above, below, source, "tagged"))
    return found


def teller(v: View) -> Source | None:
    """Who speaks by a line that the layout cut off from its quotation: small letters, a cue and no words that are said.

    "« Who will pay? », / railla-t-elle devant les élus."
    """
    start, stop = _words(v)
    while start < stop and v.words[start] == ",":
        start += 1
    if start >= stop or not v.token(start).text[0].islower() or v.quotes:
        return None
    source = _speaker(v)
    return source if source and _tells_nothing(v) else None


def first_person(v: View) -> bool:
    """Whether a paragraph without marks has a speaker's own "I" or "we" as a subject."""
    if v.quotes:
        return False
    return any(v.dep[i] in SUBJECTS and v.morph(i, "Person") == ["1"] for i in range(len(v)))


def _body(*views: View) -> bool:
    return all(v.block.role in (SectionRole.LEAD, SectionRole.BODY) for v in views)


def _proposal(said: View, told: View, source: Source, frame: str) -> Proposal:
    piece = _words(said)
    facts = [f"asking:{_closing(said) in ASKING}", f"first-person:{first_person(said)}"]
    proposal = Proposal(said, (piece[0], piece[0]), source, frame, facts, [Candidate(frame, (piece,), [])])
    proposal.source_view = told
    return proposal


def _words(v: View) -> Piece:
    start, stop = 0, len(v)
    while start < stop and v.pos[start] == "SPACE":
        start += 1
    while stop > start and v.pos[stop - 1] == "SPACE":
        stop -= 1
    return start, stop


def _closing(v: View) -> str:
    stop = _words(v)[1]
    return v.words[stop - 1] if stop else ""


def _spoken(v: View) -> bool:
    """Whether a paragraph of one sentence reads as spoken: a question or a cry ("I" may be the reporter)."""
    return not v.quotes and len(v.units) == 1 and _closing(v) in ASKING


def _cue(v: View) -> Cue | None:
    """The one finite verb of a short line, if it tells what is said."""
    start, stop = _words(v)
    if stop - start > LONGEST or len(v.units) != 1:
        return None
    verbs = [i for i in range(start, stop) if v.finite(i) and not v.dep[i].startswith("aux")]
    told = [c for c in find_cues(v) if c.form == "finite" and c.takes("quote") and c.takes("after")]
    cues = [c for c in told if not (c.negated or "Mod" in v.morph(c.start, "VerbType"))]  # "nobody could say"
    return cues[0] if len(cues) == 1 and all(cues[0].start <= i <= cues[0].verb for i in verbs) else None


def _speaker(v: View) -> Source | None:
    cue = _cue(v)
    source = source_of(v, cue, {}) if cue else None
    return source if source and v.lemmas[source.head] not in v.cues.silent else None


def _tells_nothing(v: View) -> bool:
    """Whether a line has a subject, its cue and where, when or how, but nothing that is said."""
    cue = _cue(v)
    if cue is None:
        return False
    objects = ("obj", "dobj", "ccomp", "xcomp", "attr", "acl", "obl:arg")
    rest = range(cue.end, len(v))
    told = (k for k in v.kids[cue.verb] if k > cue.verb and not v.words[k].startswith("-"))  # "railla-t-il"
    return not any(v.dep[k] in objects for k in told) and not any(
        v.words[i] in v.cues.complementisers or v.words[i] == ":" for i in rest
    )
