"""A report on the terminal: its text with every entry in colour, and a margin that names them."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from verbale.ask.report import MarkedReport
from verbale.record.report import SectionRole
from verbale.show.colours import KIND_STYLES
from verbale.show.margin import Stretch, note, stretches
from verbale.show.origin import origin_text
from verbale.show.pieces import Piece, pieces
from verbale.show.words import clipped, line, safe
from verbale.store.kinds import Kind

_PARTS = {"cue": "italic", "source": "bold", "condition": "underline", "when": "underline"}
_QUIET = frozenset({SectionRole.CREDIT, SectionRole.TEASER, SectionRole.BOILERPLATE})


def report_text(marked: MarkedReport, width: int) -> RenderableType:
    """The whole report; the margin takes a third of the width."""
    body = Table(box=None, show_header=False, pad_edge=False, expand=True)
    body.add_column(ratio=2)
    body.add_column(ratio=1, style="dim", overflow="fold")
    for stretch in stretches(marked):
        body.add_row(_text(marked, stretch), _notes(stretch))
        body.add_row("", "")
    parts: list[RenderableType] = [_head(marked), _legend(marked), Text(""), body]
    if marked.orphans:
        parts.append(
            Text(f"From earlier versions, their words are gone from this one ({len(marked.orphans)}):", "bold")
        )
        parts += [Text(f"  {e.id}  {note(e)}: {clipped(e.words, width)}") for e in marked.orphans]
    return Group(*parts)


def _head(marked: MarkedReport) -> Text:
    kept = marked.kept
    origin = origin_text(kept.origin)
    told = [kept.outlet or "", origin, (kept.published or "no date")[:10], kept.language, ", ".join(kept.agencies)]
    head = Text(line(" · ".join(part for part in told if part)), "dim")
    for remark in kept.notes:
        head.append(f"\n{line(remark)}", "yellow")
    return head


def _legend(marked: MarkedReport) -> Text:
    told = Text()
    for kind in Kind:
        number = sum(entry.kind is kind for entry in marked.entries)
        if number:
            told.append(f"{kind.value} {number}", KIND_STYLES[kind]).append("  ")
    return told


def _text(marked: MarkedReport, stretch: Stretch) -> Text:
    told = Text(f"[{stretch.section.role}] " if stretch.section and stretch.section.role != "body" else "", "dim")
    quiet = stretch.section is not None and stretch.section.role in _QUIET
    for piece in pieces(stretch.span, stretch.marks):
        words = safe(marked.report.text[piece.start : piece.end])
        told.append(words, "dim" if quiet and not piece.marks else _style(piece))
    return told


def _style(piece: Piece) -> str:
    """The colour of the innermost entry, and what the words are in it."""
    if not piece.marks:
        return ""
    inner = min(piece.marks, key=lambda mark: len(mark.span))
    looks = {_PARTS[mark.part] for mark in piece.marks if mark.part in _PARTS}
    return " ".join([KIND_STYLES[inner.entry.kind], *sorted(looks)])


def _notes(stretch: Stretch) -> Text:
    told = Text()
    for number, (entry, words) in enumerate(stretch.notes):
        told.append("\n" if number else "").append(f"▌{words} ", KIND_STYLES[entry.kind]).append(entry.id, "dim")
    return told
