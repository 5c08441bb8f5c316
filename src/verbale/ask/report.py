"""A report with every entry marked in its text."""

from dataclasses import dataclass

from verbale.record.report import Report, Section
from verbale.record.span import Selector, Span, still_there
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that belongs to an entry, as what (content, cue, source, evidence, condition, when …)."""

    span: Span
    part: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report, its sections and entries, each entry's spans as marks in order of the text.

    Attributes:
        orphans: Entries of earlier versions whose words are gone from this text.
    """

    kept: KeptReport
    report: Report
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    orphans: tuple[Entry, ...]


def marked_report(dossier: Dossier, wanted: str, kinds: tuple[Kind, ...] = ()) -> MarkedReport:
    """The report of an id, the beginning of one, or an origin, with its entries of some kinds (none: all)."""
    kept = dossier.find(wanted)
    record = dossier.record(kept.id)
    found = tuple(dossier.entries(EntryFilter(kinds=kinds, reports=(kept.id,), current=False)))
    marks = [Mark(selector.span, part, entry) for entry in found for part, selector in entry.passages]
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end, mark.entry.row))
    return MarkedReport(kept, record.report, record.sections, found, tuple(marks), orphans(dossier, kept, kinds))


def orphans(dossier: Dossier, kept: KeptReport, kinds: tuple[Kind, ...] = ()) -> tuple[Entry, ...]:
    """Entries of earlier versions of a report's origins whose words no longer stand in its text."""
    text = dossier.report(kept.id)
    earlier = tuple(older for older in dossier.versions(kept.id) if older != kept.id)
    if not earlier:
        return ()
    asked = EntryFilter(kinds=kinds, reports=earlier, current=False)
    return tuple(entry for entry in dossier.entries(asked) if _gone(entry, text))


def _gone(entry: Entry, report: Report) -> bool:
    text_hash = report.id.removeprefix("sha256:")
    shown = [kept for part, kept in entry.passages if part in ("content", "evidence")]
    return any(not still_there(kept, report.text, text_hash) and not _stands(kept, report.text) for kept in shown)


def _stands(kept: Selector, text: str) -> bool:
    """Whether the words stand somewhere in the text; only asked to tell moved words from vanished ones."""
    return kept.exact in text
