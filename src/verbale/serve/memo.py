"""Answers that cost much: kept until the dossier changes; slow ones are still shown while a new one is made.

An answer that took longer than ``SLOW`` to make is given out once more while a thread makes the next, so nobody waits
for it. It is made again at most every ``REST`` times as long as making it takes, so that a day of decisions does not
keep the machine busy with counting; it may be behind the dossier by that time. Quick answers are always of the present
state.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any, TypeVar, cast

T = TypeVar("T")
KEPT = 64
SLOW = 0.15  # seconds
REST = 20  # how many times as long as its making a slow answer is given out before it is made again
MOST_REST = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Held:
    """An answer, the state of the dossier it was made from, the seconds it took, and when it was made."""

    state: Hashable
    answer: Any
    seconds: float
    made: float

    @property
    def rests(self) -> bool:
        """Whether it was slow to make, and too recently to make it again."""
        return self.seconds > SLOW and time.monotonic() - self.made < min(REST * self.seconds, MOST_REST)


class Memo:
    """A few answers by key."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Held] = {}
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, state: Hashable, make: Callable[[], T]) -> T:
        """The answer of ``key`` for a state, or a slow one of an earlier state while ``make`` runs beside."""
        held = self._kept.get(key)
        if held is not None and held.state == state:
            return cast(T, held.answer)
        with self._lock:
            making = self._making.setdefault(key, Lock())
        if held is not None and held.seconds > SLOW:
            if not held.rests and making.acquire(blocking=False):
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
        answer = make()
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = Held(state, answer, (now := time.monotonic()) - start, now)
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return answer
