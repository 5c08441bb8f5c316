"""The index of wording in pages: filled at the speed of reading, and asked with few look-ups. It is made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Up."""
    op.drop_table("shingles")
    op.execute("DELETE FROM worded")
    op.create_table(
        "wording_segments",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("bits", sa.Integer(), nullable=False),
        sa.Column("postings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_wording_segments")),
    )
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "wording_pages",
        sa.Column("number", number, autoincrement=False, nullable=False),
        sa.Column("postings", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_wording_pages")),
    )


def downgrade() -> None:
    """Down."""
    op.drop_table("wording_pages")
    op.drop_table("wording_segments")
    op.execute("DELETE FROM worded")
    op.create_table(
        "shingles",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_shingles_report")),
        sa.PrimaryKeyConstraint("hash", "report", "place", name=op.f("pk_shingles")),
        sqlite_with_rowid=False,
    )
