"""The worked example of the design, answer by answer, on a dossier of hand-written records."""

from dataclasses import replace
from datetime import date

import pytest

import verbale
from negotiation import ACTORS, NO_TROOPS, READY, RUS, TROOPS, USA, Telling, records
from verbale.ask.facts import (
    FactGiven,
    fact_add,
    fact_list,
    fact_retract,
    link_add,
    link_decide,
    link_list,
    link_proposals,
)
from verbale.ask.run import Board, RunOptions, open_board
from verbale.ask.spoken import last_day
from verbale.reason.contradictions import Kind
from verbale.reason.status import Status
from verbale.reason.why import lines
from verbale.record.actors import Actor, ActorType, Membership
from verbale.record.condition import Atom, By, atoms
from verbale.record.errors import QuestionError
from verbale.record.event import Event, EventStatus, When
from verbale.record.position import Stance
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.store.dossier import Dossier

DAY = RunOptions(as_of=date(2025, 9, 4))
READY_THREE = {"FRA.deploy-forces", "GBR.deploy-forces", "BEL.deploy-forces"}


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "d.verbale", create=True) as made:
        for record in records():
            made.add(record)
        yield made


@pytest.fixture
def board(dossier):
    return open_board(dossier, DAY)


def by_act(board, name=None):
    return {s.act: s for s in board.stand(name)}


def allies(found):
    """The one party that is known in one report only."""
    return next(s for act, s in found.items() if act.endswith(".deploy-forces") and act[:3].islower())


def test_three_are_ready_and_wait_for_a_ceasefire(board):
    found = by_act(board)
    for act in READY_THREE:
        assert found[act].status is Status.WAITING
        assert found[act].waits_for == (Atom("ceasefire"),)
        assert found[act].firmness == 1


def test_germany_is_not_unless_a_ceasefire_and_the_cut_quotation_a_rival(board):
    (found,) = board.stand("deploy-forces by Germany")
    assert found.status is Status.NOT_UNLESS
    assert found.waits_for == (Atom("ceasefire"),)
    assert [r.status for r in found.rivals] == [Status.REFUSED]


def test_unnamed_allies_are_not_unless_the_american_contribution(board):
    found = allies(by_act(board))
    assert found.status is Status.NOT_UNLESS
    assert found.waits_for == (Atom("USA.contribute"),)


def test_the_united_states_promise_guarantees_and_exclude_troops(board):
    found = by_act(board)
    assert found["USA.security-guarantees"].status is Status.LIVE
    assert found["USA.security-guarantees"].firmness == 3
    assert found["USA.deploy-forces"].status is Status.REFUSED


def test_if_a_ceasefire_exactly_three_become_live(board):
    changed = {c.act: c.after for c in board.whatif(["cessez-le-feu"])}
    assert {act for act, s in changed.items() if s.status is Status.LIVE} == READY_THREE
    assert set(changed) == {*READY_THREE, "DEU.deploy-forces"}


def test_even_with_a_ceasefire_germany_is_reserved_or_refused_and_never_deploys(board):
    (changed,) = [c for c in board.whatif(["ceasefire"]) if c.act == "DEU.deploy-forces"]
    assert changed.after.status is Status.RESERVED
    assert [r.status for r in changed.after.rivals] == [Status.REFUSED]
    assert board.unlock("deploy-forces by Germany").sets == ()


def test_guarantees_are_not_the_contribution_before_a_person_says_so(board, dossier):
    assert allies(by_act(board)).status is Status.NOT_UNLESS
    assert link_proposals(dossier)[0].atom == "USA.security-guarantees"
    link = link_add(dossier, "security-guarantees by USA", "USA.contribute", "Ana")
    assert allies(by_act(open_board(dossier, RunOptions()))).status is Status.NOT_UNLESS
    link_decide(dossier, link[:6], "Ben", "accept")
    assert allies(by_act(open_board(dossier, RunOptions()))).status is Status.OPEN  # nothing is promised
    link_decide(dossier, link, "Ben", "retract")
    assert allies(by_act(open_board(dossier, RunOptions()))).status is Status.NOT_UNLESS
    assert [(x.accepted_by, bool(x.retracted)) for x in link_list(dossier)] == [("Ben", True)]
    assert [d.what for d in dossier.trail("link")] == ["add", "accept", "retract"]
    assert dossier.verify() is None


