"""Charts, each with a table that says the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Request

from verbale.serve.desk import desk_of
from verbale.serve.names import called
from verbale.serve.pages.twin import twin
from verbale.serve.render import texts
from verbale.serve.signs import STANCE_COLOURS
from verbale.serve.work import kept
from verbale.store.counts import entries_by_day, stances_by_party
from verbale.store.kinds import Kind
from verbale.store.lists import party_label

router = APIRouter()
PARTIES, DAYS = 12, 120
LEGEND = {"orient": "bottom", "columns": 3}
KIND_COLOURS = MappingProxyType(
    {
        Kind.STATEMENT.value: "#4c5fc4",
        Kind.POSITION.value: "#2f9160",
        Kind.EVENT.value: "#d99a2b",
        Kind.FIGURE.value: "#a05bb5",
        Kind.ROLE.value: "#6b7a88",
        Kind.MEMBERSHIP.value: "#a9b4be",
    }
)


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
    number = t("charts.number")
    bars = {"field": "number", "type": "quantitative", "title": number, "aggregate": "sum", "axis": {"tickMinStep": 1}}
    party = {"field": "group", "type": "nominal", "title": None, "sort": "-x", "axis": {"labelLimit": 140}}
    day = {"field": "group", "type": "ordinal", "title": None, "sort": None, "axis": {"labelAngle": -45}}
    stance = _colour({t.name("stance", s): c for s, c in STANCE_COLOURS.items()}, by_party)
    kind = _colour({t.name("kinds", k): c for k, c in KIND_COLOURS.items()}, by_day)
    return ChartsPage(
        (
            Chart("stances", {"mark": "bar", "encoding": {"y": party, "x": bars, "color": stance}}, by_party),
            Chart("days", {"mark": "bar", "encoding": {"x": day, "y": bars, "color": kind}}, by_day),
        )
    )


def _colour(colours: Mapping[str, str], rows: tuple[Cell, ...]) -> dict[str, Any]:
    """Each series in its own colour, the same in every language and dossier; the legend below, where there is room."""
    shown = {cell.series for cell in rows}
    domain = [name for name in colours if name in shown]
    scale = {"domain": domain, "range": [colours[name] for name in domain]}
    return {"field": "series", "type": "nominal", "title": None, "scale": scale, "legend": LEGEND}


twin(router, "/charts", "charts.html", charts_page, lambda _, t: t("nav.charts"), "charts")
