"""The record of a large dossier, kept beside the store: made once by a process of its own, then kept in step.

The first making takes seconds to minutes and would keep every page waiting for the interpreter, so it is done in
another process, which is ended with the desk. What changed since is looked up when somebody asks; where too much
changed the record is made anew beside, and the one at hand answers meanwhile.
"""

import multiprocessing
import os
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from verbale.ask.compiled import Compiled, compiled, refreshed
from verbale.record.errors import DossierError, VerbaleError
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind
from verbale.store.sizes import count_current

NICE = 5  # below the desk's own work
WAIT = 0.2  # seconds that a page waits for another one that brings the record up to date
ENOUGH = 2**31


class PreparingError(VerbaleError):
    """The record is being made; ask again. ``facts``: positions read, and how many there are."""

    def __init__(self, done: int, total: int) -> None:
        share = f"{100 * done // total} %" if total else "0 %"
        super().__init__(f"the record is being put together: {done} of {total} positions ({share}); ask again soon")
        self.told("preparing", done=done, total=total)


def make(pipe: Connection, database: str) -> None:
    """Body of the making process: tell how far it is, then send the record."""
    with suppress(OSError):
        os.nice(NICE)
    try:
        with Dossier.open(database) as dossier:
            pipe.send(compiled(dossier, pipe.send))
    except VerbaleError as error:
        pipe.send(str(error))
    except (BrokenPipeError, EOFError):
        return


class Sheets:
    """The record of one dossier, for all requests."""

    def __init__(self, database: str, dossier: Dossier) -> None:
        self.database, self.dossier = database, dossier
        self._made: Compiled | None = None
        self._fault = ""
        self._done = self._total = 0
        self._turn, self._guard = threading.Lock(), threading.Lock()
        self._process: BaseProcess | None = None
        self._closed = False

    def now(self) -> Compiled:
        """The record as it is now; behind by a moment where another request is bringing it up to date.

        Raises:
            PreparingError: It is being made for the first time.
            DossierError: It could not be made.
        """
        if self._made is None:
            fault, self._fault = self._fault, ""
            if fault:
                raise DossierError(fault)
            self.start()
            raise PreparingError(self._done, self._total)
        if self._turn.acquire(timeout=WAIT):
            try:
                later = refreshed(self.dossier, self._made)
                if later is None:
                    self.start()
                else:
                    self._made = later
            finally:
                self._turn.release()
        return self._made

    def start(self) -> None:
        """Begin to make it, where that is not going on already."""
        with self._guard:
            if self._process is not None or self._closed:
                return
            with self.dossier.reading() as connection:
                self._done, self._total = 0, count_current(connection, Kind.POSITION.value, ENOUGH)
            spawn = multiprocessing.get_context("spawn")
            pipe, theirs = spawn.Pipe(duplex=False)
            self._process = spawn.Process(target=make, args=(theirs, self.database), daemon=True)
            self._process.start()
            theirs.close()
            threading.Thread(target=self._hear, args=(pipe,), name="verbale-sheets", daemon=True).start()

    def close(self) -> None:
        """End what is being made."""
        with self._guard:
            self._closed = True
            process = self._process
        if process is not None:
            process.kill()
            process.join(5)

    def _hear(self, pipe: Connection) -> None:
        fault = "the record could not be made: its process ended; ask again"
        try:
            while isinstance(told := pipe.recv(), int):
                self._done = told
            if isinstance(told, Compiled):
                self._made, fault = told, ""
            else:
                fault = str(told)
        except (EOFError, OSError):
            pass
        finally:
            pipe.close()
            with self._guard:
                process, self._process, self._fault = self._process, None, fault
            if process is not None:
                process.join(5)
