"""Parties that may be one under two keys, and what people decided about them.

A decision holds for every comparison between reports (stories, sources, quotations, disagreements) until undone.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from verbale.ask.actors import actors_of
from verbale.ask.names import parties_named
from verbale.reconcile.same_party import PartySeen, Suggestion, canonical, suggestions
from verbale.record.errors import QuestionError
from verbale.store.audit import Decision, Saying, append, trail
from verbale.store.dossier import Dossier

KIND = "party"  # of decisions: their subject is two keys


class Act(StrEnum):
    """What a person may decide about two parties."""

    JOIN = "join"
    PART = "part"  # they are two: no longer suggested
    UNDO = "undo"


def doubtful(dossier: Dossier) -> list[Suggestion]:
    """Pairs of parties that may be one and that nobody has decided about."""
    seen = [
        PartySeen(p.key, p.type, p.names, p.country, tuple(office for office, _ in p.offices))
        for p in actors_of(dossier)
        if p.names and ":" not in p.key
    ]
    known = _newest(dossier)
    return [s for s in suggestions(seen) if known.get(f"{s.one} {s.other}", Act.UNDO) == Act.UNDO]


def joins(dossier: Dossier) -> Mapping[str, str]:
    """Key -> the key that stands for it, where people joined parties."""
    pairs = [subject.split() for subject, what in _newest(dossier).items() if what == Act.JOIN]
    return canonical([(one, other) for one, other in pairs])


def decide(dossier: Dossier, act: Act, parties: Sequence[str], who: str, why: str = "") -> Decision:
    """Join two parties, say that they are two, or take that back; the decision is kept and signed.

    Raises:
        QuestionError: not two different parties of the dossier, nobody signs, or nothing to take back.
    """
    if not who.strip():
        raise QuestionError("a decision needs somebody who signs it; give --by NAME")
    keys = sorted({key for name in parties for key in parties_named(dossier, name)})
    if len(keys) != 2:
        raise QuestionError(f"found {len(keys)} part{'y' if len(keys) == 1 else 'ies'}, expected two different ones")
    subject = " ".join(keys)
    if act is Act.UNDO and _newest(dossier).get(subject, Act.UNDO) == Act.UNDO:
        raise QuestionError("nothing was decided about these two parties; there is nothing to undo")
    with dossier.writing() as connection:
        return append(connection, Saying(who, act.value, KIND, subject, why))


def _newest(dossier: Dossier) -> dict[str, str]:
    with dossier.reading() as connection:
        return {decision.subject: decision.what for decision in trail(connection, KIND)}
