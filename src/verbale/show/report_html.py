"""A report as one self-contained page that can be mailed.

The report is hostile input: every word of it is escaped, nothing in it becomes a link, an image or a script, and the
page's own policy forbids all but its one style sheet.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from verbale.ask.report import MarkedReport
from verbale.show.margin import Stretch, note, stretches
from verbale.show.origin import origin_text
from verbale.show.pieces import Piece, pieces
from verbale.store.entries import Entry
from verbale.store.kinds import Kind


@dataclass(frozen=True, slots=True)
class PieceView:
    """Words of the text; ``classes``: kinds and parts of the entries they belong to, empty for none."""

    words: str
    classes: str
    title: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """One entry in the margin."""

    id: str
    kind: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section with its margin."""

    role: str
    pieces: tuple[PieceView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that ``templates/report.html`` uses, under the name ``page``."""

    id: str
    language: str
    title: str
    source: str
    remarks: tuple[str, ...]
    legend: tuple[tuple[str, int], ...]
    sections: tuple[SectionView, ...]
    orphans: tuple[NoteView, ...]
    style: str
    style_hash: str
    version: str


def report_html(marked: MarkedReport) -> str:
    """The page."""
    return _template().render(page=report_page(marked))


def report_page(marked: MarkedReport) -> ReportPage:
    """What the page shows."""
    kept, style = marked.kept, _style()
    told = (kept.outlet or origin_text(kept.origin), ", ".join(kept.agencies), kept.published or "no date")
    counts = ((kind.value, sum(entry.kind is kind for entry in marked.entries)) for kind in Kind)
    return ReportPage(
        id=kept.id,
        language=kept.language,
        title=kept.title or origin_text(kept.origin),
        source=" · ".join(part for part in told if part),
        remarks=kept.notes,
        legend=tuple((kind, number) for kind, number in counts if number),
        sections=tuple(_section(marked, stretch) for stretch in stretches(marked)),
        orphans=tuple(_note(entry, note(entry)) for entry in marked.orphans),
        style=Markup(style),  # our own file, and its bytes must be those of the hash
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        version=version("verbale"),
    )


def _section(marked: MarkedReport, stretch: Stretch) -> SectionView:
    shown = tuple(_piece(marked, piece) for piece in pieces(stretch.span, stretch.marks))
    role = stretch.section.role.value if stretch.section else "body"
    return SectionView(role, shown, tuple(_note(entry, words) for entry, words in stretch.notes))


def _piece(marked: MarkedReport, piece: Piece) -> PieceView:
    inner = sorted(piece.marks, key=lambda mark: len(mark.span))
    kinds = [inner[0].entry.kind.value] if inner else []
    parts = sorted({mark.part for mark in inner} & {"cue", "source", "condition", "when"})
    told = dict.fromkeys(f"{mark.entry.kind}: {note(mark.entry)}" for mark in inner)
    return PieceView(marked.report.text[piece.start : piece.end], " ".join([*kinds, *parts]), "\n".join(told))


def _note(entry: Entry, words: str) -> NoteView:
    state = "" if entry.state == "unreviewed" else f", {entry.state}"
    detail = f"{entry.kind} {entry.id}, rule {entry.rule or '?'}, confidence {entry.confidence:g}{state}"
    return NoteView(entry.id, entry.kind.value, words, detail)


@cache
def _style() -> str:
    return files("verbale.show").joinpath("templates/report.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(files("verbale.show").joinpath("templates/report.html").read_text(encoding="utf-8"))
