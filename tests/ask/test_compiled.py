"""A board over a sheet answers as one that has loaded every word; what is kept in step equals what is made anew."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from negotiation import (
    ALLIES,
    BEL,
    CHANCELLOR,
    CUT,
    DEU,
    FRA,
    GBR,
    NO_TROOPS,
    PROMISE,
    READY,
    RUS,
    SOMETHING,
    TROOPS,
    USA,
    WHOLE,
    Telling,
    records,
)
from verbale.ask import run
from verbale.ask.compiled import compiled, refreshed
from verbale.ask.facts import FactGiven, fact_add, fact_retract, link_add, link_decide
from verbale.ask.lexicon import Lexicon
from verbale.ask.names import parties_named
from verbale.ask.parties import Act, decide
from verbale.ask.run import Board, RunOptions, loaded_of, open_board
from verbale.record.actors import Membership
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Not
from verbale.record.event import Event, EventStatus, When
from verbale.record.position import Stance
from verbale.store.audit import Saying, append
from verbale.store.changed import changed_since, mark
from verbale.store.dossier import Dossier
from verbale.store.entries import EntryFilter
from verbale.store.kinds import Kind
from verbale.store.review import Verdict, What

DAY = RunOptions(as_of=date(2025, 9, 30))
STANCES = (Stance.COMMITTED, Stance.READY, Stance.REFUSES, Stance.RESERVED, Stance.DEMANDS, Stance.THREATENS)
PARTIES = (FRA, GBR, BEL, DEU, USA, RUS, ALLIES)
CODES = (TROOPS, "sanctions", "other")
ATOMS = ("ceasefire", "FRA.deploy-forces", "USA.sanctions", "GBR.deploy-forces", "words:moscou-repond", "karl-muster.x")


def dealt(number, dice):
    """A report that says anything: several parties, statements, conditions, and an event now and then."""
    day = date(2025, 9, 1) + timedelta(days=dice.randrange(3))
    sentences = [
        READY,
        PROMISE,
        NO_TROOPS,
        SOMETHING,
        f"« {dice.choice((CUT, WHOLE))} », a dit Karl Muster",
        f"N° {number}",
    ]
    telling = Telling(f"{number}.txt", day, *sentences)
    quoted = sentences[4][2:].partition(" »")[0]
    said = telling.quote(quoted, CHANCELLOR)
    for _ in range(dice.randrange(1, 6)):
        atoms = [Atom(a, dice.choice((None, a))) for a in dice.sample(ATOMS, 3)]
        condition = dice.choice(
            (
                None,
                atoms[0],
                Not(atoms[0]),
                All(tuple(atoms)),
                AnyOf((atoms[0], Not(atoms[1]))),
                AtLeast(2, tuple(atoms)),
                By(dice.choice(("2025-09-10", "2025-09", "2025-10-05")), atoms[1]),
            )
        )
        actor, held = dice.choice(PARTIES), {}
        words = dice.choice((READY, PROMISE, NO_TROOPS))
        if dice.random() < 0.4:
            held = {"statement": said, "holder": CHANCELLOR.id}
            actor, words = dice.choice((actor, DEU)), CUT
            if dice.random() < 0.5:
                held["even_after"] = telling.span("et même ensuite")
        agent = dice.choice((None, None, None, dice.choice(PARTIES).id))
        telling.position(
            actor,
            dice.choice(STANCES),
            dice.choice(CODES),
            words,
            condition=condition,
            requirement=dice.random() < 0.2,
            deadline=dice.choice((None, "2025-09-15", "2025-09")),
            confidence=dice.choice((0.3, 0.6, 0.9)),
            agent=agent,
            **held,
        )
    record = telling.record()
    if dice.random() < 0.3:
        evidence = (telling.span(READY),)
        when = When(day.isoformat(), None, "day", READY, evidence[0])
        record = replace(record, events=(Event("e0", "agreement", EventStatus.OCCURRED, evidence, when=when),))
    return record


def large(dossier, options=DAY, made=None):
    """A board over the sheet of a dossier."""
    loaded = loaded_of(made or compiled(dossier))
    return Board(loaded, Lexicon(loaded, lambda name: parties_named(dossier, name)[0]), options, dossier)


def told(standing):
    """What an answer says; sources are counted in another way in a large dossier, and one word stands for many."""
    return (
        standing.act,
        standing.status,
        standing.firmness,
        standing.confidence,
        {str(c) for c in standing.waits_for},
        sorted((r.status, len(r.words)) for r in standing.rivals),
        standing.disputed,
        standing.if_reviewed,
        standing.if_all,
    )


def alike(dossier, options=DAY, made=None):
    """Compare every answer of both boards."""
    full, sheet = open_board(dossier, options), large(dossier, options, made)
    assert list(map(told, sheet.stand())) == list(map(told, full.stand()))
    quotes = [{q.words for s in board.stand() for w in s.words for q in w.passages} for board in (full, sheet)]
    assert quotes[1] <= quotes[0]
    for fact in ("ceasefire", "not ceasefire", "FRA.deploy-forces"):
        if fact.removeprefix("not ") in (*full.lexicon.acts, *full.lexicon.facts):
            changes = [
                [(c.act, c.before and told(c.before), c.after and told(c.after)) for c in board.whatif([fact])]
                for board in (full, sheet)
            ]
            assert changes[0] == changes[1]
    for act in full.acts:
        one, other = (board.unlock(act, moves=True) for board in (full, sheet))
        assert (one.sets, one.complete) == (other.sets, other.complete)
    assert full.deadlocks() == sheet.deadlocks()
    assert (full.lexicon.acts, full.lexicon.facts) == (sheet.lexicon.acts, sheet.lexicon.facts)
    assert full.loaded.members == sheet.loaded.members
    return full, sheet


def test_the_worked_example(dossier):
    for record in records():
        dossier.add(record)
    _, sheet = alike(dossier)
    germany = next(s for s in sheet.stand() if s.act == "DEU.deploy-forces")
    assert [r.status for r in germany.rivals] == ["refused"]
    assert {q.words for w in germany.words for q in w.passages} == {CUT, "et même ensuite"}


@pytest.mark.parametrize("seed", range(5))
def test_any_dossier(tmp_path, seed):
    dice = random.Random(seed)
    with Dossier.open(tmp_path / "any.verbale", create=True) as dossier:
        for number in range(12):
            dossier.add(dealt(number, dice))
        for entry in dossier.entries(EntryFilter(kinds=(Kind.POSITION,))):
            if dice.random() < 0.3:
                dossier.decide(
                    entry.source.report_id, entry.id, Verdict("Ada", dice.choice((What.ACCEPT, What.REJECT)))
                )
        alike(dossier)
        alike(dossier, replace(DAY, reviewed_only=True))
        alike(dossier, replace(DAY, as_of=date(2025, 9, 12), min_confidence=0.8, suppose=("not ceasefire",)))


def test_members_are_known(dossier):
    full, cut = records()
    named = Membership(FRA.id, ALLIES.id, "member", (cut.positions[0].evidence[0],))
    dossier.add(full)
    dossier.add(replace(cut, memberships=(named,)))
    _, sheet = alike(dossier)
    assert list(sheet.loaded.members.values()) == [("FRA",)]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_in_step_is_what_is_made_anew(dossier, seed):
    dice = random.Random(seed)
    for record in [dealt(n, dice) for n in range(6)]:
        dossier.add(record)
    made = compiled(dossier)
    for step in range(8):
        change(dossier, dice, step)
        made = refreshed(dossier, made) or compiled(dossier)
        anew = large(dossier)
        kept = large(dossier, made=made)
        assert list(map(told, kept.stand())) == list(map(told, anew.stand()))
        assert (kept.lexicon.acts, kept.loaded.members) == (anew.lexicon.acts, anew.loaded.members)
        assert kept.deadlocks() == anew.deadlocks()


def change(dossier, dice, step):
    """Something that people or a reading do to a dossier."""
    positions = list(dossier.entries(EntryFilter(kinds=(Kind.POSITION,))))
    one = dice.choice(positions)
    match dice.randrange(7):
        case 0:
            dossier.add(dealt(100 + step, dice))
        case 1:  # another text of an origin that is there
            dossier.add(dealt(dice.randrange(6), dice))
        case 2:
            what = dice.choice((What.ACCEPT, What.REJECT))
            dossier.decide(one.source.report_id, one.id, Verdict("Ada", what))
        case 3:
            known = large(dossier).lexicon
            fact = fact_add(dossier, FactGiven(dice.choice(known.acts), "Ada", date(2025, 9, 9), supposed=True))
            if dice.random() < 0.3:
                fact_retract(dossier, fact, "Ada")
        case 4:
            acts = large(dossier).lexicon.acts
            link_decide(dossier, link_add(dossier, *dice.sample(acts, 2), "Ada"), "Ada", "accept")
        case 5:
            payload = next(iter(dossier.entries(EntryFilter(ids=(one.id,)))))
            edited = {"stance": dice.choice(STANCES).value}
            with dossier.reading() as connection:
                kept = connection.exec_driver_sql(f"SELECT payload FROM entries WHERE row = {payload.row}")
                given = json.loads(kept.scalar_one())
            dossier.decide(one.source.report_id, one.id, Verdict("Ada", What.EDIT, edited=given | edited))
        case _:
            decide(dossier, Act.JOIN, ["USA", "GBR"], "Ada")


def test_nothing_is_looked_at_again_where_nothing_changed(dossier):
    for record in records():
        dossier.add(record)
    made = compiled(dossier)
    assert refreshed(dossier, made).version == made.version
    with dossier.writing() as connection:
        append(connection, Saying("Ada", "join", "story", "a b", ""))
    later = refreshed(dossier, made)
    assert (later.version, later.sheet) == (made.version, made.sheet)
    assert later.mark != made.mark


def test_the_same_reading_again_changes_no_answer(dossier):
    for record in records():
        dossier.add(record)
    made = compiled(dossier)
    statement = next(iter(dossier.entries(EntryFilter(kinds=(Kind.STATEMENT,)))))
    dossier.decide(statement.source.report_id, statement.id, Verdict("Ada", What.ACCEPT))
    later = refreshed(dossier, made)
    assert (later.version, later.sheet) == (made.version, made.sheet)


def test_another_reading_of_the_same_second_is_seen(dossier):
    first, _ = records()
    dossier.add(first)
    with dossier.reading() as connection:
        before = mark(connection)
    dossier.add(replace(first, positions=first.positions[:3]))
    with dossier.reading() as connection:
        changed = changed_since(connection, before)
    assert (len(changed.reports), changed.entered, changed.joined) == (1, False, False)


def test_a_large_dossier_is_opened_as_a_sheet(dossier, monkeypatch):
    for record in records():
        dossier.add(record)
    heard = []
    monkeypatch.setattr(run, "MOST", 5)
    board = open_board(dossier, DAY, heard.append)
    assert board.loaded.sheet is not None
    assert len(board.case.words) == 12  # questions that need every word load them
    found = board.why("France deploy-forces")
    assert READY in {q.words for s in found.steps.values() if s.entry for q in s.entry.passages}
