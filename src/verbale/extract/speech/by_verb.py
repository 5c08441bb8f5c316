"""Statements that a verb reports."""

from verbale.extract.speech.complements import Complement, complement
from verbale.extract.speech.drafts import Draft
from verbale.extract.speech.extent import end_of
from verbale.extract.speech.sources import Source, source_of
from verbale.extract.speech.verbs import Cue, find_cues
from verbale.extract.speech.view import View
from verbale.record.span import Span


def by_verb(v: View) -> list[Draft]:
    """Drafts for every cue verb of a block."""
    cues = find_cues(v, v.parsed.language)
    borders = _borders(v, cues)
    found = []
    for cue in cues:
        source = source_of(v, cue)
        place = _postposed(v, cue, source)
        if place is not None and cue.takes("after"):
            draft = _after(v, cue, source, place)
        else:
            after = complement(v, cue, source)
            draft = _before(v, cue, source, after, borders) if after else None
        if draft:
            found.append(draft)
    return found


def _borders(v: View, cues: list[Cue]) -> dict[int, str]:
    """Commas after which another cue's own group starts."""
    found: dict[int, str] = {}
    for cue in cues:
        at = cue.start - 1
        if at >= 0 and v.words[at] == "," and (cue.form == "participle" or cue.clitic >= 0):
            found[at] = "cue"
    return found


def _postposed(v: View, cue: Cue, source: Source | None) -> tuple[int, int] | None:
    """The segment of a cue that follows its content, as tokens; None: it does not."""
    if cue.form not in ("finite",):
        return None
    first = cue.start
    inverted = source is not None and (source.how in ("clitic", "inverted") or source.head > cue.verb)
    if not inverted:
        if source is None or source.how not in ("subject",):
            return None
        first = min(first, v.left_edge(source.head))
    before = first - 1
    if before < v.unit(cue.verb)[0] or (v.inside[before] < 0 and v.words[before] not in {",", "-"}):
        return None
    if v.inside[before] >= 0 and v.inside[before] == v.inside[cue.verb] and v.words[before] not in {",", "-"}:
        return None
    end = max(cue.end, source.end if source and source.how == "inverted" else 0, (source.head + 1) if source else 0)
    stop = v.unit(cue.verb)[1]
    while end < stop and v.words[end] not in {",", ".", ";", ":", '"', "!", "?"}:
        if v.words[end] in v.cues.complementisers and not inverted:
            return None
        if not inverted and v.finite(end):
            return None
        end += 1
    return first, end


def _after(v: View, cue: Cue, source: Source | None, place: tuple[int, int]) -> Draft | None:
    start, stop = v.unit(cue.verb)
    first, end = place
    level = v.inside[cue.verb]
    pieces: list[Span] = []
    if level >= 0:  # the cue stands inside the quote marks
        quote = v.quotes[level]
        pieces = [s for s in (v.span(quote.first, first), v.span(end, quote.last)) if s]
        frame = "inside"
    else:
        whole = _wholly_quoted(v, start, first)
        if whole:
            pieces = whole
            frame = "quote-after"
        else:
            left = v.span(start, first)
            pieces = [left] if left else []
            frame = "clause-after"
        if frame == "quote-after" and end + 1 < stop and v.words[end] in {",", ":"} and v.inside[end + 1] >= 0:
            q = v.quotes[v.inside[end + 1]]
            more = v.span(q.first, q.last)
            pieces += [more] if more else []
    return _draft(v, cue, source, frame, pieces) if pieces else None


def _wholly_quoted(v: View, start: int, first: int) -> list[Span]:
    """The inner pieces where nothing but quotations stands before the cue."""
    loose = [i for i in range(start, first) if v.inside[i] < 0 and v.pos[i] not in ("PUNCT", "SPACE")]
    if loose:
        return []
    numbers = sorted({v.inside[i] for i in range(start, first) if v.inside[i] >= 0})
    spans = [v.span(v.quotes[n].first, v.quotes[n].last) for n in numbers]
    return [s for s in spans if s]


def _before(v: View, cue: Cue, source: Source | None, c: Complement, borders: dict[int, str]) -> Draft | None:
    end = c.end or end_of(v, cue, c.start, c.frame, borders)
    start = c.start
    if c.frame == "colon":
        while start < end and v.words[start] in {'"', ":"} and v.inside[start] < 0:
            start += 1
        if start < end and v.inside[start] >= 0 and v.inside[start] != v.inside[cue.verb]:
            q = v.quotes[v.inside[start]]
            start, end = q.first, q.last
    piece = v.span(start, end)
    return _draft(v, cue, source, c.frame, [piece]) if piece else None


def _draft(v: View, cue: Cue, source: Source | None, frame: str, pieces: list[Span]) -> Draft:
    d = Draft(v.block, frame, pieces, v.span(cue.start, cue.end), verb=cue.verb, negated=cue.negated)
    if source:
        d.source_head, d.source_how, d.source_end = source.head, source.how, source.end
    d.rule = f"{frame}:{cue.entry.classes[0]}:{cue.form}"
    return d
