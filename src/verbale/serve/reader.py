"""Read uploads in a process of its own: a report that takes too long is given up, and the desk goes on.

The reader process loads the language engine once and opens the dossier itself; it is ended and replaced when a
report takes longer than allowed. Uploads are bytes of strangers: decoded and parsed there, never run. They wait in
the dossier, so that those that a desk leaves unread are read by the next one.
"""

import multiprocessing
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from verbale.pipeline import records
from verbale.read.decode import decode
from verbale.read.source import Reason
from verbale.record.errors import DossierError, QuestionError, ReportError, VerbaleError
from verbale.record.report import Report
from verbale.serve.settings import Limits
from verbale.serve.turns import Turns
from verbale.store.dossier import Dossier
from verbale.store.uploads import (
    Job,
    Step,
    Task,
    add_job,
    claim,
    find_job,
    finish,
    hold,
    is_waiting,
    release,
    unfinished,
)
from verbale.stream import language_of

STARTING = 120.0  # seconds that a fresh process may take to load the language engine
BEAT = 5.0  # seconds after which a reader says again that it is at its file
POLL = 10.0  # seconds after which it looks for files that another desk left unread

BUSY, TIME, ENDED = "busy", "time", "ended"  # reasons of failures beside those of reading


@dataclass(frozen=True, slots=True)
class Upload:
    """One file or pasted text: its name, its bytes."""

    name: str
    data: bytes


def serve_uploads(pipe: Connection, database: str) -> None:
    """Body of the reader process: receive an upload, keep its record, send what became of it."""
    with Dossier.open(database) as dossier:
        pipe.send(None)
        while True:
            try:
                upload: Upload = pipe.recv()
            except EOFError:
                return
            try:
                pipe.send(_read(dossier, upload))
            except ReportError as error:
                pipe.send(Step(upload.name, "failed", str(error.reason), str(error)))
            except DossierError as error:
                pipe.send(Step(upload.name, "failed", BUSY, str(error)))
            except VerbaleError as error:
                pipe.send(Step(upload.name, "failed", str(Reason.FAULT), str(error)))
            except Exception as error:  # one odd report must not end the reader; it is named and shown
                pipe.send(Step(upload.name, "failed", str(Reason.FAULT), f"{type(error).__name__}: {error}"))


def _read(dossier: Dossier, upload: Upload) -> Step:
    decoded = decode(upload.data, upload.name)
    language = language_of(decoded.text, upload.name)
    report = Report(upload.name, decoded.text, language, notes=decoded.notes)
    kept = dossier.add(next(records([report])))
    return Step(upload.name, "done", "", kept.outcome.value, kept.report_id)


class Reader:
    """Takes uploads, reads them one after the other in the reader process, and tells how far it is."""

    def __init__(self, turns: Turns, limits: Limits) -> None:
        self.turns = turns
        self.limits = limits
        self._news = threading.Event()
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def add(self, who: str, uploads: tuple[Upload, ...]) -> Job:
        """Take an upload.

        Raises:
            QuestionError: Nothing in it, too many files, a file too large, or too many uploads waiting.
        """
        limits = self.limits
        if not uploads:
            raise QuestionError("nothing was sent; choose files or paste a text").told("nothing_sent")
        if len(uploads) > limits.files:
            told = f"{len(uploads)} files: expected at most {limits.files} at a time; send them in parts"
            raise QuestionError(told).told("many_files", files=len(uploads), most=limits.files)
        large = next((u for u in uploads if len(u.data) > limits.file_bytes), None)
        if large:
            told = f"{large.name}: {len(large.data)} bytes, expected at most {limits.file_bytes}"
            raise QuestionError(told).told("large_file", name=large.name.partition(":")[2], most=limits.file_bytes)
        job_id = secrets.token_urlsafe(12)
        with self.turns.writing() as connection:
            if unfinished(connection) >= limits.waiting:
                told = "too many uploads are waiting to be read; try again in a minute"
                raise QuestionError(told).told("many_uploads")
            add_job(connection, job_id, who, [(upload.name, upload.data) for upload in uploads])
            job = find_job(connection, job_id)
        self.start()
        self._news.set()
        if job is None:
            raise DossierError(f"upload {job_id}: was not kept; send it again")
        return job

    def job(self, job_id: str) -> Job | None:
        """The job of an id; None where it is unknown or long done."""
        with self.turns.dossier.reading() as connection:
            return find_job(connection, job_id)

    def start(self) -> None:
        """Begin to read what waits, also what an earlier desk left."""
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="verbale-reader", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End the reader process; what is being read waits for the next desk, as does what was not begun."""
        with self._lock:
            self._closed = True
        self._news.set()
        self._end()
        if self._thread is not None:
            self._thread.join(5)
            self._end()  # it may just have started one

    def _work(self) -> None:
        while not self._closed:
            try:
                task = self._next()
                if task is not None:
                    self._do(task)
                    continue
            except DossierError:  # locked or away for a moment: what was begun is taken up again
                pass
            self._news.wait(POLL)
            self._news.clear()

    def _next(self) -> Task | None:
        """The file to read now. Looking first takes no writer's turn."""
        with self.turns.dossier.reading() as connection:
            if not is_waiting(connection):
                return None
        with self.turns.writing() as connection:
            return claim(connection)

    def _do(self, task: Task) -> None:
        step = self._ask(task)
        with self.turns.writing() as connection:
            if step is None:
                release(connection, task.row)
            else:
                finish(connection, task.row, step)

    def _ask(self, task: Task) -> Step | None:
        """What became of a file; None where the desk is closed meanwhile."""
        try:
            pipe = self._started(task)
            pipe.send(Upload(task.name, task.data))
            if self._answers(pipe, self.limits.seconds, task):
                answer: Step = pipe.recv()
                return answer
        except (OSError, EOFError):
            self._end()
            told = "the reader ended while it read this; the others go on"
            return None if self._closed else Step(task.name, "failed", ENDED, told)
        self._end()
        told = f"reading took longer than {self.limits.seconds:g} s and was given up"
        return Step(task.name, "failed", TIME, told)

    def _answers(self, pipe: Connection, seconds: float, task: Task) -> bool:
        """Whether the reader process answers in time; meanwhile the file is held."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if pipe.poll(min(BEAT, left)):
                return True
            with suppress(DossierError), self.turns.writing() as connection:
                hold(connection, task.row)
        return False

    def _started(self, task: Task) -> Connection:
        """The pipe to the reader process, held by the caller: ``close`` may take ours away at any moment."""
        pipe, process = self._pipe, self._process
        if pipe is not None and process is not None and process.is_alive():
            return pipe
        if self._closed:
            raise OSError("the desk is being closed")
        spawn = multiprocessing.get_context("spawn")
        pipe, theirs = spawn.Pipe()
        process = spawn.Process(target=serve_uploads, args=(theirs, self.turns.dossier.where), daemon=True)
        process.start()
        self._pipe, self._process = pipe, process
        theirs.close()
        if not self._answers(pipe, STARTING, task):
            raise OSError("the reader process did not start")
        pipe.recv()
        return pipe

    def _end(self) -> None:
        process, self._process, self._pipe = self._process, None, None
        if process is not None:
            process.kill()
            process.join(5)
