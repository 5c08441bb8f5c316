"""A backup holds the whole dossier, entries and trail, and a restored one goes on where it was."""

import subprocess
from pathlib import Path

import pytest

import postgres
from factory import record
from verbale.store.copy import copy_dossier
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind
from verbale.store.review import Verdict, What


def decided(address: str) -> tuple[list[str], str]:
    """Fill a dossier and decide on it; its entries' ids, and the newest hash."""
    with Dossier.open(address) as dossier:
        report = dossier.add(record()).report_id
        entry = next(e for e in dossier.entries() if e.kind is Kind.POSITION)
        made = dossier.decide(report, entry.id, Verdict("Ada", What.ACCEPT, "heard it"))
        return [e.id for e in dossier.entries()], made.hash


def check(address: str, ids: list[str], newest: str) -> None:
    """The restored dossier is whole and takes the next decision."""
    with Dossier.open(address) as dossier:
        assert [e.id for e in dossier.entries()] == ids
        assert dossier.verify() is None
        assert dossier.trail()[-1].hash == newest
        entry = next(e for e in dossier.entries() if e.kind is Kind.EVENT)
        made = dossier.decide(entry.source.report_id, entry.id, Verdict("Bo", What.REJECT))
        assert (made.seq, made.previous) == (2, newest)
        assert dossier.record(entry.source.report_id, decided=False) == record()


def test_a_file_is_backed_up_while_it_is_open_and_restored(tmp_path: Path) -> None:
    live, backup = tmp_path / "talks.verbale", tmp_path / "backup.verbale"
    Dossier.open(live, create=True).close()
    ids, newest = decided(str(live))
    with Dossier.open(live) as source, Dossier.open(backup, create=True) as target:
        copy_dossier(source, target)
    for part in tmp_path.glob("talks.verbale*"):
        part.unlink()
    backup.rename(live)
    check(str(live), ids, newest)


@pytest.mark.postgres
def test_postgresql_is_dumped_and_restored(postgres_address: str, tmp_path: Path) -> None:
    where = postgres.programs()
    assert where is not None
    ids, newest = decided(postgres_address)
    dump = tmp_path / "talks.dump"
    with dump.open("wb") as file:
        subprocess.run([where / "pg_dump", "--format=custom", postgres_address], stdout=file, check=True)
    server, _, name = postgres_address.rpartition("/")
    restored = f"{server}/{name}_restored"
    subprocess.run(
        [where / "psql", f"{server}/template1", "-qc", f"CREATE DATABASE {name}_restored TEMPLATE template0"],
        check=True,
    )
    subprocess.run([where / "pg_restore", "--exit-on-error", "-d", restored, dump], check=True)
    check(restored, ids, newest)
