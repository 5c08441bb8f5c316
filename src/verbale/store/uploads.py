"""Uploads waiting to be read, and what became of them; kept, so that a restart of the desk loses none.

Invariant: a file is read by one reader at a time. A reader says again and again that it is at its file; one that
says nothing for ``LEASE`` has ended, and the file waits again, at most ``TRIES`` times.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from verbale.store.upload_tables import UNFINISHED, upload_files, uploads

LEASE = timedelta(seconds=20)
TRIES = 3
KEPT = 500  # uploads whose results are kept


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one file.

    Attributes:
        state: ``waiting · reading · done · failed``.
        reason: Why it failed, one word of a closed list; "" otherwise.
        outcome: new, already known … for ``done``; what went wrong for ``failed``.
        report: Id of the report; "" until it is known.
    """

    name: str
    state: str
    reason: str = ""
    outcome: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One upload of several files, by one person; ``at``: UTC instant."""

    id: str
    who: str
    at: str
    steps: tuple[Step, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return all(step.state in ("done", "failed") for step in self.steps)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read now: its row, name and bytes, and how many readers have begun it."""

    row: int
    name: str
    data: bytes
    tries: int


def add_job(connection: Connection, job_id: str, who: str, files: Sequence[tuple[str, bytes]]) -> None:
    """Keep an upload (name and bytes of each file) for reading; results of long ago are forgotten."""
    made = connection.execute(insert(uploads).values(id=job_id, who=who, at=_now()).returning(uploads.c.row))
    row = made.scalar_one()
    fresh: dict[str, Any] = {"upload": row, "state": "waiting", "reason": "", "outcome": "", "report": "", "tries": 0}
    connection.execute(insert(upload_files), [{**fresh, "name": name, "data": data} for name, data in files])
    _forget(connection, row - KEPT)


def unfinished(connection: Connection) -> int:
    """How many uploads are not read to their end."""
    query = select(func.count(upload_files.c.upload.distinct())).where(UNFINISHED)
    return connection.execute(query).scalar_one()


def is_waiting(connection: Connection) -> bool:
    """Whether some file can be read now."""
    return connection.execute(select(upload_files.c.row).where(_free()).limit(1)).first() is not None


def claim(connection: Connection) -> Task | None:
    """Take the file that waits longest; its reader must then ``hold`` it. One tried too often is given up."""
    query = select(upload_files).where(_free()).order_by(upload_files.c.row).limit(1)
    while (row := connection.execute(query).first()) is not None:
        if row.tries >= TRIES:
            told = f"its reading ended {row.tries} times without a result"
            finish(connection, row.row, Step(row.name, "failed", "ended", told))
            continue
        values = {"state": "reading", "held": _now(), "tries": row.tries + 1}
        connection.execute(update(upload_files).where(upload_files.c.row == row.row).values(values))
        return Task(row.row, row.name, bytes(row.data or b""), row.tries + 1)
    return None


def hold(connection: Connection, row: int) -> None:
    """Say that a file is still being read."""
    connection.execute(update(upload_files).where(upload_files.c.row == row).values(held=_now()))


def release(connection: Connection, row: int) -> None:
    """Give a file back as it was: its reader is being closed."""
    here = (upload_files.c.row == row) & (upload_files.c.state == "reading")
    back = {"state": "waiting", "held": None, "tries": upload_files.c.tries - 1}
    connection.execute(update(upload_files).where(here).values(back))


def finish(connection: Connection, row: int, step: Step) -> None:
    """Keep what became of a file; its bytes go."""
    values = {"state": step.state, "reason": step.reason, "outcome": step.outcome, "report": step.report}
    connection.execute(update(upload_files).where(upload_files.c.row == row).values(**values, data=None, held=None))


def find_job(connection: Connection, job_id: str) -> Job | None:
    """The upload of an id; None where there is none, or it is forgotten."""
    return next(iter(_jobs(connection, connection.execute(select(uploads).where(uploads.c.id == job_id)).all())), None)


def newest_jobs(connection: Connection, limit: int) -> list[Job]:
    """The newest uploads."""
    return _jobs(connection, connection.execute(select(uploads).order_by(uploads.c.row.desc()).limit(limit)).all())


def _jobs(connection: Connection, found: Iterable[Any]) -> list[Job]:
    kept = list(found)
    steps: dict[int, list[Step]] = {upload.row: [] for upload in kept}
    f = upload_files.c
    query = select(f.upload, f.name, f.state, f.reason, f.outcome, f.report).where(f.upload.in_(list(steps)))
    for upload, *step in connection.execute(query.order_by(f.row)):
        steps[upload].append(Step(*step))
    return [Job(upload.id, upload.who, upload.at, tuple(steps[upload.row])) for upload in kept]


def _free() -> ColumnElement[bool]:
    """Files that wait, or whose reader has ended."""
    quiet = (upload_files.c.state == "reading") & (upload_files.c.held < _now(-LEASE))
    return and_(UNFINISHED, or_(upload_files.c.state == "waiting", quiet))  # as the index says it


def _forget(connection: Connection, last: int) -> None:
    old = select(uploads.c.row).where(uploads.c.row <= last)
    open_ = select(upload_files.c.upload).where(UNFINISHED)
    rows = list(connection.execute(old.where(uploads.c.row.not_in(open_))).scalars())
    if rows:
        connection.execute(delete(upload_files).where(upload_files.c.upload.in_(rows)))
        connection.execute(delete(uploads).where(uploads.c.row.in_(rows)))


def _now(later: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) + later).isoformat(timespec="milliseconds")
