"""Parties that people joined or parted: under which key each is shown."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Up."""
    op.create_table(
        "party_joins",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_party_joins")),
    )


def downgrade() -> None:
    """Down."""
    op.drop_table("party_joins")
