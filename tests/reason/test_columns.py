"""The wiring by arrays lights the same lamps as the wiring by objects."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reason.case import Case, Fact, Settings, Word
from verbale.reason.columns import Columns, network
from verbale.reason.fixpoint import Closure
from verbale.reason.state import state
from verbale.record.condition import AtLeast, Atom, Not
from verbale.record.position import Stance

ATOMS = ("x", "y", "A.act", "B.act", "C.act")
LAMPS = st.integers(0, 2 * len(ATOMS) - 1)
STANCES = st.sampled_from([Stance.COMMITTED, Stance.READY, Stance.REFUSES])
POSITIONS = st.lists(
    st.tuples(
        st.integers(2, 4),
        STANCES,
        st.lists(st.tuples(LAMPS, st.integers(1, 2)), min_size=1, max_size=3),
        st.integers(1, 3),
    ),
    max_size=6,
)


def as_words(positions):
    for n, (act, stance, parts, k) in enumerate(positions):
        literals = tuple(Not(Atom(ATOMS[x // 2])) if x % 2 else Atom(ATOMS[x // 2]) for x, _ in parts)
        yield Word(f"w{n}", ATOMS[act], stance, AtLeast(k, literals, tuple(w for _, w in parts)))


def as_columns(positions):
    parts = [p for _, _, found, _ in positions for p in found]
    return Columns(
        atoms=len(ATOMS),
        act=np.array([p[0] for p in positions], np.int32),
        need=np.array([p[3] for p in positions], np.int32),
        start=np.cumsum([0, *(len(p[2]) for p in positions)]).astype(np.int32),
        lamp=np.array([x for x, _ in parts], np.int32),
        weight=np.array([w for _, w in parts], np.int32),
        against=np.array([p[1] is Stance.REFUSES for p in positions], np.bool_),
        deed=np.array([p[1] is Stance.COMMITTED for p in positions], np.bool_),
    )


@given(POSITIONS, st.dictionaries(st.integers(0, 4), st.booleans()))
@settings(max_examples=300)
def test_columns_light_the_same_lamps(positions, facts):
    now = state(
        Case(tuple(as_words(positions)), tuple(Fact(str(a), ATOMS[a], h) for a, h in facts.items())), Settings()
    )
    net = network(as_columns(positions))
    told = [2 * a + (not h) for a, h in facts.items()]
    named = 2 * len(ATOMS) + len(positions)
    for node in range(named, len(net)):  # a fact is told: also to conditions that name their own act
        ends = net.out.to[net.out.start[node] : net.out.start[node + 1]]
        if len(ends) == 1 and ends[0] in told and net.into.start[node] == net.into.start[node + 1]:
            told.append(node)
    closure = Closure(net, told, [x ^ 1 for x in told if x < 2 * len(ATOMS)])
    for n, atom in enumerate(ATOMS):
        assert (bool(closure.lit[2 * n]), bool(closure.lit[2 * n + 1])) == (now.lit("+", atom), now.lit("-", atom))
