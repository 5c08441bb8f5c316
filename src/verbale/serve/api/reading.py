"""The API's lists and single things: everything that the pages show."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from verbale.reconcile.comparison import compare as compare_records
from verbale.reconcile.comparison_json import comparison_json
from verbale.record.interchange import to_json
from verbale.record.record import Record
from verbale.serve.annotation import MEDIA, annotation
from verbale.serve.api.guard import Limit, Reader, problems
from verbale.serve.api.shapes import Actors, Decisions, Entries, Reports, Verified
from verbale.serve.desk import desk_of
from verbale.serve.lookup import found as find_one
from verbale.serve.names import called
from verbale.serve.pages.actors import ActorPage, actor_page, parties_page
from verbale.serve.pages.audit import trail_line
from verbale.serve.pages.changes import ChangesPage, changes_page
from verbale.serve.pages.charts import ChartsPage, charts_page
from verbale.serve.pages.compare import ComparePage, compare_page
from verbale.serve.pages.dossier import DossierPage, dossier_page
from verbale.serve.pages.entries import EntryPage, Filters, entry_filter, entry_page, filters_of
from verbale.serve.pages.graph import GraphPage, graph_page
from verbale.serve.pages.reports import ReportPage, report_page
from verbale.serve.pages.search import SearchPage, search_page
from verbale.serve.pages.timeline import TimelinePage, timeline_page
from verbale.serve.pages.twin import After, Day, Text
from verbale.serve.pages.whatif import WhatIfPage, whatif_page
from verbale.serve.render import as_json, tagged, texts
from verbale.serve.security.roles import Visitor
from verbale.serve.views import entry_line, origin_for, report_line
from verbale.serve.work import kept
from verbale.store.audit import verify
from verbale.store.lists import ReportFilter, page_entries, page_reports
from verbale.store.queue import payload_of
from verbale.store.reports import find_report, select_record, select_report
from verbale.store.trail import page_decisions

router = APIRouter(prefix="/api", tags=["read"])


@router.get("/reports", response_model=Reports, responses=problems())
def reports(
    request: Request,
    visitor: Reader,
    text: Text = "",
    language: Text = "",
    since: Day = "",
    until: Day = "",
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Reports, newest kept first."""
    wanted = ReportFilter(language=language, text=text, since=since, until=until)
    with desk_of(request).reading() as connection:
        found = page_reports(connection, wanted, after, limit)
    return as_json(request, {"items": [report_line(r) for r in found.items], "next": found.after})


@router.get("/reports/{wanted}", response_model=ReportPage, responses=problems(404))
def report(request: Request, visitor: Reader, wanted: str) -> Response:
    """A report with its text in runs, its entries, orphans and what was not understood."""
    return as_json(request, report_page(request, wanted))


@router.get("/reports/{wanted}/record", responses=problems(404))
def record(request: Request, visitor: Reader, wanted: str, decided: bool = True) -> Response:
    """The record of a report as ``verbale-record/1``; ``decided=false``: as extracted, without people's decisions."""
    with desk_of(request).reading() as connection:
        found = select_record(connection, find_report(connection, wanted).id, decided)
    return as_json(request, to_json(_for(visitor, found)))


def _for(visitor: Visitor, record: Record) -> Record:
    """A record as a visitor may have it: see ``origin_for``."""
    return replace(record, report=replace(record.report, origin=origin_for(record.report.origin, visitor)))


@router.get("/reports/{wanted}/text", responses=problems(404), response_class=Response)
def text(request: Request, visitor: Reader, wanted: str) -> Response:
    """The text as received, in UTF-8; lone surrogates, which UTF-8 cannot hold, as question marks."""
    with desk_of(request).reading() as connection:
        found = select_report(connection, find_report(connection, wanted).id)
    body = found.text.encode("utf-8", "replace")
    return tagged(request, Response(body, media_type="text/plain; charset=utf-8"))


