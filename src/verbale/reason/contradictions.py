"""What contradicts: for and against at once, deed against word, rival readings, disputed facts.

A later change of mind is a succession, which is told apart and is no contradiction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from verbale.reason.case import Case, Entry, Settings, Word
from verbale.reason.evaluate import Value
from verbale.reason.state import State, state
from verbale.reason.wiring import mentioned
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not

Worlds = Iterator[dict[str, bool]]
"""Ways in which a condition can hold: the atoms it takes, and how."""


class Kind(StrEnum):
    """How two entries are at odds."""

    LIVE = "live"
    LATENT = "latent"
    DEED = "deed against word"
    RIVAL = "rival readings"
    FACTS = "disputed fact"
    SUCCESSION = "succession"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two entries, or groups of them, that do not go together.

    Attributes:
        about: The act or the fact.
        when: For latent ones: facts under which both would be in force.
    """

    kind: Kind
    about: str
    one: tuple[Entry, ...]
    other: tuple[Entry, ...]
    when: tuple[tuple[str, bool], ...] = ()


def contradictions(case: Case, settings: Settings) -> tuple[Contradiction, ...]:
    """Everything at odds in a case, live ones first; successions last."""
    now = state(case, settings)
    found = [*_words(now), *_deeds(now), *_rivals(now), *_facts(now)]
    found += [Contradiction(Kind.SUCCESSION, old.act, (old,), (new,)) for old, new in now.selection.overtaken]
    order = list(Kind)
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.about, c.one[0].id, c.other[0].id)))


def _words(now: State) -> Iterator[Contradiction]:
    for act, words in now.wiring.by_act.items():
        against = [w for w in words if w.is_against]
        for one in (w for w in words if w.is_for and against):
            for other in against:
                if Value.NO in (now.value(one), now.excluded(other)):
                    continue
                if now.value(one) is now.excluded(other) is Value.YES:
                    yield Contradiction(Kind.LIVE, act, (one,), (other,))
                elif (world := common(one, other, now)) is not None:
                    yield Contradiction(Kind.LATENT, act, (one,), (other,), tuple(sorted(world.items())))


def common(one: Word, other: Word, now: State) -> dict[str, bool] | None:
    """Facts not yet known under which words for and against are both in force; None: there are none."""
    known = {a: v is Value.YES for a in mentioned((one, other)) if (v := now.lamp(a)) is not Value.UNKNOWN}
    for first in worlds(one.condition, known):
        for both in worlds(other.excluded_while, first):
            return {a: h for a, h in both.items() if a not in known}
    return None


def worlds(condition: Condition | None, given: dict[str, bool], holds: bool = True) -> Worlds:
    """The ways in which a condition can hold (or not hold) beside what is given."""
    match condition:
        case None:
            if holds:
                yield given
        case Atom(key):
            if given.get(key, holds) is holds:
                yield {**given, key: holds}
        case Not(part):
            yield from worlds(part, given, not holds)
        case By(_, part):
            yield from worlds(part, given, holds)
        case All(parts):
            yield from _some(parts, (1,) * len(parts), len(parts) if holds else 1, given, holds)
        case AnyOf(parts):
            yield from _some(parts, (1,) * len(parts), 1 if holds else len(parts), given, holds)
        case AtLeast(k, parts, weights):
            weighed = weights or (1,) * len(parts)
            yield from _some(parts, weighed, k if holds else sum(weighed) - k + 1, given, holds)


def _some(
    parts: tuple[Condition, ...], weights: tuple[int, ...], need: int, given: dict[str, bool], holds: bool
) -> Worlds:
    """Ways in which parts of enough weight hold (or do not)."""
    if need <= 0:
        yield given
    elif parts and sum(weights) >= need:
        for world in worlds(parts[0], given, holds):
            yield from _some(parts[1:], weights[1:], need - weights[0], world, holds)
        yield from _some(parts[1:], weights[1:], need, given, holds)


def _deeds(now: State) -> Iterator[Contradiction]:
    """A refused act that was done; an act that was due and is established not to be."""
    for act, facts in now.selection.facts.items():
        words = now.wiring.by_act.get(act, [])
        against = [w for w in words if w.is_against and now.excluded(w) is Value.YES]
        promised = [w for w in words if w.is_for and now.value(w) is Value.YES]
        broken = against if facts[0].holds else promised
        broken = [w for w in broken if _before(w, facts[-1].on)]
        if broken:
            yield Contradiction(Kind.DEED, act, tuple(broken), facts)


def _before(word: Word, day: str | None) -> bool:
    """Words said after the deed answer it; they are not broken by it."""
    return word.said is None or day is None or word.said[:10] <= day[:10]


def _rivals(now: State) -> Iterator[Contradiction]:
    for act, utterance in sorted({(w.act, w.utterance or "") for w in now.selection.rivals}):
        words = [w for w in now.wiring.by_act.get(act, []) if w.utterance == utterance]
        cut = [w for w in now.selection.rivals if (w.act, w.utterance) == (act, utterance)]
        if words:
            yield Contradiction(Kind.RIVAL, act, tuple(words), tuple(cut))


def _facts(now: State) -> Iterator[Contradiction]:
    for atom, facts in now.selection.disputed.items():
        yes, no = (tuple(f for f in facts if f.holds is side) for side in (True, False))
        yield Contradiction(Kind.FACTS, atom, yes, no)
