"""The dossier: reports, their versions, entries, and the append-only trail of decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


REFUSAL = "decisions are appended, never changed"


def upgrade() -> None:
    """Up."""
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_decisions")),
        sa.UniqueConstraint("hash", name=op.f("uq_decisions_hash")),
        sa.UniqueConstraint("previous", name=op.f("uq_decisions_previous")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index("ix_decisions_kind_subject", ["kind", "subject"], unique=False)

    op.create_table(
        "origins",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_origins")),
        sa.UniqueConstraint("origin", name=op.f("uq_origins_origin")),
    )
    op.create_table(
        "reports",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("agencies", sa.Text(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("updated", sa.String(), nullable=True),
        sa.Column("retrieved", sa.String(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_current"), ["current"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_language"), ["language"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_published"), ["published"], unique=False)

    op.create_table(
        "actors",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_actors_report")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_actors")),
        sa.UniqueConstraint("report", "id", name=op.f("uq_actors_report_id")),
    )
    with op.batch_alter_table("actors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actors_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_actors_party"), ["party"], unique=False)

    op.create_table(
        "entries",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("stance", sa.String(), nullable=True),
        sa.Column("act", sa.String(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sense", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("edited", sa.Text(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_entries_report")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_entries")),
        sa.UniqueConstraint("report", "id", name=op.f("uq_entries_report_id")),
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index("ix_entries_id", ["id"], unique=False)
        batch_op.create_index("ix_entries_kind_act_stance", ["kind", "act", "stance"], unique=False)
        batch_op.create_index("ix_entries_kind_day", ["kind", "current", "day"], unique=False)
        batch_op.create_index("ix_entries_kind_party", ["kind", "party"], unique=False)
        batch_op.create_index("ix_entries_kind_state", ["kind", "state"], unique=False)

    op.create_table(
        "sections",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_sections_report")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_sections")),
    )
    with op.batch_alter_table("sections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sections_report"), ["report"], unique=False)

    op.create_table(
        "versions",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["origin"], ["origins.row"], name=op.f("fk_versions_origin")),
        sa.ForeignKeyConstraint(["report"], ["reports.row"], name=op.f("fk_versions_report")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_versions")),
        sa.UniqueConstraint("origin", "number", name=op.f("uq_versions_origin_number")),
    )
    with op.batch_alter_table("versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_versions_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_versions_report"), ["report"], unique=False)

    op.create_table(
        "mentions",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.row"], name=op.f("fk_mentions_actor")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentions_actor"), ["actor"], unique=False)

    op.create_table(
        "parties",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.row"], name=op.f("fk_parties_entry")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_parties")),
    )
    with op.batch_alter_table("parties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parties_entry"), ["entry"], unique=False)
        batch_op.create_index("ix_parties_party_part", ["party", "part"], unique=False)

    op.create_table(
        "spans",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.row"], name=op.f("fk_spans_entry")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_spans")),
    )
    with op.batch_alter_table("spans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spans_entry"), ["entry"], unique=False)
    _append_only()


def _append_only() -> None:
    """Let the database itself refuse to change or delete a decision."""
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER decisions_no_{what.lower()} BEFORE {what} ON decisions "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION decisions_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION decisions_append_only()"
    )


def downgrade() -> None:
    """Refused: a dossier without its tables is no dossier."""
    raise NotImplementedError("the first migration cannot be undone; keep a copy of the dossier instead")
