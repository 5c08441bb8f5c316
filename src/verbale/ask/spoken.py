"""Positions of a dossier as words on acts.

What is decided here: whose act it is, under which key it meets what others wait for, and what is only a note. A
position on somebody else's act, or on a state's act voiced by another state, is a note: shown, and inferring nothing.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from verbale.ask.parties import joins
from verbale.ask.rekeyed import rekeyed
from verbale.reason.case import Quoted, Review, Word
from verbale.reason.phrase import with_days
from verbale.record.actors import ActorType, folded
from verbale.record.condition import Condition
from verbale.record.position import UNNAMED, Position, Stance
from verbale.record.span import Span
from verbale.store.dossier import Dossier
from verbale.store.entries import SHOWN, Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.tables import actors, reports

REVIEWED = {"accepted": Review.ACCEPTED, "edited": Review.ACCEPTED, "rejected": Review.REJECTED}
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?(T.*)?$")
LEAD = 5  # characters between "and even after" and what it leads into
LONGEST = 60  # characters of folded words in a key

Seen = dict[tuple[str, str], tuple[str, str | None]]
"""(report id, actor id) -> type and state of an actor."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A position with what the reasoning needs to know of it.

    Attributes:
        id: The entry's id, made unique across reports.
        act: Key of the act, ``<party>.<code>``.
        said: ISO date of the saying, else of publication; None: not known.
        condition: That of the position, where nothing ends it.
        length: Characters of the statement it was read from, of which ``utterance`` and ``reading`` tell renderings.
    """

    id: str
    entry: Entry
    position: Position
    act: str
    note: bool
    said: str | None
    length: int
    condition: Condition | None
    utterance: str | None = None

    @property
    def reading(self) -> str:
        """Which rendering of its utterance."""
        return f"{self.entry.source.report_id} {self.position.statement}"

    def word(self, sources: frozenset[str]) -> Word:
        """As words of the case."""
        p, e = self.position, self.entry
        return Word(
            id=self.id,
            act=self.act,
            stance=p.stance,
            condition=self.condition,
            requirement=p.requirement,
            note=self.note,
            said=self.said,
            deadline=last_day(p.deadline),
            confidence=e.confidence,
            review=REVIEWED.get(e.state, Review.UNREVIEWED),
            sources=sources,
            passages=quoted(e),
            utterance=self.utterance,
            reading=self.reading,
            extent=self.length,
        )


def unique_ids(entries: Iterable[Entry]) -> dict[int, str]:
    """Row -> id; an id that two reports use (ids need only be unique within one) is told apart by its report."""
    kept = list(entries)
    used = Counter(e.id for e in kept)
    return {e.row: e.id if used[e.id] == 1 else f"{e.id}@{e.source.report_id[7:17]}" for e in kept}


def spoken(dossier: Dossier, positions: Sequence[Entry], ids: Mapping[int, str]) -> list[Spoken]:
    """The positions as words on acts, in the order given."""
    seen, near = _seen(dossier), _near(positions)
    statements, known = _statements(dossier, positions), joins(dossier)
    found = []
    for entry in positions:
        position = entry.finding
        if not isinstance(position, Position):
            continue
        position = replace(position, condition=rekeyed(position.condition, known, entry.source.report_id))
        said, length = statements.get((entry.source.report_id, position.statement or ""), (None, 0))
        day = (said or entry.source.published or entry.day or "")[:10] or None
        act, note = act_key(entry, position), _is_note(entry, position, seen)
        others = near[entry.source.report_id, position.statement, act] if position.statement else []
        condition = told_condition(position, [span for own, span in others if own != entry.id])
        found.append(Spoken(ids[entry.row], entry, position, act, note, day, length, condition))
    return found


def last_day(told: str | None) -> str | None:
    """The last day of a deadline given as ISO day, month or year; None for any other words: they name no day."""
    if told is None or not DAY.match(told):
        return None
    year, month, day = (*told[:10].split("-"), "", "")[:3]
    if month and not day:
        return f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"
    return told[:10] if day else f"{year}-12-31"


def told_condition(position: Position, near: Iterable[Span]) -> Condition | None:
    """The condition of a position; none where "and even after" ends that of a no or a hesitation.

    Args:
        position: The position.
        near: Where the other positions of its statement on the same act stand. "Even after" that leads into one of
            them ("and even after, I have reservations") belongs to that one.
    """
    if position.condition is None:
        return None
    told, after = with_days(position.condition, last_day), position.even_after
    if after is None or position.stance not in (Stance.REFUSES, Stance.RESERVED):
        return told
    leads = any(after.start <= span.start <= after.end + LEAD or span.covers(after) for span in near)
    return told if leads else None


def _near(told: Iterable[Entry]) -> dict[tuple[str, str | None, str], list[tuple[str, Span]]]:
    """(report, statement, act) -> (entry id, where it stands) of each position there."""
    found: dict[tuple[str, str | None, str], list[tuple[str, Span]]] = {}
    for entry in told:
        if isinstance(entry.finding, Position):
            key = (entry.source.report_id, entry.finding.statement, act_key(entry, entry.finding))
            found.setdefault(key, []).extend((entry.id, span) for span in entry.finding.evidence)
    return found


def act_key(entry: Entry, position: Position) -> str:
    """``<party>.<code>``: of the party that would do it, where the words say which."""
    doer = next((p.key for p in (*entry.named("agent"), *entry.named("actor"))), position.actor)
    return key_of(doer, position.act.code, position.act.text)


def key_of(doer: str, code: str, words: str) -> str:
    """The key of an act; one on no list is told by its words."""
    return f"{doer}.{code}" if code != UNNAMED else f"{doer}.{UNNAMED}:{folded(words)[:LONGEST]}"


def quoted(entry: Entry) -> tuple[Quoted, ...]:
    """The passages an entry rests on."""
    source = entry.source
    title = source.title or source.outlet or source.origin
    return tuple(
        Quoted(kept.exact, source.report_id, (kept.span.start, kept.span.end), title, source.published)
        for part, kept in entry.passages
        if part in (*SHOWN, "even-after")
    )


def _is_note(entry: Entry, position: Position, seen: Seen) -> bool:
    """Another's act, or a state's act in another state's mouth."""
    if position.act.agent is not None and _key(entry, "agent") != _key(entry, "actor"):
        return True
    report = entry.source.report_id
    kind, country = seen.get((report, position.actor), ("", None))
    _, voiced = seen.get((report, position.holder or ""), ("", None))
    is_states = kind in (ActorType.STATE, ActorType.PERSON)
    return is_states and country is not None and voiced is not None and voiced != country


def _key(entry: Entry, part: str) -> str | None:
    return next((p.key for p in entry.named(part)), None)


def _seen(dossier: Dossier) -> Seen:
    query = select(reports.c.id, actors.c.id, actors.c.type, actors.c.country)
    query = query.join(reports, reports.c.row == actors.c.report).where(reports.c.current)
    with dossier.reading() as connection:
        return {(report, actor): (kind, country) for report, actor, kind, country in connection.execute(query)}


def _statements(dossier: Dossier, positions: Sequence[Entry]) -> dict[tuple[str, str], tuple[str | None, int]]:
    """(report id, statement id) -> when it was said, and its length."""
    wanted = {e.finding.statement for e in positions if isinstance(e.finding, Position) and e.finding.statement}
    if not wanted:
        return {}
    told = dossier.entries(EntryFilter(kinds=(Kind.STATEMENT,)))
    return {
        (e.source.report_id, e.id): (
            getattr(e.finding, "said", None),
            sum(len(k.span) for part, k in e.passages if part == "content"),
        )
        for e in told
        if e.id in wanted
    }
