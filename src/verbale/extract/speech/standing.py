"""Quotations that stand alone in their sentence, without a cue: for whoever spoke last, or signed.

A paragraph of nothing but quoted words belongs to whoever spoke last; a line that begins with a dash and a name
signs the quotation above it.
"""

from collections.abc import Sequence

from verbale.extract.speech.after_colon import after_colon, told_behind
from verbale.extract.speech.layout import by_layout, teller
from verbale.extract.speech.proposals import Candidate, Proposal, bucket
from verbale.extract.speech.subjects import NOMINAL, Source
from verbale.extract.speech.view import DASHES, FINAL, Quote, View, view
from verbale.parse.parsed import Quotation

SHORTEST = 3  # tokens of a quotation that may stand alone


def by_quotation(views: Sequence[View]) -> list[Proposal]:
    """Proposals for quotations that stand alone, and for those after a colon that no verb introduces."""
    found = []
    for number, v in enumerate(views):
        following = _below(v, views[number + 1] if number + 1 < len(views) else None)
        for at, unit in enumerate(v.units):
            quotes = standing_quotes(v, unit)
            long = bool(quotes) and quotes[0].last - quotes[0].first >= SHORTEST
            spoken = [t for q in quotes for t in turns(v, q)]
            if spoken:
                found += [_turn(v, t) for t in spoken]
            elif long and not all(q.piece for q in quotes) and not _named_or_stray(v, quotes[0]):
                found.append(_alone(v, at, quotes, following if at + 1 == len(v.units) else None))
        for q in v.quotes:
            if q.start and v.words[q.start - 1] == ":" and not q.piece and not told_behind(v, q):
                found.append(after_colon(v, q))
    return [*found, *by_layout(views)]


def standing_quotes(v: View, unit: tuple[int, int]) -> list[Quote]:
    """The quotations of a unit that holds nothing else; empty: it holds more, or none."""
    numbers: list[int] = []
    for i in range(*unit):
        n = v.inside[i]
        if n < 0 and v.pos[i] not in ("PUNCT", "SPACE"):
            return []
        if n >= 0 and n not in numbers:
            numbers.append(n)
    return [v.quotes[n] for n in numbers]


def turns(v: View, q: Quote) -> tuple[tuple[int, int], ...]:
    """The turns of a dialogue within one quotation ("« Who votes? – Not him. »"); empty: it is none."""
    opens = v.words[q.first] in DASHES
    cuts = [
        i
        for i in range(q.first + 1, q.last - 1)
        if v.words[i] in DASHES and v.words[i - 1] in FINAL and v.text_capital(i + 1)
    ]
    if not opens and not cuts:
        return ()
    starts = [q.first + opens, *(i + 1 for i in cuts)]
    return tuple(zip(starts, [*cuts, q.last], strict=True))


def _turn(v: View, piece: tuple[int, int]) -> Proposal:
    """A turn of a dialogue, whose speaker nothing names."""
    facts = [f"alone-len:{bucket(piece[1] - piece[0])}", f"role:{v.block.role.value}"]
    facts.append(f"alone-finite:{any(map(v.finite, range(*piece)))}")
    return Proposal(v, (piece[0], piece[0]), None, "dialogue", facts, [Candidate("turn", (piece,), [])])


def _below(v: View, following: View | None) -> View | None:
    """The block right below, also one that carries no findings: a signature may be taken for a credit."""
    blocks = v.parsed.blocks
    number = v.block.number + 1
    if number >= len(blocks) or (following is not None and blocks[number] is following.block):
        return following
    signs = blocks[number].span.words(v.parsed.text).startswith(DASHES)
    return view(blocks[number], v.parsed) if signs else following


def _named_or_stray(v: View, q: Quote) -> bool:
    """Whether quoted words are all in capitals, as another page's headline is, or follow a stray mark."""
    words = [v.token(i).text for i in range(q.first, q.last) if v.words[i].isalpha()]
    return all(w.isupper() for w in words) or stray(v, q, v.parsed.quotations)


def stray(v: View, q: Quote, others: Sequence[Quotation]) -> bool:
    """Whether a quotation that nothing closes has a mark that none of the others has."""
    if q.quotation.closed:
        return False
    used = {v.parsed.text[o.outer[0].start] for o in others if o.closed}
    return bool(used) and v.parsed.text[q.quotation.outer[0].start] not in used


def _alone(v: View, at: int, quotes: list[Quote], following: View | None) -> Proposal:
    signed = (v, v.units[at + 1]) if at + 1 < len(v.units) else (following, (0, len(following))) if following else None
    source = signature(*signed) if signed else None
    facts = _alone_facts(v, at, quotes, signed=source is not None)
    if source is None and signed and signed[0] is following and (source := teller(following)):
        facts.append("signed:below")
    first = quotes[0].first
    frame = "signed" if source else "alone"
    pieces = tuple((q.first, q.last) for q in quotes)
    p = Proposal(v, (first, first), source, frame, facts, [Candidate(frame, pieces, [])])
    p.source_view = signed[0] if source and signed else v
    return p


def _alone_facts(v: View, at: int, quotes: list[Quote], *, signed: bool) -> list[str]:
    """What tells whether quotations alone in the ``at``-th unit are somebody's words."""
    first, last = quotes[0].first, quotes[-1].last
    facts = [
        f"alone-len:{bucket(last - first)}",
        f"role:{v.block.role.value}",
        f"unit:{min(at, 2)}",
        f"signed:{signed}",
        f"alone-finite:{any(v.finite(i) for i in range(first, last))}",
        f"alone-stop:{v.words[last - 1] in {'.', '!', '?'}}",
    ]
    before = v.units[at - 1] if at else None
    if before:
        cue = any(v.lemmas[i] in v.cue_lemmas and v.pos[i] == "VERB" for i in range(*before) if v.inside[i] < 0)
        facts += [f"before-cue:{cue}", f"before-alone:{bool(standing_quotes(v, before))}"]
    return facts


def signature(v: View, unit: tuple[int, int]) -> Source | None:
    """The name in a line such as "— Jane Roe, minister"."""
    start, stop = unit
    while start < stop and v.pos[start] == "SPACE":
        start += 1
    if stop - start > 30 or start + 1 >= stop or not v.words[start].startswith(DASHES):
        return None
    head = next((i for i in range(start + 1, stop) if v.pos[i] in NOMINAL), None)
    if head is None or any(v.finite(i) for i in range(start + 1, stop)):
        return None
    end = next((i for i in range(head, stop) if v.words[i] in {",", "(", "."}), stop)
    return Source(head, "inverted", end, head)
