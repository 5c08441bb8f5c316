"""Quotations without a cue in their own sentence: going on after the last one, standing alone, after a colon, signed.

"…", he said. "…" is one statement in two pieces; a paragraph of nothing but quoted words belongs to whoever
spoke last; a line that begins with a dash and a name signs the quotation above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.extract.speech.layout import by_layout, first_person, teller
from verbale.extract.speech.proposals import Candidate, Piece, Proposal, bucket
from verbale.extract.speech.running import from_here
from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source
from verbale.extract.speech.view import DASHES, FINAL, MARKS, Quote, View, view
from verbale.parse.parsed import Quotation
from verbale.record.report import SectionRole
from verbale.record.span import Span

QUOTED = frozenset({"quote", "quote-after", "quote-around", "colon-quote", "inside-quote", "according-quote"})
HEADINGS = frozenset({SectionRole.HEADLINE, SectionRole.SUBHEAD, SectionRole.DATELINE})
SHORTEST = 3  # tokens of a quotation that may stand alone
PHRASE = 8  # tokens of a quotation that may be a part of a clause
FEW = 12  # tokens without marks that may end the sentence of a quotation
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


def go_on(views: Sequence[View], proposals: list[Proposal]) -> None:
    """Add to each reading that ends its unit with a quotation one that goes on with the quotations right after."""
    numbers = {id(v): n for n, v in enumerate(views)}
    for p in proposals:
        tail = _following(views, p, numbers[id(p.view)])
        if not tail:
            continue
        gap = "block" if tail[0].view is not p.view else "same"
        more = tuple(span for t in tail for span in _places(t))
        size = sum(t.quote.last - t.quote.first if t.quote else len(t.view) for t in tail)
        for c in [c for c in p.candidates if c.frame in QUOTED or _ends_quoted(p.view, c)]:
            facts = [
                *c.facts,
                f"on:{gap}",
                f"on-told:{_told_between(p)}:{gap}",
                f"on-len:{bucket(size)}",
                f"on-count:{min(3, len(tail))}",
                f"after:{c.frame}",
                f"base-main:{any(p.view.finite(i) for i in range(*c.pieces[-1]))}",
                *([MIXED] if any(t.end for t in tail) else []),
            ]
            p.candidates.append(Candidate("go-on", c.pieces, facts, more))


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


def _whole(v: View) -> tuple[Span, ...]:
    span = v.span(0, len(v))
    return (span,) if span else ()


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
    return _stray(v, q, [o.quotation for o in p.view.quotes if o.start >= low])


def _stray(v: View, q: Quote, others: Sequence[Quotation]) -> bool:
    """Whether a quotation that nothing closes has a mark that none of the others has."""
    if q.quotation.closed:
        return False
    used = {v.parsed.text[o.outer[0].start] for o in others if o.closed}
    return bool(used) and v.parsed.text[q.quotation.outer[0].start] not in used


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
            if _amid(views, number) and len(found) < 4:
                found.append(Told(v, None))
                at = len(v.units)
            continue
        quotes = standing_quotes(v, v.units[at])
        if not quotes and (mixed := _runs_out(v, v.units[at])):
            return [*found, mixed]
        if not quotes or all(q.piece for q in quotes) or len(found) >= 4 or not from_here(v.parsed, quotes[-1]):
            return found
        if _other_style(v, quotes[0], p) or any(turns(v, q) for q in quotes):
            return found
        if (
            at + 1 == len(v.units)
            and number + 1 < len(views)
            and _signature(views[number + 1], (0, len(views[number + 1])))
        ):
            return found
        found += [Told(v, q) for q in quotes]
        at += 1


def parted(above: View, below: View) -> bool:
    """Whether a heading or a time stamp stands between two blocks, below which somebody else may speak."""
    between = above.parsed.blocks[above.block.number + 1 : below.block.number]
    return any(b.role in HEADINGS for b in between)


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


def _one_text(a: View, b: View) -> bool:
    """Whether words may go on from one block to the other: within the text, or within one headline or caption."""
    roles = {a.block.role, b.block.role}
    return len(roles) == 1 or roles <= {SectionRole.LEAD, SectionRole.BODY}


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
            if q.start and v.words[q.start - 1] == ":" and not q.piece and not _told_behind(v, q):
                found.append(_after_colon(v, q))
    return [*found, *by_layout(views)]


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
    return all(w.isupper() for w in words) or _stray(v, q, v.parsed.quotations)


def _alone(v: View, at: int, quotes: list[Quote], following: View | None) -> Proposal:
    signed = (v, v.units[at + 1]) if at + 1 < len(v.units) else (following, (0, len(following))) if following else None
    source = _signature(*signed) if signed else None
    first, last = quotes[0].first, quotes[-1].last
    facts = [
        f"alone-len:{bucket(last - first)}",
        f"role:{v.block.role.value}",
        f"unit:{min(at, 2)}",
        f"signed:{source is not None}",
    ]
    facts.append(f"alone-finite:{any(v.finite(i) for i in range(first, last))}")
    facts.append(f"alone-stop:{v.words[last - 1] in {'.', '!', '?'}}")
    before = v.units[at - 1] if at else None
    if before:
        cue = any(v.lemmas[i] in v.cue_lemmas and v.pos[i] == "VERB" for i in range(*before) if v.inside[i] < 0)
        facts += [f"before-cue:{cue}", f"before-alone:{bool(standing_quotes(v, before))}"]
    pieces = tuple((q.first, q.last) for q in quotes)
    if source is None and signed and signed[0] is following and (source := teller(following)):
        facts.append("signed:below")
    frame = "signed" if source else "alone"
    where = signed[0] if source and signed else v
    p = Proposal(v, (first, first), source, frame, facts, [Candidate(frame, pieces, [])])
    p.source_view = where
    return p


def _signature(v: View, unit: tuple[int, int]) -> Source | None:
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


def _told_behind(v: View, q: Quote) -> bool:
    """Whether a cue right behind a quotation tells who speaks ("Oslo waits: “We will see”, warned Lund")."""
    at = q.end + (v.words[q.end : q.end + 1] == [","])
    return at in v.behind


def _with_clause(v: View, q: Quote) -> Piece:
    """The words of a quotation; with its marks, those behind it that belong to its clause (Lund: "No Need" to Go)."""
    stop = v.unit(q.start)[1]
    while stop > q.end and v.words[stop - 1] in FINAL:
        stop -= 1
    if q.end >= stop or v.pos[q.end] in ("PUNCT", "SPACE") or any(v.inside[i] >= 0 for i in range(q.end, stop)):
        return (q.first, q.last)
    part = not any(map(v.finite, range(q.first, q.last))) or v.words[q.end] in v.cues.infinitive_markers
    return (q.start, stop) if part and q.last - q.first < PHRASE else (q.first, q.last)


def _after_colon(v: View, q: Quote) -> Proposal:
    low = v.unit(q.start)[0]
    source = next(
        (
            Source(i, "subject")
            for i in range(low, q.start)
            if v.dep[i] in SUBJECTS and v.pos[i] in NOMINAL and v.inside[i] < 0 and v.words[i] not in v.cues.relatives
        ),
        None,
    ) or next(
        (Source(i, "nearest") for i in range(low, q.start) if v.pos[i] == "PROPN" and v.known(i) and v.inside[i] < 0),
        None,
    )
    lead = range(low, q.start - 1)
    if source is None and 0 < len(lead) < 4 and all(v.text_capital(i) and v.pos[i] == "PROPN" for i in lead):
        source = Source(low, "inverted", q.start - 1, low)  # Lund: "…"
    facts = [
        f"lead:{bucket(len(lead))}",
        f"role:{v.block.role.value}",
        f"colon-source:{source.how if source else 'none'}",
    ]
    facts += [
        f"colon-before:{v.pos[q.start - 2] if q.start > 1 else 'none'}",
        f"lead-finite:{any(v.finite(i) for i in lead)}",
    ]
    facts.append(f"lead-noun:{any(v.lemmas[i] in v.cues.nouns for i in lead)}")
    facts.append(f"lead-cue:{any(v.lemmas[i] in v.cue_lemmas and v.pos[i] == 'VERB' for i in lead)}")
    facts.append(f"source-known:{v.known(source.head) if source else False}")
    facts += [f"alone-len:{bucket(q.last - q.first)}", f"quote-capital:{v.text_capital(q.first)}"]
    facts.append(f"alone-finite:{any(v.finite(i) for i in range(q.first, q.last))}")
    reading = Candidate("loose-colon", (_with_clause(v, q),), [])
    return Proposal(v, (q.start, q.start), source, "colon", facts, [reading])
