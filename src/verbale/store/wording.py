"""Keep the index of wording, and find in it the reports that share wording with a text, without reading them again."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from verbale.reconcile.shingles import SIZE
from verbale.store.chunks import chunks
from verbale.store.postings import Ints, Postings, bits_for, cut, in_order, page_of, postings_of, unpacked
from verbale.store.tables import reports
from verbale.store.wording_tables import PAGE_BITS, pages, segments, worded

BATCH = 2000  # reports indexed in one go
ASKED = 400  # pages looked up in one query
FAN = 8  # segments of one level that are joined into one of the next
LARGEST = 7  # level from which segments stay as they are: some two million postings, joined in about a second
GAP = 24  # words between two shared shingles of one passage: an index keeps not all of them
LEAST = 2.0  # rare shingles of a passage
PRIOR = 50  # reports that stand for all those outside the dossier
LIGHTEST = 0.1  # weight of the commonest shingle

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Partner:
    """A report that shares wording with a text, as the index tells it.

    Attributes:
        report: Its row.
        weight: Shared shingles that the index keeps, common ones counting less.
        passages: (first word of the text, first word of the report, words) of each stretch, roughly.
    """

    report: int
    weight: float
    passages: tuple[tuple[int, int, int], ...]


def catch_up(connection: Connection, limit: int = BATCH) -> int:
    """Index the texts that are not yet indexed; how many there were (at most ``limit``)."""
    if not behind(connection):
        return 0
    query = select(reports.c.row, reports.c.text).where(reports.c.row.not_in(select(worded.c.report)))
    late = connection.execute(query.order_by(reports.c.row).limit(limit)).all()
    index_texts(connection, ((row, text.decode("utf-8", "surrogatepass")) for row, text in late))
    return len(late)


def behind(connection: Connection) -> bool:
    """Whether some text is not yet indexed; texts are counted, not looked at."""
    both = (select(func.count()).select_from(table).scalar_subquery() for table in (reports, worded))
    read, indexed = connection.execute(select(*both)).one()
    return bool(read > indexed)


def index_texts(connection: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index some texts (report row, text) as one segment; segments of its size are joined when they are many."""
    found, counts = postings_of(texts)
    if counts:
        connection.execute(insert(worded), [{"report": r, "shingles": n} for r, n in counts.items()])
    if len(found):
        level = _keep(connection, found)
        while level < LARGEST and (joined := _join(connection, level)):
            level = joined


def _keep(connection: Connection, some: Postings) -> int:
    """Keep postings as a segment; its level."""
    level, bits = len(some).bit_length() // 3, bits_for(len(some))
    made = connection.execute(insert(segments).values(level=level, bits=bits, postings=len(some)))
    (row,) = made.inserted_primary_key or (0,)
    rows = [{"number": (row << PAGE_BITS) | page, "postings": packed} for page, packed in cut(some, bits)]
    connection.execute(insert(pages), rows)
    return level


def _join(connection: Connection, level: int) -> int | None:
    """Join the segments of a level where there are many; the level of what they make."""
    query = select(segments.c.row).where(segments.c.level == level).order_by(segments.c.row)
    rows = connection.execute(query).scalars().all()
    if len(rows) < FAN:
        return None
    kept: list[bytes] = []
    for row in rows:
        own = pages.c.number.between(row << PAGE_BITS, ((row + 1) << PAGE_BITS) - 1)
        kept += connection.execute(select(pages.c.postings).where(own)).scalars()
        connection.execute(delete(pages).where(own))
    connection.execute(delete(segments).where(segments.c.row.in_(rows)))
    return max(level + 1, _keep(connection, in_order(unpacked(kept))))


def partners(connection: Connection, text: str, but: int | None = None) -> list[Partner]:
    """The indexed reports that share wording with a text, the likeliest first; ``but``: the report it is itself."""
    mine, _ = postings_of([(0, text)])
    mine = mine.where(np.unique(mine.hashes, return_index=True)[1])
    if not len(mine):
        return []
    met = unpacked(_pages_of(connection, mine))
    at = np.searchsorted(mine.hashes, met.hashes)
    at[at == len(mine)] = 0
    met_here = (mine.hashes[at] == met.hashes) & (met.reports != (-1 if but is None else but))
    met, at = met.where(met_here), at[met_here]
    total = connection.execute(select(func.count()).select_from(worded)).scalar() or 0
    return _partners(met, mine.places[at], _rarity(met, at, total))


def _pages_of(connection: Connection, mine: Postings) -> list[bytes]:
    """The pages of all segments where these hashes would stand."""
    wanted: list[int] = []
    for row, bits in connection.execute(select(segments.c.row, segments.c.bits)):
        wanted += ((row << PAGE_BITS) | np.unique(page_of(mine.hashes, bits))).tolist()
    found: list[bytes] = []
    for some in chunks(wanted, ASKED):
        query = select(pages.c.postings).where(pages.c.number.in_(some))
        found += connection.execute(query).scalars()
    return found


def _rarity(met: Postings, at: Ints, total: int) -> Weights:
    """Weight of each shingle met: 1 for one that one other report has, little for a common one."""
    having = np.bincount(np.unique((at << 32) | met.reports) >> 32, minlength=1)
    around = np.log(total + PRIOR)
    weights: Weights = np.maximum(LIGHTEST, (around - np.log(np.maximum(having, 1))) / around)
    return weights[at]


def _partners(met: Postings, own: Ints, weight: Weights) -> list[Partner]:
    """Shingles met that lie near one diagonal, as passages of each report; those that weigh enough."""
    if not len(met):
        return []
    enough = np.bincount(met.reports, weights=weight)[met.reports] >= LEAST
    met, own, weight = met.where(enough), own[enough], weight[enough]
    order = np.lexsort((met.places, own, met.reports))
    met, own, weight = met.where(order), own[order], weight[order]
    step = np.diff(own)
    follows = (np.diff(met.reports) == 0) & (step <= GAP) & (np.abs(np.diff(met.places) - step) <= SIZE)
    begin = np.flatnonzero(np.concatenate((np.ones(min(1, len(met)), bool), ~follows)))
    if not len(begin):
        return []
    end = np.concatenate((begin[1:], [len(met)])) - 1
    sums = np.add.reduceat(weight, begin)
    found: dict[int, list[tuple[float, tuple[int, int, int]]]] = {}
    for first, last, total in zip(begin.tolist(), end.tolist(), sums.tolist(), strict=True):
        if total >= LEAST:
            words = int(own[last] - own[first]) + SIZE
            passage = (int(own[first]), int(met.places[first]), words)
            found.setdefault(int(met.reports[first]), []).append((total, passage))
    made = (Partner(r, round(sum(w for w, _ in kept), 3), tuple(p for _, p in kept)) for r, kept in found.items())
    return sorted(made, key=lambda p: (-p.weight, p.report))
