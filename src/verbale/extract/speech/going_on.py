"""Quotations that go on after the last one: "…", he said. "…" is one statement in two pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.extract.speech.layout import first_person
from verbale.extract.speech.proposals import Candidate, Proposal, bucket
from verbale.extract.speech.running import from_here
from verbale.extract.speech.standing import signature, standing_quotes, stray, turns
from verbale.extract.speech.view import FINAL, MARKS, Quote, View
from verbale.record.report import SectionRole
from verbale.record.span import Span

QUOTED = frozenset({"quote", "quote-after", "quote-around", "colon-quote", "inside-quote", "according-quote"})
HEADINGS = frozenset({SectionRole.HEADLINE, SectionRole.SUBHEAD, SectionRole.DATELINE})
FEW = 12  # tokens without marks that may end the sentence of a quotation
MOST = 4  # pieces that go on one quotation
MIXED = "on-mixed"
LATER = 5  # tokens after a cue within which a complementiser opens its clause


@dataclass(frozen=True, slots=True)
class Told:
    """Words that may go on a quotation: another one, or a paragraph that lost its marks (``quote`` None).

    Attributes:
        end: Where the sentence ends that goes on behind the quotation without marks; 0: it does not.
    """

    view: View
    quote: Quote | None
    end: int = 0


def go_on(views: Sequence[View], proposals: list[Proposal]) -> None:
    """Add to each reading that ends its unit with a quotation one that goes on with the quotations right after."""
    numbers = {id(v): n for n, v in enumerate(views)}
    for p in proposals:
        tail = _following(views, p, numbers[id(p.view)])
        if not tail:
            continue
        told = _tail_facts(p, tail)
        mixed = [MIXED] if any(t.end for t in tail) else []
        more = tuple(span for t in tail for span in _places(t))
        for c in [c for c in p.candidates if c.frame in QUOTED or _ends_quoted(p.view, c)]:
            main = any(p.view.finite(i) for i in range(*c.pieces[-1]))
            facts = [*c.facts, *told, f"after:{c.frame}", f"base-main:{main}", *mixed]
            p.candidates.append(Candidate("go-on", c.pieces, facts, more))


def _tail_facts(p: Proposal, tail: list[Told]) -> list[str]:
    """What tells whether the words right after the unit of a cue go on what it reports."""
    gap = "block" if tail[0].view is not p.view else "same"
    size = sum(t.quote.last - t.quote.first if t.quote else len(t.view) for t in tail)
    return [
        f"on:{gap}",
        f"on-told:{_told_between(p)}:{gap}",
        f"on-len:{bucket(size)}",
        f"on-count:{min(3, len(tail))}",
    ]


def _told_between(p: Proposal) -> str:
    """What another cue behind this one in its unit tells: a ``clause`` (…, she said, adding that the road was shut.
    "…"), something ``else`` (…, she said, invoking the storm. "…"), or ``none`` (…, she said when asked. "…").
    """
    v, stop = p.view, p.view.unit(p.cue[0])[1]
    told = "none"
    for i in range(p.cue[1] + 1, stop):
        if v.pos[i] != "VERB" or v.lemmas[i] not in v.cue_lemmas or v.inside[i] >= 0:
            continue
        if v.pos[i - 1] == "SCONJ" or v.words[i - 1] in v.cues.interrogatives:
            continue
        if any(w in v.cues.complementisers for w in v.words[i + 1 : i + LATER]) or any(
            v.dep[k] == "ccomp" and k > i for k in v.kids[i]
        ):
            return "clause"
        told = "else"
    return told


def _ends_quoted(v: View, c: Candidate) -> bool:
    """Whether content before its cue ends with a quotation ('It "fell apart", he said. "Nobody came."')."""
    return c.frame == "clause-after" and len(c.pieces) == 1 and _last_word_quoted(v, c.pieces[0])


def _last_word_quoted(v: View, piece: tuple[int, int]) -> bool:
    words = [i for i in range(*piece) if v.pos[i] not in ("PUNCT", "SPACE")]
    return bool(words) and v.inside[words[-1]] >= 0


def _places(t: Told) -> tuple[Span, ...]:
    if t.quote is None:
        return _whole(t.view)
    if not t.end:
        return from_here(t.view.parsed, t.quote)
    span = t.view.span(t.quote.start, t.end)
    return (span,) if span else ()


def _whole(v: View) -> tuple[Span, ...]:
    span = v.span(0, len(v))
    return (span,) if span else ()


def _following(views: Sequence[View], p: Proposal, number: int) -> list[Told]:
    """Quotations that stand alone right after the unit of a cue, in its block (the ``number``-th) or the next one."""
    v = p.view
    at = v.units.index(v.unit(p.cue[0])) + 1
    found: list[Told] = []
    while True:
        if at >= len(v.units):
            number, at = number + 1, 0
            if number >= len(views) or not _one_text(views[number], p.view) or parted(v, views[number]):
                return found
            v = views[number]
            if _amid(views, number) and len(found) < MOST:
                found.append(Told(v, None))
                at = len(v.units)
            continue
        quotes = standing_quotes(v, v.units[at])
        if not quotes and (mixed := _runs_out(v, v.units[at])):
            return [*found, mixed]
        if len(found) >= MOST or not _goes_on(v, quotes, p):
            return found
        if at + 1 == len(v.units) and _signed_below(views, number):
            return found
        found += [Told(v, q) for q in quotes]
        at += 1


def _goes_on(v: View, quotes: list[Quote], p: Proposal) -> bool:
    """Whether the quotations of a unit may be the same speaker's as those of the cue: no stray mark, no dialogue."""
    if not quotes or all(q.piece for q in quotes) or not from_here(v.parsed, quotes[-1]):
        return False
    return not (_other_style(v, quotes[0], p) or any(turns(v, q) for q in quotes))


