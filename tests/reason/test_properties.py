"""What must hold of every case, against brute force on small ones."""

from dataclasses import replace
from itertools import chain, combinations, product

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verbale.reason.case import Case, Fact, Link, Settings, Trust, Word
from verbale.reason.evaluate import Value, value
from verbale.reason.fixpoint import Closure
from verbale.reason.goal import worth
from verbale.reason.loops import moved, rings
from verbale.reason.rests import rests_on
from verbale.reason.select import select
from verbale.reason.stand import stand, statuses, views
from verbale.reason.state import state
from verbale.reason.status import Status, status
from verbale.reason.unlock import unlock
from verbale.reason.whatif import difference, what_if
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Not, atoms
from verbale.record.position import Stance

FACTS, ACTS = ("x", "y", "z"), ("A.act", "B.act", "C.act")
NOTES = (Stance.CONSIDERING, Stance.DEMANDS, Stance.PROPOSES, Stance.SUPPORTS, Stance.OPPOSES, Stance.DENIES)
DAYS = ("2025-01-01", "2025-01-02", "2025-01-03")
ATOMS = st.sampled_from(FACTS + ACTS).map(Atom)


def counted(parts):
    return st.tuples(st.integers(1, 3), st.lists(st.tuples(parts, st.integers(1, 2)), min_size=1, max_size=3)).map(
        lambda drawn: AtLeast(drawn[0], tuple(p for p, _ in drawn[1]), tuple(w for _, w in drawn[1]))
    )


CONDITIONS = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, min_size=1, max_size=3).map(lambda p: All(tuple(p))),
        st.lists(parts, min_size=1, max_size=3).map(lambda p: AnyOf(tuple(p))),
        counted(parts),
        st.tuples(st.sampled_from(DAYS), parts).map(lambda d: By(*d)),
    ),
    max_leaves=4,
)
STANCES = st.sampled_from([Stance.COMMITTED, Stance.READY, Stance.REFUSES, Stance.RESERVED, *NOTES[:1]])


@st.composite
def cases(draw, words=6, dated=True):
    day = st.sampled_from(DAYS) | st.none() if dated else st.none()
    sure = st.sampled_from([0.3, 0.6, 0.9])
    said = [
        Word(
            f"w{n}",
            draw(st.sampled_from(ACTS)),
            draw(STANCES),
            draw(st.none() | CONDITIONS),
            requirement=draw(st.integers(0, 4)) == 0,
            said=draw(day),
            confidence=draw(sure),
        )
        for n in range(draw(st.integers(0, words)))
    ]
    told = draw(st.lists(st.tuples(st.sampled_from(FACTS + ACTS), st.booleans(), day, sure), max_size=3))
    linked = draw(st.lists(st.tuples(st.sampled_from(FACTS + ACTS), st.sampled_from(FACTS + ACTS)), max_size=2))
    facts = tuple(Fact(f"f{n}", a, h, d, confidence=c) for n, (a, h, d, c) in enumerate(told))
    return Case(tuple(said), facts, tuple(Link(f"l{n}", a, b, True) for n, (a, b) in enumerate(linked)))


TRUSTS = st.sampled_from([Trust(), Trust(frozenset()), Trust(frozenset({Stance.COMMITTED, Stance.READY}))])
SETTINGS = st.builds(Settings, as_of=st.sampled_from(["2025-01-02", "2025-02-01"]), trust=TRUSTS)


def by_definition(case, setting, lamps_on=None):
    """The lit lamps, straight from the rules: apply them until nothing changes."""
    chosen = select(case, setting)
    settled = state(case, setting).wiring.settled
    told = {a: f[0].holds for a, f in chosen.facts.items()}
    plus, minus = {a for a, h in told.items() if h}, {a for a, h in told.items() if not h}
    dark = minus | set(chosen.disputed)

    def seen(own):
        def lamp(atom):
            holds = atom in ({a for a, h in told.items() if h} if atom == own else plus)
            return Value.YES if holds else Value.NO if atom in minus else Value.UNKNOWN

        return lamp

    while True:
        more = set()
        for word in chosen.words:
            against = [w for w in chosen.words if w.act == word.act and w.is_against]
            lamps = seen(word.act)
            if (
                setting.trust.covers(word)
                and value(word.condition, lamps, settled) is Value.YES
                and all(value(w.excluded_while, lamps, settled) is Value.NO for w in against)
            ):
                more.add(word.act)
        more |= {link.counts_as for link in chosen.links if link.atom in plus}
        more -= dark | plus
        if not more:
            return plus, minus
        plus |= more


def lit(case, setting):
    now = state(case, setting)
    every = {*FACTS, *ACTS}
    return {a for a in every if now.lit("+", a)}, {a for a in every if now.lit("-", a)}


@given(cases(), SETTINGS)
@settings(max_examples=300)
def test_the_least_fixpoint_is_the_definition(case, setting):
    assert lit(case, setting) == by_definition(case, setting)


