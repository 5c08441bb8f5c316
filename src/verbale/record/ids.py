"""Ids are hashes of content, so a second reading adds nothing and order does not matter."""

import hashlib
from functools import lru_cache


def text_hash(text: str) -> str:
    """SHA-256 of the UTF-8 text, in hexadecimal. Lone surrogates are kept by ``surrogatepass``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=8)  # every entry of a report asks for it
def report_id(text: str) -> str:
    """The id of a report version: ``sha256:`` and the hash of its text."""
    return f"sha256:{text_hash(text)}"


def content_id(prefix: str, *parts: object) -> str:
    """A short id from what an entry says, e.g. ``s-4f9c01d2ab37``.

    Args:
        prefix: One letter or word for the kind of entry.
        parts: Everything that makes the entry what it is; ``repr`` of each is hashed.
    """
    seed = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.blake2b(seed, digest_size=6).hexdigest()}"
