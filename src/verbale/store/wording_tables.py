"""The index of wording: for each text the hashes of some of its five-word shingles, and where they stand.

Texts never change, so a text is indexed once. What is indexed together is one segment: its postings sorted by hash
and cut into pages by the first bits of the hash, so that the shingles of one new report touch a few hundred pages,
however many reports there are. Segments of like size are joined as they gather, so that there are never many.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Table

from verbale.store.tables import METADATA

PAGE_BITS = 20  # of a page's number that tell which page of its segment it is

segments = Table(
    "wording_segments",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("level", Integer, nullable=False),  # how large it is, in powers of eight
    Column("bits", Integer, nullable=False),  # first bits of a hash that tell its page, at most PAGE_BITS
    Column("postings", Integer, nullable=False),
)

pages = Table(
    "wording_pages",
    METADATA,
    # row of the segment, then the first bits of the hashes in the last PAGE_BITS
    Column(
        "number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False, nullable=False
    ),
    Column("postings", LargeBinary, nullable=False),  # see verbale.store.postings
)

worded = Table(
    "worded",
    METADATA,
    Column("report", Integer, ForeignKey("reports.row"), primary_key=True, autoincrement=False),
    Column("shingles", Integer, nullable=False),  # how many of it are kept
)
