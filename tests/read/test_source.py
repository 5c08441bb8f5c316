"""Files, folders and standard input are found in order; what cannot be read is an error of its own."""

import io
import os
from pathlib import Path

import pytest

from verbale.read import source
from verbale.read.source import Source, sources
from verbale.record.errors import ReportError


def found(*paths: object) -> list[tuple[str, str]]:
    """Origin and reason ("" for what can be read)."""
    return [
        (s.origin, str(s.reason)) if isinstance(s, ReportError) else (s.origin, "")
        for s in sources([str(path) for path in paths])
    ]


def test_a_folder_gives_its_text_files_by_name_and_names_the_others(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.pdf", ".hidden.txt", "plain", "sub/d.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert found(tmp_path) == [
        (str(tmp_path / "a.TXT"), ""),
        (str(tmp_path / "b.txt"), ""),
        (str(tmp_path / "c.pdf"), "unknown kind of file"),
        (str(tmp_path / "plain"), ""),
        (str(tmp_path / "sub/d.txt"), ""),
    ]


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text("x")
    assert found(tmp_path / "a.dat") == [(str(tmp_path / "a.dat"), "")]


def test_a_missing_path_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert found("nix.txt", tmp_path / "a.txt") == [("nix.txt", "vanished"), (str(tmp_path / "a.txt"), "")]


def test_a_file_that_vanishes_before_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    (given,) = sources([str(path)])
    path.unlink()
    with pytest.raises(ReportError, match="was there a moment ago and is gone") as caught:
        given.load()
    assert caught.value.reason == "vanished"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root, who may run the tests, may read everything
    with pytest.raises(ReportError, match="cannot be read: Permission denied") as caught:
        Source(str(path)).load()
    assert caught.value.reason == "unreadable"


def test_a_file_of_many_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(source.LARGEST * 100)  # a hole: takes no room on the disk
    with pytest.raises(ReportError, match="more than 64 MB; a report is not that long") as caught:
        Source(str(path)).load()
    assert caught.value.reason == "too long"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fake:
        buffer = io.BytesIO(b"words")

    monkeypatch.setattr("sys.stdin", Fake)
    assert found("-") == [("-", "")]
    assert Source("-").load() == b"words"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o000)
    assert found(tmp_path) == [(str(tmp_path / "closed"), "unreadable")]
