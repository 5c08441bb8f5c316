"""The counters against the definition, by brute force on small networks."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reason.fixpoint import Closure, greatest
from verbale.reason.network import Network


@st.composite
def networks(draw, most=7):
    size = draw(st.integers(1, most))
    node = st.integers(0, size - 1)
    wires = draw(st.lists(st.tuples(node, node, st.integers(1, 3)), max_size=3 * size))
    need = draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    return need, wires


def build(need, wires):
    return Network.of(need, [w[0] for w in wires], [w[1] for w in wires], [w[2] for w in wires])


def step(need, wires, marks, lit):
    """One application of the definition to a set of lit nodes."""
    come = [sum(w for s, t, w in wires if t == n and s in lit) for n in range(len(need))]
    return {n for n in range(len(need)) if marks.get(n) == 1 or (marks.get(n) != -1 and come[n] >= need[n])}


def least_by_definition(need, wires, marks):
    lit = set()
    while (after := step(need, wires, marks, lit)) != lit:
        lit = after
    return lit


def greatest_by_definition(need, wires, marks):
    """The union of all self-supporting sets."""
    size, union = len(need), set()
    for bits in range(2**size):
        chosen = {n for n in range(size) if bits >> n & 1}
        if chosen <= step(need, wires, marks, chosen):
            union |= chosen
    return union


def marked(marks, value):
    return [n for n, mark in marks.items() if mark == value]


marks_of = st.dictionaries(st.integers(0, 6), st.sampled_from([1, -1]), max_size=4)


@given(networks(), marks_of)
def test_least_fixpoint_is_the_definition(net, marks):
    marks = {n: m for n, m in marks.items() if n < len(net[0])}
    closure = Closure(build(*net), marked(marks, 1), marked(marks, -1))
    assert set(np.flatnonzero(closure.lit)) == least_by_definition(*net, marks)


@given(networks(), marks_of)
@settings(max_examples=60)
def test_greatest_fixpoint_is_the_union_of_self_supporting_sets(net, marks):
    marks = {n: m for n, m in marks.items() if n < len(net[0])}
    lit = set(np.flatnonzero(greatest(build(*net), marked(marks, 1), marked(marks, -1))))
    assert lit == greatest_by_definition(*net, marks)
    assert lit >= least_by_definition(*net, marks)


@given(
    networks(most=12), st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["force", "bar", "free"])), max_size=30)
)
@settings(max_examples=300)
def test_change_by_change_equals_starting_again(net, changes):
    closure, marks = Closure(build(*net)), {}
    for node, change in changes:
        if node >= len(net[0]):
            continue
        getattr(closure, change)(node)
        marks[node] = {"force": 1, "bar": -1, "free": 0}[change]
        assert set(np.flatnonzero(closure.lit)) == least_by_definition(*net, marks)
        come = [sum(w for s, t, w in net[1] if t == n and closure.lit[s]) for n in range(len(net[0]))]
        assert closure.count.tolist() == come


@given(networks(), st.randoms(use_true_random=False))
def test_order_of_wires_does_not_matter(net, random):
    need, wires = net
    shuffled = random.sample(wires, len(wires))
    assert Closure(build(need, wires)).lit.tolist() == Closure(build(need, shuffled)).lit.tolist()


def test_a_loop_that_loses_its_ground_goes_out():
    # 0 fact -> 1 -> 2 -> 3 -> 1 (or)
    closure = Closure(Network.of([1, 1, 1, 1], [0, 1, 2, 3], [1, 2, 3, 1]), forced=[0])
    assert closure.lit.all()
    closure.free(0)
    assert not closure.lit.any()


def test_arrays_and_single_steps_agree_on_a_wide_hub():
    size = 5000
    source = [0] * size + list(range(1, size + 1))
    target = list(range(1, size + 1)) + [size + 1] * size
    net = Network.of([1] * (size + 1) + [size], source, target)
    closure = Closure(net, forced=[0])
    assert closure.lit.all()
    closure.bar(17)
    assert not closure.lit[17]
    assert not closure.lit[size + 1]
    closure.free(17)
    assert closure.lit.all()


def test_ten_thousand_in_one_loop():
    size = 10_000
    net = Network.of([1] * size, range(size), [(n + 1) % size for n in range(size)])
    assert not Closure(net).lit.any()
    assert greatest(net).all()
    assert not greatest(net, barred=[5]).any()