def _signed_below(views: Sequence[View], number: int) -> bool:
    """Whether the block after the ``number``-th signs what stands above it."""
    below = views[number + 1] if number + 1 < len(views) else None
    return below is not None and signature(below, (0, len(below))) is not None


def _one_text(a: View, b: View) -> bool:
    """Whether words may go on from one block to the other: within the text, or within one headline or caption."""
    roles = {a.block.role, b.block.role}
    return len(roles) == 1 or roles <= {SectionRole.LEAD, SectionRole.BODY}


def parted(above: View, below: View) -> bool:
    """Whether a heading or a time stamp stands between two blocks, below which somebody else may speak."""
    between = above.parsed.blocks[above.block.number + 1 : below.block.number]
    return any(b.role in HEADINGS for b in between)


def _runs_out(v: View, unit: tuple[int, int]) -> Told | None:
    """A quotation that begins a sentence and ends it but for some words without verb ("They are glad" of the rain.)."""
    start, stop = unit
    while stop > start and (v.words[stop - 1] in FINAL or v.pos[stop - 1] == "SPACE"):
        stop -= 1
    q = v.quotes[v.inside[start]] if v.inside[start] >= 0 else None
    if q is None or q.start != start or q.piece or not q.end < stop <= q.end + FEW or not v.text_capital(q.first):
        return None
    rest = range(q.end, stop)
    if v.pos[q.end] in ("PUNCT", "SPACE") or any(v.pos[i] in ("VERB", "AUX") or v.inside[i] >= 0 for i in rest):
        return None
    return Told(v, q, stop) if any(map(v.finite, range(q.first, q.last))) else None


def _amid(views: Sequence[View], number: int) -> bool:
    """Whether a block without marks, in the first person, stands before a quotation that lacks marks as well.

    Without the lack a first person may be the reporter's ("…," she said. / I asked her why. / "…").
    """
    v = views[number]
    if number + 1 >= len(views) or not _one_text(views[number + 1], v) or len(v.units) > 1 or not first_person(v):
        return False
    quotes = standing_quotes(views[number + 1], views[number + 1].units[0])
    return bool(quotes) and _lacks_marks(v, quotes[-1])


def _lacks_marks(v: View, q: Quote) -> bool:
    """Whether a quotation is left open, or goes on in a paragraph that repeats no mark."""
    later = q.quotation.outer[1:]
    return not q.quotation.closed or any(v.parsed.text[p.start] not in MARKS for p in later)


def _other_style(v: View, q: Quote, p: Proposal) -> bool:
    """Whether a quotation that nothing closes has another mark than those beside the cue: a stray one."""
    low = p.view.unit(p.cue[0])[0]
    return stray(v, q, [o.quotation for o in p.view.quotes if o.start >= low])
