"""Quotations over several paragraphs: which of their pieces a cue beside one of them tells.

The press repeats the opening mark at each paragraph and names the speaker before the first piece, after the last, or
both. A last piece with a cue of its own ("…", she added) belongs to that cue; so do the earlier ones where the
quotation began a paragraph. What began behind another cue stays with that one.
"""

from verbale.extract.speech.proposals import Piece
from verbale.extract.speech.view import DASHES, Quote, View
from verbale.parse.parsed import ParsedReport, Quotation
from verbale.record.span import Span

FULL_STOPS = ".!?…"


def run_on(v: View, piece: Piece) -> list[Span]:
    """The later paragraphs of the quotation that a piece ends with, without one that has a cue of its own."""
    q = next((q for q in v.quotes if q.last == piece[1] and q.start < piece[1]), None)
    return list(from_here(v.parsed, q)[1:]) if q else []


def run_back(v: View, piece: Piece) -> list[Span]:
    """The earlier paragraphs of the quotation that a piece begins with, where it began a paragraph."""
    q = next((q for q in v.quotes if q.first == piece[0]), None)
    if q is None or not q.piece or not _begins_block(v.parsed, q.quotation):
        return []
    return list(q.quotation.inner[: q.piece])


def adjoin(parsed: ParsedReport, first: Span, second: Span) -> bool:
    """Whether nothing but marks stands between two pieces, and no question or turn of a dialogue parts them."""
    words, gap = first.words(parsed.text), parsed.text[first.end : second.start]
    turn = words.rstrip().endswith("?") or second.words(parsed.text).startswith(DASHES)
    return first.end <= second.start and not turn and not any(c.isalnum() for c in gap)


def from_here(parsed: ParsedReport, q: Quote) -> tuple[Span, ...]:
    """The pieces from this one on that a cue before them tells; none where a cue after the last has them all."""
    inner = _one_turn(parsed, q)
    if q.piece + 1 == len(inner) or not _tagged(parsed, q.quotation):
        return inner[q.piece :]
    return inner[q.piece : -1] if not _begins_block(parsed, q.quotation) else ()


def _one_turn(parsed: ParsedReport, q: Quote) -> tuple[Span, ...]:
    """The pieces of a quotation up to the next one that a dash opens: somebody else's turn."""
    inner = q.quotation.inner
    for n in range(q.piece + 1, len(inner)):
        if inner[n].words(parsed.text).lstrip().startswith(DASHES):
            return inner[:n]
    return inner


def _begins_block(parsed: ParsedReport, quotation: Quotation) -> bool:
    block = parsed.block_at(quotation.outer[0].start)
    return block is not None and block.span.start == quotation.outer[0].start


def _tagged(parsed: ParsedReport, quotation: Quotation) -> bool:
    """Whether a cue follows the last piece in its sentence: no full stop before the mark, or small letters after it."""
    block = parsed.block_at(quotation.outer[-1].start)
    if not quotation.closed or block is None:
        return False
    rest = parsed.text[quotation.outer[-1].end : block.span.end].lstrip(" ,.\xa0\u202f")
    if not rest[:1].isalpha():
        return False
    return rest[0].islower() or parsed.text[quotation.inner[-1].end - 1] not in FULL_STOPS
