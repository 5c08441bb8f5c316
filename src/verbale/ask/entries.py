"""Which entries: by kind, actor, stance, act, days, report, words, confidence, review state."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verbale.ask.names import act_named, parties_named
from verbale.record.errors import QuestionError
from verbale.record.position import Stance
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind


@dataclass(frozen=True, slots=True)
class EntryQuestion:
    """A question for entries, in words as people write them; what is not given does not narrow.

    Attributes:
        actor: Name or key of a party that the entry names in any part.
        stance, act: Of positions.
        since, until: Days the entry tells of (else of publication), both included.
        report: Id, beginning of an id, or origin.
        text: Words that must all stand in it, without regard to case and accents.
        states: Review states; empty: all but rejected.
        old: Also entries of texts that have been replaced by a newer version.
    """

    kinds: tuple[Kind, ...] = ()
    actor: str | None = None
    stance: str | None = None
    act: str | None = None
    since: date | None = None
    until: date | None = None
    report: str | None = None
    text: str = ""
    min_confidence: float = 0.0
    states: tuple[str, ...] = ()
    old: bool = False
    limit: int | None = None
    offset: int = 0


def entries(dossier: Dossier, question: EntryQuestion) -> Iterator[Entry]:
    """The entries asked for, by day, report and place in it.

    Raises:
        QuestionError: a name that nothing or more than one thing in the dossier has, an unknown stance.
    """
    return dossier.entries(understood(dossier, question))


def count(dossier: Dossier, question: EntryQuestion) -> int:
    """How many entries fit, whatever the limit."""
    return dossier.count(understood(dossier, question))


def understood(dossier: Dossier, question: EntryQuestion) -> EntryFilter:
    """The question with its names resolved."""
    if question.since and question.until and question.since > question.until:
        raise QuestionError(f"days: {question.since} comes after {question.until}; give the earlier one first")
    plain = EntryFilter(
        kinds=question.kinds,
        parties=parties_named(dossier, question.actor) if question.actor else (),
        stance=(stance_named(question.stance),) if question.stance else (),
        act=(act_named(dossier, question.act),) if question.act else (),
        since=question.since,
        until=question.until,
        reports=(dossier.find(question.report).id,) if question.report else (),
        text=question.text,
        min_confidence=question.min_confidence,
        current=not question.old and not question.report,
        limit=question.limit,
        offset=question.offset,
    )
    return plain if not question.states else _with_states(plain, question.states)


def stance_named(name: str) -> str:
    """A stance of the closed list, or QuestionError with the list."""
    try:
        return Stance(name.lower()).value
    except ValueError:
        known = ", ".join(stance.value for stance in Stance)
        raise QuestionError(f"stance {name!r}: expected one of {known}") from None


def _with_states(plain: EntryFilter, states: tuple[str, ...]) -> EntryFilter:
    known = ("unreviewed", "accepted", "edited", "rejected")
    for state in states:
        if state not in known:
            raise QuestionError(f"state {state!r}: expected one of {', '.join(known)}")
    return replace(plain, states=states)