def test_russias_rejection_blocks_no_other_party(board):
    assert by_act(board)["RUS.foreign-intervention"].status is Status.REFUSED
    for act in READY_THREE:
        assert board.unlock(act).sets == ((("ceasefire", True),),)


def test_what_would_happen_without_an_answer_is_not_inferred(board):
    (something,) = [s for a, s in by_act(board, "USA").items() if ".other:" in a]
    assert something.status is Status.WAITING
    assert not [c for c in board.whatif(["ceasefire"]) if ".other:" in c.act]


def test_at_least_two_of_three(board):
    found = board.unlock("at least 2 of France, United Kingdom, Belgium: deploy-forces")
    assert found.sets == ((("ceasefire", True),),)
    assert found.pivots[0].alone
    assert board.unlock("at least 1 of Germany, USA: deploy-forces", moves=True).sets == ()


def test_contradictions_show_the_rival_readings(board):
    rivals = [c for c in board.contradictions() if c.kind is Kind.RIVAL]
    assert [(c.about, len(c.one), len(c.other)) for c in rivals] == [("DEU.deploy-forces", 2, 1)]


def test_a_change_of_mind_is_a_succession(dossier):
    later = Telling("c.txt", date(2025, 9, 10), "La position américaine a changé du tout au tout")
    later.position(USA, Stance.COMMITTED, TROOPS, "La position américaine a changé du tout au tout")
    dossier.add(later.record())
    board = open_board(dossier, RunOptions(as_of=date(2025, 9, 11)))
    assert by_act(board)["USA.deploy-forces"].status is Status.LIVE
    assert [c.about for c in board.contradictions() if c.kind is Kind.SUCCESSION] == ["USA.deploy-forces"]
    assert not [c for c in board.contradictions() if c.about == "USA.deploy-forces" and c.kind is Kind.LIVE]
    moved = {m.act: m for m in board.changes(date(2025, 9, 5)).moved}
    assert (moved["USA.deploy-forces"].before.status, moved["USA.deploy-forces"].after.status) == ("refused", "live")
    assert [w.stance for w in moved["USA.deploy-forces"].because] == [Stance.COMMITTED]


def test_why_ends_in_quoted_words(board):
    found = open_board_with(board, "ceasefire").why("France deploy-forces")
    steps = [step for _, step, _ in lines(found)]
    assert steps[0].says == "live"
    assert READY in {q.words for s in steps if s.entry for q in s.entry.passages}
    assert any(s.says == "supposed" for s in steps)


def open_board_with(board, *facts):
    return Board(board.loaded, board.lexicon, RunOptions(as_of=date(2025, 9, 4), suppose=facts))


def test_rests_on_says_what_breaks_it_and_what_to_review(board):
    found = board.rests_on("deploy-forces by USA")
    assert [[e.passages[0].words for e in s] for s in found.supports] == [[NO_TROOPS]]
    assert [status for _, status in found.breaking] == [Status.OPEN]
    assert [t.status for t in found.review_first] == [Status.OPEN]


def test_two_reports_of_one_promise_break_only_together(board):
    found = board.rests_on("USA.security-guarantees")
    assert len(found.supports) == 2
    assert found.breaking == ()


def test_a_fact_with_its_trail(dossier):
    made = fact_add(dossier, FactGiven("cessez-le-feu", "Ana", date(2025, 9, 20), "https://example.org/1"))
    assert by_act(open_board(dossier, DAY))["FRA.deploy-forces"].status is Status.WAITING
    later = RunOptions(as_of=date(2025, 9, 20))
    assert by_act(open_board(dossier, later))["FRA.deploy-forces"].status is Status.LIVE
    assert fact_add(dossier, FactGiven("ceasefire", "Ana", date(2025, 9, 20), "https://example.org/1")) == made
    fact_retract(dossier, made, "Ben", "it was a rumour")
    assert by_act(open_board(dossier, RunOptions()))["FRA.deploy-forces"].status is Status.WAITING
    assert [(f.author, f.source) for f in fact_list(dossier)] == [("Ana", "https://example.org/1")]
    assert [(d.who, d.what) for d in dossier.trail("fact")] == [("Ana", "add"), ("Ben", "retract")]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (FactGiven("ceasefire", "Ana"), "give its source, or mark it as supposed"),
        (FactGiven("ceasefire", " ", supposed=True), "needs somebody who signs it"),
        (FactGiven("snow in july", "Ana", supposed=True), "not in the dossier"),
        (FactGiven("ceasefire or attack", "Ana", supposed=True), "attack"),
    ],
)
def test_a_bad_fact_is_refused(dossier, given, message):
    with pytest.raises(QuestionError, match=message):
        fact_add(dossier, given)
    assert fact_list(dossier) == []


