"""Counts kept beside entries and actors, so that no page counts a million of them.

Triggers keep them in step with the tables, whoever writes (``migrations/tally.py``), so they are never behind; a number
that has come down to 0 stays as a row. Of entries those of current texts are counted, of actors all.
"""

from sqlalchemy import Column, Float, Index, Integer, String, Table

from verbale.store.tables import METADATA

# How many entries tell of a day, by kind and review state; day "": of none.
tally_days = Table(
    "tally_days",
    METADATA,
    Column("day", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("state", String, primary_key=True),
    Column("number", Integer, nullable=False),
)

# How many positions that nobody has rejected a party holds toward an act, by stance.
tally_stands = Table(
    "tally_stands",
    METADATA,
    Column("party", String, primary_key=True),
    Column("act", String, primary_key=True),
    Column("stance", String, primary_key=True),
    Column("number", Integer, nullable=False),
)

# How many actors of reports are shown as a party under a name.
tally_names = Table(
    "tally_names",
    METADATA,
    Column("party", String, primary_key=True),
    Column("label", String, primary_key=True),  # cut to what an index can hold
    Column("type", String, primary_key=True),
    Column("folded", String, primary_key=True),
    Column("number", Integer, nullable=False),
)

# In how many reports a party stands.
tally_reports = Table(
    "tally_reports",
    METADATA,
    Column("party", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Index("ix_tally_reports_number_party", "number", "party"),
)

# Failed sign-ins, so that their limit holds over all processes and outlives a restart.
failures = Table(
    "sign_in_failures",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("key", String, nullable=False),  # hash of a name or an address
    Column("at", Float, nullable=False),  # UTC, in seconds since 1970
    Index("ix_sign_in_failures_key_at", "key", "at"),
    Index("ix_sign_in_failures_at", "at"),
)
