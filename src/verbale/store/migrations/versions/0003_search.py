"""Search over texts and entries, without regard to accents and inflection; indexes that the desk's lists need."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Up."""
    op.create_table(
        "search_docs",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=True),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_search_docs_report")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_search_docs")),
    )
    op.create_index(op.f("ix_search_docs_report"), "search_docs", ["report"])
    op.create_table(
        "searched",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_searched_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_searched")),
    )
    if op.get_bind().dialect.name != "sqlite":
        op.execute("CREATE INDEX search_docs_words ON search_docs USING gin (to_tsvector('simple', stems))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_fts USING fts5(stems, content='search_docs', content_rowid='row', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN "
        'INSERT INTO search_fts(rowid, stems) VALUES (new."row", new.stems); END'
    )
    op.execute(
        "CREATE TRIGGER search_docs_gone AFTER DELETE ON search_docs BEGIN "
        "INSERT INTO search_fts(search_fts, rowid, stems) VALUES ('delete', old.\"row\", old.stems); END"
    )


def downgrade() -> None:
    """Down."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")
    op.drop_table("searched")
    op.drop_table("search_docs")