@given(cases(), SETTINGS, st.randoms(use_true_random=False))
def test_order_and_duplicates_do_not_matter(case, setting, random):
    twice = [*case.words, *(replace(w, id=w.id + "'") for w in case.words)]
    mixed = Case(
        tuple(random.sample(twice, len(twice))),
        tuple(random.sample([*case.facts, *case.facts], 2 * len(case.facts))),
        tuple(random.sample(case.links, len(case.links))),
    )
    assert statuses(state(mixed, setting)) == statuses(state(case, setting))


@given(cases(), SETTINGS, st.sampled_from(FACTS + ACTS), st.booleans())
def test_more_facts_remove_no_conclusion(case, setting, atom, holds):
    """Of an atom of which nothing was known; what stands falls by a named refusal or requirement only."""
    now = state(case, setting)
    assume(now.lamp(atom) is Value.UNKNOWN and atom not in now.selection.disputed)
    then = state(case, replace(setting, suppose=((atom, holds),)))
    for name, node in now.wiring.at.items():
        if now.closure.lit[node] and name[0] in ("+", "-", "due", "spoken", "stands", "excludes"):
            assert then.lit(*name)


@given(cases(), SETTINGS, STANCES, st.sampled_from(ACTS), st.none() | CONDITIONS)
def test_more_words_remove_no_conclusion_but_by_refusal_or_requirement(case, setting, stance, act, condition):
    word = Word("new", act, stance, condition)
    more = replace(case, words=(*case.words, word))
    before, after = lit(case, setting)[0], lit(more, setting)[0]
    assert before <= after or word.is_against


@given(cases(words=4), SETTINGS)
@settings(max_examples=60)
def test_conclusions_hold_in_every_completion_of_the_unknowns(case, setting):
    now = state(case, setting)
    named = {a.key for w in case.words for a in atoms(w.condition)}
    unknown = sorted(
        a
        for a in named
        if now.lamp(a) is Value.UNKNOWN and a not in now.selection.disputed and a not in {w.act for w in case.words}
    )
    for values in product([True, False], repeat=len(unknown)):
        then = state(case, replace(setting, suppose=tuple(zip(unknown, values, strict=True))))
        for act in now.wiring.by_act:
            if now.lit("stands", act):
                assert then.lit("stands", act)


@given(cases(), SETTINGS, st.sampled_from(NOTES), st.sampled_from(ACTS), st.none() | CONDITIONS)
def test_notes_infer_nothing(case, setting, stance, act, condition):
    noted = replace(
        case, words=(*case.words, Word("n1", act, stance, condition), Word("n2", act, Stance.COMMITTED, note=True))
    )
    assert lit(noted, setting) == lit(case, setting)
    before, after = statuses(state(case, setting)), statuses(state(noted, setting))
    assert {a: s for a, s in after.items() if a != act} == {a: s for a, s in before.items() if a != act}
    assert after[act] is before.get(act, after[act]) or before[act] is Status.UNREVIEWED


@given(cases())
def test_words_are_no_deeds_without_trust(case):
    case = replace(case, links=())
    setting = Settings(trust=Trust(frozenset()))
    chosen = select(case, setting)
    assert lit(case, setting)[0] == {a for a, f in chosen.facts.items() if f[0].holds}


@given(cases(), SETTINGS)
def test_together_is_the_union_of_self_supporting_sets_of_waiting_acts(case, setting):
    now = state(case, setting)
    candidates = sorted({a for ring in rings(now) for a in ring})
    union = set()
    for chosen in chain.from_iterable(combinations(candidates, n) for n in range(1, len(candidates) + 1)):
        closure = now.closure.copy()
        for act in chosen:
            closure.force(now.wiring.at["moves", act])
        if all(closure.lit[now.wiring.at["stands", act]] for act in chosen):
            union |= set(chosen)
    assert moved(now) == union


def levers_of(case, setting, goal, moves):
    """The levers by their definition: see the docstring of ``unlock``."""
    now = state(case, setting)
    wanted, own = {a.key for a in atoms(goal)}, {a.key[0] for a in atoms(goal) if "." in a.key}
    promised = {w.act for w in now.selection.words} | {x.counts_as for x in now.selection.links}
    for atom in FACTS + ACTS:
        act = "." in atom
        if atom in now.selection.facts or atom in now.selection.disputed or (act and (not moves or atom[0] in own)):
            continue
        if act and atom in wanted:
            continue
        if now.lamp(atom) is not Value.YES:
            yield atom, True
        if atom not in promised:
            yield atom, False


GOALS = st.recursive(
    st.sampled_from(ACTS + FACTS).map(Atom),
    lambda p: st.lists(p, min_size=2, max_size=2).flatmap(
        lambda two: st.sampled_from([All(tuple(two)), AnyOf(tuple(two))])
    ),
    max_leaves=3,
)


