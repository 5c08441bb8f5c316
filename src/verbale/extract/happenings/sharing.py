"""Whether two mentions of happenings can have the same people, at the same place, meeting in the same way."""

from collections.abc import Sequence

from verbale.extract.happenings.mention import Mention
from verbale.record.actors import ActorType
from verbale.record.report import SectionRole

FINE = "summit"
TALK = "talk"


def strangers(group: Sequence[Mention], new: Mention) -> bool:
    """Whether both name persons or states and share none, nor does one name the state of the other's person; a group
    may be anybody's."""
    parties = {actor for m in group for actor in m.known}
    if not parties or not new.known or parties & set(new.known):
        return False
    if new.definite and "past-at" in new.marks and new.kind is not None and new.kind.group == TALK:
        return False  # "X, reached by telephone during the meeting"
    if new.definite and any("postponed" in m.facts and m.token.lemma_ == new.token.lemma_ for m in group):
        return False  # "X will speak at the conference, now scheduled for May"
    if any(_same_place(m, new) and set(m.who + new.who) - set(m.known + new.known) for m in group):
        return False
    sides = {side for m in group for side in m.sides}
    return not any((country, other) in sides for country, own in new.sides for other in ActorType if other is not own)


def other_partners(group: Sequence[Mention], new: Mention) -> bool:
    """Whether each of two meetings names somebody whom the other does not."""
    if new.kind is None or new.kind.group != TALK:
        return False
    if any(_met_others(m, new) for m in group):
        return True
    if len(new.known) < 2:
        return False
    return any(len(m.known) > 1 and set(m.known) - set(new.known) and set(new.known) - set(m.known) for m in group)


def _met_others(a: Mention, b: Mention) -> bool:
    """Whether somebody met one with a name, and others at the other meeting; of two groups nobody can tell."""
    shared = set(a.who) & set(b.who)
    first, second = set(a.who) - shared, set(b.who) - shared
    named = (first and first <= set(a.known)) or (second and second <= set(b.known))
    return bool("between" in a.facts and "between" in b.facts and shared and first and second and named)


def beside(verb: Mention, other: Mention) -> bool:
    """Whether one met "on the sidelines" of what is told otherwise: another happening, unless two take part in both."""
    if "beside" not in verb.marks or len(set(verb.known) & set(other.known)) > 1:
        return False
    return other.kind is not None and (other.kind.name == FINE or "apart" in other.facts)


def ways_differ(a: Mention, b: Mention) -> bool:
    """A call is not the meeting in one place that it follows."""
    if a.kind is None or b.kind is None or a.kind.mode != "phone" or a.mode != "phone" or b.mode == "phone":
        return False
    return b.place is not None or b.kind.name == "summit" or not b.is_verb


def _same_place(a: Mention, b: Mention) -> bool:
    return a.place is not None and not a.place.islower() and a.place == b.place


def places_differ(a: Mention, b: Mention) -> bool:
    """Whether both name a place, and neither lies in the other; "the base" may be anywhere, and a headline names one
    of several."""
    if a.place is None or b.place is None or a.place.islower() or b.place.islower():
        return False
    if SectionRole.HEADLINE in (a.block.role, b.block.role):
        return False
    first, second = a.place.casefold(), b.place.casefold()
    return first not in second and second not in first
