"""Counts kept beside the entries; indexes that hold all a list asks; words of search as PostgreSQL looks them up."""

import sqlalchemy as sa
from alembic import op

from verbale.store.migrations.tally import statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

GONE = {
    "ix_entries_kind_day": ["kind", "current", "day"],
    "ix_entries_kind_party": ["kind", "party"],
    "ix_entries_kind_act_stance": ["kind", "act", "stance"],
    "ix_entries_kind_state": ["kind", "state"],
    "ix_entries_sense": ["sense"],
    "ix_entries_kind_row": ["kind", "row"],
}
NEW = {
    "ix_entries_told": (["kind", "current", "day", "report", "first", "row"], None),
    "ix_entries_sense": (["sense", "kind", "state", "current"], None),
    "ix_entries_kind_row": (["kind", "row", "state", "current"], None),
    "ix_entries_day_row": (["day", "row", "kind", "state", "current"], None),
    "ix_entries_stance_row": (["stance", "row", "kind", "day", "state", "current"], "stance IS NOT NULL"),
    "ix_entries_act_row": (["act", "row", "stance", "kind", "day", "state", "current"], "act IS NOT NULL"),
    "ix_entries_state_row": (["state", "row", "kind", "day", "current"], "state <> 'unreviewed'"),
    "ix_entries_held": (["party", "act", "day", "row"], "kind = 'position'"),
}


def upgrade() -> None:
    """Up."""
    for name in GONE:
        op.drop_index(name, "entries")
    for name, (columns, only) in NEW.items():
        where = sa.text(only) if only else None
        op.create_index(name, "entries", columns, sqlite_where=where, postgresql_where=where)
    op.drop_index("ix_reports_read_at", "reports")
    op.create_index("ix_reports_read_at", "reports", ["read_at", "row"])
    _tables()
    dialect = op.get_bind().dialect.name
    for statement in statements(dialect):
        op.execute(statement)
    if dialect == "postgresql":
        op.execute("DROP INDEX search_docs_words")
        op.execute(
            "ALTER TABLE search_docs ADD COLUMN words tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple', stems)) STORED"
        )
        op.execute("CREATE INDEX search_docs_words ON search_docs USING gin (words)")


def _tables() -> None:
    op.create_table(
        "tally_days",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "kind", "state", name=op.f("pk_tally_days")),
    )
    op.create_table(
        "tally_stands",
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("party", "act", "stance", name=op.f("pk_tally_stands")),
    )
    op.create_table(
        "tally_names",
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("party", "label", "type", "folded", name=op.f("pk_tally_names")),
    )
    op.create_table(
        "tally_reports",
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("party", name=op.f("pk_tally_reports")),
    )
    op.create_index("ix_tally_reports_number_party", "tally_reports", ["number", "party"])
    op.create_table(
        "sign_in_failures",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_sign_in_failures")),
    )
    op.create_index("ix_sign_in_failures_key_at", "sign_in_failures", ["key", "at"])
    op.create_index("ix_sign_in_failures_at", "sign_in_failures", ["at"])


def downgrade() -> None:
    """Down."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for of in ("entries", "actors") if postgresql else ():
        for what in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER tally_{of}_{what} ON {of}")
            op.execute(f"DROP FUNCTION tally_{of}_{what}()")
    for table in () if postgresql else ("tally_reports", "tally_names", "tally_stands", "tally_days"):
        for name in ("added", "gone", "changed"):
            op.execute(f"DROP TRIGGER {table}_{name}")
    if postgresql:
        op.execute("ALTER TABLE search_docs DROP COLUMN words")
        op.execute("CREATE INDEX search_docs_words ON search_docs USING gin (to_tsvector('simple', stems))")
    for table in ("sign_in_failures", "tally_reports", "tally_names", "tally_stands", "tally_days"):
        op.drop_table(table)
    op.drop_index("ix_reports_read_at", "reports")
    op.create_index("ix_reports_read_at", "reports", ["read_at"])
    for name in NEW:
        op.drop_index(name, "entries")
    for name, columns in GONE.items():
        op.create_index(name, "entries", columns)
