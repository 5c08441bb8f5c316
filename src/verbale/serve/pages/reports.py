"""Reports: the list, and one report as received with every entry marked in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from verbale.ask.report import Mark, marked_report
from verbale.record.record import Skipped
from verbale.serve.desk import Needs, desk_of, known_visitor
from verbale.serve.marks import Place, Run, runs
from verbale.serve.pages.shared import Sharer, is_whole, shared_with, spans_of
from verbale.serve.pages.twin import PAGE, After, Day, Text, next_page, twin
from verbale.serve.render import texts
from verbale.serve.security.roles import Role
from verbale.serve.views import EntryLine, ReportLine, entry_line, origin_for, report_line
from verbale.store.entries import EVERY, SHOWN, Entry, EntryFilter, select_entries
from verbale.store.kinds import Kind
from verbale.store.lists import ReportFilter, page_reports
from verbale.store.reports import find_report, select_report

router = APIRouter()
MARKED = (Kind.STATEMENT, Kind.POSITION, Kind.EVENT, Kind.FIGURE)


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """Context of ``reports.html``: the filters of the address, the reports, the query of the next page."""

    filters: ReportFilter
    reports: tuple[ReportLine, ...]
    next: str


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """Something seen and not understood: what, its words, why."""

    what: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Context of ``report.html``.

    Attributes:
        runs: The text in pieces, with what rests on each.
        entries: In reading order. ``orphans``: kept for a person's decision though no longer found here.
        versions: (origin, number of its version) of each place where the text was found.
        skipped: What was seen and not understood.
        shaded: Wording shared with other reports is shaded; ``sharers``: those reports;
            ``whole``: none is still to be looked through.
    """

    report: ReportLine
    origin: str
    extractor: str
    notes: tuple[str, ...]
    versions: tuple[tuple[str, int], ...]
    runs: tuple[Run, ...]
    entries: tuple[EntryLine, ...]
    orphans: tuple[EntryLine, ...]
    kinds: tuple[str, ...]
    skipped: tuple[SkippedLine, ...]
    shaded: bool
    whole: bool
    sharers: tuple[Sharer, ...]


@dataclass(frozen=True, slots=True)
class CardsPage:
    """Context of ``cards.html``: the entries at one place of a text, for the margin."""

    entries: tuple[EntryLine, ...]


def reports_page(
    request: Request, text: Text = "", language: Text = "", since: Day = "", until: Day = "", after: After = None
) -> ReportsPage:
    """The list."""
    wanted = ReportFilter(language=language, text=text, since=since, until=until)
    with desk_of(request).reading() as connection:
        found = page_reports(connection, wanted, after, PAGE)
    return ReportsPage(wanted, tuple(map(report_line, found.items)), next_page(request, found.after))


def report_page(request: Request, wanted: str, shared: Annotated[str, Query(max_length=3)] = "") -> ReportPage:
    """One report; ``shared=yes`` and ``no``: with and without the wording that other reports have."""
    t, dossier, visitor = texts(request), desk_of(request).dossier, known_visitor(request)
    marked = marked_report(dossier, wanted)
    kept, text = marked.kept, marked.report.text
    seen = EntryFilter(kinds=(Kind.SKIPPED,), reports=(kept.id,), current=False)
    skipped = [entry.finding for entry in dossier.entries(seen) if isinstance(entry.finding, Skipped)]
    lines = {e.id: entry_line(e, t) for e in sorted((*marked.entries, *marked.orphans), key=_place)}
    own = {entry.id for entry in marked.entries if not entry.kept}
    sharers = shared_with(request, kept.id, shared)
    return ReportPage(
        report=report_line(kept),
        origin=origin_for(kept.origin, visitor),
        extractor=kept.extractor,
        notes=kept.notes,
        versions=tuple((origin_for(origin, visitor), number) for origin, number in kept.origins),
        runs=runs(text, marked.sections, _places(marked.marks), spans_of(sharers or ())),
        entries=tuple(line for line in lines.values() if line.id in own),
        orphans=tuple(line for line in lines.values() if line.id not in own),
        kinds=tuple(kind.value for kind in MARKED),
        skipped=tuple(
            SkippedLine(s.what, s.span.words(text) if s.span else "", s.reason)
            for s in skipped
            if isinstance(s, Skipped)
        ),
        shaded=sharers is not None,
        whole=sharers is None or is_whole(request),
        sharers=sharers or (),
    )


def _place(entry: Entry) -> tuple[int, int, str]:
    spans = [s.span for _, s in entry.passages]
    return (min((s.start for s in spans), default=-1), max((s.end for s in spans), default=-1), entry.id)


def _places(marks: Iterable[Mark]) -> list[Place]:
    """What is marked: the words that entries rest on; those of a person's making are marked as well."""
    return [Place(m.span, m.entry.id, m.entry.kind.value) for m in marks if m.part in SHOWN and m.entry.kind in MARKED]


def cards_page(request: Request, wanted: str, entries: Text = "") -> CardsPage:
    """The cards of some entries (ids between commas)."""
    t, ids = texts(request), tuple(filter(None, entries.split(",")))[:20]
    with desk_of(request).reading() as connection:
        report = find_report(connection, wanted)
        mine = EntryFilter(reports=(report.id,), ids=ids, states=EVERY, current=False)
        found = list(select_entries(connection, mine)) if ids else []
    return CardsPage(tuple(sorted((entry_line(e, t) for e in found), key=lambda line: ids.index(line.id))))


@router.get("/reports/{wanted}/text", dependencies=[Depends(Needs(Role.READER))], include_in_schema=False)
def text_file(request: Request, wanted: str) -> Response:
    """The text as received, as plain text that no browser runs."""
    with desk_of(request).reading() as connection:
        report = select_report(connection, find_report(connection, wanted).id)
    body = report.text.encode("utf-8", "replace")
    return Response(body, media_type="text/plain; charset=utf-8", headers={"Content-Disposition": "attachment"})


twin(router, "/reports", "reports.html", reports_page, lambda _, t: t("nav.reports"), "reports")
twin(router, "/reports/{wanted}/cards", "cards.html", cards_page, lambda _, t: t("nav.entries"), "reports")
twin(router, "/reports/{wanted}", "report.html", report_page, lambda p, _: p.report.title, "reports")
