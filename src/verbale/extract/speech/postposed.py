"""Content that stands before its cue: "…, a indiqué l'Elysée", "…", he said, "…"."""

from dataclasses import dataclass

from verbale.extract.speech.apposed import apposed_only, past_apposition, qualified
from verbale.extract.speech.behind_quotes import ending, inside, mixes, opened, quotations, state_of
from verbale.extract.speech.fronted import starts
from verbale.extract.speech.interrupted import around
from verbale.extract.speech.opening import closed_off, leading, names_subject, quoted, split
from verbale.extract.speech.proposals import Candidate, Piece, bucket
from verbale.extract.speech.subjects import NOMINAL, Source
from verbale.extract.speech.untold import dangles, is_untold, only_subordinate, sets_scene, tells_of_quoted
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import BREAKS, DASHES, View, halved

BREAKING = frozenset({"left:unit", "left:relative", "left:open", "left:colon", "left:semicolon"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A cue before which words may stand that it reports, in token numbers of the view.

    Attributes:
        low, stop: The unit of the cue.
        first, end: The cue with its subject and adverbials.
        gate: Facts of what stands on either side of it.
    """

    v: View
    cue: Cue
    source: Source | None
    low: int
    first: int
    end: int
    stop: int
    gate: list[str]

    @property
    def rest(self) -> Piece:
        """What stands behind the cue in its unit."""
        return self.end, self.stop


def postposed(v: View, cue: Cue, source: Source | None) -> list[Candidate]:
    """Readings in which the content stands before the cue, perhaps going on after it."""
    at = _segment(v, cue, source)
    if at is None:
        return []
    level = v.inside[cue.verb]
    if level >= 0:
        return inside(v, level, at.first, at.end, at.gate)
    whole = quoted(v, at.low, at.first)
    if whole and names_subject(v, whole, at.first, cue, source):
        return []
    pieces = whole or leading(v, at.low, at.first, cue)
    parted = [] if whole else split(v, pieces, at.first)
    found = quotations(v, pieces, cue, at.rest, [*at.gate, *parted])
    if whole and (v.inside[at.low] < 0 or len(whole) == 1):
        return [*found, *_mixed(at, (whole[0][0], whole[-1][1]))]
    for start, facts in starts(v, at.low, at.first):
        if facts == ["left:quote"]:
            found += opened(v, (start, at.first), at.low, [*at.gate, *facts])
        elif facts == ["left:unit"]:
            found += [] if closed_off(v, pieces) else _clauses(at, start, facts, parted)
        else:
            found += _clauses(at, start, facts, [])
    return _halved(at, found)


def _segment(v: View, cue: Cue, source: Source | None) -> Segment | None:
    """The cue with its surroundings; None where nothing before it can be what it reports."""
    if cue.form not in ("finite", "passive"):
        return None
    first, end = _bounds(v, cue, source)
    low, stop = v.unit(cue.verb)
    before = first - 1
    if before < low or tells_of_quoted(v, before) or (before + 1 < cue.start and tells_of_quoted(v, before + 1)):
        return None
    lead = v.words[before] if v.words[before] in BREAKS else "quote" if v.inside[before] >= 0 else v.pos[before]
    gate = [f"gate:{lead}", f"segment:{bucket(end - cue.end)}", f"then:{_then(v, end, stop)}"]
    gate += [f"{g}:{source.how if source else 'none'}" for g in gate]
    return Segment(v, cue, source, low, first, end, stop, gate)


def _mixed(at: Segment, piece: Piece) -> list[Candidate]:
    """Readings in which unquoted words behind the cue go on the quotation before it."""
    if not mixes(at.v, piece, at.end, at.stop):
        return []
    return around(at.v, at.cue, piece, at.rest, [*at.gate, "left:quote", *state_of(at.v, *piece)])


def _clauses(at: Segment, start: int, facts: list[str], parted: list[str]) -> list[Candidate]:
    """Readings in which the words from ``start`` to the cue are reported, alone and with those behind it."""
    v, first, source = at.v, at.first, at.source
    if is_untold(v, at.cue, source, (start, first)):
        return []
    state = [*at.gate, *facts, *state_of(v, start, first), *ending(v, start, first), *parted]
    state += [f"{facts[0]}:{f}" for f in state if f.startswith(("main:", "len:", "quoted:"))]
    found = []
    if not (only_subordinate(v, start, first) or dangles(v, first) or sets_scene(v, start, first, source)):
        found.append(Candidate("clause-after", ((start, first),), state))
    if facts[0] in BREAKING and _breaks_in(v, first - 1):
        state.append(f"on-border:{at.end in v.borders}")
        found += _around(at, (start, first), state)
    return found


def _around(at: Segment, piece: Piece, state: list[str]) -> list[Candidate]:
    """Readings in which the cue breaks into the words that it reports."""
    v, cue, end, stop = at.v, at.cue, at.end, at.stop
    if at.source is None or at.source.how != "inverted":
        return around(v, cue, piece, at.rest, state)
    if apposed_only(v, piece, end, stop):
        return []
    found = [] if qualified(v, end, stop) else around(v, cue, piece, at.rest, state)
    if later := past_apposition(v, end, stop):
        found += around(v, cue, piece, (later, stop), [*state, "apposed"])
    return found


def _halved(at: Segment, found: list[Candidate]) -> list[Candidate]:
    """Without the half before the cue as a content of its own, where the words before it are but half of a whole."""
    if not (halved(at.v, at.low, at.first) and any(c.frame == "clause-around" for c in found)):
        return found
    kept = [c for c in found if c.frame != "clause-after"]
    for c in kept:
        c.facts.append("halved")
    return kept


def _bounds(v: View, cue: Cue, source: Source | None) -> Piece:
    """The cue with its subject and adverbials, up to the next break."""
    first, end = cue.start, cue.end
    if source and source.how in ("subject", "nearest") and source.head < cue.start:
        first = min(first, _left_of(v, source.head))
    if source and source.how == "inverted":
        end = max(end, source.end)
    stop = v.unit(cue.verb)[1]
    while end < stop and v.words[end] not in BREAKS and v.inside[end] == v.inside[cue.verb]:
        end += 1
    return first, end


def _left_of(v: View, head: int) -> int:
    """Where a subject starts; not with the words before a comma ("To learn of the old mayor, Governor Roe said, …")."""
    left = v.left_edge(head)
    for i in range(head - 1, left, -1):
        if v.words[i] == "," and v.pos[i - 1] in NOMINAL and v.pos[i + 1] in ("DET", "PROPN"):
            return i + 1
    return left


def _then(v: View, end: int, stop: int) -> str:
    if end >= stop:
        return "end"
    if v.inside[end] >= 0:
        return "quote"
    return v.words[end] if v.words[end] in BREAKS else v.pos[end]


def _breaks_in(v: View, before: int) -> bool:
    """Whether a mark stands before the cue's own words, as where it breaks into a clause."""
    return v.words[before] in BREAKS or v.words[before] in DASHES or v.inside[before] >= 0
