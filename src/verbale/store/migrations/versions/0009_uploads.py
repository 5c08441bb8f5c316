"""Uploads with what became of each file, so that they outlive the desk that took them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Up."""
    op.create_table(
        "uploads",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_uploads")),
        sa.UniqueConstraint("id", name=op.f("uq_uploads_id")),
    )
    op.create_table(
        "upload_files",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("held", sa.String(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["upload"], ["uploads.row"], name=op.f("fk_upload_files_upload")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_upload_files")),
    )
    op.create_index(op.f("ix_upload_files_upload"), "upload_files", ["upload"])
    unfinished = sa.text("state IN ('waiting', 'reading')")
    op.create_index(
        "ix_upload_files_unfinished", "upload_files", ["row"], sqlite_where=unfinished, postgresql_where=unfinished
    )


def downgrade() -> None:
    """Down."""
    op.drop_table("upload_files")
    op.drop_table("uploads")
