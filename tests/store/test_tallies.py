"""Counts that are kept beside the tables are those of counting, whatever was read, decided, joined or taken away."""

import random
from dataclasses import replace

from sqlalchemy import Connection, text

import factory
from verbale.store import migrate
from verbale.store.copy import copy_dossier
from verbale.store.dossier import Dossier
from verbale.store.review import Verdict, What

COUNTED = {
    "tally_days": (
        "SELECT coalesce(day, ''), kind, state, count(*) FROM entries "
        "WHERE current AND kind <> 'skipped' GROUP BY coalesce(day, ''), kind, state"
    ),
    "tally_stands": (
        "SELECT party, coalesce(act, ''), coalesce(stance, ''), count(*) FROM entries WHERE current "
        "AND kind = 'position' AND state <> 'rejected' AND party IS NOT NULL "
        "GROUP BY party, coalesce(act, ''), coalesce(stance, '')"
    ),
    "tally_names": (
        "SELECT party, substr(label, 1, 150), type, substr(folded, 1, 150), count(*) FROM actors "
        "GROUP BY party, substr(label, 1, 150), type, substr(folded, 1, 150)"
    ),
    "tally_reports": "SELECT party, count(DISTINCT report) FROM actors GROUP BY party",
}


def check(connection: Connection) -> None:
    """Kept counts equal counting."""
    for table, query in COUNTED.items():
        kept = {tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} WHERE number <> 0"))}
        assert kept == {tuple(row) for row in connection.execute(text(query))}, table


def test_counts_follow_readings_and_decisions(dossier: Dossier) -> None:
    dice, base = random.Random(8), factory.record()
    twice = (*base.actors, replace(base.actors[1], id="a-again", name="La France"))  # one party under two names
    for step in range(40):
        dropped = dice.choice(("positions", "events", "figures", "roles"))
        told = replace(base, **{dropped: ()}, extractor=f"test/{dice.randrange(3)}")
        if dice.random() < 0.4:
            told = replace(told, actors=twice)
        origin = dice.choice(("a.txt", "b.txt"))
        other = factory.record(f"Another text {dice.randrange(3)}.\n", origin)
        told = dice.choice((replace(told, report=replace(told.report, origin=origin)), other))
        dossier.add(told)
        for entry in list(dossier.entries())[: dice.randrange(3)]:
            verdict = Verdict("Ada", dice.choice((What.ACCEPT, What.REJECT, What.RESET)), f"step {step}")
            dossier.decide(entry.source.report_id, entry.id, verdict)
        with dossier.reading() as connection:
            check(connection)


def test_counts_follow_a_party_that_is_shown_under_another_key(dossier: Dossier) -> None:
    base = factory.record()
    twice = (*base.actors, replace(base.actors[1], id="a-again", key="other", country=None))
    dossier.add(replace(base, actors=twice))
    for change in ("'other' WHERE party = 'FRA'", "party", "'FRA' WHERE id = 'a-again'", "'third'"):
        with dossier.writing() as connection:
            connection.execute(text(f"UPDATE actors SET party = {change}"))
            check(connection)
    with dossier.writing() as connection:
        connection.execute(text("DELETE FROM mentions"))
        connection.execute(text("DELETE FROM actors WHERE id = 'a-again'"))
        check(connection)
        connection.execute(text("DELETE FROM actors"))
        check(connection)


def test_a_copy_has_its_counts(dossier: Dossier, tmp_path) -> None:
    dossier.add(factory.record())
    with Dossier.open(tmp_path / "copy.verbale", create=True) as made:
        copy_dossier(dossier, made)
        with made.reading() as connection:
            check(connection)
            assert connection.execute(text("SELECT count(*) FROM tally_days")).scalar()


def test_an_older_dossier_is_counted_when_it_is_upgraded(tmp_path) -> None:
    where = tmp_path / "old.verbale"
    with Dossier.open(where, create=True) as dossier:
        dossier.add(factory.record())
        with dossier.writing() as connection:
            migrate.command.downgrade(migrate.configuration(connection), "0007")
    with Dossier.open(where, migrate=True) as dossier, dossier.reading() as connection:
        check(connection)
        assert connection.execute(text("SELECT count(*) FROM tally_days")).scalar()
