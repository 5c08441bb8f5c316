"""The reader of uploads ends with the desk, whatever it is doing, and leaves no fault behind."""

import threading
import time
from pathlib import Path

import pytest

from verbale.serve.reader import Reader, Upload
from verbale.serve.settings import Limits
from verbale.store.dossier import Dossier


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_closing_while_the_reader_process_starts_is_no_fault(
    tmp_path: Path, after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    where = tmp_path / "talks.verbale"
    Dossier.open(where, create=True).close()
    reader = Reader(str(where), Limits())
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
    assert known.steps[1].state in ("waiting", "failed")
