"""The tables of search: the stems of each text and entry, and of which reading they are.

SQLite looks them up in an FTS5 table over ``search_docs`` that triggers keep in step; PostgreSQL by an index
over ``to_tsvector('simple', stems)``. Both are made by the migration.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from verbale.store.tables import METADATA

search_docs = Table(
    "search_docs",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.row"), nullable=False, index=True),
    Column("entry", Integer),  # row of the entry; None: the text of the report itself
    Column("stems", Text, nullable=False),
)

searched = Table(
    "searched",
    METADATA,
    Column("report", Integer, ForeignKey("reports.row"), primary_key=True, autoincrement=False),
    Column("digest", String, nullable=False),  # of the reading whose words are kept
)
