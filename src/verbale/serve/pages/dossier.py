"""The front page: who stands where, what hangs on what, what is new, what was and will be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy import Connection

from verbale.ask.sources import source_of
from verbale.record.actors import folded
from verbale.record.condition import atoms
from verbale.serve.desk import desk_of
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.pages.timeline import MomentLine, moments
from verbale.serve.pages.twin import twin
from verbale.serve.phrase import condition_words
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, condition_of, entry_line
from verbale.serve.work import joined_of, kept
from verbale.store.cells import Grid, grid
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.lists import count_kinds, page_entries, party_label

router = APIRouter()
Count = Callable[[Iterable[Entry]], int]
ROWS, COLUMNS, NEWS = 12, 8, 8
COMPARED = 400  # reports beyond which their wording is not compared for the front page


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell says in one line: a stance, its condition, how many independent sources, and its newest entry.

    ``sources`` counts reports that copy each other or one wire once. ``what``: of an act that is on no list, its words
    (two such acts are never told as one); ``language``: of those.
    """

    stance: str
    condition: str
    requirement: bool
    what: str
    language: str
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
class Hanging:
    """What a party says on an act under a condition: its newest entry, and how many independent sources it has."""

    entry: EntryLine
    sources: int


@dataclass(frozen=True, slots=True)
class Hinge:
    """A fact or act and what hangs on it."""

    atom: str
    label: str
    entries: tuple[Hanging, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """Context of ``dossier.html``; ``compared``: sources are counted by wording, else by the agencies credited."""

    counts: tuple[tuple[str, int], ...]
    compared: bool
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
        count, compared = counting(request, filled)
        found = page_entries(connection, EntryFilter(kinds=(Kind.POSITION, Kind.EVENT)), None, NEWS)
        return DossierPage(
            counts=tuple(count_kinds(connection).items()),
            compared=compared,
            acts=filled.acts,
            rows=tuple(_row(connection, party, filled, t, count) for party in filled.parties),
            hinges=hinges(filled, t, count),
            news=tuple(entry_line(entry, t) for entry in found.items),
            moments=moments(connection, EntryFilter(), t, NEWS),
        )


def _row(connection: Connection, party: str, filled: Grid, t: Strings, count: Count) -> MatrixRow:
    cells = tuple(_held(filled.cells.get((party, act), ()), t, count) for act in filled.acts)
    return MatrixRow(party, called(party, party_label(connection, party) or party, t), cells)


def _held(entries: tuple[Entry, ...], t: Strings, count: Count) -> tuple[Held, ...]:
    groups: dict[tuple[str, str, bool, str], list[tuple[Entry, EntryLine]]] = {}
    for entry in entries:
        line = entry_line(entry, t)
        said = (line.stance, line.condition, line.requirement, folded(line.what))
        groups.setdefault(said, []).append((entry, line))
    return tuple(_told(held, count) for held in groups.values())


def _told(held: list[tuple[Entry, EntryLine]], count: Count) -> Held:
    newest, line = held[0]
    return Held(
        stance=line.stance,
        condition=line.condition,
        requirement=line.requirement,
        what=line.what,
        language=line.language,
        sources=count(entry for entry, _ in held),
        entry=newest.id,
        words=newest.words,
    )


def counting(request: Request, filled: Grid) -> tuple[Count, bool]:
    """How independent sources of some entries are counted: reports that copy each other or one wire are one.

    In a dossier too large to compare its reports, those that credit the same agencies are; then the second is False.
    """
    found = joined_of(request)
    days = {e.source.report_id: e.source.published for held in filled.cells.values() for e in held}
    if found is None and len(days) > COMPARED:
        return (lambda told: len({frozenset(e.source.agencies) or e.source.report_id for e in told})), False
    known = found.ties.groups if found else source_of(desk_of(request).dossier, days)
    return (lambda told: len({known.get(e.source.report_id, e.source.report_id) for e in told})), True


def hinges(filled: Grid, t: Strings, count: Count) -> tuple[Hinge, ...]:
    """What hangs on what, the atom with most positions first; the same words of several reports stand together."""
    hanging: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    labels: dict[str, str] = {}
    for held in filled.cells.values():
        for entry in held:
            line = entry_line(entry, t)
            said = (line.party, line.stance, line.act, folded(line.what), line.condition, str(line.requirement))
            for atom in atoms(condition_of(entry)):
                hanging.setdefault(atom.key, {}).setdefault(said, []).append(entry)
                labels.setdefault(atom.key, condition_words(atom, t))
    order = sorted(hanging, key=lambda key: (-len(hanging[key]), key))[:NEWS]
    return tuple(
        Hinge(k, labels[k], tuple(Hanging(entry_line(e[0], t), count(e)) for e in list(hanging[k].values())[:12]))
        for k in order
    )


twin(router, "/", "dossier.html", dossier_page, lambda _, t: t("nav.dossier"), "dossier")
