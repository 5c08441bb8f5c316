"""Find statements: finders propose readings of every cue, weights choose among them."""

from collections.abc import Callable

from verbale.extract.reading import Reading
from verbale.extract.speech.by_label import by_label
from verbale.extract.speech.by_noun import by_noun
from verbale.extract.speech.by_preposition import by_preposition
from verbale.extract.speech.by_verb import by_verb
from verbale.extract.speech.by_viewpoint import by_viewpoint
from verbale.extract.speech.gapped import gapped
from verbale.extract.speech.going_on import go_on
from verbale.extract.speech.proposals import Piece, Proposal
from verbale.extract.speech.settle import settle
from verbale.extract.speech.standing import by_quotation
from verbale.extract.speech.view import View, view
from verbale.parse.parsed import ParsedReport

ADJACENT = 3  # tokens from the end of a cue to the words after its colon: an adverb, the colon, the mark
FINDERS: tuple[Callable[[View], list[Proposal]], ...] = (by_verb, by_preposition, by_viewpoint, by_noun, by_label)


def statements(reading: Reading) -> None:
    """Append the statements of the report to ``reading.statements``."""
    reading.statements += settle(reading, propose(reading.parsed))


def propose(parsed: ParsedReport) -> list[Proposal]:
    """All proposals of a report, in the order of its blocks."""
    views = [view(block, parsed) for block in parsed.prose]
    found = [proposal for v in views for finder in FINDERS for proposal in finder(v)]
    found += gapped(found)
    go_on(views, found)
    cued = {at for p in found if p.source for at in _right_after(p)}
    lone = [p for p in by_quotation(views) if p.label != "colon" or (id(p.view), p.candidates[0].pieces) not in cued]
    return [*found, *lone]


def _right_after(p: Proposal) -> list[tuple[int, tuple[Piece, ...]]]:
    """The quotations that a colon ties to the cue right before it, so that no other source is sought for them."""
    return [
        (id(p.view), c.pieces)
        for c in p.candidates
        if c.frame == "colon-quote" and c.pieces[0][0] - p.cue[1] <= ADJACENT
    ]
