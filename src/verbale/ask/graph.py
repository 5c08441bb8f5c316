"""Who waits for what, as a graph: acts and facts, and what each act's conditions name."""

import networkx as nx

from verbale.ask.run import Board
from verbale.reason.case import Word, party_of
from verbale.reason.evaluate import Value
from verbale.reason.phrase import unfold
from verbale.reason.stand import standings
from verbale.reason.state import state
from verbale.record.condition import Condition, Not, atoms


def waiting_graph(board: Board) -> "nx.DiGraph[str]":
    """The graph of a record.

    Nodes have ``label``, ``kind`` (act or fact), ``status``, ``party``, ``words``; edges lead from what is waited for
    to the act that waits, with ``sense`` (if, not, not unless, refuses, counts as) and ``condition``.
    """
    now = state(board.case, board.settings)
    names, graph = board.lexicon, nx.DiGraph()
    for s in standings(now):
        words = " … ".join(q.words for w in s.words for q in w.passages[:1])
        _node(graph, s.act, names.label(s.act), s.status.value, words)
    for word in now.selection.words:
        if word.note:
            continue
        for atom, holds in _signed(word.condition, True):
            sense = (
                "refuses" if word.is_against and not word.requirement else "not unless" if word.requirement else "if"
            )
            sense = sense if holds else "until" if sense == "refuses" else f"{sense} not"
            _node(graph, atom, names.label(atom), _known(now.lamp(atom)), "")
            graph.add_edge(atom, word.act, sense=sense, condition=unfold(word.condition))
    for link in now.selection.links:
        for atom in (link.atom, link.counts_as):
            _node(graph, atom, names.label(atom), _known(now.lamp(atom)), "")
        graph.add_edge(link.atom, link.counts_as, sense="counts as", condition="")
    return graph


def _node(graph: "nx.DiGraph[str]", key: str, label: str, status: str, words: str) -> None:
    if key not in graph:
        kind = "act" if party_of(key) else "fact"
        graph.add_node(key, label=label, kind=kind, status=status, party=party_of(key), words=words)


def _sense(word: Word, holds: bool) -> str:
    """How an act hangs on what its condition names."""
    if word.requirement:
        return "not unless" if holds else "not unless not"
    if word.is_against:
        return "refuses" if holds else "until"
    return "if" if holds else "if not"


def _known(value: Value) -> str:
    return value.value


def _signed(condition: Condition | None, holds: bool) -> list[tuple[str, bool]]:
    """Each atom of a condition, and whether it is asked to hold."""
    if condition is None:
        return []
    if isinstance(condition, Not):
        return [(key, not sign) for key, sign in _signed(condition.part, holds)]
    parts = getattr(condition, "parts", None) or ((condition.part,) if hasattr(condition, "part") else None)
    if parts is None:
        return [(a.key, holds) for a in atoms(condition)]
    return [pair for part in parts for pair in _signed(part, holds)]
