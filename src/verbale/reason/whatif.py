"""What if: the same record with some lamps set, and the difference, act by act."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from verbale.reason.case import Record, Settings
from verbale.reason.stand import Standing, standings
from verbale.reason.state import state


@dataclass(frozen=True, slots=True)
class Change:
    """How one act stands before and after; ``before`` or ``after`` is None where nothing was said of it then."""

    act: str
    before: Standing | None
    after: Standing | None


def what_if(
    case: Record, settings: Settings, lamps: tuple[tuple[str, bool], ...], only: Collection[str] | None = None
) -> tuple[Change, ...]:
    """What changes if these atoms were established, or established not; of all acts, or of some."""
    set_ = tuple((a, h) for a, h in settings.suppose if a not in {atom for atom, _ in lamps})
    supposed = replace(settings, suppose=(*set_, *lamps))
    return difference(standings(state(case, settings), only), standings(state(case, supposed), only))


def difference(before: list[Standing], after: list[Standing]) -> tuple[Change, ...]:
    """The acts that stand otherwise, or wait for something else; in the order of their keys."""
    old, new = ({s.act: s for s in side} for side in (before, after))
    acts = sorted(old.keys() | new.keys())
    return tuple(Change(a, old.get(a), new.get(a)) for a in acts if _seen(old.get(a)) != _seen(new.get(a)))


def _seen(standing: Standing | None) -> object:
    if standing is None:
        return None
    return standing.status, standing.waits_for, tuple((r.utterance, r.reading, r.status) for r in standing.rivals)