def event(words, status, start="2025-09-03", kind="agreement"):
    text = f"Rappel des faits. {words}."
    at = Span(text.index(words), text.index(words) + len(words))
    when = When(start, None, "day", words, at) if start else None
    report = Report("e.txt", text, "fr", published=date(2025, 9, 4))
    return Record(report, events=(Event("e1", kind, status, (at,), when, confidence=0.9),))


@pytest.mark.parametrize(
    ("record", "status"),
    [
        (event("Un cessez-le-feu a été signé mercredi", EventStatus.OCCURRED), Status.LIVE),
        (event("Un cessez-le-feu a été signé mercredi", EventStatus.SCHEDULED), Status.WAITING),
        (event("Un cessez-le-feu a été signé", EventStatus.OCCURRED, None), Status.WAITING),
        (event("Une proposition de cessez-le-feu a été signée mercredi", EventStatus.OCCURRED), Status.WAITING),
        (event("Un accord commercial a été signé mercredi", EventStatus.OCCURRED), Status.WAITING),
        (event("Le cessez-le-feu a été évoqué mercredi", EventStatus.OCCURRED, kind="meeting"), Status.WAITING),
    ],
)
def test_only_an_event_that_occurred_and_names_the_fact_establishes_it(dossier, record, status):
    dossier.add(record)
    assert by_act(open_board(dossier, DAY))["FRA.deploy-forces"].status is status


def test_another_states_words_about_an_act_are_a_note(dossier):
    telling = Telling("n.txt", date(2025, 9, 4), "Karl Muster assure que Paris financera tout")
    words = "Karl Muster assure que Paris financera tout"
    telling.position(ACTORS[0], Stance.COMMITTED, "fund", words, holder="chancellor")
    telling.position(ACTORS[0], Stance.REFUSES, "sanctions", words, agent="usa")
    dossier.add(telling.record())
    found = by_act(open_board(dossier, DAY))
    assert found["FRA.fund"].status is Status.OPEN
    assert found["USA.sanctions"].status is Status.OPEN


def test_unnamed_parties_of_two_reports_stay_apart(dossier):
    telling = Telling("u.txt", date(2025, 9, 4), "Certains alliés veulent envoyer des soldats")
    telling.position(ACTORS[6], Stance.READY, TROOPS, "envoyer des soldats")
    record = telling.record()
    renamed = tuple(Actor("others", a.type, a.name) if a.id == "allies" else a for a in record.actors)
    other = Record(record.report, actors=renamed, positions=tuple(_of(p, "others") for p in record.positions))
    dossier.add(other)
    assert sum(".deploy-forces" in act and act[:3].islower() for act in by_act(open_board(dossier, DAY))) == 2


def _of(position, actor):
    return replace(position, actor=actor)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ceasefire", "ceasefire"),
        ("cessez-le-feu", "ceasefire"),
        ("Cessez le feu", "ceasefire"),
        ("trêve", "ceasefire"),
        ("la signature d'un cessez-le-feu", "ceasefire"),
        ("negotiations-f", "negotiations-failed"),
        ("deploy-forces by France", "FRA.deploy-forces"),
        ("déploiement de troupes par la Belgique", "BEL.deploy-forces"),
        ("France deploy-forces", "FRA.deploy-forces"),
        ("envoi de troupes par l'Allemagne", "DEU.deploy-forces"),
        ("deployment of troops by the United States", "USA.deploy-forces"),
        ("Les États-Unis : garanties", "USA.security-guarantees"),
        ("FRA.deploy-forces", "FRA.deploy-forces"),
        ("security guarantees", "USA.security-guarantees"),
        ("États-Unis garanties de sécurité", "USA.security-guarantees"),
    ],
)
def test_names_are_matched_tolerantly(board, name, key):
    assert board.lexicon.atom(name) == key


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("deploy-forces", "several fit: .*France"),
        ("nonsense of the highest order", "not in the dossier"),
        ("", "not in"),
    ],
)
def test_unknown_and_ambiguous_names_list_candidates(board, name, message):
    with pytest.raises(QuestionError, match=message):
        board.lexicon.atom(name)


