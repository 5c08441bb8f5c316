"""Everything on one entry: its words in context, the rule that made it, the same elsewhere, what people decided."""

from dataclasses import dataclass, replace

from verbale.record.errors import QuestionError
from verbale.record.report import Report
from verbale.record.span import Span, hull
from verbale.store.audit import Decision
from verbale.store.dossier import Dossier
from verbale.store.entries import EVERY, SHOWN, Entry, EntryFilter
from verbale.store.kinds import Kind

AROUND = 280  # code points of context on both sides, at most to the paragraph's ends


@dataclass(frozen=True, slots=True)
class Context:
    """A stretch of a report around an entry, and the entry's spans in it.

    Attributes:
        text: ``report.text[span.start:span.end]``.
        marks: (part, span) in offsets of the report.
    """

    span: Span
    text: str
    marks: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """One entry in full.

    Attributes:
        same: Entries of other reports that say the same of the same parties in the same words.
        related: Entries read from this one, or that this one was read from (a position from a statement).
    """

    entry: Entry
    report: Report
    context: tuple[Context, ...]
    decisions: tuple[Decision, ...]
    same: tuple[Entry, ...]
    related: tuple[Entry, ...]


def entry(dossier: Dossier, wanted: str, report: str | None = None, most: int | None = None) -> EntryAnswer:
    """The entry of an id or the beginning of one, with at most ``most`` that say the same (None: all).

    Raises:
        QuestionError: none or several fit.
    """
    found = find_entry(dossier, wanted, report)
    text = dossier.report(found.source.report_id)
    near = dossier.entries(EntryFilter(reports=(text.id,), current=False, states=EVERY))
    related = tuple(other for other in near if other.id != found.id and _related(found, other))
    return EntryAnswer(
        entry=found,
        report=text,
        context=context(found, text),
        decisions=tuple(dossier.trail("entry", found.address)),
        same=tuple(other for other in _same(dossier, found, most)),
        related=related,
    )


def find_entry(dossier: Dossier, wanted: str, report: str | None = None) -> Entry:
    """The one entry of an id or the beginning of one, also an old or rejected one."""
    asked = EntryFilter(kinds=tuple(Kind), starting=wanted, current=False, states=EVERY, limit=8)
    if report is not None:
        asked = replace(asked, reports=(dossier.find(report).id,))
    found = list(dossier.entries(asked))
    exact = [one for one in found if one.id == wanted] or found
    if len(exact) == 1:
        return exact[0]
    if not found:
        told = f"entry {wanted!r}: not in the dossier; 'verbale show' lists entries with their ids"
        raise QuestionError(told).told("no_entry", value=wanted)
    several = ", ".join(f"{one.id} ({one.source.origin})" for one in exact)
    told = f"entry {wanted!r}: several fit: {several}; give more of the id, or --report"
    raise QuestionError(told).told("entries_fit", value=wanted)


def context(found: Entry, report: Report) -> tuple[Context, ...]:
    """The paragraphs that an entry's words stand in, cut to a readable length."""
    marks = [(part, kept.span) for part, kept in found.passages]
    shown = [span for part, span in marks if part in SHOWN] or [span for _, span in marks]
    pieces: list[Span] = []
    for span in sorted(shown):
        around = _paragraph(span, report.text)
        if pieces and around.start <= pieces[-1].end:
            pieces[-1] = hull((pieces[-1], around))
        else:
            pieces.append(around)
    return tuple(
        Context(piece, piece.words(report.text), tuple((part, s) for part, s in marks if piece.covers(s)))
        for piece in pieces
    )


def _paragraph(span: Span, text: str) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    return Span(max(start, span.start - AROUND), min(end, span.end + AROUND))


def _same(dossier: Dossier, found: Entry, most: int | None) -> list[Entry]:
    asked = EntryFilter(kinds=(found.kind,), senses=(found.sense,), states=EVERY, limit=most)
    return [other for other in dossier.entries(asked) if other.row != found.row]


def _related(one: Entry, other: Entry) -> bool:
    return getattr(one.finding, "statement", None) == other.id or getattr(other.finding, "statement", None) == one.id
