"""Proposals -> statements: who speaks, which kind, how sure; one statement for one content."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verbale.extract.reading import Reading
from verbale.extract.speech.apart import apart
from verbale.extract.speech.circumstances import circumstances, nest
from verbale.extract.speech.going_on import MIXED, parted
from verbale.extract.speech.proposals import Candidate, Piece, Proposal
from verbale.extract.speech.relays import handed_on
from verbale.extract.speech.running import adjoin, run_back, run_on
from verbale.extract.speech.view import View
from verbale.extract.speech.weigh import choose
from verbale.languages.names import names
from verbale.parse.parsed import ParsedReport, Quotation
from verbale.record.actors import How
from verbale.record.ids import content_id
from verbale.record.span import Span
from verbale.record.statement import Modality, Statement, StatementKind

BELIEVED = 0.35  # a reading below this probability is left out,
SEEN, SURE = 0.2, 0.6  # but for one above the first where there is some statement with the second
STRETCH = 256  # code points
LONE = frozenset({"alone", "signed", "loose-colon", "tagged", "announced", "turn"})
OPEN = frozenset({"alone", "turn", "signed", "loose-colon", "colon-quote", "quote-after", "quote-around"})
BEFORE = frozenset({"quote-after", "quote-around", "go-on"})
UNMARKED = frozenset({"label", "inside-quote", "tagged", "announced"})
QUOTED = OPEN | BEFORE | {"quote", "inside-quote", "label"}
GOVERNED = frozenset({"clause", "object", "of", "call", "blame", "infinitive", "self", "told", "passive"})


@dataclass(slots=True)
class Draft:
    """A believed reading, in places of the report."""

    proposal: Proposal
    candidate: Candidate
    confidence: float
    content: tuple[Span, ...]
    cue: Span | None = None

    @property
    def places(self) -> tuple[Span, ...]:
        """Content and cue."""
        return (*self.content, self.cue) if self.cue else self.content

    @property
    def cue_start(self) -> int:
        """Where the cue starts; -1: it has none."""
        return self.cue.start if self.cue else -1


class Nearby:
    """Drafts by the stretches of text in which they stand, so that each is compared with its neighbours only."""

    def __init__(self, drafts: Sequence[Draft] = ()) -> None:
        self._held: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take up a draft."""
        for stretch in _stretches(draft):
            self._held.setdefault(stretch, []).append(draft)

    def of(self, draft: Draft) -> list[Draft]:
        """The drafts that share a stretch with this one, in the order of their taking up in each."""
        return list({id(o): o for s in _stretches(draft) for o in self._held.get(s, ())}.values())


