"""Carry people's decisions over to another version of a report, or to a newer reading of the same text.

Invariants: a decision goes to the entry that says the same, or rests on the same words of the same party; else the
entry itself goes along where its words still stand; else it stays behind as an orphan. A newer decision of a person
is never overruled by an older one. Each is an appended decision of its own, signed by the program.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from verbale.record.actors import Actor, Mention
from verbale.record.ids import content_id
from verbale.record.parse_json import finding_from_json
from verbale.record.report import Report
from verbale.store.audit import Decision, Saying, append
from verbale.store.kinds import TYPES, Kind
from verbale.store.moved import Mover, counterpart
from verbale.store.reports import select_actors, select_report
from verbale.store.review import PROGRAM, apply_edit, decided_on, newest_on, with_report
from verbale.store.rows import add_sheets, remove
from verbale.store.sheets import Row as Values
from verbale.store.sheets import Sheet, actor_row, mention_rows, sheet
from verbale.store.tables import actors, decisions, entries, mentions, reports, versions

CARRY = "carry"
REJECTED = "rejected"
_PARTY = ("party",)
_TOLD = (
    "party",
    "stance",
    "act",
    "type",
    "status",
)  # a rejection is of one reading, not of all that rests on the words
_FROM = re.compile(r"\w+ as (\S+) of (\S+?),")  # how earlier versions of the program told where a decision came from


@dataclass(frozen=True, slots=True)
class Former:
    """What decisions were on: a report as it was read, its actors by id, and what its entries say."""

    report: Report
    actors: dict[str, Actor]
    senses: frozenset[str]


class Carrier:
    """Carries decisions to one report.

    Args:
        connection: A unit of work.
        row: The report's row.
        former: The version or the reading that the decisions are on.
    """

    def __init__(self, connection: Connection, row: int, former: Former) -> None:
        self.connection, self.row, self.former = connection, row, former
        self.old, self.new = former.report, _report(connection, row)
        self._matched: dict[str, str] = {}
        self.actors = {a.id: a for a in select_actors(connection, row)}
        self.mover = Mover(self.old, self.new, self._actor, self._entry)

    def carry(self, one: Row[Any]) -> bool:
        """Carry the decision on one entry over; whether there is an entry now that has it."""
        given = one.payload if one.edited is None else one.edited
        moved = self.mover.moved(given)
        target = self._target(one, moved)
        if target is not None:
            if self._is_newer(one, target):
                self._set(one, target, moved)
            return True
        if moved is None or one.state == REJECTED:
            return False
        self._add(one, moved)
        return True

    def stay(self, one: Row[Any]) -> None:
        """Carry over a decision on an entry that a newer reading of the text does not find: to the one in its place,
        else it stays as it is, with the actors of the new record."""
        given = one.payload if one.edited is None else one.edited
        moved = self.mover.moved(given)
        target = self._target(one, moved)
        if target is not None:
            self._set(one, target, moved)
            remove(self.connection, [one.row])
            return
        payload, edited = self.mover.moved(one.payload), self.mover.moved(one.edited) if one.edited else None
        if payload is not None and (payload, edited) != (one.payload, one.edited):
            self.connection.execute(update(entries).where(entries.c.row == one.row).values(payload=payload))
            here = with_report().where(entries.c.row == one.row)
            apply_edit(self.connection, self.connection.execute(here).one(), edited)

    def restore(self, one: Row[Any]) -> None:
        """Give an entry that was found again under its own id the decision that it had."""
        here = (entries.c.report == self.row) & (entries.c.id == one.id)
        self.connection.execute(update(entries).where(here).values(state=one.state))
        edited = self.mover.moved(one.edited) if one.edited is not None else None
        if edited is not None:
            apply_edit(self.connection, self.connection.execute(with_report().where(here)).one(), edited)

    def _target(self, one: Row[Any], moved: Values | None) -> Row[Any] | None:
        """The entry that says the same; else the only one that rests on the same words of the same party."""
        here = with_report().where(entries.c.report == self.row, entries.c.kind == one.kind, entries.c.id != one.id)
        senses = [one.sense, self._sense(one.payload, one)] if one.edited is not None else [one.sense]
        for sense in senses:
            found = self.connection.execute(here.where(entries.c.sense == sense, ~entries.c.kept)).first()
            found = found or self.connection.execute(here.where(entries.c.sense == sense)).first()
            if found is not None:
                return found
        if moved is None:
            return None
        like = self._sheet(one, moved, one.id)
        extracted = self.mover.moved(one.payload)
        likely = [like, self._sheet(one, extracted, one.id)] if extracted is not None else [like]
        near = self.connection.execute(here.where(entries.c.state == "unreviewed")).all()
        for wanted in likely:
            fitting = [row for row in near if self._alike(row, wanted, _TOLD if one.state == REJECTED else _PARTY)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _alike(self, row: Row[Any], wanted: Sheet, told: tuple[str, ...]) -> bool:
        """Whether an entry of the new record rests on the same words and has the same values of some columns."""
        if row.sense in self.former.senses:  # another entry, which was there before
            return False
        made = self._sheet(row, row.payload, row.id)
        return _shown(made) == _shown(wanted) and all(made.entry[name] == wanted.entry[name] for name in told)

    def _is_newer(self, one: Row[Any], target: Row[Any]) -> bool:
        if target.state == "unreviewed" and not target.kept:
            return True
        mine = newest_on(self.connection, f"{one.report_id} {one.id}")
        return mine > newest_on(self.connection, f"{self.new.id} {target.id}")

    def _set(self, one: Row[Any], target: Row[Any], moved: Values | None) -> None:
        """The target takes the state; the finding as well where a person put it right or accepted another reading."""
        differs = one.edited is not None or target.sense != one.sense
        edited = moved if differs and one.state != REJECTED else None
        if edited is not None and "id" in edited:
            edited = {**edited, "id": target.id}
        if edited is not None:
            apply_edit(self.connection, target, edited)
        self.connection.execute(update(entries).where(entries.c.row == target.row).values(state=one.state))
        self._say(one, target.id, edited, "which says the same")

    def _add(self, one: Row[Any], moved: Values) -> None:
        own = content_id(one.kind[0], self.new.id, CARRY, one.report_id, one.id)
        payload = {**moved, "id": own} if "id" in moved else moved
        made = self._sheet(one, payload, own)
        add_sheets(self.connection, self.row, [made])
        here = (entries.c.report == self.row) & (entries.c.id == own)
        edited = payload if one.edited is not None else None
        self.connection.execute(update(entries).where(here).values(state=one.state, edited=edited, kept=True))
        self._say(one, own, edited, "whose words are still there")

    def _say(self, one: Row[Any], own: str, edited: Values | None, why: str) -> None:
        came = {"from": f"{one.report_id} {one.id}", "state": one.state, "edited": edited}
        told = f"{one.state} as {one.id} of {one.report_id}, {why}"
        append(self.connection, Saying(PROGRAM, CARRY, "entry", f"{self.new.id} {own}", told, came))

    def _sheet(self, row: Row[Any], payload: Values, own: str) -> Sheet:
        finding: Any = finding_from_json(payload, TYPES[Kind(row.kind)], own)
        return sheet(own, row.number, finding, payload, self.actors, self.new)

    def _sense(self, payload: Values, one: Row[Any]) -> str:
        finding: Any = finding_from_json(payload, TYPES[Kind(one.kind)], one.id)
        made = sheet(one.id, one.number, finding, payload, self.former.actors, self.old)
        return str(made.entry["sense"])

    def _actor(self, wanted: str) -> str:
        """The same actor in the new record; one that it lacks goes along with the mentions that still stand."""
        actor = self.former.actors.get(wanted)
        if actor is None:
            return wanted
        if wanted not in self._matched:
            found = counterpart(actor, self.old.text, self.actors, self.new.text)
            self._matched[wanted] = found or self._bring(actor)
        return self._matched[wanted]

    def _bring(self, actor: Actor) -> str:
        stand = [(m, self.mover.span(m.span)) for m in actor.mentions]
        told = tuple(Mention(span, m.how, m.rule) for m, span in stand if span)
        here = replace(actor, mentions=told)
        values = actor_row(here, len(self.actors), self.new.text)
        made = self.connection.execute(insert(actors).values(**values, report=self.row).returning(actors.c.row))
        row = made.scalar_one()
        placed = [m | {"actor": row} for m in mention_rows(here, self.new.text)]
        if placed:
            self.connection.execute(insert(mentions), placed)
        self.actors[here.id] = here
        return here.id

    def _entry(self, wanted: str) -> str | None:
        """The entry that says the same in the new record as one of the old."""
        old = select(entries.c.sense).join(reports, reports.c.row == entries.c.report)
        sense = self.connection.execute(old.where(reports.c.id == self.old.id, entries.c.id == wanted)).scalar()
        query = select(entries.c.id).where(entries.c.report == self.row)
        found = self.connection.execute(query.where(entries.c.id == wanted)).scalar()
        if found is None and sense is not None:
            found = self.connection.execute(query.where(entries.c.sense == sense)).scalar()
        return found


def carry_over(connection: Connection, origin: int, row: int) -> None:
    """Carry the decisions on earlier versions of an origin over to the report of ``row``, its newest version.

    Of the versions before the last, only decisions that were never carried on: their words may be back.
    """
    query = select(versions.c.report, reports.c.id).join(reports, reports.c.row == versions.c.report)
    earlier = connection.execute(query.where(versions.c.origin == origin).order_by(versions.c.number.desc())).all()
    kept = dict.fromkeys(e.report for e in earlier if e.report != row)
    decided = {old: found for old in kept if (found := decided_on(connection, old))}
    if not decided:
        return
    known = {carried_from(d) for report_id in {e.id for e in earlier} for d in _carried(connection, report_id)}
    for old, found in decided.items():
        carrier = Carrier(connection, row, former(connection, old))
        for one in found:
            if f"{one.report_id} {one.id}" not in known:
                carrier.carry(one)


def former(connection: Connection, row: int) -> Former:
    """A report as the tables have it now, before it is read anew."""
    said = frozenset(connection.execute(select(entries.c.sense).where(entries.c.report == row)).scalars())
    return Former(_report(connection, row), {a.id: a for a in select_actors(connection, row)}, said)


def carried_from(decision: Decision | Row[Any]) -> str:
    """The subject from which a decision was carried over; "" where it does not say."""
    if decision.payload:
        return str(decision.payload["from"])
    told = _FROM.match(decision.why)
    return f"{told[2]} {told[1]}" if told else ""


def _carried(connection: Connection, report_id: str) -> Iterable[Row[Any]]:
    query = select(decisions.c.payload, decisions.c.why).where(decisions.c.kind == "entry", decisions.c.what == CARRY)
    return connection.execute(query.where(decisions.c.subject.startswith(f"{report_id} ", autoescape=True)))


def _report(connection: Connection, row: int) -> Report:
    return select_report(connection, connection.execute(select(reports.c.id).where(reports.c.row == row)).scalar_one())


def _shown(made: Sheet) -> list[tuple[int, int]]:
    return sorted((s["start"], s["end"]) for s in made.spans if s["part"] in ("content", "evidence"))
