"""Drafts -> statements: who speaks, which kind, what is nested in what; one statement for one cue."""

from verbale.extract.reading import Reading
from verbale.extract.speech.drafts import Draft
from verbale.record.ids import content_id
from verbale.record.span import Span
from verbale.record.statement import Modality, Statement, StatementKind


def settle(reading: Reading, drafts: list[Draft]) -> list[Statement]:
    """The statements of the drafts, in text order."""
    found = [_statement(reading, d) for d in sorted(drafts, key=lambda d: (d.content[0].start, d.content[-1].end))]
    return found


def _statement(reading: Reading, d: Draft) -> Statement:
    source, speaker = d.source, d.speaker
    if d.source_head >= 0:
        token = d.block.doc[d.source_head]
        source = d.block.at(token)
        if d.source_how == "clitic":
            lead = len(token.text) - len(token.text.lstrip("-").removeprefix("t-"))
            source = Span(source.start + lead, source.end)
        elif d.source_end > d.source_head:
            source = d.block.span_of(d.block.doc[d.source_head : d.source_end])
        else:
            source = reading.cast.phrase(d.block, token)
        who = reading.cast.who(d.block, token)
        speaker = (who,) if who else ()
    cue = (d.cue,) if d.cue else ()
    return Statement(
        id=content_id("s", reading.parsed.report.id, d.content, cue),
        kind=kind_of(reading, d),
        content=tuple(d.content),
        cue=cue,
        source=(source,) if source else (),
        speaker=speaker,
        modality=Modality.DENIED if d.negated else Modality.AFFIRMED,
        rule=d.rule,
    )


def kind_of(reading: Reading, d: Draft) -> StatementKind:
    """Direct: all words lie in quote marks; mixed: some do."""
    outer = [s for q in reading.parsed.quotations for s in q.outer if q.depth == 0]
    if all(any(o.covers(c) for o in outer) for c in d.content):
        inner = all(any(i.covers(c) for q in reading.parsed.quotations for i in q.inner) for c in d.content)
        if inner and d.frame not in ("clause", "bare", "object", "of", "call", "infinitive", "self", "told"):
            return StatementKind.DIRECT
        return StatementKind.MIXED
    return StatementKind.MIXED if any(o.overlaps(c) for o in outer for c in d.content) else StatementKind.INDIRECT
