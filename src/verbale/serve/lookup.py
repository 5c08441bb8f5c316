"""Find the entry of an address: by its exact id at once, else by the beginning of one."""

from verbale.ask.entry import EntryAnswer, entry, find_entry
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.lists import entry_of_id

SAME = 12  # others that say the same; their wording is compared for each page


def found(dossier: Dossier, wanted: str) -> Entry:
    """The entry.

    Raises:
        QuestionError: None or several fit.
    """
    with dossier.reading() as connection:
        exact = entry_of_id(connection, wanted)
    return exact or find_entry(dossier, wanted)


def answered(dossier: Dossier, wanted: str) -> EntryAnswer:
    """Everything on the entry; of those that say the same in other reports at most ``SAME``."""
    one = found(dossier, wanted)
    return entry(dossier, one.id, one.source.report_id, SAME)
