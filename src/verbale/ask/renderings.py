"""Renderings of one utterance among the lines of a sheet: the same as :mod:`verbale.ask.rivals`, for few at a time.

Only statements that say different things on an act are looked at, and of these so many; the rest is counted.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sqlalchemy import Connection

from verbale.ask.lines import finding_of
from verbale.ask.rivals import Pair, Statement, grouped, rival_pairs, statement_of
from verbale.ask.spoken import Spoken
from verbale.reason.ledger import Ledger, Lines, Rendering, day_text
from verbale.record.position import Position
from verbale.store.chunks import chunks
from verbale.store.dossier import Dossier
from verbale.store.entries import entries_of_rows
from verbale.store.kinds import Kind
from verbale.store.plain import plain_entries

MOST = 4_000  # positions looked at
MOST_OF_ACT = 400  # of one act: each statement is compared with all of its week
CHUNK = 500  # rows named in one statement


@dataclass(frozen=True, slots=True)
class Rivals:
    """Statements that render one utterance and say different things on an act.

    Attributes:
        pairs: Number of an act -> pairs of statements.
        extents: Statement -> its number in the lines, and its characters.
        left: Lines that were not looked at.
    """

    pairs: dict[int, tuple[Pair, ...]] = field(default_factory=dict)
    extents: dict[Statement, tuple[int, int]] = field(default_factory=dict)
    left: int = 0


def rivals_in(
    dossier: Dossier, ledger: Ledger, lines: Lines, earlier: Rivals, acts: Collection[int] | None = None
) -> Rivals:
    """The rivals among the lines.

    Args:
        earlier: What was found before; kept of the acts that are not looked at.
        acts: Acts to look at; None: all.
    """
    wanted, left = _wanted(ledger, lines, acts)
    here = lines[wanted]
    told = list(_spoken(dossier, ledger, here)) if len(here) else []
    numbers = dict(zip(here["row"].tolist(), here["statement"].tolist(), strict=True))
    kept = {act: pairs for act, pairs in earlier.pairs.items() if acts is not None and act not in acts}
    found = {ledger.act_of[act]: pairs for act, pairs in rival_pairs(dossier, told).items() if pairs}
    extents = earlier.extents | {statement_of(s): (numbers[s.entry.row], s.length) for s in told}
    named = {s for pairs in (*kept.values(), *found.values()) for pair in pairs for s in pair}
    left = left if acts is None else max(left, earlier.left)
    return Rivals(kept | found, {s: told for s, told in extents.items() if s in named}, left)


def with_renderings(ledger: Ledger, lines: Lines, rivals: Rivals) -> Lines:
    """The lines with the renderings of one utterance told apart."""
    made = lines.copy()
    made["rendering"] = -1
    for statement, first in grouped(pair for pairs in rivals.pairs.values() for pair in pairs).items():
        number, extent = rivals.extents[statement]
        told = Rendering(" ".join(first), " ".join(statement), extent)
        made["rendering"][made["statement"] == number] = ledger.rendering(told)
    return made


def _wanted(ledger: Ledger, lines: Lines, acts: Collection[int] | None) -> tuple[Any, int]:
    """Which lines are of statements that say different things on an act, up to ``MOST``; and how many more there are.

    An act is looked at whole or not at all, those with few lines first.
    """
    notes = np.array([s.note for s in ledger.sayings], np.bool_)
    asked = np.flatnonzero((lines["statement"] != 0) & ~notes[lines["saying"]] if len(lines) else np.zeros(0, np.bool_))
    if acts is not None:
        asked = asked[np.isin(lines["act"][asked], np.fromiter(acts, np.int64))]
    if not len(asked):
        return asked, 0
    act, inverse = np.unique(lines["act"][asked], return_inverse=True)
    differ = _differing(lines[asked], len(act), inverse)
    size = np.bincount(inverse, minlength=len(act))
    order = [a for a in np.argsort(size, kind="stable").tolist() if differ[a]]
    taken, room = [], MOST
    for a in order:
        if size[a] > min(room, MOST_OF_ACT):
            break
        taken.append(a)
        room -= int(size[a])
    kept = np.isin(inverse, np.array(taken, np.int64))
    return asked[kept], int(size[order].sum()) - int(kept.sum()) if order else 0


def _differing(lines: Lines, number: int, act: Any) -> Any:
    """Per act, whether two of its statements say different things: the sets of what each says, as sums."""
    said = np.unique(np.stack((act, lines["statement"], lines["saying"])), axis=1)
    mixed = (said[2].astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    keys, inverse = np.unique(said[:2], axis=1, return_inverse=True)
    sums = np.zeros(keys.shape[1], np.uint64)
    np.add.at(sums, inverse.reshape(-1), mixed)
    low, high = np.full(number, np.iinfo(np.uint64).max, np.uint64), np.zeros(number, np.uint64)
    np.minimum.at(low, keys[0], sums)
    np.maximum.at(high, keys[0], sums)
    return low != high


def _spoken(dossier: Dossier, ledger: Ledger, lines: Lines) -> Iterator[Spoken]:
    """These lines with their words."""
    line_of = {int(line["row"]): line for line in lines}
    with dossier.reading() as connection:
        found = [e for part in chunks(lines["row"].tolist(), CHUNK) for e in entries_of_rows(connection, part)]
        lengths = _lengths(connection, np.unique(lines["report"]).tolist())
    for entry in found:
        line, position = line_of[entry.row], entry.finding
        if isinstance(position, Position):
            said = ledger.sayings[int(line["saying"])]
            length = lengths.get((int(line["report"]), position.statement or ""), 0)
            day = day_text(int(line["said"]))
            yield Spoken(str(entry.row), entry, position, said.act, said.note, day, length, said.condition)


def _lengths(connection: Connection, reports: Sequence[int]) -> dict[tuple[int, str], int]:
    """Characters of each statement of some reports."""
    rows = plain_entries(connection, Kind.STATEMENT, reports)
    return {(r.report, r.id): sum(end - start for start, end in finding_of(r).get("content") or ()) for r in rows}
