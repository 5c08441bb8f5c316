"""Drafts that share words: one for one content, each ended where another's words begin, paragraphs joined."""

from dataclasses import replace

from verbale.extract.speech.drafts import Draft, Nearby
from verbale.extract.speech.running import adjoin
from verbale.parse.parsed import ParsedReport
from verbale.record.span import Span

LONE = frozenset({"alone", "signed", "loose-colon", "tagged", "announced", "turn"})


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Without those whose content another, more probable one has."""
    kept: list[Draft] = []
    near = Nearby()
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        if not any(_same(draft.content, other.content) for other in near.of(draft)):
            kept.append(draft)
            near.add(draft)
    return [d for d in kept if d.candidate.frame not in LONE or not any(_within(d, o) for o in near.of(d))]


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


def _shared(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def uncrossed(draft: Draft, near: Nearby) -> Draft:
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


def enclosed(draft: Draft, near: Nearby) -> Draft:
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


def joined(drafts: list[Draft], parsed: ParsedReport) -> list[Draft]:
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
