"""Read uploads in a process of its own: a report that takes too long is given up, and the desk goes on.

The reader process loads the language engine once and opens the dossier itself; it is ended and replaced when a
report takes longer than allowed. Uploads are bytes of strangers: decoded and parsed there, never run.
"""

import multiprocessing
import secrets
import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Full, Queue
from typing import Any

from verbale.parse.language import identify, is_readable
from verbale.pipeline import records
from verbale.read.decode import decode
from verbale.record.errors import QuestionError, VerbaleError
from verbale.record.report import Report
from verbale.serve.settings import Limits
from verbale.store.dossier import Dossier

JOBS_KEPT = 200
STARTING = 120.0  # seconds that a fresh process may take to load the language engine


@dataclass(frozen=True, slots=True)
class Upload:
    """One file or pasted text: its name, its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one upload.

    Attributes:
        state: ``waiting · reading · done · failed``.
        outcome: new, already known … for ``done``; the reason for ``failed``.
        report: Id of the report; "" until it is known.
    """

    name: str
    state: str
    outcome: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One upload of several files, by one person."""

    id: str
    who: str
    steps: tuple[Step, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return all(step.state in ("done", "failed") for step in self.steps)


def serve_uploads(pipe: Connection, database: str) -> None:
    """Body of the reader process: receive an upload, keep its record, send what became of it."""
    with Dossier.open(database) as dossier:
        pipe.send(("ready", "", ""))
        while True:
            try:
                upload: Upload = pipe.recv()
            except EOFError:
                return
            try:
                pipe.send(_read(dossier, upload))
            except VerbaleError as error:
                pipe.send(("failed", str(error), ""))
            except Exception as error:  # one odd report must not end the reader; it is named and shown
                pipe.send(("failed", f"{type(error).__name__}: {error}", ""))


def _read(dossier: Dossier, upload: Upload) -> tuple[str, str, str]:
    decoded = decode(upload.data, upload.name)
    language = identify(decoded.text)
    if not is_readable(language):
        return "failed", f"the text is in {language!r}, for which there is no language data", ""
    report = Report(upload.name, decoded.text, language, notes=decoded.notes)
    kept = dossier.add(next(records([report])))
    return "done", kept.outcome.value, kept.report_id


class Reader:
    """Takes uploads, reads them one after the other in the reader process, and tells how far it is."""

    def __init__(self, database: str, limits: Limits) -> None:
        self.database = database
        self.limits = limits
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: Queue[tuple[str, int, Upload] | None] = Queue(limits.waiting * limits.files)
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
            raise QuestionError("nothing was sent; choose files or paste a text")
        if len(uploads) > limits.files:
            raise QuestionError(f"{len(uploads)} files: expected at most {limits.files} at a time; send them in parts")
        large = next((u for u in uploads if len(u.data) > limits.file_bytes), None)
        if large:
            raise QuestionError(f"{large.name}: {len(large.data)} bytes, expected at most {limits.file_bytes}")
        job = Job(secrets.token_urlsafe(12), who, tuple(Step(upload.name, "waiting") for upload in uploads))
        with self._lock:
            if sum(not known.done for known in self._jobs.values()) >= limits.waiting:
                raise QuestionError("too many uploads are waiting to be read; try again in a minute")
            self._jobs[job.id] = job
            while len(self._jobs) > JOBS_KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="verbale-reader", daemon=True)
                self._thread.start()
        for number, upload in enumerate(uploads):
            try:
                self._waiting.put_nowait((job.id, number, upload))
            except Full:
                self._note(job.id, number, "failed", "too many uploads are waiting; send it again", "")
        return job

    def job(self, job_id: str) -> Job | None:
        """The job of an id; None where it is unknown or long done."""
        return self._jobs.get(job_id)

    def close(self) -> None:
        """End the reader process; what is being read is given up, and nothing that waits is begun."""
        self._closed = True
        self._end()
        if self._thread is not None:
            with suppress(Full):
                self._waiting.put_nowait(None)
            self._thread.join(5)
            self._end()  # it may just have started one

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None and not self._closed:
            job, number, upload = task
            self._note(job, number, "reading", "", "")
            self._note(job, number, *self._ask(upload))

    def _ask(self, upload: Upload) -> tuple[str, str, str]:
        try:
            pipe = self._started()
            pipe.send(upload)
            if pipe.poll(self.limits.seconds):
                answer: tuple[str, str, str] = pipe.recv()
                return answer
        except (OSError, EOFError):
            self._end()
            return "failed", "the reader ended while it read this; the others go on", ""
        self._end()
        return "failed", f"reading took longer than {self.limits.seconds:g} s and was given up", ""

    def _started(self) -> Connection:
        """The pipe to the reader process, held by the caller: ``close`` may take ours away at any moment."""
        pipe, process = self._pipe, self._process
        if pipe is not None and process is not None and process.is_alive():
            return pipe
        if self._closed:
            raise OSError("the desk is being closed")
        spawn = multiprocessing.get_context("spawn")
        pipe, theirs = spawn.Pipe()
        process = spawn.Process(target=serve_uploads, args=(theirs, self.database), daemon=True)
        process.start()
        self._pipe, self._process = pipe, process
        theirs.close()
        if not pipe.poll(STARTING) or pipe.recv()[0] != "ready":
            raise OSError("the reader process did not start")
        return pipe

    def _end(self) -> None:
        process, self._process, self._pipe = self._process, None, None
        if process is not None:
            process.kill()
            process.join(5)

    def _note(self, job_id: str, number: int, state: str, outcome: str, report: str) -> None:
        with self._lock:
            job = self._jobs.get(job_id)
            if job is not None:
                steps: list[Any] = list(job.steps)
                steps[number] = replace(steps[number], state=state, outcome=outcome, report=report)
                self._jobs[job_id] = replace(job, steps=tuple(steps))
