"""Who takes part: the parties of a dossier, with their names, offices and groups, and how much there is of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select

from verbale.record.actors import Membership, Role
from verbale.store.chunks import chunks
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry, entries_of_rows
from verbale.store.kinds import Kind
from verbale.store.lists import page_parties
from verbale.store.tables import actors, entries, parties, reports

Keys = tuple[str, ...] | None
"""Of which parties; None: all."""
CHUNK = 500  # entries fetched in one go


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


def actors_of(dossier: Dossier, key: str | None = None, most: int | None = None) -> tuple[PartyAnswer, ...]:
    """All parties, or the one of a key, or the ``most`` that are named most; those that most reports name first."""
    keys = (key,) if key is not None else _most_named(dossier, most) if most is not None else None
    known = _gathered(dossier, keys)
    counts = _counts(dossier, keys)
    offices, groups = _belonging(dossier, keys)
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


def _most_named(dossier: Dossier, most: int) -> tuple[str, ...]:
    with dossier.reading() as connection:
        return tuple(one.key for one in page_parties(connection, "", 0, most).items)


def _gathered(dossier: Dossier, keys: Keys) -> dict[str, _Gathered]:
    columns = (actors.c.party, actors.c.type, actors.c.label, actors.c.country)
    query = select(*columns, func.count()).join(reports, reports.c.row == actors.c.report).where(reports.c.current)
    query = query.where(actors.c.party.in_(keys)) if keys is not None else query
    known: dict[str, _Gathered] = {}
    with dossier.reading() as connection:
        for party, kind, label, country, number in connection.execute(query.group_by(*columns)):
            one = known.setdefault(party, _Gathered())
            one.types[kind] += number
            one.names[label] += number
            one.country = one.country or country
            one.reports += number
    return known


def _counts(dossier: Dossier, keys: Keys) -> dict[str, dict[Kind, int]]:
    number = func.count(entries.c.row.distinct())
    query = select(parties.c.party, entries.c.kind, number).join(entries, entries.c.row == parties.c.entry)
    query = query.where(entries.c.current, entries.c.state != "rejected")
    query = query.where(parties.c.party.in_(keys)) if keys is not None else query
    counts: dict[str, dict[Kind, int]] = {}
    with dossier.reading() as connection:
        for party, kind, found in connection.execute(query.group_by(parties.c.party, entries.c.kind)):
            counts.setdefault(party, {})[Kind(kind)] = found
    return counts


def _roles(dossier: Dossier) -> Iterator[Entry]:
    """Roles and memberships, of those that say the same in the same words one."""
    told = (Kind.ROLE.value, Kind.MEMBERSHIP.value)
    query = select(func.min(entries.c.row)).where(entries.c.kind.in_(told), entries.c.current)
    query = query.where(entries.c.state != "rejected").group_by(entries.c.sense)
    with dossier.reading() as connection:
        rows = sorted(connection.execute(query).scalars())
        for some in chunks(rows, CHUNK):
            yield from entries_of_rows(connection, some)


def _belonging(
    dossier: Dossier, keys: Keys
) -> tuple[dict[str, set[tuple[str, str | None]]], dict[str, set[tuple[str, str]]]]:
    offices: dict[str, set[tuple[str, str | None]]] = {}
    groups: dict[str, set[tuple[str, str]]] = {}
    for entry in _roles(dossier):
        who = next((p.key for p in entry.named("actor")), None)
        if who is None or (keys is not None and who not in keys):
            continue
        if isinstance(entry.finding, Role):
            of = next((p.label for p in entry.named("of")), None)
            offices.setdefault(who, set()).add((entry.finding.office, of))
        elif isinstance(entry.finding, Membership):
            for group in entry.named("group"):
                groups.setdefault(who, set()).add((group.label, entry.finding.quality))
    return offices, groups
