"""The index of wording: for each text the hashes of some of its five-word shingles, and where they stand.

Texts never change, so a text is indexed once. The key begins with the hash: looking up the shingles of one new
report touches a few hundred places of the index, however many reports it holds.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table

from verbale.store.tables import METADATA

shingles = Table(
    "shingles",
    METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),  # signed 64 bits
    Column("report", Integer, ForeignKey("reports.row"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),  # number of its first word in the text
    sqlite_with_rowid=False,
)

worded = Table(
    "worded",
    METADATA,
    Column("report", Integer, ForeignKey("reports.row"), primary_key=True, autoincrement=False),
    Column("shingles", Integer, nullable=False),  # how many of it are kept
)
