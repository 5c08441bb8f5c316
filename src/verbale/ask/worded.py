"""The words of the reports for answers over a sheet, fetched for what is shown.

In an answer over a sheet a word has the number of an entry for its id; here it gets the entry's own id (told apart
by its report where several entries have it) and its passages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, func, select

from verbale.ask.spoken import quoted
from verbale.reason.case import Word
from verbale.reason.stand import Standing
from verbale.reason.whatif import Change
from verbale.reason.why import Explanation
from verbale.store.chunks import chunks
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry, entries_of_rows
from verbale.store.tables import entries

T = TypeVar("T")
CHUNK = 500  # rows named in one statement
Put = Callable[[Word], Word]
Worder = Callable[[T, Put], T]
"""Puts another word in the place of each word of an answer."""


def worded(dossier: Dossier, found: tuple[T, ...], each: Worder[T]) -> tuple[T, ...]:
    """The answers with their words."""
    rows: dict[int, None] = {}

    def note(word: Word) -> Word:
        rows[int(word.id)] = None
        return word

    for one in found:
        each(one, note)
    with dossier.reading() as connection:
        known = dict(_entries(connection, list(rows)))
    return tuple(each(one, lambda word: _worded(word, known)) for one in found)


def _entries(connection: Connection, rows: list[int]) -> Iterator[tuple[int, tuple[str, Entry]]]:
    """Row -> an id of its own, and the entry."""
    for part in chunks(rows, CHUNK):
        held = entries_of_rows(connection, part)
        query = select(entries.c.id).where(entries.c.id.in_({e.id for e in held}))
        shared = set(connection.execute(query.group_by(entries.c.id).having(func.count() > 1)).scalars())
        for e in held:
            yield e.row, (f"{e.id}@{e.source.report_id[7:17]}" if e.id in shared else e.id, e)


def _worded(word: Word, known: dict[int, tuple[str, Entry]]) -> Word:
    if int(word.id) not in known:  # it went while the answer was made
        return word
    own, entry = known[int(word.id)]
    return replace(word, id=own, passages=quoted(entry))


def of_standing(found: Standing, put: Put) -> Standing:
    """The standing of an act: the words that carry it and those of rival readings; notes stay as they are."""
    rivals = tuple(replace(r, words=_put(r.words, put)) for r in found.rivals)
    return replace(found, words=_put(found.words, put), rivals=rivals)


def of_change(found: Change, put: Put) -> Change:
    """How an act stands before and after."""
    before, after = (s and of_standing(s, put) for s in (found.before, found.after))
    return replace(found, before=before, after=after)


def of_explanation(found: Explanation, put: Put) -> Explanation:
    """The steps of an explanation that are words."""
    steps = {k: replace(s, entry=put(s.entry)) if isinstance(s.entry, Word) else s for k, s in found.steps.items()}
    return replace(found, steps=steps)


def _put(words: Iterable[Word], put: Put) -> tuple[Word, ...]:
    return tuple(map(put, words))
