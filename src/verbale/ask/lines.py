"""Positions of a dossier as lines of a sheet: what :mod:`verbale.ask.spoken` makes of them, without their words.

``tests/ask/test_compiled.py`` holds the two equal.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

import numpy as np
from sqlalchemy import Connection

from verbale.ask.rekeyed import rekeyed
from verbale.ask.spoken import key_of, last_day, told_condition
from verbale.reason.case import Word
from verbale.reason.ledger import ACCEPTED, LINE, UNREVIEWED, Ledger, Lines, day_number, saying
from verbale.reason.phrase import plain, with_days
from verbale.record.actors import ActorType
from verbale.record.condition import Atom, Condition, atoms
from verbale.record.parse_json import finding_from_json
from verbale.record.position import UNNAMED, Position, Stance
from verbale.record.span import Span
from verbale.store.kinds import Kind
from verbale.store.plain import Reports, plain_actors, plain_entries, plain_holding, plain_parties, plain_reports

PAGE = 5_000  # positions after which progress is told
STATES = (ActorType.STATE.value, ActorType.PERSON.value)
CONDITION: Any = Condition  # a union is no type to mypy
Progress = Callable[[int], None]
"""Is told how many positions were looked at."""
Finding = dict[str, Any]


@dataclass(eq=False)
class Phrases:
    """The reports' words for acts on no list and for atoms of conditions: key -> words -> how often."""

    acts: dict[str, dict[str, int]] = field(default_factory=dict)
    atoms: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """What some reports hold.

    Attributes:
        lines: One for each position; renderings are not told apart yet.
        conditions: Report -> where conditions stand in it.
    """

    lines: Lines
    conditions: dict[int, list[Span]]


