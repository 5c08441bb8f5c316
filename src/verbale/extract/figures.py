"""Find figures: numbers that somebody reports, bounded as they are bounded, with what they count.

Dates and clock times (``reading.times``), years and ordinals are no figures.
"""

from verbale.extract.amounts.counted import counted
from verbale.extract.amounts.find import Amount, amounts
from verbale.extract.amounts.table import FiguresText, figures_of
from verbale.extract.reading import Reading
from verbale.parse.parsed import Block
from verbale.record.event import Figure
from verbale.record.ids import content_id
from verbale.record.span import Span


def figures(reading: Reading) -> None:
    """Append the figures of the report to ``reading.figures``."""
    parsed = reading.parsed
    table = figures_of(parsed.language, parsed.overlays)
    told = [w.span for w in reading.times]
    for block in parsed.prose:
        for amount in amounts(block.doc, table):
            span = Span(block.span.start + amount.start, block.span.start + amount.end)
            if not any(span.overlaps(when) for when in told):
                found = _figure(reading, block, amount, span, table.text)
                if found:
                    reading.figures.append(found)


def _figure(reading: Reading, block: Block, amount: Amount, span: Span, text: FiguresText) -> Figure | None:
    last = block.doc.char_span(amount.written, amount.end, alignment_mode="expand")
    if last is None:
        return None
    noun = counted(block.doc, last.end, text.of)
    if noun is None and amount.unit is None and _is_name(block, last.start):
        return None
    unit = amount.unit or (noun[0].text if noun else None)
    confidence = 0.95 if amount.unit or noun else 0.7
    new = content_id("f", reading.parsed.report.id, span.start, span.end)
    return Figure(
        new,
        amount.value,
        span,
        amount.max,
        amount.bound,
        amount.approximate,
        unit,
        noun[1] if noun else None,
        amount.rule,
        confidence,
    )


def _is_name(block: Block, first: int) -> bool:
    """A bare number right after a noun belongs to its name: "Sat 1", "Falcon 9", "groupe 4"."""
    return first > 0 and block.doc[first - 1].pos_ in ("NOUN", "PROPN", "X")
