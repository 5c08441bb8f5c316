"""Indexes for the desk: the review queue, the timeline, an actor's entries, the same words elsewhere, what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_entries_sense": ("entries", ["sense"]),
    "ix_entries_kind_row": ("entries", ["kind", "row"]),
    "ix_entries_queue": ("entries", ["kind", "confidence", "row"]),
    "ix_entries_line": ("entries", ["day", "row"]),
    "ix_parties_party_entry": ("parties", ["party", "entry"]),
    "ix_reports_read_at": ("reports", ["read_at"]),
}
ONLY = {"ix_entries_queue": "state = 'unreviewed'", "ix_entries_line": "kind = 'event'"}


def upgrade() -> None:
    """Up."""
    for name, (table, columns) in INDEXES.items():
        where = sa.text(ONLY[name]) if name in ONLY else None
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Down."""
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
