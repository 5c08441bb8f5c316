"""Answers that cost much: kept until the dossier changes; slow ones are still shown while a new one is made.

An answer that took longer than ``SLOW`` to make is given out once more while a thread makes the next, so nobody waits
for it; it is then behind the dossier by the time one making takes. Quick answers are always of the present state.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any, TypeVar, cast

T = TypeVar("T")
KEPT = 64
SLOW = 0.15  # seconds


@dataclass(frozen=True, slots=True)
class Held:
    """An answer, the state of the dossier it was made from, and the seconds it took."""

    state: Hashable
    answer: Any
    seconds: float


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
            if making.acquire(blocking=False):
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
            self._kept[key] = Held(state, answer, time.monotonic() - start)
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return answer
