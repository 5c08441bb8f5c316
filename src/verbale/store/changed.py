"""What changed in a dossier since a mark was taken: which reports to look at again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select

from verbale.store.joins import KIND as JOINED
from verbale.store.plain import report_rows
from verbale.store.tables import decisions, reports, versions

JUST = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a dossier was when the mark was taken: its last decision, version and reading.

    Attributes:
        read_at: UTC second of the last reading, or an earlier one: readings of the seconds just passed, which may
            not be over, are looked at again.
        settled: There were no such readings.
    """

    decided: int
    version: int
    read_at: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What to look at again.

    Attributes:
        reports: Rows of reports that were read, replaced or decided on; whether they are current is to be looked up.
        entered: Facts or links were entered or taken back.
        joined: People joined or parted parties: anything may have another key.
    """

    reports: tuple[int, ...]
    entered: bool
    joined: bool


def mark(connection: Connection) -> Mark:
    """The mark of now."""
    decided = connection.execute(select(func.max(decisions.c.seq))).scalar()
    version = connection.execute(select(func.max(versions.c.row))).scalar()
    read_at = connection.execute(select(func.max(reports.c.read_at))).scalar()
    over = (datetime.now(UTC) - JUST).isoformat(timespec="seconds")
    return Mark(decided or 0, version or 0, min(read_at or "", over), (read_at or "") <= over)


def changed_since(connection: Connection, earlier: Mark) -> Changed:
    """What changed; reports read just before the mark are named again."""
    found = set(connection.execute(select(reports.c.row).where(reports.c.read_at > earlier.read_at)).scalars())
    origins = select(versions.c.origin).where(versions.c.row > earlier.version)
    found |= set(connection.execute(select(versions.c.report).where(versions.c.origin.in_(origins))).scalars())
    kinds, ids = set(), set()
    query = select(decisions.c.kind, decisions.c.subject).where(decisions.c.seq > earlier.decided)
    for kind, subject in connection.execute(query):
        kinds.add(kind)
        if kind == "entry":
            ids.add(subject.partition(" ")[0])
    found.update(report_rows(connection, sorted(ids)))
    return Changed(tuple(sorted(found)), bool(kinds & {"fact", "link"}), JOINED in kinds)
