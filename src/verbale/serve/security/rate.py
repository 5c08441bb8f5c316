"""Slow down whoever guesses passwords: a sliding window of failures for each name and each address.

Kept in memory, by process: a restart forgets, and several processes each count their own.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

NAMES_KEPT = 10_000  # oldest forgotten first, so that memory is bounded whatever is thrown at us


class FailureWindow:
    """Counts failures by key within the last ``window`` seconds."""

    def __init__(self, attempts: int, window: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.attempts = attempts
        self.window = window
        self.clock = clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> float:
        """Seconds until ``key`` may try again; 0 when it may now."""
        with self._lock:
            failed = self._failed.get(key)
            if not failed:
                return 0.0
            now = self.clock()
            while failed and failed[0] <= now - self.window:
                failed.popleft()
            return max(0.0, failed[0] + self.window - now) if len(failed) >= self.attempts else 0.0

    def fail(self, key: str) -> None:
        """Note a failure of ``key``."""
        with self._lock:
            self._failed.setdefault(key, deque(maxlen=self.attempts)).append(self.clock())
            self._failed.move_to_end(key)
            while len(self._failed) > NAMES_KEPT:
                self._failed.popitem(last=False)

    def forget(self, key: str) -> None:
        """Forget the failures of ``key`` after a success."""
        with self._lock:
            self._failed.pop(key, None)
