"""One entry in full, in print."""

from itertools import pairwise
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verbale.ask.entry import Context, EntryAnswer
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.show.colours import KIND_STYLES
from verbale.show.json import entry_json
from verbale.show.rows import entry_row
from verbale.show.terminal import Column, table
from verbale.show.words import clipped, figure_text, line, safe, source_text, stance_text, time_text

_LEFT_OUT = {"id", "kind", "words", "spans", "report", "origin", "actor_key", "rule", "confidence", "state", "language"}
_NAMES = {"act_text": "act in words", "requirement": "not unless", "counts": "of what", "start": "from", "end": "to"}


def entry_text(answer: EntryAnswer) -> RenderableType:
    """What it says, its words in context, the rule, the same elsewhere, what people decided."""
    entry = answer.entry
    head = Text(f"{entry.kind} {entry.id}", f"bold {KIND_STYLES[entry.kind]}")
    parts: list[RenderableType] = [head.append(f"  {_summary(answer)}", "default"), _fields(answer), Text("")]
    source = f"{source_text(entry)}, {entry.source.published or 'no date'}: {line(entry.source.title or '')}"
    parts.append(Text(source, "bold"))
    parts += [_context(one, entry.kind) for one in answer.context]
    parts.append(
        Text(f"\nfound by rule {entry.rule or '(none named)'}, confidence {entry.confidence:g}, {entry.state}")
    )
    if entry.kept:
        parts.append(Text("no longer found by the present rules; kept because somebody decided on it"))
    for other in answer.related:
        parts.append(Text(f"goes with {other.kind} {other.id}: {clipped(other.words, 100)}"))
    for other in answer.same:
        parts.append(Text(f"the same in {source_text(other)}: {other.id}: {clipped(other.words, 100)}"))
    for made in answer.decisions:
        why = f": {line(made.why)}" if made.why else ""
        parts.append(Text(f"{made.at[:16]} {line(made.who)}: {made.what}{why}"))
    return Group(*parts)


def _summary(answer: EntryAnswer) -> str:
    match answer.entry.finding:
        case Position() as position:
            return stance_text(position)
        case Event() as event:
            return f"{event.status}, {time_text(event)}"
        case Figure() as figure:
            return line(figure_text(figure))
    return ""


def _fields(answer: EntryAnswer) -> Table:
    row = entry_row(answer.entry)
    kept = {name: value for name, value in row.items() if name not in _LEFT_OUT and value not in (None, False)}
    told = [(_NAMES.get(name, name), "yes" if value is True else line(str(value))) for name, value in kept.items()]
    made = table((Column("", style="dim"), Column("", 1)), told)
    made.show_header = False
    return made


def _context(context: Context, kind: Any) -> Text:
    """The paragraph with the entry's words underlined in the colour of its kind."""
    told = Text("  ")
    styles = {"cue": "italic", "source": "bold", "condition": "underline yellow"}
    cuts = sorted({context.span.start, context.span.end, *(e for _, s in context.marks for e in (s.start, s.end))})
    for start, end in pairwise(cuts):
        parts = [part for part, span in context.marks if span.start <= start and end <= span.end]
        style = " ".join(styles.get(part, f"underline {KIND_STYLES[kind]}") for part in parts[-1:])
        told.append(safe(context.text[start - context.span.start : end - context.span.start]), style or None)
    return told


def entry_answer_json(answer: EntryAnswer) -> dict[str, Any]:
    """One entry in full as JSON."""
    return {
        **entry_json(answer.entry),
        "context": [{"span": [c.span.start, c.span.end], "text": c.text} for c in answer.context],
        "decisions": [{"seq": d.seq, "at": d.at, "who": d.who, "what": d.what, "why": d.why} for d in answer.decisions],
        "same": [{"id": other.id, "report": other.source.report_id} for other in answer.same],
        "related": [{"id": other.id, "kind": other.kind.value} for other in answer.related],
    }
