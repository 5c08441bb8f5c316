"""Parties against acts: who stands where, and on what condition."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from verbale.ask.entries import EntryQuestion, entries
from verbale.ask.sources import source_of
from verbale.record.position import UNNAMED, Position
from verbale.store.cells import grid
from verbale.store.dossier import Dossier
from verbale.store.entries import Entry
from verbale.store.kinds import Kind
from verbale.store.sizes import count_current

MOST = 20_000  # positions of a dossier that is shown whole
PARTIES, ACTS = 24, 12


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
        origins: Report id -> the first report that it hangs together with, for reports that meet in a cell.
        cut: The dossier holds more: these are the newest positions of the fullest parties and acts.
    """

    parties: dict[str, str]
    acts: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    origins: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False

    def independent(self, told: Iterable[Entry]) -> int:
        """How many independent sources some entries of one cell come from; copies and one wire count once."""
        return len({self.origins.get(e.source.report_id, e.source.report_id) for e in told})


def matrix(dossier: Dossier, question: EntryQuestion | None = None) -> Matrix:
    """The matrix of the positions that fit a question; its ``kinds`` are not looked at."""
    asked = replace(question or EntryQuestion(), kinds=(Kind.POSITION,))
    told = _newest(dossier) if asked == EntryQuestion(kinds=(Kind.POSITION,)) else None
    found: dict[tuple[str, str], list[Entry]] = {}
    labels: dict[str, Counter[str]] = {}
    for entry in entries(dossier, asked) if told is None else told:
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
    columns = tuple(sorted(acts, key=lambda act: (act == UNNAMED, -acts[act], act)))
    return Matrix(named, columns, cells, source_of(dossier, _meeting(cells.values())), told is not None)


def _newest(dossier: Dossier) -> list[Entry] | None:
    """Of a large dossier the newest positions of the fullest parties and acts, by day; None: it is shown whole."""
    with dossier.reading() as connection:
        if count_current(connection, Kind.POSITION.value, MOST + 1) <= MOST:
            return None
        filled = grid(connection, PARTIES, ACTS)
    found = (entry for held in filled.cells.values() for entry in held)
    return sorted(found, key=lambda e: (e.day or "", e.row))


def _meeting(cells: Iterable[Cell]) -> dict[str, str | None]:
    """The reports that share a cell with another one, with their days; the others need not be compared."""
    found: dict[str, str | None] = {}
    for cell in cells:
        here = {e.source.report_id: e.source.published for e in cell.entries}
        found |= here if len(here) > 1 else {}
    return found
