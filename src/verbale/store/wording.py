"""Find the reports that share wording with a text by an index of shingles, without reading them again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np
from sqlalchemy import Connection, func, insert, select

from verbale.reconcile.shingles import SIZE, Hashes, Vocabulary, text_shingles, winnowed
from verbale.store.tables import reports
from verbale.store.wording_tables import shingles, worded

BATCH = 500  # reports indexed in one go
ASKED = 400  # hashes looked up in one query
GAP = 24  # words between two shared shingles of one passage: an index keeps not all of them
LEAST = 2.0  # rare shingles of a passage
PRIOR = 50  # reports that stand for all those outside the dossier


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
    query = select(reports.c.row, reports.c.text).where(reports.c.row.not_in(select(worded.c.report)))
    late = connection.execute(query.order_by(reports.c.row).limit(limit)).all()
    index_texts(connection, ((row, text.decode("utf-8", "surrogatepass")) for row, text in late))
    return len(late)


def behind(connection: Connection) -> bool:
    """Whether some text is not yet indexed."""
    query = select(reports.c.row).where(reports.c.row.not_in(select(worded.c.report)))
    return connection.execute(query.limit(1)).first() is not None


def index_texts(connection: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index some texts (report row, text); sorted by hash, so that the index grows in order."""
    vocabulary = Vocabulary()
    rows, counts = [], []
    for report, text in texts:
        hashes = text_shingles(text, vocabulary)
        places = winnowed(hashes)
        kept = _signed(hashes[places])
        rows += [{"hash": h, "report": report, "place": p} for h, p in zip(kept, places.tolist(), strict=True)]
        counts.append({"report": report, "shingles": len(places)})
    if rows:
        connection.execute(insert(shingles), sorted(rows, key=lambda row: (row["hash"], row["report"], row["place"])))
    if counts:
        connection.execute(insert(worded), counts)


def partners(connection: Connection, text: str, but: int | None = None) -> list[Partner]:
    """The indexed reports that share wording with a text, the likeliest first; ``but``: the report it is itself."""
    hashes = text_shingles(text, Vocabulary())
    places = winnowed(hashes)
    mine: dict[int, list[int]] = defaultdict(list)
    for h, place in zip(_signed(hashes[places]), places.tolist(), strict=True):
        mine[h].append(place)
    total = connection.execute(select(func.count()).select_from(worded)).scalar() or 0
    met: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    asked = sorted(mine)
    for at in range(0, len(asked), ASKED):
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        query = select(shingles).where(shingles.c.hash.in_(asked[at : at + ASKED]))
        for h, report, place in connection.execute(query):
            if report != but:
                found[h].append((report, place))
        for h, standing in found.items():
            weight = _rarity(len({report for report, _ in standing}), total)
            for report, place in standing:
                met[report] += [(own, place, weight) for own in mine[h][:1]]
    made = (_partner(report, hits) for report, hits in met.items())
    return sorted((p for p in made if p), key=lambda p: (-p.weight, p.report))


def _rarity(having: int, total: int) -> float:
    """Weight of a shingle: 1 for one that one other report has, little for a common one."""
    return max(0.1, log((total + PRIOR) / having) / log(total + PRIOR))


def _partner(report: int, hits: list[tuple[int, int, float]]) -> Partner | None:
    """Hits that lie near one diagonal, as passages."""
    passages, weights = [], []
    hits.sort(key=lambda h: (h[0], h[1]))
    run: list[tuple[int, int, float]] = []
    for hit in [*hits, None]:
        if (
            hit
            and run
            and 0 <= hit[0] - run[-1][0] <= GAP
            and abs((hit[1] - run[-1][1]) - (hit[0] - run[-1][0])) <= SIZE
        ):
            run.append(hit)
            continue
        weight = sum(h[2] for h in run)
        if weight >= LEAST:
            passages.append((run[0][0], run[0][1], run[-1][0] + SIZE - run[0][0]))
            weights.append(weight)
        run = [hit] if hit else []
    return Partner(report, round(sum(weights), 3), tuple(passages)) if passages else None


def _signed(hashes: Hashes) -> list[int]:
    """Hashes as a database keeps them."""
    found: list[int] = hashes.view(np.int64).tolist()
    return found
