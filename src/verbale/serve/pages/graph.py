"""Who waits for what, as a graph and as a list that says the same."""

from dataclasses import dataclass

from fastapi import APIRouter, Request

from verbale.ask.graph import waiting_graph
from verbale.serve.pages.facts import atom_label
from verbale.serve.pages.twin import twin
from verbale.serve.render import texts
from verbale.serve.work import board_of

router = APIRouter()
MOST = 120  # nodes that a picture can bear
LOOKS = {
    "if": "for",
    "if not": "mid",
    "not unless": "mid",
    "not unless not": "mid",
    "refuses": "against",
    "until": "against",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An act or a fact (``kind``: ``act`` or ``atom``) with its status."""

    id: str
    label: str
    kind: str
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class Edge:
    """``target`` hangs on ``source``; ``label`` says how, ``look`` is its colour class."""

    source: str
    target: str
    label: str
    look: str
    entry: str


@dataclass(frozen=True, slots=True)
class GraphPage:
    """Context of ``graph.html``; ``cut``: number of nodes that were left out of the picture."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cut: int


def graph_page(request: Request) -> GraphPage:
    """What hangs together; acts that nothing is hung on and that hang on nothing are left out."""
    t, board = texts(request), board_of(request, None)
    found = waiting_graph(board)
    linked = sorted((n for n in found if found.degree(n)), key=lambda n: (-found.degree(n), n))
    kept = set(linked[:MOST])
    nodes = []
    for key in sorted(kept):
        data = found.nodes[key]
        label = atom_label(board, key, t)
        kind = "act" if data["kind"] == "act" else "atom"
        nodes.append(Node(key, label, kind, data["status"], data["words"]))
    edges = [
        Edge(a, b, t.name("sense", data["sense"]), LOOKS.get(data["sense"], "say"), "")
        for a, b, data in found.edges(data=True)
        if a in kept and b in kept
    ]
    return GraphPage(tuple(nodes), tuple(edges), len(linked) - len(kept))


twin(router, "/graph", "graph.html", graph_page, lambda _, t: t("nav.graph"), "graph")
