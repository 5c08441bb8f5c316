"""Proposals -> statements: who speaks, which kind, how sure; one statement for one content."""

from dataclasses import replace
from pathlib import Path

from verbale.extract.reading import Reading
from verbale.extract.speech.apart import apart
from verbale.extract.speech.circumstances import circumstances, nest
from verbale.extract.speech.content import QUOTED, bare, content_of, kind_of
from verbale.extract.speech.drafts import Draft, Nearby
from verbale.extract.speech.going_on import parted
from verbale.extract.speech.overlaps import distinct, enclosed, joined, uncrossed
from verbale.extract.speech.proposals import Proposal
from verbale.extract.speech.relays import handed_on
from verbale.extract.speech.subjects import Source
from verbale.extract.speech.view import View
from verbale.extract.speech.weigh import choose
from verbale.languages.names import names
from verbale.record.actors import How
from verbale.record.ids import content_id
from verbale.record.span import Span
from verbale.record.statement import Modality, Statement

BELIEVED = 0.35  # a reading below this probability is left out,
SEEN, SURE = 0.2, 0.6  # but for one above the first where there is some statement with the second


def settle(reading: Reading, proposals: list[Proposal]) -> list[Statement]:
    """The statements of the proposals, in text order."""
    drafts = _drafts(reading, proposals)
    near = Nearby(drafts)
    drafts = [uncrossed(d, near) for d in distinct(drafts)]
    near = Nearby(drafts)
    drafts = [enclosed(d, near) for d in drafts]
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    drafts = joined(drafts, reading.parsed)
    table = names(reading.parsed.language, tuple(map(Path, reading.parsed.overlays)))
    found = apart(_statements(reading, drafts), reading.parsed.text)
    return handed_on(nest(found), reading.parsed.text, frozenset(table.pronouns))


def _drafts(reading: Reading, proposals: list[Proposal]) -> list[Draft]:
    """The believed reading of each proposal that has one."""
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
    return drafts


def _apart(draft: Draft) -> bool:
    """Whether the source stands outside the content; a quotation loses such a source, another reading is none."""
    p, source = draft.proposal, draft.proposal.source
    if source is None or p.source_view not in (None, p.view):
        return True
    if not any(c.covers(p.view.block.at(p.view.token(source.head))) for c in draft.content):
        return True
    draft.proposal = replace(p, source=None)
    return draft.candidate.frame in QUOTED


def _statements(reading: Reading, drafts: list[Draft]) -> list[Statement]:
    """The drafts as statements; a quotation alone is whose the last words were."""
    found: list[Statement] = []
    above: View | None = None  # where the last one was
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
    return found


def _names(reading: Reading, content: tuple[Span, ...], speakers: tuple[str, ...]) -> bool:
    """Whether words name one of the speakers: nobody calls himself by his name ("Trump gave too much")."""
    said = [m.span for s in speakers for m in reading.cast.by_id[s].mentions if m.how in (How.NAME, How.METONYM)]
    return any(piece.covers(span) for piece in content for span in said)


def _is_told(draft: Draft, near: Nearby) -> bool:
    """Whether a statement stands in another's content, cue and all."""
    cue = draft.cue
    return cue is not None and any(c.covers(cue) for o in near.of(draft) if o is not draft for c in o.content)


def _statement(reading: Reading, d: Draft) -> Statement:
    place, speaker = _speaker(reading, d.proposal)
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


def _speaker(reading: Reading, p: Proposal) -> tuple[Span | None, tuple[str, ...]]:
    """Where a source stands, and who it is."""
    block, source = (p.source_view or p.view).block, p.source
    if source is None:
        return None, ()
    token = block.doc[source.head]
    owner = reading.cast.owner(block, token) if source.how == "possessive" else None
    place = _place(reading, p, source)
    speaker = (owner,) if owner else reading.cast.parties(block, token)
    return place, () if source.how == "survey" else speaker  # nobody in person


def _place(reading: Reading, p: Proposal, source: Source) -> Span:
    """The words of a source."""
    block = (p.source_view or p.view).block
    token = block.doc[source.head]
    if source.how == "possessive":
        return block.at(token)
    if source.how == "clitic":
        whole = block.at(token)
        lead = len(token.text) - len(token.text.lstrip("-").removeprefix("t-"))
        return Span(whole.start + lead, whole.end)
    if source.end > source.head and source.how in ("according", "survey"):
        return block.span_of(block.doc[p.cue[1] : source.end])
    if source.end > source.head:
        return block.span_of(block.doc[source.start or source.head : source.end])
    return reading.cast.phrase(block, token)
