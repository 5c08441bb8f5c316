"""The tables of the desk: accounts, browser sessions, API tokens and the key that signs cookies.

No secret stands in them but the signing key: passwords, session keys and tokens are kept as hashes.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from verbale.store.tables import METADATA

accounts = Table(
    "accounts",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("role", String, nullable=False),  # reader, reviewer, editor, admin
    Column("password", String, nullable=False),  # argon2id
    Column("active", Boolean, nullable=False),
    Column("created", String, nullable=False),  # UTC instant
)

sessions = Table(
    "sessions",
    METADATA,
    Column("hash", String, primary_key=True),  # SHA-256 of the session key
    Column("account", Integer, ForeignKey("accounts.row"), nullable=False, index=True),
    Column("expires", String, nullable=False, index=True),
)

tokens = Table(
    "tokens",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("hash", String, nullable=False, unique=True),  # SHA-256 of the token
    Column("account", Integer, ForeignKey("accounts.row"), nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("scope", String, nullable=False),  # the role it gives at most
    Column("created", String, nullable=False),
    Column("expires", String),  # None: never
)

keys = Table(
    "keys",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),  # hexadecimal
)
