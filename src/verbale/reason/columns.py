"""Very many positions as columns: the same wiring as :mod:`verbale.reason.wiring`, made by arrays.

For records beyond what fits as objects. One condition per position, of the form *at least k of these lamps*, which
holds *and* (all), *or* (one) and any count; deeper conditions take further positions of helping acts.
"""

from dataclasses import dataclass

import numpy as np

from verbale.reason.network import Ints, Network


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions in columns; a lamp is ``2 * atom`` (established) or ``2 * atom + 1`` (established not).

    Attributes:
        atoms: Number of atoms.
        act: Per position, the atom of its act.
        need: Per position, the weight of lit lamps at which its condition holds; 0: no condition.
        start, lamp, weight: Compressed rows: the condition of position ``i`` is ``lamp[start[i]:start[i + 1]]``.
        against: Positions that exclude their act while their condition holds; the others are words for it.
        deed: Words for an act that count as the deed.
    """

    atoms: int
    act: Ints
    need: Ints
    start: Ints
    lamp: Ints
    weight: Ints
    against: np.ndarray
    deed: np.ndarray


def network(given: Columns) -> Network:
    """The network: first the lamps, then one node per position, then what acts and deeds need.

    The node of words for an act is lit when their condition is established; that of words against it when their
    condition is established not to hold.
    """
    size, lamps = len(given.act), 2 * given.atoms
    position = lamps + np.arange(size, dtype=np.int32)
    length = np.diff(given.start)
    owner = np.repeat(np.arange(size, dtype=np.int32), length)
    total = np.bincount(owner, weights=given.weight, minlength=size).astype(np.int32)
    need = np.where(given.against, total - given.need + 1, given.need).astype(np.int32)
    source = np.where(given.against[owner], given.lamp ^ 1, given.lamp).astype(np.int32)

    own = np.flatnonzero((source == 2 * given.act[owner]) & ~given.against[owner])  # no act is its own ground
    named, told = np.unique(source[own], return_inverse=True)
    first_told = lamps + size
    source[own] = first_told + told.astype(np.int32)

    blocked, block = np.unique(given.act[given.against], return_inverse=True)
    first_clear = first_told + len(named)
    clear_need = np.bincount(block, minlength=len(blocked)).astype(np.int32)
    lifted = position[given.against], (first_clear + block).astype(np.int32)

    deeds = np.flatnonzero(given.deed & ~given.against)
    acts = given.act[deeds]
    at = np.searchsorted(blocked, acts)
    hindered = np.zeros(len(acts), np.bool_) if not len(blocked) else blocked[np.minimum(at, len(blocked) - 1)] == acts
    first_both = first_clear + len(blocked)
    both = (first_both + np.arange(int(hindered.sum()))).astype(np.int32)
    clear = (first_clear + at[hindered]).astype(np.int32)

    wires = [
        (source, position[owner], given.weight),
        ((first_told + np.arange(len(named))).astype(np.int32), named, None),
        (*lifted, None),
        (position[deeds[~hindered]], 2 * acts[~hindered], None),
        (position[deeds[hindered]], both, None),
        (clear, both, None),
        (both, 2 * acts[hindered], None),
    ]
    sources = np.concatenate([s for s, _, _ in wires])
    targets = np.concatenate([t for _, t, _ in wires])
    weight = np.concatenate([np.ones(len(s), np.int32) if w is None else w for s, _, w in wires])
    ones = np.ones(lamps, np.int32)
    needs = (ones, need, np.ones(len(named), np.int32), clear_need, np.full(len(both), 2, np.int32))
    return Network.of(np.concatenate(needs), sources, targets, weight)
