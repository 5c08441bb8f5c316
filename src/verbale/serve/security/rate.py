"""Slow down whoever guesses passwords: a sliding window of failures for each name and each address.

Kept in the dossier, so that it holds over all processes of a desk and outlives a restart; names and addresses are kept
as hashes. A try is noted as failed before the password is looked at, so that many at once are no way around.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256

from sqlalchemy import Connection

from verbale.store.failures import add_failures, forget_failures, newest_failures

Unit = Callable[[], AbstractContextManager[Connection]]
STRANGERS = 10  # an address, from which several people may come, has so many times the tries of a name


class SignInLimit:
    """Counts failed tries within the last ``window`` seconds; ``attempts`` are allowed to one name."""

    def __init__(
        self, units: tuple[Unit, Unit], attempts: int, window: float, clock: Callable[[], float] = time.time
    ) -> None:
        """``units``: how to read from the dossier and how to write to it."""
        self.reading, self.writing = units
        self.attempts = attempts
        self.window = window
        self.clock = clock

    def begin(self, name: str, address: str) -> tuple[float, float]:
        """Begin a try: (seconds to wait, 0 when it may be made now; its instant). It counts until ``succeeded``."""
        now, keys = self.clock(), self._keys(name, address)
        with self.reading() as connection:  # whoever must wait takes no turn of the writers
            wait = self._wait(connection, keys, now)
        if wait > 0:
            return wait, now
        with self.writing() as connection:
            wait = self._wait(connection, keys, now)
            if wait == 0:
                add_failures(connection, tuple(keys), now, now - self.window)
        return wait, now

    def succeeded(self, name: str, address: str, began: float) -> None:
        """The password was right: the name's failures are forgotten, and this try of the address."""
        named, strange = self._keys(name, address)
        with self.writing() as connection:
            forget_failures(connection, named)
            forget_failures(connection, strange, began)

    def _keys(self, name: str, address: str) -> dict[str, int]:
        """The kept form of name and address, each with the tries it has."""
        told = {f"name {name.lower()}": self.attempts, f"address {address}": self.attempts * STRANGERS}
        return {sha256(key.encode("utf-8", "surrogatepass")).hexdigest(): most for key, most in told.items()}

    def _wait(self, connection: Connection, keys: dict[str, int], now: float) -> float:
        waits = [0.0]
        for key, most in keys.items():
            failed = newest_failures(connection, key, now - self.window, most)
            if len(failed) >= most:
                waits.append(failed[-1] + self.window - now)
        return max(waits)
