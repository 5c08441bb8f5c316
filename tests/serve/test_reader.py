"""Uploads: read one after the other in a process of their own; a closed or killed desk loses none of them."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbale.record.errors import QuestionError
from verbale.serve.reader import Reader, Upload
from verbale.serve.settings import Limits
from verbale.serve.turns import Turns
from verbale.store import uploads
from verbale.store.dossier import Dossier
from verbale.store.uploads import Job, Step, add_job, claim, find_job, finish, hold, newest_jobs, release, unfinished

TEXT = "Paris, le 4 mai. « Nous signerons demain », a déclaré Ines Roy, ministre des Transports. "


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    with Dossier.open(address) as opened:
        yield opened


def ended(reader: Reader, job_id: str, seconds: float = 90) -> Job:
    """The job once nothing is left to do."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        job = reader.job(job_id)
        assert job is not None
        if job.done:
            return job
        time.sleep(0.1)
    raise AssertionError(reader.job(job_id))


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_closing_while_the_reader_process_starts_is_no_fault(
    tmp_path: Path, after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    with Dossier.open(tmp_path / "talks.verbale", create=True) as dossier:
        reader = Reader(Turns(dossier), Limits())
        job = reader.add("Ada", (Upload("a.txt", b"Paris."), Upload("b.txt", b"London.")))
        time.sleep(after)
        thread, process = reader._thread, reader._process
        reader.close()
        assert thread is not None
        thread.join(10)
        assert not thread.is_alive()
        assert process is None or not process.is_alive()
        assert reader._process is None
        assert faults == []
        known = reader.job(job.id)
        assert known is not None
        assert [step.state for step in known.steps] == ["waiting", "waiting"]


def test_what_a_closed_desk_left_is_read_by_the_next_and_results_stay(dossier: Dossier) -> None:
    first = Reader(Turns(dossier), Limits())
    files = (Upload("a.txt", TEXT.encode()), Upload("b.txt", b"  "), Upload("c.bin", b"%PDF-1.7 \x00\x01"))
    job = first.add("Ada", files)
    first.close()
    second = Reader(Turns(dossier), Limits())
    second.start()
    try:
        done = ended(second, job.id)
    finally:
        second.close()
    assert [(s.state, s.reason) for s in done.steps] == [("done", ""), ("failed", "empty"), ("failed", "binary")]
    assert (done.who, done.steps[0].outcome) == ("Ada", "new")
    assert dossier.find(done.steps[0].report).origin == "a.txt"
    assert Reader(Turns(dossier), Limits()).job(job.id) == done


def test_too_many_waiting_are_refused_and_nothing_is_kept(dossier: Dossier) -> None:
    with dossier.writing() as connection:
        add_job(connection, "one", "Ada", [("a.txt", b"a")])
    reader = Reader(Turns(dossier), Limits(waiting=1))
    with pytest.raises(QuestionError, match="too many uploads are waiting"):
        reader.add("Ada", (Upload("b.txt", b"b"),))
    with dossier.reading() as connection:
        assert [job.id for job in newest_jobs(connection, 5)] == ["one"]


def test_a_file_is_read_by_one_reader_at_a_time(dossier: Dossier) -> None:
    with dossier.writing() as connection:
        add_job(connection, "one", "Ada", [("a.txt", b"a"), ("b.txt", b"b")])
        first, second = claim(connection), claim(connection)
        assert first is not None
        assert second is not None
        assert [(t.name, t.data, t.tries) for t in (first, second)] == [("a.txt", b"a", 1), ("b.txt", b"b", 1)]
        assert claim(connection) is None
        release(connection, first.row)
        finish(connection, second.row, Step("b.txt", "done", "", "new", "sha256:0"))
        again = claim(connection)
        assert again is not None
        assert (again.row, again.tries) == (first.row, 1)
        assert unfinished(connection) == 1
        job = find_job(connection, "one")
        assert job is not None
        assert [step.state for step in job.steps] == ["reading", "done"]


def test_what_a_killed_reader_held_waits_again_but_not_for_ever(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dossier.writing() as connection:
        add_job(connection, "one", "Ada", [("a.txt", b"a")])
        task = claim(connection)
        assert task is not None
        hold(connection, task.row)
        assert claim(connection) is None
        monkeypatch.setattr(uploads, "LEASE", -uploads.LEASE)  # as if all of them had said nothing for long
        assert [claim(connection) is not None for _ in range(4)] == [True, True, False, False]
        job = find_job(connection, "one")
        assert job is not None
        assert (job.steps[0].state, job.steps[0].reason, job.done) == ("failed", "ended", True)


def test_results_of_long_ago_are_forgotten_what_waits_is_not(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "KEPT", 1)
    with dossier.writing() as connection:
        add_job(connection, "done", "Ada", [("a.txt", b"a")])
        task = claim(connection)
        assert task is not None
        finish(connection, task.row, Step("a.txt", "done", "", "new", "sha256:0"))
        add_job(connection, "waits", "Ada", [("b.txt", b"b")])
        for name in ("third", "fourth"):
            add_job(connection, name, "Ada", [("c.txt", b"c")])
        assert [job.id for job in newest_jobs(connection, 9)] == ["fourth", "third", "waits"]
