"""Enter, retract and list facts and links; propose links where wordings resemble each other."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from verbale.ask.lexicon import Lexicon, code_of
from verbale.ask.run import Board, open_board
from verbale.reason.case import party_of
from verbale.reason.goal import parse
from verbale.record.actors import folded
from verbale.record.condition import Atom, Not, atoms
from verbale.record.errors import QuestionError
from verbale.store.dossier import Dossier
from verbale.store.facts import (
    KeptFact,
    KeptLink,
    add_fact,
    add_link,
    decide_on,
    select_facts,
    select_links,
)

ALIKE = 70  # how alike two wordings must be to be proposed as a link, of 100


@dataclass(frozen=True, slots=True)
class FactGiven:
    """A fact as a person gives it: ``ceasefire`` or ``not ceasefire``, with its day and its source or ``supposed``."""

    fact: str
    author: str
    on: date | None = None
    source: str = ""
    supposed: bool = False
    why: str = ""
    new: bool = False  # the name is a new one, not to be found in the record


@dataclass(frozen=True, slots=True)
class Proposal:
    """That one wording may count as another, and how alike they are, of 100."""

    atom: str
    counts_as: str
    alike: int
    reason: str


def fact_add(dossier: Dossier, given: FactGiven) -> str:
    """Enter a fact; its id.

    Raises:
        QuestionError: the name is not understood, nobody signs, or there is neither a source nor ``supposed``.
    """
    payload = fact_payload(open_board(dossier).lexicon, given)
    with dossier.writing() as connection:
        return add_fact(connection, given.author, payload, given.why)


def fact_payload(known: Lexicon, given: FactGiven) -> dict[str, Any]:
    """What a decision on a given fact says, its name understood.

    Raises:
        QuestionError: the name is not understood, or is more than one fact.
    """
    match parse(given.fact, (lambda name, _: folded(name)) if given.new else known.atom):
        case Atom(key):
            holds = True
        case Not(Atom(key)):
            holds = False
        case _:
            raise QuestionError(f"{given.fact!r}: expected one fact, or 'not' and one fact")
    payload = {"atom": key, "holds": holds, "on": (given.on or date.today()).isoformat()}
    return payload | {"source": given.source, "supposed": given.supposed}


def fact_retract(dossier: Dossier, fact_id: str, author: str, why: str = "") -> str:
    """Retract a fact by its id or the beginning of one."""
    with dossier.writing() as connection:
        return decide_on(connection, "fact", fact_id, author, "retract", why)


def fact_list(dossier: Dossier) -> list[KeptFact]:
    """The facts that people entered."""
    with dossier.reading() as connection:
        return select_facts(connection)


def link_add(dossier: Dossier, atom: str, counts_as: str, author: str, note: str = "") -> str:
    """Propose that one wording counts as another; its id. It has no effect before it is accepted."""
    names = open_board(dossier).lexicon
    one, other = names.atom(atom), names.atom(counts_as)
    with dossier.writing() as connection:
        return add_link(connection, author, one, other, note)


def link_decide(dossier: Dossier, link_id: str, author: str, what: str, why: str = "") -> str:
    """Accept or retract a link (``what`` is ``accept`` or ``retract``) by its id or the beginning of one."""
    with dossier.writing() as connection:
        return decide_on(connection, "link", link_id, author, what, why)


def link_list(dossier: Dossier) -> list[KeptLink]:
    """The links that people proposed."""
    with dossier.reading() as connection:
        return select_links(connection)


def link_proposals(dossier: Dossier) -> list[Proposal]:
    """Wordings that resemble each other and are not linked; the most alike first. Nothing is joined by this.

    Two kinds: words that fit no known fact beside other words or facts, and an act that somebody waits for and its
    party never speaks of, beside acts that the same party offers.
    """
    return proposals(open_board(dossier))


def proposals(board: Board) -> list[Proposal]:
    """The proposals for a record that is loaded already."""
    said = list(board.loaded.sayings())
    known = {(x.atom, x.counts_as) for x in board.loaded.case.links}
    waited = {a.key for w in said for a in atoms(w.condition)}
    spoken = {w.act for w in said}
    offered = {w.act for w in said if w.is_for}
    found = _alike_words(board.lexicon, waited) + _unspoken(board.lexicon, waited - spoken, offered)
    found = [p for p in found if (p.atom, p.counts_as) not in known and (p.counts_as, p.atom) not in known]
    return sorted(found, key=lambda p: (-p.alike, p.atom, p.counts_as))


def _alike_words(names: Lexicon, waited: set[str]) -> list[Proposal]:
    telling = {k for k in waited | set(names.facts) if not k.startswith("words:") or " " in _plain(names, k)}
    loose = sorted(k for k in telling & waited if k.startswith("words:"))  # one word, as "it", resembles anything
    others = sorted(telling)
    found = []
    for key in loose:
        for other in others:
            if other == key or (other in loose and other < key):
                continue
            alike = round(fuzz.token_set_ratio(_plain(names, key), _plain(names, other)))
            if alike >= ALIKE:
                found.append(Proposal(other, key, alike, "the wordings resemble each other"))
    return found


def _unspoken(names: Lexicon, waited: set[str], offered: set[str]) -> list[Proposal]:
    found = []
    for key in sorted(k for k in waited if party_of(k)):
        for act in sorted(a for a in offered if party_of(a) == party_of(key) and not code_of(a).startswith("other:")):
            alike = round(fuzz.token_set_ratio(_plain(names, key), _plain(names, act)))
            found.append(Proposal(act, key, alike, "an act of the same party, which is waited for and never spoken of"))
    return found


def _plain(names: Lexicon, key: str) -> str:
    return folded(names.label(key)).replace("-", " ")
