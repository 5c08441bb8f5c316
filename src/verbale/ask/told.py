"""Entries with the number of independent sources that tell them.

Counting compares the reports of each story, so it is done only where the number is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from verbale.ask.entries import EntryQuestion, understood
from verbale.ask.joined import joined
from verbale.ask.shelf import Shelf
from verbale.ask.window import USUAL, Window
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.kinds import Kind
from verbale.store.sizes import count_reports

JOINED = frozenset({Kind.STATEMENT, Kind.POSITION, Kind.EVENT, Kind.FIGURE})
"""Kinds of entries that are joined across reports; of the others no sources are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and how many independent sources tell it; None where its kind is not joined across reports."""

    entry: Entry
    sources: int | None


def compared_for(dossier: Dossier, question: EntryQuestion) -> Window:
    """The reports that are compared to count sources: all, or of a large dossier the newest of the days asked for."""
    with dossier.reading() as connection:
        if count_reports(connection) <= USUAL:
            return Window()
    around = dossier.find(question.report).id if question.report else None
    return Window(question.since, question.until, USUAL, around)


def told(dossier: Dossier, question: EntryQuestion, at_least: int = 0, shelf: Shelf | None = None) -> Iterator[Told]:
    """The entries asked for that so many independent sources tell, in the order of ``entries``.

    Limit and offset of the question count what is left. Entries whose sources are not counted are left out where
    ``at_least`` is given, and those of reports that the shelf does not look at.
    """
    shelf = shelf or Shelf(dossier, compared_for(dossier, question))
    known, looked = joined(dossier, shelf), shelf.looked
    wanted = understood(dossier, replace(question, limit=None, offset=0))
    if not (looked.whole or question.report):
        wanted = replace(wanted, reports=tuple(looked.reports))
    every = (
        Told(entry, known.sources(entry.source.report_id, entry.id).independent if entry.kind in JOINED else None)
        for entry in dossier.entries(wanted)
    )
    enough = (one for one in every if not at_least or (one.sources or 0) >= at_least)
    end = None if question.limit is None else question.offset + question.limit
    return islice(enough, question.offset, end)