def test_an_empty_dossier_answers_clearly(tmp_path):
    with Dossier.open(tmp_path / "e.verbale", create=True) as empty:
        board = open_board(empty, DAY)
        assert board.stand() == board.deadlocks() == board.contradictions() == ()
        assert board.whatif(["ceasefire"]) == ()
        with pytest.raises(QuestionError, match="not in the dossier"):
            board.why("deploy-forces by France")


@pytest.mark.parametrize("trust", ["always", "ready:Atlantis"])
def test_a_bad_trust_is_refused(board, trust):
    with pytest.raises(QuestionError):
        open_board_trust(board, trust).stand()


def open_board_trust(board, trust):
    return Board(board.loaded, board.lexicon, RunOptions(trust=trust))


def test_the_python_api_has_the_names_of_the_commands(dossier):
    with verbale.open(dossier.where) as opened:
        board = opened.board(as_of="2025-09-04", suppose=["ceasefire"])
        assert {s.act for s in board.stand("France") if s.status is Status.LIVE} == {"FRA.deploy-forces"}
    names = ("stand", "whatif", "unlock", "deadlocks", "contradictions", "changes", "why", "rests_on")
    assert all(callable(getattr(board, name)) for name in names)


def test_a_group_in_a_goal_stands_for_its_stated_members(dossier):
    telling = Telling("g.txt", date(2025, 9, 4), "Le groupe du Nord réunit Paris et Bruxelles")
    at = (telling.span("Le groupe du Nord"),)
    north = Actor("north", ActorType.GROUP, "groupe du Nord", key="north-group")
    belongs = tuple(Membership(member, "north", "member", at) for member in ("fra", "bel"))
    dossier.add(Record(telling.report, actors=(*ACTORS, north), memberships=belongs))
    found = open_board(dossier, DAY).unlock("at least 2 of groupe du Nord: deploy-forces")
    assert found.sets == ((("ceasefire", True),),)
    assert {a.key for a in atoms(found.goal)} == {"FRA.deploy-forces", "BEL.deploy-forces"}


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2025-10-01", "2025-10-01"),
        ("2025-10-01T12:00+02:00", "2025-10-01"),
        ("2025-02", "2025-02-28"),
        ("2025", "2025-12-31"),
        ("la fin du mois", None),
        ("2025-13", None),
        (None, None),
    ],
)
def test_a_deadline_is_over_after_its_last_day(told, day):
    assert last_day(told) == day


def test_asking_for_a_fact_shows_the_acts_that_wait_for_it(board):
    assert set(by_act(board, "cessez-le-feu")) == {*READY_THREE, "DEU.deploy-forces"}


def test_a_condition_by_a_month_is_over_after_its_last_day(dossier):
    words = "Oslo enverra des soldats si le cessez-le-feu vient d'ici à fin septembre"
    telling = Telling("m.txt", date(2025, 9, 4), words)
    telling.position(RUS, Stance.COMMITTED, "fund", words, condition=By("2025-09", Atom("ceasefire")))
    telling.position(RUS, Stance.COMMITTED, "negotiate", words, condition=By("bientôt", Atom("ceasefire")))
    dossier.add(telling.record())
    on = {day: by_act(open_board(dossier, RunOptions(as_of=date(2025, *day)))) for day in ((9, 30), (10, 1))}
    assert on[9, 30]["RUS.fund"].status is Status.WAITING
    assert on[10, 1]["RUS.fund"].status is Status.LAPSED
    assert on[10, 1]["RUS.negotiate"].status is Status.WAITING
