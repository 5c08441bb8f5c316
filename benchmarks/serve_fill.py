"""Fill a dossier for the load benchmark: a base of made reports, cloned inside the database.

    python benchmarks/serve_fill.py DATABASE --reports 100000

The clones have texts, ids, origins and days of their own, but say what the base says: the dossier has the size and the
spread of a large one, not its variety.
"""

import argparse
import hashlib
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import factory  # the tests' factory of records
import verbale.store.search_tables  # noqa: F401  # its tables are cloned as well
from verbale.record.position import Stance
from verbale.record.record import Record
from verbale.store.dossier import Dossier
from verbale.store.keep import keep
from verbale.store.search import refresh
from verbale.store.tables import METADATA

BASE = 500  # reports made one by one
STEP = 10_000_000  # between the rows of two clones


STATES = ("FRA", "GBR", "DEU", "ITA", "POL", "USA", "RUS", "UKR", "EST", "BEL", "NLD", "ESP", "CAN", "TUR", "NOR")
STANCES = ((1, Stance.REFUSES), (2, Stance.DEMANDS), (3, Stance.CONSIDERING))
KINDS = ("statements", "events", "figures")


def made(number: int) -> Record:
    """The factory's record with a text of its own."""
    filler = f"\nReport {number} of the day. " + "Talks went on in Geneva and nobody spoke to the press. " * 12
    plain = factory.record()
    about = replace(plain.report, text=plain.report.text + filler, origin=f"base-{number}.txt")
    country = STATES[number % len(STATES)]
    macron, france, chancellor = plain.actors
    actors = (macron, replace(france, name=country, country=country, key=country), chancellor)
    (ready,) = plain.positions
    sure = [0.5 + (number + n) % 50 / 100 for n, _ in STANCES]
    more = [
        replace(ready, id=f"{ready.id}-{n}", stance=s, confidence=c) for (n, s), c in zip(STANCES, sure, strict=True)
    ]
    own = {kind: tuple(replace(f, id=f"{f.id}{number:04x}") for f in getattr(plain, kind)) for kind in KINDS}
    own["positions"] = tuple(replace(p, id=f"{p.id}{number:04x}", statement=None) for p in (ready, *more))
    return replace(plain, report=about, actors=actors, **own)


COPIES = {
    "origins": {"origin": "origin || '#' || :k"},
    "versions": {"origin": "origin + :step", "report": "report + :step"},
    "sections": {"report": "report + :step"},
    "actors": {"report": "report + :step"},
    "mentions": {"actor": "actor + :step"},
    "entries": {"report": "report + :step", "id": "id || '-' || :k", "day": ":day"},
    "parties": {"entry": "entry + :step"},
    "spans": {"entry": "entry + :step"},
    "search_docs": {"report": "report + :step", "entry": "entry + :step"},
}
SEARCHED = "INSERT INTO searched (report, digest) SELECT report + :step, digest FROM searched WHERE report < :limit"


def clone(connection: Connection, number: int) -> None:
    """Copy the base once, inside the database."""
    day = (date(2020, 1, 1) + timedelta(days=number * 7)).isoformat()
    given = {"k": f"{number:04x}", "day": day, "step": number * STEP}
    reports = METADATA.tables["reports"]
    rows = []
    for row in connection.execute(reports.select().where(reports.c.row < STEP)):
        body = row.text + f"\nCopy {number}.\n".encode()
        own = {"row": row.row + number * STEP, "id": f"sha256:{hashlib.sha256(body).hexdigest()}", "text": body}
        own |= {"origin": f"{row.origin}#{number}", "published": day, "length": len(body.decode())}
        rows.append({**row._mapping, **own})
    connection.execute(reports.insert(), rows)
    for table, changes in COPIES.items():
        columns = [c.name for c in METADATA.tables[table].c if c.name != "row"]
        values = ", ".join(changes.get(name, f'"{name}"') for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        used = {key: value for key, value in given.items() if f":{key}" in values or key == "step"}
        sql = f'INSERT INTO {table} ("row", {names}) SELECT "row" + :step, {values} FROM {table} WHERE "row" < :limit'
        connection.execute(text(sql), {**used, "limit": STEP})
    connection.execute(text(SEARCHED), {"step": given["step"], "limit": STEP})


def main() -> None:
    """Fill it and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--reports", type=int, default=10_000)
    given = parser.parse_args()
    start = time.monotonic()
    with Dossier.open(given.database, create=True) as dossier:
        with dossier.writing() as connection:
            for number in range(BASE):
                keep(connection, made(number))
            while refresh(connection):
                pass
        for number in range(1, max(1, given.reports // BASE)):
            with dossier.writing() as connection:
                clone(connection, number)
        with dossier.writing() as connection:
            connection.execute(text("ANALYZE"))
        with dossier.reading() as connection:
            counted = [connection.execute(text(f"SELECT count(*) FROM {t}")).scalar() for t in ("reports", "entries")]
    print(f"{counted[0]} reports, {counted[1]} entries in {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
