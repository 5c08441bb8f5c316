"""Search over all text and entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request

from verbale.serve.desk import desk_of
from verbale.serve.indexer import FEW
from verbale.serve.names import called
from verbale.serve.pages.twin import PAGE, Text, twin
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, ReportLine, entry_line, report_line
from verbale.serve.work import kept
from verbale.store.lists import party_names
from verbale.store.search import Facet, Found, Part, refresh, search, stale

router = APIRouter()
WAIT = 2.0  # seconds that a search waits for its turn to index what is new


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value that narrows the search: its name and value, how many matches, the query to follow, whether it is on.

    ``label``: what to call a party; "" for values of open lists, which the interface names.
    """

    name: str
    value: str
    label: str
    number: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Context of ``search.html``.

    Attributes:
        total, texts: Entries and reports found, counted up to 1,000 and 100; ``more_entries``, ``more_texts``: there
            are further ones, older than those counted.
        older: These are entries older than the 1,000 counted before.
        whole: The words of all reports are looked through.
    """

    question: str
    total: int
    texts: int
    more_entries: bool
    more_texts: bool
    older: bool
    whole: bool
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
    before: Annotated[int | None, Query(ge=0, le=2**53)] = None,
) -> SearchPage:
    """What a question finds; ``before`` goes on with older entries than those counted.

    Of the reports added since a few are indexed first, where nobody is deciding.
    """
    desk, t = desk_of(request), texts(request)
    caught_up = _catch_up(request)
    chosen = {"kind": kind, "stance": stance, "act": act, "party": party, "state": state, "language": language}
    with desk.reading() as connection:
        found = search(connection, q, {k: v for k, v in chosen.items() if v}, Part(PAGE, after, before))
        whole = caught_up or not stale(connection)  # looking costs, so it is done only while there is something to do
        names = party_names(connection, [facet.value for facet in found.facets if facet.name == "party"])
    labels = {key: called(key, label, t) for key, (label, _) in names.items()}
    return SearchPage(
        question=q,
        total=found.total,
        texts=found.texts,
        more_entries=found.older is not None,
        more_texts=found.more_texts,
        older=before is not None,
        whole=whole,
        entries=tuple(entry_line(entry, t) for entry in found.entries),
        reports=tuple(map(report_line, found.reports)),
        facets=tuple(_facet(request, facet, chosen.get(facet.name, ""), labels) for facet in found.facets),
        next=_next(request, found, after),
    )


def _next(request: Request, found: Found, after: int) -> str:
    """The query of the page that follows: the next of those counted, else the first of older ones; "" for none."""
    if found.more:
        return str(request.url.include_query_params(after=after + PAGE).query)
    if found.older is None:
        return ""
    return str(request.url.remove_query_params("after").include_query_params(before=found.older).query)


def _catch_up(request: Request) -> bool:
    """Index a few of the reports that are new, once for each state of the dossier; whether there were none."""
    desk = desk_of(request)

    def some() -> bool:
        with desk.reading() as connection:
            behind = stale(connection)
        if behind:
            with desk.turns.upkeep(WAIT) as free:
                if free is not None:
                    refresh(free, FEW)
        return behind

    return not kept(request, "searched", some)


def _facet(request: Request, facet: Facet, chosen: str, labels: Mapping[str, str]) -> FacetLine:
    on = facet.value == chosen
    url = request.url.remove_query_params(["after", "before"])
    url = url.remove_query_params(facet.name) if on else url.include_query_params(**{facet.name: facet.value})
    label = labels.get(facet.value, "") if facet.name == "party" else ""
    return FacetLine(facet.name, facet.value, label, facet.number, str(url.query), on)


twin(router, "/search", "search.html", search_page, lambda _, t: t("search.label"), "")
