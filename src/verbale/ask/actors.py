"""Who takes part: the parties of a dossier, with their names, offices and groups, and how much there is of them."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import func, select

from verbale.record.actors import Membership, Role
from verbale.store.dossier import Dossier
from verbale.store.entries import EntryFilter
from verbale.store.kinds import Kind
from verbale.store.tables import actors, entries, parties, reports


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """One party across reports.

    Attributes:
        key: Key across reports: ISO 3166-1 alpha-3, slug, or an id where the party is known in one report only.
        names: Every name the reports give it, the commonest first.
        reports: Number of reports that name it.
        entries: Number of entries that name it, by kind.
        offices: Offices as written, with the party they belong to.
        groups: Groups it belongs to, with its quality there.
    """

    key: str
    type: str
    names: tuple[str, ...]
    country: str | None
    reports: int
    entries: dict[Kind, int]
    offices: tuple[tuple[str, str | None], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()


@dataclass
class _Gathered:
    types: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    country: str | None = None
    reports: int = 0


def actors_of(dossier: Dossier, key: str | None = None) -> tuple[PartyAnswer, ...]:
    """All parties, or the one of a key; those that most reports name first."""
    known = _gathered(dossier, key)
    counts = _counts(dossier, key)
    offices, groups = _belonging(dossier, key)
    found = [
        PartyAnswer(
            key=party,
            type=one.types.most_common(1)[0][0],
            names=tuple(name for name, _ in one.names.most_common()),
            country=one.country,
            reports=one.reports,
            entries=counts.get(party, {}),
            offices=tuple(sorted(offices.get(party, ()), key=str)),
            groups=tuple(sorted(groups.get(party, ()))),
        )
        for party, one in known.items()
    ]
    return tuple(sorted(found, key=lambda p: (-p.reports, -sum(p.entries.values()), p.key)))


def _gathered(dossier: Dossier, key: str | None) -> dict[str, _Gathered]:
    columns = (actors.c.party, actors.c.type, actors.c.label, actors.c.country)
    query = select(*columns, func.count()).join(reports, reports.c.row == actors.c.report).where(reports.c.current)
    query = query.where(actors.c.party == key) if key is not None else query
    known: dict[str, _Gathered] = {}
    with dossier.reading() as connection:
        for party, kind, label, country, number in connection.execute(query.group_by(*columns)):
            one = known.setdefault(party, _Gathered())
            one.types[kind] += number
            one.names[label] += number
            one.country = one.country or country
            one.reports += number
    return known


def _counts(dossier: Dossier, key: str | None) -> dict[str, dict[Kind, int]]:
    number = func.count(entries.c.row.distinct())
    query = select(parties.c.party, entries.c.kind, number).join(entries, entries.c.row == parties.c.entry)
    query = query.where(entries.c.current, entries.c.state != "rejected")
    query = query.where(parties.c.party == key) if key is not None else query
    counts: dict[str, dict[Kind, int]] = {}
    with dossier.reading() as connection:
        for party, kind, found in connection.execute(query.group_by(parties.c.party, entries.c.kind)):
            counts.setdefault(party, {})[Kind(kind)] = found
    return counts


def _belonging(
    dossier: Dossier, key: str | None
) -> tuple[dict[str, set[tuple[str, str | None]]], dict[str, set[tuple[str, str]]]]:
    offices: dict[str, set[tuple[str, str | None]]] = {}
    groups: dict[str, set[tuple[str, str]]] = {}
    asked = EntryFilter(kinds=(Kind.ROLE, Kind.MEMBERSHIP), parties=(key,) if key else ())
    for entry in dossier.entries(asked):
        who = next((p.key for p in entry.named("actor")), None)
        if who is None:
            continue
        if isinstance(entry.finding, Role):
            of = next((p.label for p in entry.named("of")), None)
            offices.setdefault(who, set()).add((entry.finding.office, of))
        elif isinstance(entry.finding, Membership):
            for group in entry.named("group"):
                groups.setdefault(who, set()).add((group.label, entry.finding.quality))
    return offices, groups
