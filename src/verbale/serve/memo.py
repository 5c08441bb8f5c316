"""Answers that cost much: kept until the dossier changes; slow ones are still shown while a new one is made.

An answer that took longer than ``PATIENT`` to make is given out once more while a thread makes the next, so nobody
waits for it. Counts over the whole dossier ask to ``rest``: slow ones are made again at most every so many times as
long as making them takes, so that decisions do not keep the machine busy with counting; they may be behind by that
time. Other answers are always of the present state: what somebody has just entered has its effect on the next page.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any, TypeVar, cast

T = TypeVar("T")
KEPT = 64
SLOW = 0.15  # seconds after which a count is slow
PATIENT = 1.5  # seconds that somebody waits for an answer of the present state
REST = 20.0  # for counts: how many times as long as its making a slow one is given out before it is made again
MOST_REST = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Held:
    """An answer, the state of the dossier it was made from, the seconds it took, and when it was made."""

    state: Hashable
    answer: Any
    seconds: float
    made: float

    def rests(self, rest: float) -> bool:
        """Whether it was made too recently to make it again; ``rest`` in times of what making it took."""
        return time.monotonic() - self.made < min(rest * self.seconds, MOST_REST)


class Memo:
    """A few answers by key."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Held] = {}
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, state: Hashable, make: Callable[[], T], rest: float = 0.0) -> T:
        """The answer of ``key`` for a state, or a slow one of an earlier state while ``make`` runs beside."""
        held = self._kept.get(key)
        if held is not None and held.state == state:
            return cast(T, held.answer)
        with self._lock:
            making = self._making.setdefault(key, Lock())
        if held is not None and held.seconds > (SLOW if rest else PATIENT):
            if not held.rests(rest) and making.acquire(blocking=False):
                Thread(target=self._renew, args=(key, state, make, making), daemon=True).start()
            return cast(T, held.answer)
        with making:
            held = self._kept.get(key)
            return cast(T, held.answer if held and held.state == state else self._made(key, state, make))

    def _renew(self, key: Hashable, state: Hashable, make: Callable[[], Any], making: Lock) -> None:
        try:
            self._made(key, state, make)
        finally:
            making.release()

    def _made(self, key: Hashable, state: Hashable, make: Callable[[], Any]) -> Any:
        start = time.monotonic()
        try:
            answer = make()
            with self._lock:
                self._kept.pop(key, None)
                self._kept[key] = Held(state, answer, (now := time.monotonic()) - start, now)
            return answer
        finally:
            with self._lock:
                self._forget()

    def _forget(self) -> None:
        """Let go of the oldest answers, and of whose turn it is for questions that have none."""
        while len(self._kept) > KEPT:
            self._kept.pop(next(iter(self._kept)))
        for key in [key for key in self._making if key not in self._kept][:-KEPT]:
            del self._making[key]
