"""Copy a dossier into an empty one, also from one kind of database to the other."""

from sqlalchemy import Connection, Integer, MetaData, Table, func, insert, select, text

from verbale.record.errors import DossierError
from verbale.store.dossier import Dossier
from verbale.store.engine import shown
from verbale.store.tables import reports

CHUNK = 1000  # rows carried over at a time


def copy_dossier(source: Dossier, target: Dossier) -> int:
    """Copy every row of every table; the number of rows.

    Raises:
        DossierError: the target holds reports already.
    """
    with source.reading() as given, target.writing() as made:
        if made.execute(select(func.count()).select_from(reports)).scalar():
            raise DossierError(f"dossier {shown(target.where)}: not empty; copy into a new one")
        known = MetaData()
        known.reflect(given, resolve_fks=True)
        return sum(_copy(given, made, table) for table in known.sorted_tables if _is_ours(table))


def _is_ours(table: Table) -> bool:
    """Whether a table is copied; the search index is made anew when it is first asked, counts as entries come in."""
    return table.name != "alembic_version" and not table.name.startswith(("sqlite_", "search", "tally_"))


def _copy(given: Connection, made: Connection, table: Table) -> int:
    rows = 0
    result = given.execution_options(yield_per=CHUNK).execute(select(table))
    for page in result.mappings().partitions(CHUNK):
        made.execute(insert(table), [dict(row) for row in page])
        rows += len(page)
    if made.dialect.name == "postgresql" and "row" in table.c and isinstance(table.c["row"].type, Integer):
        counter = f"pg_get_serial_sequence('{table.name}', 'row')"
        made.execute(text(f"SELECT setval({counter}, coalesce(max(row), 0) + 1, false) FROM {table.name}"))
    return rows
