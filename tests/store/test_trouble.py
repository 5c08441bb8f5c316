"""Damaged, locked, full, foreign, newer: each has a clear message, and nothing that was confirmed is lost."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from factory import record, report
from verbale.record.errors import DossierError
from verbale.store import account_tables, engine, joins, search_tables, wording_tables
from verbale.store.check import faults
from verbale.store.copy import copy_dossier
from verbale.store.dossier import Dossier
from verbale.store.engine import connect, writing
from verbale.store.migrate import newest, upgrade
from verbale.store.tables import METADATA

EVERY_TABLE = (
    account_tables,
    joins,
    search_tables,
    wording_tables,
)  # imported so that METADATA has them, in whatever order tests run
POSTGRES_ONLY = {"search_docs_words", "words"}  # what search looks up there; one table for both cannot declare it


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "test.verbale"
    with Dossier.open(where, create=True) as dossier:
        dossier.add(record())
    return where


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    where = tmp_path / "notes.txt"
    where.write_text("These are my notes, not a dossier. " * 200)
    with pytest.raises(DossierError, match="this file is not a dossier; name another file with --dossier"):
        Dossier.open(where)
    assert where.read_text().startswith("These are my notes")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    where = tmp_path / "other.db"
    with sqlite3.connect(where) as other:
        other.execute("CREATE TABLE cats (name)")
    with pytest.raises(DossierError, match="holds no dossier; make one with 'verbale db create'"):
        Dossier.open(where)


def test_a_damaged_file_is_said_to_be_damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DossierError, match="the file is damaged; restore a copy"), Dossier.open(path) as dossier:
        list(dossier.entries())


def test_a_file_cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with pytest.raises(DossierError, match="damaged"), Dossier.open(path) as dossier:
        list(dossier.entries())


def test_an_empty_file_becomes_a_dossier_only_where_one_is_to_be_made(tmp_path: Path) -> None:
    where = tmp_path / "new.verbale"
    where.touch()
    with pytest.raises(DossierError, match="holds no dossier"):
        Dossier.open(where)
    with Dossier.open(where, create=True) as dossier:
        assert list(dossier.reports()) == []


def test_a_dossier_of_a_newer_version_is_left_alone(address: str) -> None:
    with Dossier.open(address) as dossier, dossier.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for create in (False, True):
        with pytest.raises(DossierError, match=f"made by a newer verbale .form 9999, this one knows {newest()}."):
            Dossier.open(address, create=create)


def test_an_older_dossier_asks_to_be_upgraded_and_is(tmp_path: Path) -> None:
    where = str(tmp_path / "old.verbale")
    with writing(connect(where), where) as connection:
        upgrade(connection, "0001")
    with pytest.raises(DossierError, match="in the older form 0001; 'verbale db upgrade' brings it to"):
        Dossier.open(where)
    with Dossier.open(where, migrate=True) as dossier:
        dossier.add(record())
    with Dossier.open(where) as dossier:
        assert dossier.count() > 0


def test_the_tables_are_what_the_migrations_make(address: str) -> None:
    with Dossier.open(address) as dossier, dossier.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    ours = set(METADATA.tables)
    told = [d for d in differences if isinstance(d, tuple) and _table(d) in ours]
    assert [d for d in told if getattr(d[-1], "name", "") not in POSTGRES_ONLY] == []


def _table(difference: tuple) -> str:
    """The table that a difference is about."""
    what = difference[1] if difference[0].endswith("table") else difference[-1]
    return getattr(getattr(what, "table", what), "name", str(what))


def test_a_locked_dossier_says_so_and_can_still_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.2)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Dossier.open(path) as dossier:
        assert dossier.count() > 0
        with pytest.raises(DossierError, match=r"another program has been writing to it for 0\.2 s; try again"):
            dossier.add(record("Another text.\n"))
        other.execute("ROLLBACK")
        dossier.add(record("Another text.\n"))
        assert len(list(dossier.reports())) == 1
    other.close()


def test_a_full_disk_loses_nothing_that_was_kept(path: Path) -> None:
    with Dossier.open(path) as dossier:
        with dossier.engine.connect() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(
                text(f"PRAGMA max_page_count = {pages}")
            )  # SQLite then says what a full disk makes it say
        before = dossier.count()
        with pytest.raises(DossierError, match="the disk is full; what was confirmed is kept; make room"):
            dossier.add(record("Words. " * 20000, origin="long.txt"))
    with Dossier.open(path) as dossier:
        assert dossier.count() == before
        assert list(faults(dossier)) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_for_what_is_printed(path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "verbale.cli.main", "show", "--dossier", str(path), "--format", "jsonl"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be opened; does its folder exist"):
        Dossier.open(tmp_path / "nix" / "new.verbale", create=True)


def test_a_database_that_does_not_answer() -> None:
    with pytest.raises(DossierError, match=r"dossier postgresql://me@127\.0\.0\.1:1/x: ") as caught:
        Dossier.open("postgresql://me:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)


def test_two_writers_at_once_lose_nothing(address: str) -> None:
    texts = [f"Report number {number}.\n" for number in range(24)]
    failed: list[BaseException] = []

    def write(mine: list[str]) -> None:
        try:
            with Dossier.open(address) as dossier:
                for one in mine:
                    dossier.add(record(one, origin=one))
        except BaseException as error:  # told in the test's own thread
            failed.append(error)

    both = [threading.Thread(target=write, args=(texts[:16],)), threading.Thread(target=write, args=(texts[8:],))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert failed == []
    with Dossier.open(address) as dossier:
        assert sorted(r.id for r in dossier.reports()) == sorted(report(one).id for one in texts)
        assert list(faults(dossier)) == []


def test_check_names_words_that_do_not_stand_where_they_should(dossier: Dossier) -> None:
    dossier.add(record())
    assert list(faults(dossier)) == []
    with dossier.writing() as connection:
        connection.execute(text("UPDATE spans SET exact = 'never said' WHERE part = 'cue' OR part = 'content'"))
    found = list(faults(dossier))
    assert len(found) == 2
    assert all("'never said' does not stand at" in fault for fault in found)


def test_a_copy_is_the_same_dossier(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(record())
    with Dossier.open(tmp_path / "copy.verbale", create=True) as copied:
        copy_dossier(dossier, copied)
        assert list(copied.entries()) == list(dossier.entries())
        assert copied.record(record().report.id) == record()
        copied.add(record("One more.\n", origin="more.txt"))
        with pytest.raises(DossierError, match="not empty; copy into a new one"):
            copy_dossier(dossier, copied)


@pytest.mark.postgres
def test_a_copy_in_postgresql_goes_on_counting_where_the_file_stopped(path: Path, postgres_address: str) -> None:
    with Dossier.open(path) as source, Dossier.open(postgres_address) as copied:
        copy_dossier(source, copied)
        copied.add(record("One more.\n", origin="more.txt"))
        assert len(list(copied.reports())) == 2
        assert list(faults(copied)) == []


def test_a_copied_file_opens_elsewhere(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "moved.verbale")
    with Dossier.open(tmp_path / "moved.verbale") as dossier:
        assert dossier.count() > 0
