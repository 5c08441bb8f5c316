"""The graph of who waits for what as a picture: SVG, an HTML page around it, or GraphML for other programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import fmean
from textwrap import wrap

import networkx as nx

from verbale.record.errors import QuestionError
from verbale.show.words import line

WIDTH, HEIGHT, GAP, ACROSS, MARGIN = 250, 46, 14, 130, 24  # of a box, between boxes, between columns, around; pixels
LETTERS = 36  # on one line of a box
SWEEPS = 4  # passes over the columns to bring neighbours close
COLOURS = {
    "done": "#b7e4c7",
    "live": "#d8f3dc",
    "established": "#d8f3dc",
    "waiting": "#fff3bf",
    "held": "#ffe8cc",
    "not unless": "#ffe8cc",
    "stands if they move together": "#d0ebff",
    "refused": "#ffc9c9",
    "established not": "#ffc9c9",
    "contested": "#eebefa",
    "reserved": "#f1e3d3",
    "overdue": "#ffa8a8",
}
GREY = "#f1f3f5"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands: its upper left corner, in pixels."""

    key: str
    x: float
    y: float


def draw(graph: "nx.DiGraph[str]", path: Path) -> None:
    """Write the graph to a file, in the form that its ending names.

    Raises:
        QuestionError: another ending.
    """
    writers: dict[str, Callable[[nx.DiGraph[str]], str]] = {".svg": svg, ".html": page, ".graphml": graphml}
    if path.suffix.lower() not in writers:
        raise QuestionError(f"--graph {path}: expected a name that ends in {', '.join(writers)}")
    path.write_text(writers[path.suffix.lower()](graph), encoding="utf-8")


def graphml(graph: "nx.DiGraph[str]") -> str:
    """GraphML, with labels, statuses and words as attributes."""
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def svg(graph: "nx.DiGraph[str]") -> str:
    """The picture: what is waited for on the left, who waits on the right; words on hovering."""
    boxes = {box.key: box for box in laid_out(graph)}
    width = max((b.x for b in boxes.values()), default=0) + WIDTH + MARGIN
    height = max((b.y for b in boxes.values()), default=0) + HEIGHT + MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="sans-serif" font-size="12" role="img"><title>Who waits for what</title>'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#495057"/></marker></defs>'
    )
    edges = (_edge(boxes[a], boxes[b], d) for a, b, d in graph.edges(data=True))
    return "\n".join([head, *edges, *(_box(b, graph.nodes[b.key]) for b in boxes.values()), "</svg>"]) + "\n"


def page(graph: "nx.DiGraph[str]") -> str:
    """The picture with a table of its acts, in one file without scripts."""
    rows = (
        f"<tr><td>{escape(line(d['label']))}</td><td>{escape(d['status'])}</td><td>{escape(line(d['words']))}</td></tr>"
        for _, d in sorted(graph.nodes(data=True), key=lambda n: str(n[1]["label"]))
        if d["kind"] == "act"
    )
    return "\n".join(
        [
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Who waits for what</title>',
            "<style>body{font-family:sans-serif;margin:1.5rem}svg{max-width:100%;height:auto}"
            "td,th{border-bottom:1px solid #dee2e6;padding:.3rem .6rem;text-align:left;vertical-align:top}</style>",
            "<h1>Who waits for what</h1>",
            svg(graph),
            "<table><tr><th>Act</th><th>Status</th><th>Words</th></tr>",
            *rows,
            "</table></html>",
        ]
    )


def laid_out(graph: "nx.DiGraph[str]") -> list[Box]:
    """Columns by how far a node is from what waits for nothing; loops share a column; neighbours come close."""
    columns = _columns(graph)
    place = {key: float(row) for column in columns for row, key in enumerate(column)}
    for _ in range(SWEEPS):
        for column in columns[1:]:
            column.sort(key=lambda key: (_middle(graph, key, place), key))
            place.update({key: float(row) for row, key in enumerate(column)})
    tallest = max(map(len, columns), default=0)
    return [
        Box(key, MARGIN + n * (WIDTH + ACROSS), MARGIN + (row + (tallest - len(column)) / 2) * (HEIGHT + GAP))
        for n, column in enumerate(columns)
        for row, key in enumerate(column)
    ]


def _columns(graph: "nx.DiGraph[str]") -> list[list[str]]:
    alone = sorted(key for key in graph if graph.degree(key) == 0)
    tied = graph.subgraph([key for key in graph if graph.degree(key)])
    knots = nx.condensation(tied)
    columns = [
        sorted(key for knot in generation for key in knots.nodes[knot]["members"])
        for generation in nx.topological_generations(knots)
    ]
    return [*columns, alone] if alone else columns


def _middle(graph: "nx.DiGraph[str]", key: str, place: dict[str, float]) -> float:
    near = [place[other] for other in graph.predecessors(key)]
    return fmean(near) if near else place[key]


def _edge(start: Box, end: Box, data: dict[str, str]) -> str:
    forward = end.x > start.x
    x1, y1 = start.x + WIDTH, start.y + HEIGHT / 2
    x2, y2 = (end.x if forward else end.x + WIDTH), end.y + HEIGHT / 2
    bend = ACROSS / 2 if forward else ACROSS / 1.5
    turn = x2 - bend if forward else x2 + bend
    dash = "" if data["sense"] in ("if", "counts as") else ' stroke-dasharray="5 3"'
    title = f"{data['sense']} {data['condition']}".strip()
    curve = f"M{x1:.0f} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} {turn:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    return (
        f'<path d="{curve}" fill="none" stroke="#495057"{dash} marker-end="url(#tip)"><title>{escape(title)}</title>'
        f'</path><text x="{x2 - 12 if forward else x2 + 12:.0f}" y="{y2 - 4:.0f}" font-size="10" fill="#495057" '
        f'text-anchor="{"end" if forward else "start"}">{escape(data["sense"])}</text>'
    )


def _box(box: Box, data: dict[str, str]) -> str:
    fill, dashed = COLOURS.get(data["status"], GREY), "" if data["kind"] == "act" else ' stroke-dasharray="4 3"'
    title = f"{line(data['label'])}: {data['status']}" + (f" – {line(data['words'])}" if data["words"] else "")
    rows = (
        f'<text x="{box.x + 8:.0f}" y="{y:.0f}"{style}>{escape(told)}</text>' for told, y, style in _rows(box, data)
    )
    return (
        f'<g><title>{escape(title)}</title><rect x="{box.x:.0f}" y="{box.y:.0f}" width="{WIDTH}" height="{HEIGHT}" '
        f'rx="5" fill="{fill}" stroke="#868e96"{dashed}/>{"".join(rows)}</g>'
    )


def _rows(box: Box, data: dict[str, str]) -> Iterator[tuple[str, float, str]]:
    told = wrap(line(data["label"]), LETTERS, max_lines=2, placeholder=" …") or [""]
    for number, row in enumerate(told):
        yield row, box.y + 14 + 13 * number, ""
    yield data["status"], box.y + HEIGHT - 5, ' font-size="10" fill="#495057"'
