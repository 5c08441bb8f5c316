"""Facts and links that people enter: what holds since when, and which wording counts as another; shown on What if.

Each is a signed decision in the trail; taking it back is another one. Nothing is linked by rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from fastapi import Request
from starlette.exceptions import HTTPException

from verbale.ask.facts import FactGiven, Proposal, fact_payload, proposals
from verbale.ask.run import Board
from verbale.reason.case import party_of
from verbale.record.condition import atoms
from verbale.record.errors import QuestionError
from verbale.serve.desk import desk_of
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.work import board_of, reasoned
from verbale.store.facts import KeptFact, KeptLink, add_fact, add_link, decide_on, select_facts, select_links

SHOWN = 12  # proposals on one page
KNOWN = 300  # facts, and acts, to choose from; others are typed
COMPARED = 400  # wordings beyond which none are proposed: each is compared with each
LONGEST = 300  # characters of what a person types


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact with its label. ``on``: ISO day from which it holds; ``entry``: id where it was read from a report."""

    id: str
    atom: str
    label: str
    holds: bool
    on: str
    source: str
    supposed: bool
    author: str
    retracted: str
    entry: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """That ``atom`` counts as ``counts_as``; ``state``: proposed, accepted or retracted, by ``author`` on ``on``."""

    id: str
    atom: str
    counts_as: str
    label: str
    counts_as_label: str
    state: str
    author: str
    on: str
    note: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """Two wordings that resemble each other, with their labels; ``alike``: of 100."""

    atom: str
    counts_as: str
    label: str
    counts_as_label: str
    alike: int


@dataclass(frozen=True, slots=True)
class Entered:
    """What people entered.

    Attributes:
        facts, links: Those in force first, newest first. told: Facts that reports tell of.
        known: (key, label) of facts and acts that the record names, of a large one those that most is said of.
        suggested: None were asked for where empty and ``asked`` is not set.
    """

    facts: tuple[FactLine, ...]
    links: tuple[LinkLine, ...]
    told: tuple[FactLine, ...]
    known: tuple[tuple[str, str], ...]
    suggested: tuple[ProposalLine, ...]
    asked: bool


def atom_label(board: Board, key: str, t: Strings) -> str:
    """A fact or act in the reader's language, else in the words of the reports."""
    party = party_of(key)
    if not party:
        words = board.lexicon.label(key)
        return t.texts.get(f"atom.{key}") or (t("entry.quoted", words=words) if key.startswith("words:") else words)
    code = key.removeprefix(f"{party}.")
    words = next(iter(board.loaded.acts.get(key, ())), "") if code.startswith("other:") else ""
    who = called(party, board.loaded.parties.get(party, party), t)
    return t("whatif.act_of", who=who, act=words or t.name("act", code))


def entered(request: Request, board: Board, t: Strings, suggest: bool) -> Entered:
    """What people entered, and what they could."""
    with desk_of(request).reading() as connection:
        facts, links = select_facts(connection), select_links(connection)
    own = {f.id for f in facts}
    told = [f for f in board.loaded.case.facts if f.id not in own]
    return Entered(
        facts=tuple(sorted((_fact(f, board, t) for f in reversed(facts)), key=lambda f: bool(f.retracted))),
        links=tuple(sorted((_link(x, board, t) for x in reversed(links)), key=lambda x: x.state == "retracted")),
        told=tuple(
            FactLine(f.id, f.atom, atom_label(board, f.atom, t), f.holds, f.on or "", f.source, False, "", "", f.id)
            for f in told[:SHOWN]
        ),
        known=reasoned(request, "known", lambda: _known(board, t)),
        suggested=tuple(_proposal(p, board, t) for p in _suggested(board)) if suggest else (),
        asked=suggest,
    )


def _known(board: Board, t: Strings) -> tuple[tuple[str, str], ...]:
    """The facts and acts to choose from: facts, and the acts most spoken of."""
    acts = nlargest(KNOWN, board.lexicon.acts, key=lambda a: (board.weight(a) + len(board.hanging.naming(a)), a))
    facts = nlargest(
        KNOWN, board.lexicon.facts, key=lambda f: (not f.startswith("words:"), len(board.hanging.naming(f)), f)
    )
    return tuple(sorted(((k, atom_label(board, k, t)) for k in (*facts, *acts)), key=_by_label))


def _by_label(known: tuple[str, str]) -> tuple[bool, str]:
    return (party_of(known[0]) != "", known[1].casefold())


def _fact(f: KeptFact, board: Board, t: Strings) -> FactLine:
    label = atom_label(board, f.atom, t)
    return FactLine(f.id, f.atom, label, f.holds, f.on, f.source, f.supposed, f.author, f.retracted or "", "")


def _link(x: KeptLink, board: Board, t: Strings) -> LinkLine:
    state = "retracted" if x.retracted else "accepted" if x.accepted else "proposed"
    one, other = atom_label(board, x.atom, t), atom_label(board, x.counts_as, t)
    on = x.retracted or x.accepted or x.added
    return LinkLine(x.id, x.atom, x.counts_as, one, other, state, x.accepted_by or x.author, on, x.note)


def _proposal(p: Proposal, board: Board, t: Strings) -> ProposalLine:
    return ProposalLine(p.atom, p.counts_as, atom_label(board, p.atom, t), atom_label(board, p.counts_as, t), p.alike)


def _suggested(board: Board) -> list[Proposal]:
    waited = {a.key for w in board.loaded.sayings() for a in atoms(w.condition)}
    return proposals(board)[:SHOWN] if len(waited) <= COMPARED else []


def fact_given(given: Mapping[str, str], who: str) -> FactGiven:
    """A fact out of a filled form: a name of its own goes before one of the list.

    Raises:
        QuestionError: No name, or a day that does not exist.
    """
    name = given.get("name", "").strip() or given.get("atom", "").strip()
    if not name:
        raise QuestionError("no fact: choose one of the list or type a name")
    day = given.get("on", "").strip()
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise QuestionError(f"since: {day!r} is no day; expected e.g. 2025-09-04") from error
    new = given.get("new", "") == "yes"
    fact = f"not {name}" if given.get("holds", "yes") == "no" else name
    return FactGiven(fact, who, on, given.get("source", "").strip(), given.get("supposed") == "yes", new=new)


def enter(request: Request, who: str, act: str, given: Mapping[str, str]) -> str:
    """Carry out one act: ``fact``, ``fact/retract``, ``link``, ``link/accept`` or ``link/retract``; the id it is on.

    Raises:
        QuestionError: A name that is not understood, no source, or no such fact or link.
        HTTPException: 404 for another act.
    """
    given = {key: value[:LONGEST] for key, value in given.items()}
    kind, _, what = act.partition("/")
    why, names = given.get("why", ""), board_of(request, None).lexicon
    if act == "fact":
        fact = fact_given(given, who)
        payload = fact_payload(names, fact)
        with desk_of(request).writing() as connection:
            return add_fact(connection, who, payload, why)
    if act == "link":
        one, other = (names.atom(given.get(key, "").strip()) for key in ("atom", "counts_as"))
        with desk_of(request).writing() as connection:
            made = add_link(connection, who, one, other, why)
            if given.get("accept") == "yes":
                decide_on(connection, "link", made, who, "accept")
            return made
    if act not in ("fact/retract", "link/accept", "link/retract"):
        raise HTTPException(404, f"no act {act[:40]!r}; expected fact, link, or one of them with accept or retract")
    with desk_of(request).writing() as connection:
        return decide_on(connection, kind, given.get("id", ""), who, what, why)
