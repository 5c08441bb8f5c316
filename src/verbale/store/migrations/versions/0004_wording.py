"""The index of wording: which reports share words with a new one, without reading them again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Up."""
    op.create_table(
        "shingles",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_shingles_report")),
        sa.PrimaryKeyConstraint("hash", "report", "place", name=op.f("pk_shingles")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "worded",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("shingles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_worded_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_worded")),
    )


def downgrade() -> None:
    """Down."""
    op.drop_table("worded")
    op.drop_table("shingles")