@router.get("/entries", response_model=Entries, responses=problems(404))
def entries(
    request: Request,
    visitor: Reader,
    filters: Annotated[Filters, Depends(filters_of)],
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Entries, newest kept first."""
    t = texts(request)
    with desk_of(request).reading() as connection:
        found = page_entries(connection, entry_filter(filters), after, limit)
    return as_json(request, {"items": [entry_line(e, t) for e in found.items], "next": found.after})


@router.get("/entries/{entry_id}", response_model=EntryPage, responses=problems(404))
def entry(request: Request, visitor: Reader, entry_id: str) -> Response:
    """An entry in its text, the same elsewhere, and its decisions."""
    return as_json(request, entry_page(request, entry_id))


def _finding(request: Request, entry_id: str) -> tuple[Any, dict[str, Any]]:
    found = find_one(desk_of(request).dossier, entry_id)
    with desk_of(request).reading() as connection:
        return found, payload_of(connection, found.row)


@router.get("/entries/{entry_id}/finding", responses=problems(404))
def finding(request: Request, visitor: Reader, entry_id: str) -> Response:
    """The entry in interchange form, as it stands in ``verbale-record/1``."""
    return as_json(request, _finding(request, entry_id)[1])


@router.get("/entries/{entry_id}/annotation", responses=problems(404))
def web_annotation(request: Request, visitor: Reader, entry_id: str) -> Response:
    """The entry as a W3C Web Annotation."""
    found, given = _finding(request, entry_id)
    base = str(request.base_url).rstrip("/")
    return as_json(request, annotation(entry_line(found, texts(request)), given, base), media=MEDIA)


@router.get("/actors", response_model=Actors, responses=problems())
def actors(
    request: Request,
    visitor: Reader,
    text: Text = "",
    after: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Limit = 50,
) -> Response:
    """Parties, those that most reports name first."""
    t = texts(request)
    found = kept(request, f"actors {after} {limit} {text}", lambda: parties_page(request, text, after, limit))
    items = [replace(p, label=called(p.key, p.label, t)) for p in found.items]
    return as_json(request, {"items": items, "next": found.after})


@router.get("/actors/{key}", response_model=ActorPage, responses=problems(404))
def actor(request: Request, visitor: Reader, key: str) -> Response:
    """One actor over all reports."""
    return as_json(request, actor_page(request, key))


@router.get("/dossier", response_model=DossierPage, responses=problems())
def dossier(request: Request, visitor: Reader) -> Response:
    """The matrix, what hangs on what, the newest entries and events."""
    return as_json(request, dossier_page(request))


@router.get("/changes", response_model=ChangesPage, responses=problems(404))
def changes(request: Request, visitor: Reader, found: Annotated[ChangesPage, Depends(changes_page)]) -> Response:
    """What was said, withdrawn and happened between two days, and which acts stand otherwise because of it."""
    return as_json(request, found)


@router.get("/timeline", response_model=TimelinePage, responses=problems(404))
def timeline(request: Request, visitor: Reader, found: Annotated[TimelinePage, Depends(timeline_page)]) -> Response:
    """Events, newest day first."""
    return as_json(request, found)


@router.get("/search", response_model=SearchPage, responses=problems())
def search(request: Request, visitor: Reader, found: Annotated[SearchPage, Depends(search_page)]) -> Response:
    """Entries and reports by their words, accents and inflection ignored."""
    return as_json(request, found)


@router.get("/compare", response_model=ComparePage, responses=problems(404))
def compare(request: Request, visitor: Reader, found: Annotated[ComparePage, Depends(compare_page)]) -> Response:
    """Two or more reports (``report`` given several times) compared pair by pair."""
    return as_json(request, found)


@router.get("/compare/{a}/{b}", responses=problems(404))
def comparison(request: Request, visitor: Reader, a: str, b: str) -> Response:
    """Two reports compared, as ``verbale-comparison/1``."""
    dossier = desk_of(request).dossier
    one, other = (_for(visitor, dossier.record(dossier.find(wanted).id)) for wanted in (a, b))
    return as_json(request, comparison_json(compare_records(one, other)))


@router.get("/what-if", response_model=WhatIfPage, responses=problems(404))
def what_if(request: Request, visitor: Reader, found: Annotated[WhatIfPage, Depends(whatif_page)]) -> Response:
    """Where each act stands with some facts set (``set`` given several times), and what unlocks a goal."""
    return as_json(request, found)


@router.get("/graph", response_model=GraphPage, responses=problems(404))
def graph(request: Request, visitor: Reader, found: Annotated[GraphPage, Depends(graph_page)]) -> Response:
    """Who waits for what, of all acts or of those of a party, an act, days of the saying, or a report's story."""
    return as_json(request, found)


@router.get("/charts", response_model=ChartsPage, responses=problems())
def charts(request: Request, visitor: Reader) -> Response:
    """The numbers of the charts."""
    return as_json(request, charts_page(request))


@router.get("/decisions", response_model=Decisions, responses=problems())
def decisions(request: Request, visitor: Reader, after: After = None, limit: Limit = 50) -> Response:
    """The trail of decisions, newest first."""
    with desk_of(request).reading() as connection:
        found = page_decisions(connection, after, limit)
    return as_json(request, {"items": [trail_line(d) for d in found.items], "next": found.after})


@router.get("/decisions/verify", response_model=Verified, responses=problems())
def verified(request: Request, visitor: Reader) -> Response:
    """Whether the chain of decisions holds."""
    with desk_of(request).reading() as connection:
        fault, newest = verify(connection), page_decisions(connection, None, 1).items
    length, head = (newest[0].seq, newest[0].hash) if newest else (0, "")
    return as_json(request, {"holds": fault is None, "fault": fault or "", "length": length, "head": head})
