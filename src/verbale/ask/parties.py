"""Parties that may be one under two keys, and what people decided about them.

A decision holds everywhere that a party is named (tables, matrix, reasoning, comparisons between reports) until undone.
"""

from collections.abc import Mapping, Sequence

from verbale.ask.actors import actors_of
from verbale.ask.names import parties_named
from verbale.reconcile.same_party import PartySeen, Suggestion, certain, suggestions
from verbale.record.actors import folded
from verbale.record.errors import QuestionError
from verbale.store.audit import Decision, Saying, append
from verbale.store.dossier import Dossier
from verbale.store.joins import KIND, Act, days_of, decided, follow
from verbale.store.joins import joins as kept_joins

__all__ = ["Act", "decide", "doubtful", "joins", "settle"]


def doubtful(dossier: Dossier) -> list[Suggestion]:
    """Pairs of parties that may be one and that nobody has decided about."""
    with dossier.reading() as connection:
        known = decided(connection)
    return [s for s in suggestions(_seen(dossier)) if known.get(f"{s.one} {s.other}", Act.UNDO) == Act.UNDO]


def settle(dossier: Dossier, who: str) -> list[Decision]:
    """Join the pairs that name, office and date make certain and that nobody has decided about, signed with why.

    Each can be undone like any other decision; a pair once undone is not joined again.

    Raises:
        QuestionError: nobody signs.
    """
    signed(who)
    found = certain(_seen(dossier))
    with dossier.writing() as connection:
        known = decided(connection)
        new = [s for s in found if f"{s.one} {s.other}" not in known]
        saying = [Saying(who, Act.JOIN.value, KIND, f"{s.one} {s.other}", "; ".join(s.reasons)) for s in new]
        made = [append(connection, one) for one in saying]
        follow(connection)
    return made


def _seen(dossier: Dossier) -> list[PartySeen]:
    with dossier.reading() as connection:
        days = days_of(connection)
    return [
        PartySeen(p.key, p.type, p.names, p.country, tuple(office for office, _ in p.offices), days.get(p.key, ()))
        for p in actors_of(dossier)
        if p.names and ":" not in p.key
    ]


def signed(who: str) -> None:
    """Raise QuestionError where nobody signs."""
    if not who.strip():
        raise QuestionError("a decision needs somebody who signs it; give --by NAME")


def joins(dossier: Dossier) -> Mapping[str, str]:
    """Key -> the key under which it is shown, where people joined or parted parties (see ``store.joins.shown_as``)."""
    with dossier.reading() as connection:
        return kept_joins(connection)


def decide(
    dossier: Dossier, act: Act, parties: Sequence[str], who: str, why: str = "", report: str | None = None
) -> Decision:
    """Join two parties, say that they are two, or take that back; the decision is kept and signed.

    Args:
        report: With one party and ``part``: the report where that name is somebody else; ``undo`` takes it back.

    Raises:
        QuestionError: not two different parties of the dossier, nobody signs, or nothing to take back.
    """
    signed(who)
    keys = sorted({_key(dossier, name) for name in parties})
    subject = " ".join(keys) if report is None else _apart(dossier, act, keys, report)
    if report is None and len(keys) != 2:
        raise QuestionError(f"found {len(keys)} part{'y' if len(keys) == 1 else 'ies'}, expected two different ones")
    with dossier.writing() as connection:
        if act is Act.UNDO and decided(connection).get(subject, Act.UNDO) == Act.UNDO:
            raise QuestionError("nothing was decided about these two parties; there is nothing to undo")
        made = append(connection, Saying(who, act.value, KIND, subject, why))
        follow(connection)
    return made


def _apart(dossier: Dossier, act: Act, keys: Sequence[str], report: str) -> str:
    if len(keys) != 1 or act is Act.JOIN:
        raise QuestionError("--report goes with 'part' or 'undo' and one party: the one that is somebody else there")
    return f"{keys[0]} {dossier.find(report).id}"


def _key(dossier: Dossier, name: str) -> str:
    """The key of a party by itself, also where it is shown under another one."""
    with dossier.reading() as connection:
        decisions = decided(connection)
    own = {key for subject in decisions for key in subject.split()}
    return next((key for key in (name, folded(name)) if key in own), "") or parties_named(dossier, name)[0]
