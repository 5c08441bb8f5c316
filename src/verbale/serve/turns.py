"""Who may write now: people one after the other, the desk's own upkeep only while nobody decides.

The database alone would let writers try again at intervals, and one that comes often can keep another waiting for
seconds. Within the process they queue here instead; other programs still wait at the database.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection

from verbale.store.dossier import Dossier

QUIET = 5.0  # seconds without a person's write after which upkeep goes on
OVERDUE = 3.0  # seconds after which one unit of upkeep is done all the same


class Turns:
    """The queue of writers of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._turn = Lock()
        self._count = Lock()
        self._people = 0
        self._wrote = self._kept_up = time.monotonic() - QUIET

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A person's unit of work: all or nothing."""
        with self._count:
            self._people += 1
        try:
            with self._turn, self.dossier.writing() as connection:
                yield connection
        finally:
            with self._count:
                self._people -= 1
                self._wrote = time.monotonic()

    @contextmanager
    def upkeep(self, wait: float = 0.0) -> Iterator[Connection | None]:
        """A unit of work that can wait; None where people are writing, or just were: try again later.

        Args:
            wait: Seconds to wait for a turn that is taken.
        """
        if not self._calm() or not self._turn.acquire(timeout=wait):
            yield None
            return
        try:
            with self.dossier.writing() as connection:
                yield connection
        finally:
            self._kept_up = time.monotonic()
            self._turn.release()

    def _calm(self) -> bool:
        now = time.monotonic()
        return not self._people and (now - self._wrote >= QUIET or now - self._kept_up >= OVERDUE)