class Reading:
    """One reading of the positions of some reports; ledger and phrases grow with it.

    Args:
        known: Parties shown under another key (``store.joins``).
        wanted: Rows of reports; None: all.
    """

    def __init__(
        self, connection: Connection, known: Mapping[str, str], ledger: Ledger, phrases: Phrases, wanted: Reports
    ) -> None:
        self.connection, self.known, self.wanted = connection, known, wanted
        self.ledger, self.phrases = ledger, phrases
        self.conditions: dict[int, list[Span]] = {}
        self._sayings: dict[tuple[Any, ...], int] = {}
        self._reports = {
            r.row: (r.id, r.published, source(r.row, r.agencies)) for r in plain_reports(connection, wanted)
        }
        agents = plain_parties(connection, Kind.POSITION, ("agent",), wanted)
        self._agents = {p.entry: p.party for p in reversed(list(agents))}
        self._countries = {(a.report, a.id): (a.type, a.country) for a in plain_actors(connection, wanted)}
        rows = plain_holding(connection, Kind.STATEMENT, '"said":"', wanted)
        self._said = {(r.report, r.id): finding_of(r).get("said") for r in rows}
        self._near = self._told_near()

    def _told_near(self) -> dict[tuple[int, str, str], list[tuple[str, Span]]]:
        """As ``spoken`` has it: (report, statement, act) -> (entry, where it stands).

        Of the positions of reports in which "even after" ends a condition.
        """
        ending = plain_holding(self.connection, Kind.POSITION, '"even_after":[', self.wanted)
        reports = sorted({r.report for r in ending})
        found: dict[tuple[int, str, str], list[tuple[str, Span]]] = {}
        for row in plain_entries(self.connection, Kind.POSITION, reports) if reports else ():
            finding = finding_of(row)
            if finding.get("statement"):
                spans = [(row.id, Span(*span)) for span in finding.get("evidence") or ()]
                found.setdefault((row.report, finding["statement"], self._act(row, finding)), []).extend(spans)
        return found

    def read(self, told: Progress | None = None) -> Read:
        """Read them; ``told`` hears how far it is."""
        lines, page = [np.zeros(0, LINE)], []
        for number, row in enumerate(plain_entries(self.connection, Kind.POSITION, self.wanted), 1):
            page.append(self._line(row, finding_of(row)))
            if number % PAGE == 0:
                lines.append(np.array(page, LINE))
                page.clear()
                if told is not None:
                    told(number)
        return Read(np.concatenate((*lines, np.array(page, LINE))), self.conditions)

    def _line(self, row: Any, finding: Finding) -> tuple[Any, ...]:
        """The line of a position."""
        report, published, own_source = self._reports[row.report]
        act, statement = self._act(row, finding), finding.get("statement")
        note = self._is_note(row, finding)
        if finding["act"]["code"] == UNNAMED:
            _count(self.phrases.acts, act, finding["act"]["text"])
        said = self._said.get((row.report, statement)) if statement else None
        return (
            self.ledger.act(act),
            day_number(row.day),
            row.report,
            -1 if row.first is None else row.first,
            row.row,
            self._saying(row, finding, act, note, report),
            day_number(said or published or row.day),
            row.confidence,
            UNREVIEWED if row.state == "unreviewed" else ACCEPTED,
            own_source,
            -1,
            statement_number(row.report, statement) if statement else 0,
        )

    def _act(self, row: Any, finding: Finding) -> str:
        """As ``spoken.act_key``."""
        doer = self._agents.get(row.row) or row.party or finding["actor"]
        return key_of(doer, finding["act"]["code"], finding["act"]["text"])

    def _is_note(self, row: Any, finding: Finding) -> bool:
        """As ``spoken`` has it: another's act, or a state's act in another state's mouth."""
        if finding["act"].get("agent") is not None and self._agents.get(row.row) != row.party:
            return True
        kind, country = self._countries.get((row.report, finding["actor"]), ("", None))
        _, voiced = self._countries.get((row.report, finding.get("holder") or ""), ("", None))
        return kind in STATES and country is not None and voiced is not None and voiced != country

    def _saying(self, row: Any, finding: Finding, act: str, note: bool, report: str) -> int:
        """The number of what it says."""
        given, requirement, deadline = finding.get("condition"), finding.get("requirement"), finding.get("deadline")
        condition = self._condition(given, row.report, report)
        lasts = condition
        if condition is not None and finding.get("even_after"):
            spans = self._near.get((row.report, finding.get("statement") or "", act), ())
            position = finding_from_json({**finding, "condition": None}, Position, "position")
            lasts = told_condition(replace(position, condition=condition), [s for own, s in spans if own != row.id])
        elif condition is not None and not isinstance(condition, Atom):
            lasts = with_days(condition, last_day)
        lasts = plain(lasts) if lasts is not None else None
        key = (act, finding["stance"], lasts, requirement, note, deadline)
        known = self._sayings.get(key)
        if known is None:
            last = last_day(deadline)
            word = Word("", act, Stance(finding["stance"]), lasts, bool(requirement), note, deadline=last)
            known = self._sayings[key] = self.ledger.saying(saying(word))
        return known

    def _condition(self, given: Any, report: int, report_id: str) -> Condition | None:
        if given is None:
            return None
        condition = rekeyed(finding_from_json(given, CONDITION, "condition"), self.known, report_id)
        for atom in atoms(condition):
            if atom.text:
                _count(self.phrases.atoms, atom.key, atom.text)
            if atom.span is not None:
                self.conditions.setdefault(report, []).append(atom.span)
        return condition


def finding_of(row: Any) -> Finding:
    """The finding of a plain entry: as a person put it right, else as extracted."""
    found: Finding = row.payload if row.edited is None else row.edited
    return found


def source(row: int, agencies: Iterable[str]) -> int:
    """The number of a report's source: reports that credit the same agencies are one, others each its own."""
    wire = "\0".join(sorted(set(agencies)))
    return -2 - number_of(wire) if wire else row


def statement_number(report: int, statement: str) -> int:
    """The number of a statement of a report."""
    return number_of(f"{report} {statement}")


def number_of(words: str) -> int:
    """A number for words, the same in every run; two that differ have different ones (56 bits)."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=7).digest()) or 1


def _count(found: dict[str, dict[str, int]], key: str, words: str) -> None:
    told, same = found.setdefault(key, {}), " ".join(words.split())
    told[same] = told.get(same, 0) + 1
