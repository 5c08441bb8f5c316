"""Charts, each with a table that says the same."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request

from verbale.serve.desk import desk_of
from verbale.serve.names import called
from verbale.serve.pages.twin import twin
from verbale.serve.render import texts
from verbale.serve.work import kept
from verbale.store.counts import entries_by_day, stances_by_party
from verbale.store.lists import party_label

router = APIRouter()
PARTIES, DAYS = 12, 120


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a chart: of which group and series."""

    group: str
    series: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name (string ``charts.<name>``), a Vega-Lite specification without data, and its rows."""

    name: str
    spec: dict[str, Any]
    rows: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ChartsPage:
    """Context of ``charts.html``."""

    charts: tuple[Chart, ...]


def charts_page(request: Request) -> ChartsPage:
    """The charts, kept until the dossier changes."""
    return kept(request, "charts", lambda: _charts_page(request))


def _charts_page(request: Request) -> ChartsPage:
    t = texts(request)
    with desk_of(request).reading() as connection:
        stances, days = stances_by_party(connection, PARTIES), entries_by_day(connection, DAYS)
        names = {p: called(p, party_label(connection, p) or p, t)[:40] for p, _, _ in stances}
    by_party = tuple(Cell(names[p], t.name("stance", s), n) for p, s, n in sorted(stances))
    by_day = tuple(Cell(t.day(d), t.name("kinds", k), n) for d, k, n in sorted(days))
    number, colour = t("charts.number"), {"field": "series", "type": "nominal", "title": None}
    bars = {"field": "number", "type": "quantitative", "title": number, "aggregate": "sum", "axis": {"tickMinStep": 1}}
    party = {"field": "group", "type": "nominal", "title": None, "sort": "-x", "axis": {"labelLimit": 220}}
    day = {"field": "group", "type": "ordinal", "title": None, "sort": None, "axis": {"labelAngle": -45}}
    return ChartsPage(
        (
            Chart("stances", {"mark": "bar", "encoding": {"y": party, "x": bars, "color": colour}}, by_party),
            Chart("days", {"mark": "bar", "encoding": {"x": day, "y": bars, "color": colour}}, by_day),
        )
    )


twin(router, "/charts", "charts.html", charts_page, lambda _, t: t("nav.charts"), "charts")
