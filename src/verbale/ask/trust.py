"""Whose words count as deeds when somebody else waits for the deed."""

from collections.abc import Callable

from verbale.reason.case import FIRMNESS, Trust
from verbale.record.errors import QuestionError
from verbale.record.position import Stance

LEVELS = {
    "never": frozenset[Stance](),
    "committed": frozenset({Stance.COMMITTED}),
    "firm": frozenset(s for s, f in FIRMNESS.items() if f >= 3),
    "intends": frozenset(s for s, f in FIRMNESS.items() if f >= 2),
    "ready": frozenset(FIRMNESS),
}


def trust_named(text: str, party: Callable[[str], str]) -> Trust:
    """``LEVEL`` or ``LEVEL:PARTY,PARTY``: never, committed, firm (with threats), intends and firmer, ready and firmer.

    Raises:
        QuestionError: no such level or party.
    """
    level, colon, names = text.partition(":")
    if level.strip().lower() not in LEVELS:
        raise QuestionError(f"trust {level!r}: expected one of {', '.join(LEVELS)}, as in 'ready:France,Belgium'")
    parties = frozenset(party(name.strip()) for name in names.split(",") if name.strip()) if colon else None
    return Trust(LEVELS[level.strip().lower()], parties)
