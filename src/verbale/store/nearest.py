"""Some current reports of a dossier by their days: the newest, or those nearest in time to one of them."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from verbale.store.chunks import chunks
from verbale.store.reports import BRIEF, KeptReport, complete
from verbale.store.tables import reports

Days = tuple[date | None, date | None]
"""First and last day, both included; None: no bound."""
CHUNK = 500
STEPS = (0, 1, 2, 4, 7, 30)  # days around a report that are looked at, until there are enough


def nearest(connection: Connection, days: Days, most: int, around: KeptReport | None) -> list[KeptReport]:
    """At most so many current reports of some days, by day and origin: those nearest to one, or the newest.

    The one itself is always among them, and of equally near ones those kept last are taken.
    """
    if around is None or not around.published:
        rows = _newest(connection, days, most)
    else:
        rows = _near(connection, days, most, date.fromisoformat(around.published[:10]))
    rows = [around.row, *(row for row in rows if row != around.row)][:most] if around else rows
    found: list[KeptReport] = []
    for some in chunks(rows, CHUNK):
        found += complete(connection, list(connection.execute(select(*BRIEF).where(reports.c.row.in_(some)))))
    return sorted(found, key=lambda r: (r.published or "", r.origin, r.row))


def _newest(connection: Connection, days: Days, most: int) -> list[int]:
    query = select(reports.c.row).where(reports.c.current, *_on(days))
    order = (reports.c.published.desc().nulls_last(), reports.c.row.desc())
    return list(connection.execute(query.order_by(*order).limit(most)).scalars())


def _near(connection: Connection, days: Days, most: int, day: date) -> list[int]:
    """By distance in days; widening the stretch keeps the database from sorting all reports."""
    found: list[Any] = []
    for step in STEPS:
        since, until = max(days[0] or date.min, _moved(day, -step)), min(days[1] or date.max, _moved(day, step))
        query = select(reports.c.row, reports.c.published).where(reports.c.current, *_on((since, until)))
        found = list(connection.execute(query))
        if len(found) >= most:
            break
    order = sorted(found, key=lambda r: (abs((date.fromisoformat(r.published[:10]) - day).days), -r.row))
    return [r.row for r in order[:most]]


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def _on(days: Days) -> list[ColumnElement[bool]]:
    since, until = days
    found: list[ColumnElement[bool]] = [reports.c.published >= since.isoformat()] if since else []
    return [*found, *([reports.c.published <= f"{until.isoformat()}\x7f"] if until else [])]
