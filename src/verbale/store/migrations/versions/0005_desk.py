"""Indexes for the desk: the review queue, the timeline, an actor's entries and the same words elsewhere."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_entries_sense": ("entries", ["sense"]),
    "ix_entries_queue": ("entries", ["state", "kind", "confidence", "row"]),
    "ix_entries_line": ("entries", ["kind", "day", "row"]),
    "ix_parties_party_entry": ("parties", ["party", "entry"]),
}


def upgrade() -> None:
    """Up."""
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)


def downgrade() -> None:
    """Down."""
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
