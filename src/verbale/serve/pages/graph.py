"""Who waits for what, as a graph and as a list that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from verbale.ask.graph import waiting_graph
from verbale.ask.run import Board
from verbale.serve.language import Strings
from verbale.serve.pages.facts import atom_label
from verbale.serve.pages.scope import Choices, Scope, acts_in, choices, scope_of
from verbale.serve.pages.twin import twin
from verbale.serve.render import texts
from verbale.serve.work import board_of, reasoned

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
    """Context of ``graph.html``; ``cut``: how many acts and facts of the scope were left out of the picture."""

    scope: Scope
    choices: Choices
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cut: int


def graph_page(request: Request, scope: Annotated[Scope, Depends(scope_of)]) -> GraphPage:
    """What hangs together; acts that nothing is hung on and that hang on nothing are left out."""
    t, board = texts(request), board_of(request, None)
    nodes, edges, cut = reasoned(request, ("graph", scope), lambda: _picture(request, board, scope, t))
    return GraphPage(scope, choices(request, board, scope, t), nodes, edges, cut)


def _picture(
    request: Request, board: Board, scope: Scope, t: Strings
) -> tuple[tuple[Node, ...], tuple[Edge, ...], int]:
    acts, left = _most_linked(board, acts_in(request, board, scope))
    found = waiting_graph(board, acts)
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
    return tuple(nodes), tuple(edges), len(linked) - len(kept) + left


def _most_linked(board: Board, acts: Sequence[str]) -> tuple[list[str], int]:
    """Of acts that hang on something, or that something hangs on, those with most links, and how many are left out."""
    hanging = board.hanging
    links = {a: len(tuple(hanging.named(a))) + len(hanging.naming(a)) for a in acts}
    linked = sorted((a for a in acts if links[a]), key=lambda a: (-links[a], a))
    return linked[:MOST], max(0, len(linked) - MOST)


twin(router, "/graph", "graph.html", graph_page, lambda _, t: t("nav.graph"), "graph")
