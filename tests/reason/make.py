"""Short factories for the reasoning's own types, and the worked example in them."""

from itertools import count

from verbale.reason.case import Case, Fact, Link, Settings, Word
from verbale.record.condition import Atom, Condition, Not
from verbale.record.position import Stance

_number = count()
C = Stance.COMMITTED
READY, INTENDS, REFUSES, RESERVED = Stance.READY, Stance.INTENDS, Stance.REFUSES, Stance.RESERVED


def when(key: str | Condition | None) -> Condition | None:
    """An atom, or the opposite of one where the name starts with ``-``."""
    if not isinstance(key, str):
        return key
    return Not(Atom(key[1:])) if key.startswith("-") else Atom(key)


def word(act: str, stance: Stance, condition: str | Condition | None = None, **more) -> Word:
    return Word(more.pop("id", f"p{next(_number)}"), act, stance, when(condition), **more)


def fact(atom: str, holds: bool = True, on: str | None = None, **more) -> Fact:
    return Fact(more.pop("id", f"f{next(_number)}"), atom, holds, on, **more)


def link(atom: str, counts_as: str, accepted: bool = True, **more) -> Link:
    return Link(more.pop("id", f"l{next(_number)}"), atom, counts_as, accepted, **more)


def case(*entries: Word | Fact | Link) -> Case:
    return Case(
        tuple(e for e in entries if isinstance(e, Word)),
        tuple(e for e in entries if isinstance(e, Fact)),
        tuple(e for e in entries if isinstance(e, Link)),
    )


def suppose(*atoms: str, **more) -> Settings:
    lamps = tuple((a.removeprefix("-"), not a.startswith("-")) for a in atoms)
    return Settings(suppose=lamps, **more)