def _stretches(draft: Draft) -> list[int]:
    return sorted({n for p in draft.places for n in range(p.start // STRETCH, (p.end - 1) // STRETCH + 1)})


def settle(reading: Reading, proposals: list[Proposal]) -> list[Statement]:
    """The statements of the proposals, in text order."""
    drafts = []
    for proposal in proposals:
        chosen = choose(proposal)
        if chosen and (chosen[1] >= BELIEVED or (chosen[1] >= SEEN and chosen[2] >= SURE)):
            v, cue = proposal.view, proposal.cue
            said = v.span(*cue) if cue[1] > cue[0] else None
            draft = Draft(proposal, chosen[0], chosen[1], content_of(proposal, chosen[0]), said)
            draft.content = bare(kind_of(draft), draft.content, reading.parsed.quotations)
            if draft.content and _apart(draft):
                drafts.append(draft)
    near = Nearby(drafts)
    drafts = [_uncrossed(d, near) for d in _distinct(drafts)]
    near = Nearby(drafts)
    drafts = [_enclosed(d, near) for d in drafts]
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    drafts = _joined(drafts, reading.parsed)
    found: list[Statement] = []
    above: View | None = None  # where that was
    last: tuple[str, ...] = ()  # who spoke last, in a clause of his own ("the media that mock him" do not go on)
    near = Nearby(drafts)
    for draft in drafts:
        made = _statement(reading, draft)
        if above is None or parted(above, draft.proposal.view):
            last = ()
        above = draft.proposal.view
        if not made.speaker and draft.candidate.frame == "alone" and not _names(reading, made.content, last):
            made = replace(made, speaker=last)
        aside = draft.proposal.source is not None and draft.proposal.source.how == "relative"
        if not (aside or _is_told(draft, near)):
            last = made.speaker
        found.append(made)
    table = names(reading.parsed.language, tuple(map(Path, reading.parsed.overlays)))
    found = apart(found, reading.parsed.text)
    return handed_on(nest(found), reading.parsed.text, frozenset(table.pronouns))


def _names(reading: Reading, content: tuple[Span, ...], speakers: tuple[str, ...]) -> bool:
    """Whether words name one of the speakers: nobody calls himself by his name ("Trump gave too much")."""
    said = [m.span for s in speakers for m in reading.cast.by_id[s].mentions if m.how in (How.NAME, How.METONYM)]
    return any(piece.covers(span) for piece in content for span in said)


def _is_told(draft: Draft, near: Nearby) -> bool:
    """Whether a statement stands in another's content, cue and all."""
    cue = draft.cue
    return cue is not None and any(c.covers(cue) for o in near.of(draft) if o is not draft for c in o.content)


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


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without those whose content another, more probable one has."""
    kept: list[Draft] = []
    near = Nearby()
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        if not any(_same(draft.content, other.content) for other in near.of(draft)):
            kept.append(draft)
            near.add(draft)
    return [d for d in kept if d.candidate.frame not in LONE or not any(_within(d, o) for o in near.of(d))]


def _apart(draft: Draft) -> bool:
    """Whether the source stands outside the content; a quotation loses such a source, another reading is none."""
    p, source = draft.proposal, draft.proposal.source
    if source is None or p.source_view not in (None, p.view):
        return True
    if not any(c.covers(p.view.block.at(p.view.token(source.head))) for c in draft.content):
        return True
    draft.proposal = replace(p, source=None)
    return draft.candidate.frame in QUOTED


def _shared(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def _joined(drafts: list[Draft], parsed: ParsedReport) -> list[Draft]:
    """Quoted paragraphs in a row that nobody is named beside are one quotation."""
    kept: list[Draft] = []
    at = -1  # the quotation alone that may go on; what is told within it does not part it from the next
    for draft in drafts:
        last = kept[at] if at >= 0 else None
        alone = last is not None and last.candidate.frame == draft.candidate.frame == "alone"
        if last is not None and alone and adjoin(parsed, last.content[-1], draft.content[0]):
            sure = min(last.confidence, draft.confidence)
            kept[at] = replace(last, content=(*last.content, *draft.content), confidence=sure)
            continue
        if last is None or draft.candidate.frame == "alone" or not _nested(last, draft):
            at = len(kept)
        kept.append(draft)
    return kept


def _uncrossed(draft: Draft, near: Nearby) -> Draft:
    """Ended where another's content starts that runs on past it: words two sources share are the later one's."""
    last = draft.content[-1]
    for other in near.of(draft):
        first = other.content[0]
        ahead = last.start + 1 < first.start < last.end
        crossing = ahead and last.end <= first.end and other.content[-1].end > last.end
        aside = ahead and other.candidate.frame == "according-mid" and other.content[-1].end >= last.end
        if (crossing or aside) and other.confidence > draft.confidence and len(other.content) > 1:
            return replace(draft, content=(*draft.content[:-1], Span(last.start, first.start - 1)))
        resumed = [c.start for c in other.content[1:] if draft.cue and last.start + 1 < c.start < last.end <= c.end + 3]
        if resumed and other.confidence > draft.confidence and other.content[0].end <= draft.cue_start:
            return replace(draft, content=(*draft.content[:-1], Span(last.start, resumed[0] - 1)))
    return draft


def _enclosed(draft: Draft, near: Nearby) -> Draft:
    """Ended where the content ends that its cue stands in ("Oslo warned that it would, Lund said")."""
    cue = draft.cue
    if cue is None:
        return draft
    last = draft.content[-1]
    for other in near.of(draft):
        said = other.cue
        around = next((o for o in other.content if o.covers(cue)), None)
        if other is draft or said is None or around is None or not last.covers(said):
            continue
        if last.start < around.end < said.start:
            return replace(draft, content=(*draft.content[:-1], Span(last.start, around.end)))
    return draft


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


def _within(draft: Draft, other: Draft) -> bool:
    """Whether the content of a lone quotation is, for the most part, another statement's."""
    if other is draft or (other.candidate.frame in LONE and other.confidence < draft.confidence):
        return False
    if other.candidate.frame == "inside-quote" and other.cue and any(c.covers(other.cue) for c in draft.content):
        return True
    whole = sum(map(len, draft.content))
    return 2 * _shared(draft.content, other.content) >= whole and not _nested(draft, other)


def _nested(outer: Draft, inner: Draft) -> bool:
    """Whether the other statement, cue and all, is only reported within the lone quotation."""
    held = inner.places
    return inner.candidate.frame != "inside-quote" and all(any(o.covers(p) for o in outer.content) for p in held)


def _same(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    return _shared(a, b) >= 0.8 * max(sum(map(len, a)), sum(map(len, b)))


def _statement(reading: Reading, d: Draft) -> Statement:
    block, source = (d.proposal.source_view or d.proposal.view).block, d.proposal.source
    place: Span | None = None
    speaker: tuple[str, ...] = ()
    if source:
        token = block.doc[source.head]
        owner = reading.cast.owner(block, token) if source.how == "possessive" else None
        if source.how == "possessive":
            place = block.at(token)
        elif source.how == "clitic":
            whole = block.at(token)
            lead = len(token.text) - len(token.text.lstrip("-").removeprefix("t-"))
            place = Span(whole.start + lead, whole.end)
        elif source.end > source.head and source.how in ("according", "survey"):
            place = block.span_of(block.doc[d.proposal.cue[1] : source.end])
        elif source.end > source.head:
            place = block.span_of(block.doc[source.start or source.head : source.end])
        else:
            place = reading.cast.phrase(block, token)
        speaker = (owner,) if owner else reading.cast.parties(block, token)
        speaker = () if source.how == "survey" else speaker  # nobody in person
    cue = d.cue
    told = circumstances(reading, d.proposal, d.candidate)
    return Statement(
        id=content_id("s", reading.parsed.report.id, d.content, cue),
        kind=kind_of(d),
        content=d.content,
        cue=(cue,) if cue else (),
        source=(place,) if place else (),
        speaker=speaker,
        via=told.via,
        channel=told.channel,
        addressee=None if told.addressee in speaker else told.addressee,
        setting=told.setting,
        said=told.said,
        modality=Modality.DENIED if d.proposal.negated else Modality.AFFIRMED,
        rule=f"{d.candidate.frame}:{d.proposal.label}",
        confidence=d.confidence,
    )


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
