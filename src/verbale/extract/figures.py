"""Find figures: numbers that somebody reports, bounded as they are bounded, with what they count.

Dates and clock times (``reading.times``), years and ordinals are no figures.
"""

from dataclasses import replace

from verbale.extract.amounts.counted import counted
from verbale.extract.amounts.find import Amount, amounts
from verbale.extract.amounts.table import FiguresText, figures_of
from verbale.extract.reading import Reading
from verbale.parse.parsed import Block
from verbale.record.event import Figure
from verbale.record.ids import content_id
from verbale.record.span import Span

WHOLE = 4  # code points after a number in which "of" may begin
VERSUS = 3  # words between two numbers that are set against each other


def figures(reading: Reading) -> None:
    """Append the figures of the report to ``reading.figures``."""
    parsed = reading.parsed
    table = figures_of(parsed.language, parsed.overlays)
    told = [w.span for w in reading.times]
    for block in parsed.prose:
        for amount in amounts(block.doc, block.columns.text, table):
            span = block.place(amount.start, amount.end)
            if not any(span.overlaps(when) for when in told):
                found = _figure(reading, block, amount, span, table.text)
                if found and found.counts and any(w.start <= span.end + 2 < w.end for w in told):
                    found = replace(found, counts=None)  # "3.5 bn kroner *last year*"
                if found:
                    reading.figures.append(_like_the_last(found, reading, table.text))


def _like_the_last(new: Figure, reading: Reading, text: FiguresText) -> Figure:
    """A number set against the one before it, or that it is a part of, counts the same: "271 voix *contre 265*",
    "40 articles *sur 46* du texte"."""
    last = reading.figures[-1] if reading.figures else None
    if last is None or last.unit is None:
        return new
    between = reading.parsed.text[last.span.end : new.span.start].casefold().split()
    after = reading.parsed.text[new.span.end :][:WHOLE].casefold().replace("’", "'").lstrip()
    whole = between[:-1] == (last.counts or "").casefold().split() and between[-1:] and between[-1] in text.wholes
    if whole and after.startswith(tuple(text.of)):
        return replace(new, unit=last.unit, counts=last.counts)
    if new.unit is not None:
        return new
    against = len(between) <= VERSUS and between and between[-1] in text.versus
    return replace(new, unit=last.unit, counts=last.counts) if against else new


def _figure(reading: Reading, block: Block, amount: Amount, span: Span, text: FiguresText) -> Figure | None:
    last = block.doc.char_span(amount.written, amount.end, alignment_mode="expand")
    if last is None:
        return None
    noun = counted(block.doc, last.end, text.of, amount.unit in text.measures)
    if noun is not None and any(w.span.overlaps(block.at(noun[0])) for w in reading.times):
        noun = None  # "by 13 to 8 this *morning*"
    if noun is None and amount.unit is None and _is_name(block, last.start):
        return None
    unit = amount.unit or (noun[0].text.strip() if noun else None)
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
        " ".join(noun[1].split()) if noun else None,
        amount.rule,
        confidence,
    )


def _is_name(block: Block, first: int) -> bool:
    """A bare number right after a noun belongs to its name: "Sat 1", "Falcon 9", "groupe 4"."""
    return first > 0 and block.doc[first - 1].pos_ in ("NOUN", "PROPN", "X")
