"""A part of a sheet answers as the case of the same words does."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reason.case import Case, Review, Settings
from verbale.reason.ledger import day_number
from verbale.reason.loops import loops
from verbale.reason.minimal import Limits
from verbale.reason.part import bearing_on
from verbale.reason.sheet import Sheet
from verbale.reason.stand import stand
from verbale.reason.state import state
from verbale.reason.status import Status
from verbale.reason.unlock import unlock, unlock_in
from verbale.reason.whatif import what_if
from verbale.record.condition import atoms

from .make import READY, REFUSES, C, case, fact, link, word
from .test_properties import ACTS, ATOMS, DAYS, FACTS, SETTINGS, cases

REVIEWS = st.sampled_from([Review.UNREVIEWED, Review.UNREVIEWED, Review.ACCEPTED, Review.REJECTED])


@st.composite
def crowded(draw):
    """A case in which much is said several times: on other days, elsewhere, less surely, in other renderings."""
    few = draw(cases(words=5))
    words = []
    for n in range(draw(st.integers(0, 12)) if few.words else 0):
        said = draw(st.sampled_from(few.words))
        reading = draw(st.none() | st.sampled_from(["one", "other"]))
        words.append(
            replace(
                said,
                id=f"v{n}",
                said=draw(st.sampled_from(DAYS) | st.none()),
                confidence=draw(st.sampled_from([0.3, 0.6, 0.9])),
                review=draw(REVIEWS),
                note=draw(st.integers(0, 5)) == 0,
                deadline=draw(st.none() | st.just("2025-01-02")),
                sources=frozenset({draw(st.sampled_from("abc"))}),
                utterance="u" if reading else None,
                reading=reading or "",
                extent=draw(st.integers(1, 3)),
            )
        )
    return replace(few, words=(*few.words, *words))


def told(standing):
    """What an answer says, without the words that stand for others."""
    return (
        standing.act,
        standing.status,
        set(standing.waits_for),
        standing.firmness,
        standing.confidence,
        standing.sources,
        {(r.utterance, r.reading, r.status) for r in standing.rivals},
        standing.disputed,
        standing.if_reviewed,
        standing.if_all,
        {(w.stance, w.requirement, len(list(atoms(w.condition)))) for w in standing.words},
    )


ASKED = st.builds(
    replace,
    SETTINGS,
    reviewed_only=st.booleans(),
    min_confidence=st.sampled_from([0.0, 0.5, 0.8]),
    suppose=st.lists(st.tuples(st.sampled_from(FACTS + ACTS), st.booleans()), max_size=1).map(tuple),
)


@given(crowded(), ASKED)
@settings(max_examples=500, deadline=None)
def test_the_whole_sheet_stands_as_the_case(given_case, asked):
    found = stand(Sheet.of(given_case).whole(), asked)
    assert list(map(told, found)) == list(map(told, stand(given_case, asked)))


@given(crowded(), ASKED, st.sets(st.sampled_from(ACTS), min_size=1))
@settings(max_examples=300, deadline=None)
def test_a_part_stands_as_in_the_whole(given_case, asked, wanted):
    whole = {s.act: told(s) for s in stand(given_case, asked)}
    found = stand(Sheet.of(given_case).part(*wanted), asked, sorted(wanted))
    assert {s.act: told(s) for s in found} == {act: whole[act] for act in wanted if act in whole}


@given(crowded(), ASKED, st.sampled_from(FACTS + ACTS), st.booleans())
@settings(max_examples=300, deadline=None)
def test_nothing_changes_but_what_hangs_on_what_is_set(given_case, asked, atom, holds):
    sheet, lamps = Sheet.of(given_case), ((atom, holds),)
    cone = sorted(sheet.hanging_on([atom]))
    found = what_if(sheet.part(*cone), asked, lamps, cone)
    whole = what_if(given_case, asked, lamps)
    assert [(c.act, c.before.status, c.after.status) for c in found] == [
        (c.act, c.before.status, c.after.status) for c in whole
    ]


@given(crowded(), ASKED, ATOMS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_part_is_unlocked_as_the_case(given_case, asked, goal, moves):
    found = unlock_in(Sheet.of(given_case).part(goal.key), asked, goal, moves, Limits(1000, 30))
    whole = unlock(given_case, asked, goal, moves, Limits(1000, 30))
    assert (found.sets, found.pivots, found.complete) == (whole.sets, whole.pivots, whole.complete)


@given(crowded(), ASKED)
@settings(max_examples=150, deadline=None)
def test_loops_are_found_among_what_may_wait_for_itself(given_case, asked):
    sheet = Sheet.of(given_case)
    assert loops(state(sheet.part(*sheet.rings()), asked)) == loops(state(given_case, asked))


@given(crowded(), st.sets(st.sampled_from(FACTS + ACTS)))
def test_a_part_is_closed(given_case, wanted):
    kept = replace(given_case, words=tuple(w for w in given_case.words if w.review is not Review.REJECTED))
    assert Sheet.of(kept).bearing_on(wanted) == bearing_on(kept, tuple(wanted))


@given(crowded(), ASKED, st.data())
@settings(max_examples=200, deadline=None)
def test_a_sheet_with_other_lines_is_the_sheet_of_the_other_words(given_case, asked, data):
    """Reports come, go and are read again: the lines of one report are the words of one source."""
    full = Sheet.of(given_case)
    lines = full.lines.copy()
    lines["report"] = lines["source"]
    gone = data.draw(st.sets(st.sampled_from([-1, *range(4)]), max_size=3))
    earlier = Sheet(full.ledger, lines[~np.isin(lines["report"], list(gone))], full.facts, full.links)
    fresh = lines[np.isin(lines["report"], list(gone))]
    later = earlier.replaced(list(gone), fresh, full.facts, full.links)
    assert list(map(told, stand(later.whole(), asked))) == list(map(told, stand(given_case, asked)))
    assert later.acts == full.acts


def test_words_that_took_back_are_missed_by_nobody():
    """For, then a flat refusal, then for again; and a cut rendering of the first words."""
    first = word("A.act", C, said="2025-01-01", utterance="u", reading="r", extent=2)
    then, later = word("A.act", REFUSES, said="2025-01-02"), word("A.act", READY, "x", said="2025-01-03")
    told_case = case(first, then, later)
    (full,), (found,) = stand(told_case, Settings()), stand(Sheet.of(told_case).whole(), Settings())
    assert full.status is found.status is Status.WAITING
    assert [w.stance for w in found.words] == [READY]


def test_one_word_stands_for_all_that_say_the_same():
    many = [
        word("A.act", C, "x", said=f"2025-01-{n:02}", confidence=n / 31, sources=frozenset({n})) for n in range(1, 31)
    ]
    (found,) = stand(Sheet.of(Case(tuple(many))).whole(), Settings(as_of="2025-01-20", min_confidence=0.2))
    assert len(found.words) == 1
    assert (found.words[0].alike, found.sources, found.confidence) == (14, 14, 20 / 31)
    assert found.words[0].said == "2025-01-20"


def test_an_empty_sheet():
    sheet = Sheet.of(Case())
    assert stand(sheet.whole(), Settings()) == ()
    assert (sheet.acts, sheet.rings(), sheet.part("x").acts) == ([], set(), ())


def test_facts_and_links_of_a_part():
    sheet = Sheet.of(
        case(word("A.act", C, "x"), word("B.act", C, "z"), fact("x"), fact("z"), fact("y"), link("y", "x"))
    )
    part = sheet.part("A.act")
    assert {f.atom for f in part.facts} == {"x", "y"}
    assert [x.counts_as for x in part.links] == ["x"]
    assert sheet.hanging_on(["y"]) == {"y", "x", "A.act"}


def test_days_sort_as_their_text():
    days = ["2024", "2024-03", "2024-03-01", "2024-12-31", "2025"]
    assert [day_number(d) for d in days] == sorted(day_number(d) for d in days)
    assert day_number(None) == 0
    assert day_number("2025-03-04T12:00Z") == 20250304
