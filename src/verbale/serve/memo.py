"""Answers that cost much and hold until the dossier changes: kept with the state of the dossier they were made from."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")
KEPT = 32


class Memo:
    """A few answers by key; one is made anew when the dossier's state is another."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Hashable, Any]] = {}
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, state: Hashable, make: Callable[[], T]) -> T:
        """The answer of ``key`` for a state; ``make`` is called where there is none, by one thread only."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            held = self._kept.get(key)
            if held is not None and held[0] == state:
                return cast(T, held[1])
            made = make()
            with self._lock:
                self._kept.pop(key, None)
                self._kept[key] = (state, made)
                while len(self._kept) > KEPT:
                    self._kept.pop(next(iter(self._kept)))
            return made
