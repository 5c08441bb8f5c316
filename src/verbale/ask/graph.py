"""Who waits for what, as a graph: acts and facts, and what each act's conditions name."""

from collections.abc import Collection

import networkx as nx

from verbale.ask.run import Board
from verbale.reason.case import Word, party_of
from verbale.reason.evaluate import Value
from verbale.reason.phrase import unfold
from verbale.reason.state import state
from verbale.record.condition import Condition, Not, atoms


def waiting_graph(board: Board, acts: Collection[str] | None = None) -> "nx.DiGraph[str]":
    """The graph of a record, or of some acts of it with what they hang on.

    Nodes have ``label``, ``kind`` (act or fact), ``status``, ``party``, ``words``; edges lead from what is waited for
    to the act that waits, with ``sense`` (if, not, not unless, refuses, counts as) and ``condition``.
    """
    wanted = set(board.acts if acts is None else acts)
    now = state(board.part(wanted), board.settings)
    names, graph = board.lexicon, nx.DiGraph()
    for s in board.standings(wanted):
        words = " … ".join(q.words for w in s.words for q in w.passages[:1])
        _node(graph, s.act, names.label(s.act), s.status.value, words)
    named = {a.key for w in now.selection.words if w.act in wanted and not w.note for a in atoms(w.condition)}
    beside = named - wanted
    found = {s.act: s.status.value for s in board.standings(beside)} if acts is not None else {}
    for word in now.selection.words:
        if word.note or word.act not in wanted:
            continue
        for atom, holds in _signed(word.condition, True):
            _node(graph, atom, names.label(atom), found.get(atom) or _known(now.lamp(atom)), "")
            graph.add_edge(atom, word.act, sense=_sense(word, holds), condition=unfold(word.condition))
    for link in now.selection.links:
        if acts is None or {link.atom, link.counts_as} & (wanted | named):
            for atom in (link.atom, link.counts_as):
                _node(graph, atom, names.label(atom), found.get(atom) or _known(now.lamp(atom)), "")
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
