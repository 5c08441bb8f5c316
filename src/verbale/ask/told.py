"""Entries with the number of independent sources that tell them.

Counting compares the reports of each story, so it is done only where the number is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from verbale.ask.entries import EntryQuestion, entries
from verbale.ask.joined import joined
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.kinds import Kind

JOINED = frozenset({Kind.STATEMENT, Kind.POSITION, Kind.EVENT, Kind.FIGURE})
"""Kinds of entries that are joined across reports; of the others no sources are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and how many independent sources tell it; None where its kind is not joined across reports."""

    entry: Entry
    sources: int | None


def told(dossier: Dossier, question: EntryQuestion, at_least: int = 0) -> Iterator[Told]:
    """The entries asked for that so many independent sources tell, in the order of ``entries``.

    Limit and offset of the question count what is left. Entries whose sources are not counted are left out where
    ``at_least`` is given.
    """
    known = joined(dossier)
    every = (
        Told(entry, known.sources(entry.source.report_id, entry.id).independent if entry.kind in JOINED else None)
        for entry in entries(dossier, replace(question, limit=None, offset=0))
    )
    enough = (one for one in every if not at_least or (one.sources or 0) >= at_least)
    end = None if question.limit is None else question.offset + question.limit
    return islice(enough, question.offset, end)
