"""The status of an act: what stands, for what it waits, and on whose words.

The rules are tried in the order of ``STATUSES``; the first that fits is the status.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from verbale.reason.case import Word
from verbale.reason.evaluate import Value
from verbale.reason.phrase import negated, plain
from verbale.reason.state import State
from verbale.record.condition import Condition, Not
from verbale.record.position import Stance


class Status(StrEnum):
    """Where an act stands."""

    DONE = "done"
    LIVE = "live"
    OVERDUE = "overdue"
    WAITING = "waiting"
    HELD = "held"
    NOT_UNLESS = "not unless"
    REFUSED = "refused"
    CONTESTED = "contested"
    RESERVED = "reserved"
    TOGETHER = "stands if they move together"
    LAPSED = "lapsed"
    UNREVIEWED = "unreviewed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class View:
    """The words on one act, by what they do on the day of the question.

    Attributes:
        due, waiting, past: Words for it whose condition is established, unknown, or established not.
        refusing: Refusals and requirements that exclude it.
        holding: Refusals and requirements that may exclude it: what they ask is not known.
        reserved: Hesitations that are not past.
        notes: All other words, which are shown and never used.
    """

    act: str
    state: State
    due: tuple[Word, ...]
    waiting: tuple[Word, ...]
    past: tuple[Word, ...]
    refusing: tuple[Word, ...]
    holding: tuple[Word, ...]
    reserved: tuple[Word, ...]
    notes: tuple[Word, ...]
    uncounted: bool = False
    together: bool = False


def view(act: str, words: list[Word], state: State, *, uncounted: bool = False, together: bool = False) -> View:
    """Sort the words on an act by what they do."""
    spoken = [(w, state.value(w)) for w in words if w.is_for]
    against = [(w, state.excluded(w)) for w in words if w.is_against]
    rest = [w for w in words if not w.is_for and not w.is_against]
    hesitant = [w for w in rest if w.stance is Stance.RESERVED and not w.note and state.value(w) is not Value.NO]
    return View(
        act=act,
        state=state,
        due=tuple(w for w, v in spoken if v is Value.YES),
        waiting=tuple(w for w, v in spoken if v is Value.UNKNOWN),
        past=tuple(w for w, v in spoken if v is Value.NO),
        refusing=tuple(w for w, v in against if v is Value.YES),
        holding=tuple(w for w, v in against if v is Value.UNKNOWN),
        reserved=tuple(hesitant),
        notes=tuple(w for w in rest if w not in hesitant),
        uncounted=uncounted,
        together=together,
    )


def is_done(v: View) -> bool:
    """A fact says so."""
    return v.state.lit("told", v.act)


def is_unreviewed(v: View) -> bool:
    """Only entries that do not count speak of it."""
    return v.uncounted and not any((v.due, v.waiting, v.past, v.refusing, v.holding, v.reserved, v.notes))


def is_given_up(v: View) -> bool:
    """There were words for it, and it is established that it is not so, or that their condition will not come."""
    if v.state.lit("-", v.act):
        return bool(v.due or v.waiting or v.past) and not v.refusing
    return bool(v.past) and not (v.due or v.waiting or v.refusing)


def is_overdue(v: View) -> bool:
    """Due, free of obstacles, its day has passed, and no fact says that it was done."""
    days = [w.deadline for w in v.due]
    return not v.holding and bool(days) and all(d is not None and d[:10] < v.state.settings.as_of for d in days)


STATUSES: tuple[tuple[Status, Callable[[View], bool]], ...] = (
    (Status.DONE, is_done),
    (Status.UNREVIEWED, is_unreviewed),
    (Status.CONTESTED, lambda v: bool(v.due and v.refusing)),
    (Status.REFUSED, lambda v: bool(v.refusing)),
    (Status.LAPSED, is_given_up),
    (Status.OVERDUE, is_overdue),
    (Status.TOGETHER, lambda v: v.together),
    (Status.HELD, lambda v: bool(v.due and v.holding)),
    (Status.LIVE, lambda v: bool(v.due)),
    (Status.WAITING, lambda v: bool(v.waiting)),
    (Status.NOT_UNLESS, lambda v: bool(v.holding)),
    (Status.RESERVED, lambda v: bool(v.reserved)),
    (Status.OPEN, lambda v: True),
)


def status(v: View) -> Status:
    """The first status that fits."""
    return next(name for name, fits in STATUSES if fits(v))


def carried_by(v: View, found: Status) -> tuple[Word, ...]:
    """The words that make an act have its status."""
    match found:
        case Status.LIVE | Status.OVERDUE:
            return v.due
        case Status.CONTESTED:
            return (*v.due, *v.refusing)
        case Status.HELD:
            return (*v.due, *v.holding)
        case Status.REFUSED:
            return v.refusing
        case Status.WAITING | Status.TOGETHER:
            return (*v.due, *v.waiting, *v.holding)
        case Status.NOT_UNLESS:
            return v.holding
        case Status.LAPSED:
            return v.past or (*v.due, *v.waiting)
        case Status.RESERVED:
            return v.reserved
        case Status.DONE:
            return (*v.due, *v.waiting, *v.past)
        case _:
            return v.notes


def waits_for(v: View, found: Status) -> tuple[Condition, ...]:
    """What is still to come for an act: one condition per position, each once."""
    wanted: dict[Condition, None] = {}
    if found in (Status.WAITING, Status.TOGETHER) and not v.due:
        for word in v.waiting:
            left = v.state.missing(word.condition, v.act)
            if left is not None:
                wanted[plain(left)] = None
    if found in (Status.WAITING, Status.TOGETHER, Status.HELD, Status.NOT_UNLESS):
        for word in v.holding:
            left = v.state.missing(negated(word.excluded_while), v.act)
            if left is not None:
                wanted[plain(left)] = None
    if found is Status.RESERVED:
        for word in v.reserved:
            if isinstance(word.condition, Not) and v.state.value(word) is Value.UNKNOWN:
                wanted[plain(word.condition.part)] = None
    return tuple(wanted)
