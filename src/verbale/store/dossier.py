"""A dossier: reports, what was found in them, and what people decided, in one database.

with Dossier.open("dossier.verbale") as dossier:
    dossier.add(record)
    for entry in dossier.entries(EntryFilter(kinds=(Kind.POSITION,))):
        …
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine

from verbale.record.errors import DossierError
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.audit import Decision, trail, verify
from verbale.store.engine import connect, explained, is_file, reading, shown, writing
from verbale.store.entries import Entry, EntryFilter, count_entries, select_entries
from verbale.store.joins import follow
from verbale.store.keep import Kept, keep, known
from verbale.store.migrate import newest, revision, upgrade
from verbale.store.reports import KeptReport, find_report, report_versions, select_record, select_report, select_reports
from verbale.store.review import Verdict, decide


class Dossier:
    """An open dossier. Safe to use from several threads; several programs may use one file at a time."""

    def __init__(self, where: str, engine: Engine) -> None:
        self.where = where
        self.engine = engine

    @classmethod
    def open(cls, where: str | Path, create: bool = False, migrate: bool = False) -> "Dossier":
        """Open a dossier: the path of an SQLite file, or a ``postgresql://`` address.

        Args:
            where: File or address.
            create: Make it where there is none.
            migrate: Bring an older one to the newest form (``create`` does so for a file too).

        Raises:
            DossierError: there is none, it is damaged, locked, no dossier, or of a newer version.
        """
        address = str(where)
        if is_file(address) and Path(address).is_dir():
            raise DossierError(f"dossier {address}: this is a folder; name a file in it, e.g. {address}/talks.verbale")
        if is_file(address) and not create and not Path(address).is_file():
            raise DossierError(f"dossier {address}: no such file; 'verbale read PATH… --dossier {address}' makes one")
        if is_file(address) and create:
            _made_private(address)
        dossier = cls(address, connect(address))
        try:
            dossier._prepare(create, migrate)
        except BaseException:
            dossier.close()
            raise
        return dossier

    def _prepare(self, create: bool, migrate: bool) -> None:
        with self.reading() as connection:
            found = revision(connection)
        wanted, name = newest(), shown(self.where)
        if found == wanted:
            return
        if found is None and not create:
            raise DossierError(f"dossier {name}: the database holds no dossier; make one with 'verbale db create'")
        if found is not None and found > wanted:
            raise DossierError(
                f"dossier {name}: made by a newer verbale (form {found}, this one knows {wanted}); upgrade verbale"
            )
        if found is not None and not (migrate or (create and is_file(self.where))):
            raise DossierError(f"dossier {name}: in the older form {found}; 'verbale db upgrade' brings it to {wanted}")
        if is_file(self.where):
            self._use_write_ahead_log()
        with self.writing() as connection:
            upgrade(connection)
            follow(connection)  # what was decided before the tables showed it

    def _use_write_ahead_log(self) -> None:
        """Readers do not wait for writers, and a killed writer leaves the file as it was; kept in the file itself."""
        with explained(self.where), self.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.cursor().execute("PRAGMA journal_mode = WAL")

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> "Dossier":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the dossier."""
        return reading(self.engine, self.where)

    def writing(self) -> AbstractContextManager[Connection]:
        """A unit of work: all or nothing; one writer at a time."""
        return writing(self.engine, self.where)

    def add(self, record: Record, rules: str = "") -> Kept:
        """Keep a record; the same one again adds nothing. ``rules``: fingerprint of what read it, for ``known``."""
        with self.writing() as connection:
            return keep(connection, record, rules)

    def known(self, report: Report, rules: str) -> Kept | None:
        """Whether a report need not be read again: its origin still has this text, read by the same rules."""
        with self.reading() as connection:
            return known(connection, report, rules)

    def reports(self, current: bool = True) -> Iterator[KeptReport]:
        """The reports, without their texts; ``current=False`` adds older versions."""
        with self.reading() as connection:
            yield from select_reports(connection, current)

    def find(self, wanted: str) -> KeptReport:
        """The one report of an id, the beginning of one, or an origin; QuestionError where none or several fit."""
        with self.reading() as connection:
            return find_report(connection, wanted)

    def versions(self, report_id: str) -> tuple[str, ...]:
        """Ids of all texts that the origins of a report have had, in the order they were read."""
        with self.reading() as connection:
            return report_versions(connection, report_id)

    def report(self, report_id: str) -> Report:
        """A report with its text as received."""
        with self.reading() as connection:
            return select_report(connection, report_id)

    def record(self, report_id: str, decided: bool = True) -> Record:
        """The record of a report; ``decided`` applies people's decisions (edited put right, rejected left out)."""
        with self.reading() as connection:
            return select_record(connection, report_id, decided)

    def entries(self, wanted: EntryFilter | None = None) -> Iterator[Entry]:
        """Entries that fit, by day, report and place."""
        with self.reading() as connection:
            yield from select_entries(connection, wanted or EntryFilter())

    def count(self, wanted: EntryFilter | None = None) -> int:
        """How many entries fit."""
        with self.reading() as connection:
            return count_entries(connection, wanted or EntryFilter())

    def decide(self, report_id: str, entry_id: str, verdict: Verdict) -> Decision:
        """Append a person's decision on an entry; see :func:`verbale.store.review.decide`."""
        with self.writing() as connection:
            return decide(connection, report_id, entry_id, verdict)

    def trail(self, kind: str | None = None, subject: str | None = None) -> list[Decision]:
        """Decisions in order."""
        with self.reading() as connection:
            return list(trail(connection, kind, subject))

    def verify(self) -> str | None:
        """What is wrong with the chain of decisions; None: nothing."""
        with self.reading() as connection:
            return verify(connection)


def _made_private(path: str) -> None:
    """Make the file where there is none, for its owner alone: it holds the sources, and the key that signs sessions."""
    with suppress(OSError):  # it is there already, or cannot be made: the database says why
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
