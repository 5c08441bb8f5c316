"""The tables of uploads: who sent what, and what became of each file. Bytes are kept until the file is read."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, text

from verbale.store.tables import METADATA, Words

uploads = Table(
    "uploads",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),  # random, stands in addresses
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),  # UTC instant
)

UNFINISHED = text("state IN ('waiting', 'reading')")

upload_files = Table(
    "upload_files",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("upload", Integer, ForeignKey("uploads.row"), nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("data", LargeBinary),  # None once it is read or given up
    Column("state", String, nullable=False),  # waiting, reading, done, failed
    Column("reason", String, nullable=False),  # of a failure, one of a closed list
    Column("outcome", Words, nullable=False),  # new, already known …; of a failure its message
    Column("report", String, nullable=False),  # id; "" until it is known
    Column("held", String),  # UTC instant at which a reader last said that it is at it
    Column("tries", Integer, nullable=False),  # how many readers have begun it
    Index("ix_upload_files_unfinished", "row", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),
)
