"""Passwords and tokens are kept as hashes only."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from verbale.record.errors import SettingError

SHORTEST = 10
LONGEST = 1024
_HASHER = PasswordHasher()  # argon2id with the library's defaults (RFC 9106, low-memory)
_NOBODY = _HASHER.hash(secrets.token_hex(16))


def hash_password(password: str) -> str:
    """The argon2id hash of a password.

    Raises:
        SettingError: Too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        told = f"password of {len(password)} characters: expected {SHORTEST} to {LONGEST}; choose a longer one"
        raise SettingError(told).told("password", shortest=SHORTEST, longest=LONGEST)
    return _HASHER.hash(password)


def verify_password(password: str, kept: str | None) -> bool:
    """Whether the password fits; an unknown account (``None``) takes as long as a known one."""
    try:
        fits = _HASHER.verify(kept or _NOBODY, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return fits and kept is not None


def new_token() -> str:
    """A new API token, ``vbl_`` and 256 random bits; shown once and kept as its hash only."""
    return f"vbl_{secrets.token_urlsafe(32)}"


def hash_token(token: str) -> str:
    """SHA-256 of a token or session key; enough, since these are random and long."""
    return hashlib.sha256(token.encode()).hexdigest()
