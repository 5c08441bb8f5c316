"""A dossier of any size as the reasoning sees it: a sheet in the place of a case, kept in step as the dossier changes.

    made = compiled(dossier)            # seconds for a million entries
    made = refreshed(dossier, made)     # looks only at the reports that changed since

Where a small dossier's reports are compared with each other to count independent sources, here those that credit
the same agencies are one source, as in the desk's matrix.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
from sqlalchemy import Connection

from verbale.ask.case import link_of
from verbale.ask.happened import happened, told_by_people
from verbale.ask.lines import Phrases, Reading
from verbale.ask.rekeyed import atom_shown
from verbale.ask.renderings import Rivals, rivals_in, with_renderings
from verbale.languages.facts import fact_names
from verbale.languages.load import languages
from verbale.reason.case import Fact, Link
from verbale.reason.ledger import Ledger, Lines
from verbale.reason.sheet import Sheet
from verbale.record.event import EventStatus
from verbale.record.span import Span
from verbale.store.changed import Mark, changed_since, mark
from verbale.store.chunks import chunks
from verbale.store.dossier import Dossier
from verbale.store.entries import entries_of_rows
from verbale.store.facts import select_facts, select_links
from verbale.store.joins import joins
from verbale.store.kinds import Kind
from verbale.store.plain import Reports, names_of_parties, plain_parties, plain_rows

T = TypeVar("T")
CHUNK = 500  # rows named in one statement
MANY = 2_000  # changed reports from which everything is read again
Told = Callable[[int], None]
Happened = dict[int, tuple[Fact, ...]]
"""Report -> the facts that its events establish."""
Groups = dict[int, tuple[tuple[str, str], ...]]
"""Report -> (group, member) that it names."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A dossier's sheet with what is needed to speak of it.

    Attributes:
        parties: Party key -> the name under which most reports know it.
        phrases: The reports' words for acts and atoms.
        happened, groups: By report.
        mark: How far the dossier was.
        version: Counts up when an answer may have changed; the same: nothing did.
        rivals: Renderings of one utterance; its ``left``: lines that were not looked at for them.
    """

    sheet: Sheet
    parties: Mapping[str, str]
    phrases: Phrases
    happened: Happened
    groups: Groups
    rivals: Rivals
    mark: Mark
    version: int = 0
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compiled(dossier: Dossier, told: Told | None = None) -> Compiled:
    """Read a whole dossier; ``told`` hears how many positions were read."""
    ledger, phrases = Ledger(), Phrases()
    with dossier.reading() as connection:
        at, known = mark(connection), joins(connection)
        read = Reading(connection, known, ledger, phrases, None).read(told)
        found = _happened(connection, read.conditions, None)
        groups = _groups(connection, None)
        parties = names_of_parties(connection)
        facts, links = _entered(connection, known)
    rivals = rivals_in(dossier, ledger, read.lines, Rivals())
    sheet = Sheet(ledger, with_renderings(ledger, read.lines, rivals), (*_flat(found), *facts), links)
    return Compiled(sheet, parties, phrases, found, groups, rivals, at, members=_members(groups))


def refreshed(dossier: Dossier, earlier: Compiled) -> Compiled | None:
    """The same of the dossier as it is now; None: too much has changed, read it anew."""
    with dossier.reading() as connection:
        at = mark(connection)
        if at == earlier.mark and at.settled:
            return earlier
        changed = changed_since(connection, earlier.mark)
        if changed.joined or len(changed.reports) > MANY:
            return None
        known, reports = joins(connection), changed.reports
        read = Reading(connection, known, earlier.sheet.ledger, earlier.phrases, reports).read()
        found = _happened(connection, read.conditions, reports)
        groups = _groups(connection, reports)
        facts, links = _entered(connection, known)
        old = earlier.sheet.lines[np.isin(earlier.sheet.lines["report"], np.array(reports, np.int64))]
        same = not changed.entered and _same(earlier, reports, found, groups) and _alike(old, read.lines)
        if same:
            return replace(earlier, mark=at)
        parties = names_of_parties(connection)
    happened_now = _put(earlier.happened, reports, found)
    groups_now = _put(earlier.groups, reports, groups)
    sheet = earlier.sheet.replaced(reports, read.lines, (*_flat(happened_now), *facts), links)
    touched = {*old["act"].tolist(), *read.lines["act"].tolist()}
    rivals = rivals_in(dossier, sheet.ledger, sheet.lines, earlier.rivals, touched)
    if rivals.pairs or earlier.rivals.pairs:
        sheet = sheet.rendered(with_renderings(sheet.ledger, sheet.lines, rivals))
    now = replace(earlier, sheet=sheet, parties=parties, happened=happened_now, groups=groups_now, mark=at)
    return replace(now, rivals=rivals, version=earlier.version + 1, members=_members(groups_now))


def _same(earlier: Compiled, reports: Sequence[int], found: Happened, groups: Groups) -> bool:
    kept = ((earlier.happened, found), (earlier.groups, groups))
    return all(before.get(r, ()) == after.get(r, ()) for before, after in kept for r in reports)


def _alike(one: Lines, other: Lines) -> bool:
    """Whether two readings of the same reports have the same lines; renderings are told apart later."""
    names = [name for name in one.dtype.names or () if name != "rendering"]
    if len(one) != len(other):
        return False
    one, other = (lines[np.argsort(lines["row"])] for lines in (one, other))
    return all(bool((one[name] == other[name]).all()) for name in names)


def _put(before: dict[int, T], reports: Sequence[int], fresh: dict[int, T]) -> dict[int, T]:
    gone = set(reports)
    return {report: held for report, held in before.items() if report not in gone} | fresh


def _happened(connection: Connection, conditions: Mapping[int, list[Span]], wanted: Reports) -> Happened:
    """What the events of some reports establish."""
    types = sorted({t for language in languages() for rule in fact_names(language).events for t in rule.types})
    rows = plain_rows(connection, Kind.EVENT, types, EventStatus.OCCURRED.value, wanted)
    numbers = dict(rows)
    found: Happened = {}
    for part in chunks(sorted(numbers), CHUNK):
        for entry in entries_of_rows(connection, part):
            report = numbers[entry.row]
            own = f"{entry.id}@{entry.source.report_id[7:17]}"
            facts = tuple(happened(entry, own, conditions.get(report, ())))
            if facts:
                found[report] = (*found.get(report, ()), *facts)
    return found


def _groups(connection: Connection, wanted: Reports) -> Groups:
    entries: dict[int, list[tuple[str, str]]] = {}
    report_of: dict[int, int] = {}
    for row in plain_parties(connection, Kind.MEMBERSHIP, ("group", "actor"), wanted):
        entries.setdefault(row.entry, []).append((row.part, row.party))
        report_of[row.entry] = row.report
    found: Groups = {}
    for entry, named in entries.items():
        pairs = [(g, m) for part, g in named if part == "group" for other, m in named if other == "actor"]
        found[report_of[entry]] = (*found.get(report_of[entry], ()), *pairs)
    same: dict[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = {}
    return {report: same.setdefault(pairs, pairs) for report, pairs in found.items()}  # many name the same ones


def _members(groups: Groups) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for pairs in groups.values():
        for group, member in pairs:
            found.setdefault(group, set()).add(member)
    return {group: tuple(sorted(members)) for group, members in found.items()}


def _entered(connection: Connection, known: Mapping[str, str]) -> tuple[tuple[Fact, ...], tuple[Link, ...]]:
    """What people entered."""
    facts = (told_by_people(replace(f, atom=atom_shown(f.atom, known))) for f in select_facts(connection))
    return tuple(facts), tuple(link_of(x, known) for x in select_links(connection))


def _flat(found: Happened) -> Iterable[Fact]:
    return (fact for report in sorted(found) for fact in found[report])
