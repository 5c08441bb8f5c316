"""What a draft reports: its places, with or without their marks, and whether they are direct words."""

from collections.abc import Sequence

from verbale.extract.speech.drafts import Draft
from verbale.extract.speech.going_on import MIXED
from verbale.extract.speech.proposals import Candidate, Piece, Proposal
from verbale.extract.speech.running import run_back, run_on
from verbale.extract.speech.view import View
from verbale.parse.parsed import Quotation
from verbale.record.span import Span
from verbale.record.statement import StatementKind

OPEN = frozenset({"alone", "turn", "signed", "loose-colon", "colon-quote", "quote-after", "quote-around"})
BEFORE = frozenset({"quote-after", "quote-around", "go-on"})
UNMARKED = frozenset({"label", "inside-quote", "tagged", "announced"})
QUOTED = OPEN | BEFORE | {"quote", "inside-quote", "label"}
GOVERNED = frozenset({"clause", "object", "of", "call", "blame", "infinitive", "self", "told", "passive"})


def content_of(proposal: Proposal, candidate: Candidate) -> tuple[Span, ...]:
    """The content as places in the report."""
    v = proposal.view
    spans = [s for piece in candidate.pieces if (s := v.span(*_without_marks(v, piece, candidate.frame)))]
    if candidate.frame != "go-on":
        spans += run_on(v, candidate.pieces[-1])
    if candidate.frame in BEFORE:
        spans = [*run_back(v, candidate.pieces[0]), *spans]
    return tuple(dict.fromkeys((*spans, *candidate.more)))


def _without_marks(v: View, piece: Piece, frame: str) -> Piece:
    """A piece that is one whole quotation, without its marks; what a verb governs keeps them."""
    start, end = piece
    while start < end and v.words[start] in {",", ":"}:
        start += 1
    n = v.inside[start] if start < end else -1
    if n < 0 or frame in GOVERNED or not v.quotes[n].start <= start <= v.quotes[n].first or v.quotes[n].end < end - 1:
        return piece
    if end < v.quotes[n].last:
        return piece
    return v.quotes[n].first, v.quotes[n].last


def bare(kind: StatementKind, content: tuple[Span, ...], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """A direct content without the outer quote marks that its pieces begin or end with; others with both or neither."""
    pairs = [(o, i) for q in quotations if not q.depth for o, i in zip(q.outer, q.inner, strict=True)]
    made = []
    for piece in content:
        if kind is not StatementKind.DIRECT:
            made.append(_balanced(piece, pairs))
            continue
        start = next((i.start for o, i in pairs if o.start <= piece.start < i.start), piece.start)
        end = next((i.end for o, i in pairs if i.end < piece.end <= o.end), piece.end)
        made.append(Span(start, end) if start < end else piece)
    return tuple(made)


def _balanced(piece: Span, pairs: list[tuple[Span, Span]]) -> Span:
    """A piece with both marks of a quotation that it holds all the words and one mark of."""
    for outer, inner in pairs:
        if piece.start == inner.start and outer.start < inner.start and piece.end >= outer.end > inner.end:
            return Span(outer.start, piece.end)
        if piece.end == inner.end and outer.end > inner.end and piece.start <= outer.start < inner.start:
            return Span(piece.start, outer.end)
    return piece


def kind_of(d: Draft) -> StatementKind:
    """Direct: all words lie in quote marks and are not governed by a verb's frame; mixed: some do."""
    if d.candidate.frame in UNMARKED:
        return StatementKind.DIRECT
    v, cue = d.proposal.view, d.proposal.cue
    level = v.inside[cue[0]] if cue[1] > cue[0] else -1
    words = [i for start, end in d.candidate.pieces for i in range(start, end) if v.pos[i] not in ("PUNCT", "SPACE")]
    begin, end = v.block.edges
    words = [i for i in words if any(c.start <= begin[i] and end[i] <= c.end for c in d.content)] or words  # may be cut
    quoted = [v.inside[i] >= 0 and v.inside[i] != level for i in words]
    if d.candidate.frame == "go-on":
        return StatementKind.DIRECT if all(quoted) and MIXED not in d.candidate.facts else StatementKind.MIXED
    whole = any(v.finite(i) or v.dep[i].startswith("nsubj") for i in words)
    clause = d.candidate.frame in OPEN or (whole and d.candidate.frame not in GOVERNED)
    if all(quoted) and clause:
        return StatementKind.DIRECT
    return StatementKind.MIXED if any(quoted) else StatementKind.INDIRECT
