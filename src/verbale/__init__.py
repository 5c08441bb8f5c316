"""verbale keeps the minutes of a negotiation from the press, each entry traced to the exact words of its sources.

    import verbale

    with verbale.open("talks.verbale") as dossier:
        dossier.read("reports/")
        dossier.positions(actor="Germany").rows()

Nothing heavy is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.api import Dossier, Found, records
    from verbale.api import open_dossier as open  # verbale.open, as in the standard library
    from verbale.api import rows_of_matrix as matrix_rows
    from verbale.record.errors import VerbaleError
    from verbale.record.interchange import to_json
    from verbale.record.parse_json import record_from_json as from_json
    from verbale.record.record import Record

__all__ = [
    "Dossier",
    "Found",
    "Record",
    "VerbaleError",
    "from_json",
    "matrix_rows",
    "open",
    "records",
    "to_json",
]

_WHERE = {
    "Dossier": ("verbale.api", "Dossier"),
    "Found": ("verbale.api", "Found"),
    "Record": ("verbale.record.record", "Record"),
    "VerbaleError": ("verbale.record.errors", "VerbaleError"),
    "from_json": ("verbale.record.parse_json", "record_from_json"),
    "matrix_rows": ("verbale.api", "rows_of_matrix"),
    "open": ("verbale.api", "open_dossier"),
    "records": ("verbale.api", "records"),
    "to_json": ("verbale.record.interchange", "to_json"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("verbale")
    if name not in _WHERE:
        raise AttributeError(f"module 'verbale' has no attribute {name!r}")
    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)
