"""Search over all text and entries."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request

from verbale.serve.desk import desk_of
from verbale.serve.indexer import FEW
from verbale.serve.pages.twin import PAGE, Text, twin
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, ReportLine, entry_line, report_line
from verbale.serve.work import kept
from verbale.store.search import Facet, refresh, search, stale

router = APIRouter()
WAIT = 2.0  # seconds that a search waits for its turn to index what is new


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value that narrows the search: its name and value, how many matches, the query to follow, whether it is on."""

    name: str
    value: str
    number: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Context of ``search.html``."""

    question: str
    total: int
    entries: tuple[EntryLine, ...]
    reports: tuple[ReportLine, ...]
    facets: tuple[FacetLine, ...]
    next: str


def search_page(
    request: Request,
    q: Text = "",
    kind: Text = "",
    stance: Text = "",
    act: Text = "",
    party: Text = "",
    state: Text = "",
    language: Text = "",
    after: Annotated[int, Query(ge=0, le=5000)] = 0,
) -> SearchPage:
    """What a question finds. Of the reports added since a few are indexed first, where nobody is deciding."""
    desk, t = desk_of(request), texts(request)
    kept(request, "searched", lambda: _caught_up(request))
    chosen = {"kind": kind, "stance": stance, "act": act, "party": party, "state": state, "language": language}
    with desk.reading() as connection:
        found = search(connection, q, {k: v for k, v in chosen.items() if v}, PAGE, after)
    more = str(request.url.include_query_params(after=after + PAGE).query) if found.more else ""
    return SearchPage(
        question=q,
        total=found.total,
        entries=tuple(entry_line(entry, t) for entry in found.entries),
        reports=tuple(map(report_line, found.reports)),
        facets=tuple(_facet(request, facet, chosen.get(facet.name, "")) for facet in found.facets),
        next=more,
    )


def _caught_up(request: Request) -> bool:
    desk = desk_of(request)
    with desk.reading() as connection:
        behind = stale(connection)
    if behind:
        with desk.turns.upkeep(WAIT) as free:
            if free is not None:
                refresh(free, FEW)
    return behind


def _facet(request: Request, facet: Facet, chosen: str) -> FacetLine:
    on = facet.value == chosen
    url = request.url.remove_query_params("after")
    url = url.remove_query_params(facet.name) if on else url.include_query_params(**{facet.name: facet.value})
    return FacetLine(facet.name, facet.value, facet.number, str(url.query), on)


twin(router, "/search", "search.html", search_page, lambda _, t: t("search.label"), "")
