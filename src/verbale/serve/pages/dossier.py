"""The front page: who stands where, what hangs on what, what is new, what was and will be."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy import Connection

from verbale.record.condition import atoms
from verbale.serve.desk import desk_of
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.pages.timeline import MomentLine, moments
from verbale.serve.pages.twin import twin
from verbale.serve.phrase import condition_words
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, condition_of, entry_line
from verbale.serve.work import kept
from verbale.store.cells import Grid, grid
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.lists import EVERY, count_kinds, page_entries, party_label

router = APIRouter()
ROWS, COLUMNS, NEWS = 12, 8, 8


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell says in one line: a stance, its condition, how many independent sources, and its newest entry.

    ``sources`` counts agencies and outlets once each: reports that credit one agency are copies of one source.
    """

    stance: str
    condition: str
    requirement: bool
    sources: int
    entry: str
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A party and its cells, one for each act of the page, newest first in each."""

    party: str
    label: str
    cells: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True, slots=True)
class Hinge:
    """A fact or act and the positions that hang on it."""

    atom: str
    label: str
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """Context of ``dossier.html``."""

    counts: tuple[tuple[str, int], ...]
    acts: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    hinges: tuple[Hinge, ...]
    news: tuple[EntryLine, ...]
    moments: tuple[MomentLine, ...]


def dossier_page(request: Request) -> DossierPage:
    """The front page, kept until the dossier changes."""
    return kept(request, "dossier", lambda: _dossier_page(request))


def _dossier_page(request: Request) -> DossierPage:
    desk, t = desk_of(request), texts(request)
    with desk.reading() as connection:
        filled = grid(connection, ROWS, COLUMNS)
        found = page_entries(connection, EntryFilter(kinds=(Kind.POSITION, Kind.EVENT), states=EVERY[:3]), None, NEWS)
        return DossierPage(
            counts=tuple(count_kinds(connection).items()),
            acts=filled.acts,
            rows=tuple(_row(connection, party, filled, t) for party in filled.parties),
            hinges=hinges(filled, t),
            news=tuple(entry_line(entry, t) for entry in found.items),
            moments=moments(connection, EntryFilter(), t, NEWS),
        )


def _row(connection: Connection, party: str, filled: Grid, t: Strings) -> MatrixRow:
    cells = tuple(_held(filled.cells.get((party, act), ()), t) for act in filled.acts)
    return MatrixRow(party, called(party, party_label(connection, party) or party, t), cells)


def _held(entries: tuple[Entry, ...], t: Strings) -> tuple[Held, ...]:
    groups: dict[tuple[str, str, bool], list[Entry]] = {}
    for entry in entries:
        line = entry_line(entry, t)
        groups.setdefault((line.stance, line.condition, line.requirement), []).append(entry)
    return tuple(
        Held(*said, sources=independent(held), entry=held[0].id, words=held[0].words) for said, held in groups.items()
    )


def independent(entries: list[Entry]) -> int:
    """How many sources stand behind some entries; copies of one agency's text count once."""
    return len({frozenset(e.source.agencies) or e.source.outlet or e.source.report_id for e in entries})


def hinges(filled: Grid, t: Strings) -> tuple[Hinge, ...]:
    """What hangs on what, the atom with most positions first."""
    hanging: dict[str, list[Entry]] = {}
    labels: dict[str, str] = {}
    for held in filled.cells.values():
        for entry in held:
            for atom in atoms(condition_of(entry)):
                hanging.setdefault(atom.key, []).append(entry)
                labels.setdefault(atom.key, condition_words(atom, t))
    order = sorted(hanging, key=lambda key: (-len(hanging[key]), key))[:NEWS]
    return tuple(Hinge(k, labels[k], tuple(entry_line(e, t) for e in hanging[k][:12])) for k in order)


twin(router, "/", "dossier.html", dossier_page, lambda _, t: t("nav.dossier"), "dossier")