@given(cases(dated=False), GOALS, st.booleans())
@settings(max_examples=120, deadline=None)
def test_unlock_sets_equal_brute_force(case, goal, moves):
    case = Case(tuple(replace(w, condition=_undated(w.condition)) for w in case.words), case.facts, case.links)
    setting = Settings()
    levers = list(levers_of(case, setting, goal, moves))
    enough = []
    for chosen in chain.from_iterable(combinations(levers, n) for n in range(len(levers) + 1)):
        if len({a for a, _ in chosen}) < len(chosen) or any(set(e) <= set(chosen) for e in enough):
            continue
        if worth(state(case, replace(setting, suppose=chosen)), goal) is Value.YES:
            enough.append(chosen)
    found = unlock(case, setting, goal, moves)
    assert found.complete
    assert sorted(map(sorted, found.sets)) == sorted(map(sorted, enough))


def _undated(condition):
    match condition:
        case By(_, part):
            return _undated(part)
        case Not(part):
            return Not(_undated(part))
        case All(parts) | AnyOf(parts):
            return type(condition)(tuple(map(_undated, parts)))
        case AtLeast(k, parts, weights):
            return AtLeast(k, tuple(map(_undated, parts)), weights)
        case _:
            return condition


@given(cases(words=5, dated=False), SETTINGS)
@settings(max_examples=150, deadline=None)
def test_supports_of_what_stands_equal_brute_force(case, setting):
    now = state(case, setting)
    for act, found in statuses(now).items():
        if found in (Status.LIVE, Status.OVERDUE):
            node = now.wiring.at["stands", act]
            supports = rests_on(case, setting, act).supports
            assert sorted(sorted(e.id for e in s) for s in supports) == sorted(least_entries(now, node))


def least_entries(now, node):
    """The minimal sets of entries that light a node, by trying all."""
    entries = [n for n in now.wiring.at if n[0] == "entry"]
    dark, enough = np.flatnonzero(now.closure.mark == -1), []
    for chosen in chain.from_iterable(combinations(entries, n) for n in range(len(entries) + 1)):
        if any(set(e) <= set(chosen) for e in enough):
            continue
        if Closure(now.closure.network, [now.wiring.at[n] for n in chosen], dark).lit[node]:
            enough.append(chosen)
    return [sorted(n[1] for n in s) for s in enough]


@given(cases(), SETTINGS)
def test_the_difference_between_a_record_and_itself_is_empty(case, setting):
    assert difference(list(stand(case, setting)), list(stand(case, setting))) == ()
    assert what_if(case, setting, ()) == ()


@given(cases(), SETTINGS)
def test_confidence_never_exceeds_the_weakest_entry_of_the_best_support(case, setting):
    for standing in stand(case, setting):
        if standing.status not in (Status.LIVE, Status.REFUSED, Status.CONTESTED):
            continue
        supports = rests_on(case, setting, standing.act).supports
        best = max(min((getattr(e, "confidence", 1.0) for e in s), default=1.0) for s in supports)
        assert standing.confidence == best


@given(
    cases(),
    SETTINGS,
    st.lists(st.tuples(st.sampled_from(FACTS + ACTS), st.sampled_from([True, False, None])), max_size=6),
)
def test_change_by_change_equals_starting_again(case, setting, steps):
    """On the loaded record: setting and unsetting lamps, against a new state of what was set."""
    case = replace(case, facts=())
    now, told = state(case, setting), {}
    for atom, holds in steps:
        plus = now.wiring.at.get(("told", atom), now.wiring.at.get(("+", atom)))
        lamp, minus = now.wiring.at.get(("+", atom)), now.wiring.at.get(("-", atom))
        told[atom] = holds
        for node in {plus, lamp} - {None}:
            now.closure.bar(node) if holds is False else now.closure.free(node)
        if minus is not None:
            now.closure.force(minus) if holds is False else now.closure.free(minus)
        if holds and plus is not None:
            now.closure.force(plus)
        again = state(case, replace(setting, suppose=tuple((a, h) for a, h in told.items() if h is not None)))
        for name, node in now.wiring.at.items():
            if name in again.wiring.at and name[0] != "entry":
                assert bool(now.closure.lit[node]) == again.lit(*name), name


@given(cases(words=5), SETTINGS)
@settings(max_examples=100, deadline=None)
def test_what_breaks_an_answer_is_what_changes_it_when_lost(case, setting):
    case = replace(case, words=(*case.words, *(replace(w, id=w.id + "'") for w in case.words[:2])))
    for act, now in statuses(state(case, setting)).items():
        expected = {}
        for entry in (*case.words, *case.facts, *case.links):
            kept = [tuple(e for e in part if e.id != entry.id) for part in (case.words, case.facts, case.links)]
            after = status(views(state(Case(*kept), setting), [act])[0])  # a fact may still speak of it
            if after is not now:
                expected[entry.id] = after
        assert {e.id: s for e, s in rests_on(case, setting, act).breaking} == expected
