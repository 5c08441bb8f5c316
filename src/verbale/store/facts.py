"""Facts and links that people enter: kept in the trail of decisions, signed and dated, never changed.

A fact is added and may be retracted; a link is proposed, then accepted, and may be retracted. What stands is read
off the trail, so there is no second place that could disagree with it.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from verbale.record.errors import QuestionError
from verbale.record.ids import content_id
from verbale.store.audit import Saying, append, trail


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact that a person entered.

    Attributes:
        atom: Key of the fact or of a party's act.
        on: ISO date from which it holds; source: address or words; empty where it is only supposed.
        added, retracted: Days of the decisions.
    """

    id: str
    atom: str
    holds: bool
    on: str
    source: str
    supposed: bool
    author: str
    added: str
    retracted: str | None = None


@dataclass(frozen=True, slots=True)
class KeptLink:
    """That one wording counts as another; it has effect from the day it was accepted until it is retracted."""

    id: str
    atom: str
    counts_as: str
    author: str
    note: str
    added: str
    accepted: str | None = None
    accepted_by: str = ""
    retracted: str | None = None


def add_fact(connection: Connection, who: str, payload: dict[str, Any], why: str = "") -> str:
    """Append a fact; the same one again is the same. Returns its id.

    Args:
        payload: ``atom``, ``holds``, ``on``, ``source``, ``supposed``, as in :class:`KeptFact`.

    Raises:
        QuestionError: nobody signs, or the fact has neither a source nor is marked as supposed.
    """
    _signed(who)
    if not payload["supposed"] and not payload["source"].strip():
        raise QuestionError(f"fact {payload['atom']!r}: give its source, or mark it as supposed")
    fact = content_id("f", *(payload[k] for k in ("atom", "holds", "on", "source", "supposed")), who)
    known = {f.id: f for f in select_facts(connection)}
    if fact not in known or known[fact].retracted:
        append(connection, Saying(who, "add", "fact", fact, why, payload))
    return fact


def add_link(connection: Connection, who: str, atom: str, counts_as: str, note: str = "") -> str:
    """Propose that ``atom`` counts as ``counts_as``; it has no effect before a person accepts it. Returns its id."""
    _signed(who)
    if atom == counts_as:
        raise QuestionError(f"link {atom!r}: it is the same on both sides")
    link = content_id("l", atom, counts_as)
    known = {x.id: x for x in select_links(connection)}
    if link not in known or known[link].retracted:
        append(connection, Saying(who, "add", "link", link, note, {"atom": atom, "counts_as": counts_as}))
    return link


def decide_on(connection: Connection, kind: str, wanted: str, who: str, what: str, why: str = "") -> str:
    """Accept a link, or retract a fact or a link, by its id or the beginning of one. Returns the whole id."""
    _signed(who)
    known: dict[str, KeptFact | KeptLink] = {}
    known.update({f.id: f for f in select_facts(connection)} if kind == "fact" else {})
    known.update({x.id: x for x in select_links(connection)} if kind == "link" else {})
    fitting = [i for i, entry in known.items() if i.startswith(wanted) and not entry.retracted]
    if len(fitting) != 1:
        listed = ", ".join(i for i, entry in known.items() if not entry.retracted) or "none"
        found = "several fit" if fitting else "not in the dossier"
        raise QuestionError(f"{kind} {wanted!r}: {found}; known: {listed}")
    append(connection, Saying(who, what, kind, fitting[0], why))
    return fitting[0]


def select_facts(connection: Connection) -> list[KeptFact]:
    """Every fact that was added, retracted ones included, in the order they were added."""
    found: dict[str, KeptFact] = {}
    for decision in trail(connection, "fact"):
        if decision.what == "add":
            found[decision.subject] = KeptFact(
                decision.subject, **decision.payload, author=decision.who, added=decision.at[:10]
            )
        elif decision.what == "retract":
            found[decision.subject] = replace(found[decision.subject], retracted=decision.at[:10])
    return list(found.values())


def select_links(connection: Connection) -> list[KeptLink]:
    """Every link that was proposed, retracted ones included, in the order they were proposed."""
    found: dict[str, KeptLink] = {}
    for decision in trail(connection, "link"):
        known = found.get(decision.subject)
        if decision.what == "add":
            told = {"author": decision.who, "note": decision.why, "added": decision.at[:10]}
            found[decision.subject] = KeptLink(decision.subject, **decision.payload, **told)
        elif known is not None and decision.what == "accept":
            found[known.id] = replace(known, accepted=decision.at[:10], accepted_by=decision.who)
        elif known is not None and decision.what == "retract":
            found[known.id] = replace(known, retracted=decision.at[:10])
    return list(found.values())


def _signed(who: str) -> None:
    if not who.strip():
        raise QuestionError("a fact or a link needs somebody who signs it; give a name")
