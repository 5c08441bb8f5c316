"""Parties against acts: who stands where, and on what condition."""

from collections import Counter
from dataclasses import dataclass, replace

from verbale.ask.entries import EntryQuestion, entries
from verbale.record.position import Position
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.kinds import Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """The positions of one party on one act; ``entries`` by day, so the last one is the newest."""

    party: str
    act: str
    entries: tuple[Entry, ...]

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances in order of day, each once."""
        return tuple(dict.fromkeys(e.finding.stance.value for e in self.entries if isinstance(e.finding, Position)))


@dataclass(frozen=True, slots=True)
class Matrix:
    """All cells that are not empty; parties and acts with most positions first.

    Attributes:
        parties: Party key -> what to call it.
        acts: Act codes.
        cells: (party key, act code) -> cell.
    """

    parties: dict[str, str]
    acts: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]


def matrix(dossier: Dossier, question: EntryQuestion | None = None) -> Matrix:
    """The matrix of the positions that fit a question; its ``kinds`` are not looked at."""
    asked = replace(question or EntryQuestion(), kinds=(Kind.POSITION,))
    found: dict[tuple[str, str], list[Entry]] = {}
    labels: dict[str, Counter[str]] = {}
    for entry in entries(dossier, asked):
        if isinstance(entry.finding, Position) and entry.parties:
            holder = entry.parties[0]
            found.setdefault((holder.key, entry.finding.act.code), []).append(entry)
            labels.setdefault(holder.key, Counter())[holder.label] += 1
    weight = Counter[str]()
    acts = Counter[str]()
    for (party, act), held in found.items():
        weight[party] += len(held)
        acts[act] += len(held)
    order = sorted(weight, key=lambda party: (-weight[party], party))
    named = {party: labels[party].most_common(1)[0][0] for party in order}
    cells = {key: Cell(*key, tuple(held)) for key, held in found.items()}
    return Matrix(named, tuple(sorted(acts, key=lambda act: (act == "other", -acts[act], act))), cells)
