"""What the desk may be told, read once by ``verbale serve``."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from verbale.record.errors import SettingError

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one upload may cost, and how often somebody may try to sign in.

    Attributes:
        files: Most files in one upload.
        file_bytes, total_bytes: Largest file, and largest upload.
        seconds: Longest time one report may take to be read.
        waiting: Most uploads waiting to be read.
        attempts, window: Failed sign-ins allowed to one name, and the seconds after which they are forgotten.
    """

    files: int = 50
    file_bytes: int = 2_000_000
    total_bytes: int = 20_000_000
    seconds: float = 60.0
    waiting: int = 20
    attempts: int = 5
    window: float = 300.0


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk is run.

    Attributes:
        database: Dossier file or SQLAlchemy address.
        public: Strangers may read.
        hosts: Names under which the desk answers beside loopback; ``*`` for any.
        secure: Cookies travel over HTTPS only.
        session_hours: After how long a session ends.
    """

    database: str
    host: str = "127.0.0.1"
    port: int = 8421
    public: bool = False
    hosts: tuple[str, ...] = ()
    secure: bool = False
    session_hours: float = 12.0
    limits: Limits = Limits()


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach ``host``."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def limits_from(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits, as ``VERBALE_MAX_FILES``, ``…_FILE_BYTES``, ``…_TOTAL_BYTES``, ``…_SECONDS`` give them.

    Raises:
        SettingError: A value that is no positive number; names key and value.
    """
    given = Limits()
    return Limits(
        files=_positive(environment, "VERBALE_MAX_FILES", given.files),
        file_bytes=_positive(environment, "VERBALE_MAX_FILE_BYTES", given.file_bytes),
        total_bytes=_positive(environment, "VERBALE_MAX_TOTAL_BYTES", given.total_bytes),
        seconds=float(_positive(environment, "VERBALE_MAX_SECONDS", int(given.seconds))),
    )


def _positive(environment: Mapping[str, str], key: str, default: int) -> int:
    value = environment.get(key)
    if value is None:
        return default
    if not value.isdecimal() or int(value) < 1:
        raise SettingError(f"{key}={value!r}: expected a whole number above 0; unset it to use {default}")
    return int(value)
