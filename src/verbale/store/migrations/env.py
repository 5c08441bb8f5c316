"""Run by Alembic: migrate the database of the connection that ``store.migrate`` hands over."""

from alembic import context

from verbale.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
