"""Find what is to be read: files, folders, standard input. Nothing is opened before its turn."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from verbale.record.errors import ReportError

STDIN = "-"
SUFFIXES = frozenset(
    {".txt", ".text", ".html", ".htm", ""}
)  # of files that a folder is searched for; a file named outright is read
DOSSIER = ".verbale"  # begins the suffix of a dossier and of what SQLite keeps beside it
LARGEST = 64 * 1024 * 1024  # bytes of one file


class Reason(StrEnum):
    """Why a report was not read; skips are counted under these."""

    VANISHED = "vanished"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LONG = "too long"
    KIND = "unknown kind of file"
    LANGUAGE = "language"
    FAULT = "fault of verbale"


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: ``origin`` is its path as it will be shown, or ``-`` for standard input."""

    origin: str

    def load(self) -> bytes:
        """Its bytes.

        Raises:
            ReportError: it has vanished, cannot be read, or is too long.
        """
        try:
            if self.origin == STDIN:
                data = sys.stdin.buffer.read(LARGEST + 1)
            else:
                with Path(self.origin).open("rb") as file:
                    data = file.read(LARGEST + 1)
        except OSError as error:
            raise _unreadable(self.origin, error) from error
        if len(data) > LARGEST:
            message = f"more than {LARGEST // 1024 // 1024} MB; a report is not that long, split the file"
            raise ReportError(self.origin, Reason.TOO_LONG, message)
        return data


def sources(paths: Iterable[str]) -> Iterator[Source | ReportError]:
    """What to read, in order; a folder's files by name, with those that are no text as errors.

    A path that does not exist is an error of its own; the others go on.
    """
    for given in paths:
        if given != STDIN and Path(given).is_dir():
            yield from _folder(given)
        elif given != STDIN and not Path(given).exists():
            yield ReportError(given, Reason.VANISHED, "no such file or folder")
        else:
            yield Source(given)


def _folder(folder: str) -> Iterator[Source | ReportError]:
    problems: list[OSError] = []
    found = False
    for where, inside, names in os.walk(folder, onerror=problems.append):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(where) / name
            if path.suffix.lower().startswith(DOSSIER):
                continue  # where reports are kept is none
            found = True
            if path.suffix.lower() in SUFFIXES:
                yield Source(str(path))
            else:
                message = f"{path.suffix!r} is not read from a folder; name the file itself if it is plain text"
                yield ReportError(str(path), Reason.KIND, message)
        while problems:
            error = problems.pop()
            found = True
            yield _unreadable(str(error.filename), error)
    if not found:
        kinds = ", ".join(sorted(SUFFIXES - {""}))
        yield ReportError(
            folder, Reason.EMPTY, f"no report in this folder; looked for {kinds} and names without a suffix"
        )


def _unreadable(origin: str, error: OSError) -> ReportError:
    if error.errno == errno.ENOENT:
        return ReportError(origin, Reason.VANISHED, "the file was there a moment ago and is gone; read it again")
    return ReportError(origin, Reason.UNREADABLE, f"cannot be read: {error.strerror}")
