"""Find positions: who stands where toward which act, and on what condition."""

from collections.abc import Iterator

from verbale.extract.reading import Reading
from verbale.extract.stance.acts import act_span, read_act
from verbale.extract.stance.bind import Binder, Bound
from verbale.extract.stance.find import Find
from verbale.extract.stance.framed import framed
from verbale.extract.stance.merge import merge
from verbale.extract.stance.modal import modal
from verbale.extract.stance.tables import Acts, acts, stances
from verbale.parse.parsed import Block
from verbale.record.ids import content_id
from verbale.record.position import Act, Position, Stance
from verbale.record.span import Span, hull

LEAST = 0.5  # confidence below which a find is not kept


def positions(reading: Reading) -> None:
    """Append the positions of the report to ``reading.positions``."""
    language, overlays = reading.parsed.language, reading.parsed.overlays
    words, known = stances(language, overlays), acts(language, overlays)
    binder = Binder(reading, words)
    found: list[Position] = []
    for block in reading.parsed.prose:
        finds = [*framed(block, language, words, known), *modal(block, words)]
        for find in _outermost(finds):
            for bound in binder.bind(block, find):
                if find.confidence >= LEAST:
                    found.append(_position(reading, block, find, bound, known))
    reading.positions.extend(merge(found))


def _outermost(finds: list[Find]) -> Iterator[Find]:
    """Without finds whose cue is the act of another: "refuse de soutenir" is one refusal."""
    governed = {f.act.i for f in finds if f.act is not None and f.act.i != f.cue.i}
    seen: set[int] = set()
    for find in finds:
        if find.cue.i not in governed and find.cue.i not in seen:
            seen.add(find.cue.i)
            yield find


def _position(reading: Reading, block: Block, find: Find, bound: Bound, known: Acts) -> Position:
    text = reading.parsed.text
    cue = block.at(find.cue)
    if find.act is None:
        span, act = cue, Act("other", cue.words(text), cue)
    else:
        span = act_span(block, find.act)
        act = read_act(block, find.act, span, text, known, None)
    evidence = _evidence(block, find, span)
    return Position(
        id=content_id("p", reading.parsed.report.id, bound.actor, find.stance, evidence),
        actor=bound.actor,
        stance=Stance(find.stance),
        act=act,
        evidence=(evidence,),
        holder=bound.holder,
        statement=bound.statement.id if bound.statement else None,
        rule=find.rule,
        confidence=find.confidence,
    )


def _evidence(block: Block, find: Find, act: Span) -> Span:
    parts = [block.at(find.cue), act]
    if find.who is not None and find.who.sent.start == find.cue.sent.start and find.who.i < find.cue.i:
        parts.append(block.at(find.who))
    return hull(parts)
