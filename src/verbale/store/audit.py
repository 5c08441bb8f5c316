"""The trail of decisions: who decided what, when and why; appended, never changed.

Each decision carries the hash of the one before it and its own, over everything it says, so that a change or a gap
anywhere is found by :func:`verify`. The review state of an entry is derived from its decisions.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from verbale.store.tables import decisions


@dataclass(frozen=True, slots=True)
class Saying:
    """What a decision says, before it has its place in the trail.

    Attributes:
        who: Who signs; ``verbale`` where the program carries somebody's decision over.
        what: ``accept · edit · reject · reset · carry`` for an entry; other kinds of subject have their own words.
        kind, subject: Of what, e.g. ``entry`` and ``sha256:… s-4f9c01d2ab37``.
        payload: What the decision sets, e.g. the edited finding in interchange form.
    """

    who: str
    what: str
    kind: str
    subject: str
    why: str = ""
    payload: Any = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision in its place: ``seq`` from 1 without gaps, ``at`` a UTC instant (ISO 8601), and the hashes."""

    seq: int
    at: str
    who: str
    what: str
    kind: str
    subject: str
    why: str
    payload: Any
    previous: str
    hash: str


def append(connection: Connection, saying: Saying) -> Decision:
    """Append a decision; the connection must be a writing one, which makes writers take turns."""
    last = connection.execute(select(decisions).order_by(decisions.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, "")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    said: dict[str, Any] = {"seq": seq, "at": at, **asdict(saying), "previous": previous}
    made = Decision(**said, hash=_hash(said))
    connection.execute(decisions.insert().values(**said, hash=made.hash))
    return made


def trail(connection: Connection, kind: str | None = None, subject: str | None = None) -> Iterator[Decision]:
    """Decisions in order, all of them or those on one kind of subject or one subject."""
    wanted = select(decisions).order_by(decisions.c.seq)
    if kind is not None:
        wanted = wanted.where(decisions.c.kind == kind)
    if subject is not None:
        wanted = wanted.where(decisions.c.subject == subject)
    for row in connection.execute(wanted):
        yield _decision(row)


def verify(connection: Connection) -> str | None:
    """What is wrong with the chain, naming the first decision that does not fit; None: nothing."""
    previous = ""
    for seq, decision in enumerate(trail(connection), start=1):
        if decision.seq != seq:
            return f"decision {seq} is missing"
        if decision.previous != previous:
            return f"decision {seq} does not follow the one before it"
        if decision.hash != _hash(_said(decision)):
            return f"decision {seq} was changed after it was made"
        previous = decision.hash
    return None


def _decision(row: Row[Any]) -> Decision:
    return Decision(**row._mapping)


def _said(decision: Decision) -> dict[str, Any]:
    names = ("seq", "at", "who", "what", "kind", "subject", "why", "payload", "previous")
    return {name: getattr(decision, name) for name in names}


def _hash(said: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
