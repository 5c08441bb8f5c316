"""The Python API: the same names and the same answers as the command line.

import verbale

with verbale.open("talks.verbale") as dossier:
    dossier.read("reports/")
    for entry in dossier.positions(actor="Germany"):
        print(entry.finding.stance, entry.words, entry.source.origin)
    frame = pandas.DataFrame(dossier.statements().rows())
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypedDict, TypeVar, Unpack, overload

from verbale import pipeline
from verbale.ask.actors import PartyAnswer, actors_of
from verbale.ask.entries import EntryQuestion, entries
from verbale.ask.entry import EntryAnswer, entry
from verbale.ask.matrix import Matrix, matrix
from verbale.ask.names import parties_named
from verbale.ask.report import MarkedReport, marked_report
from verbale.ask.run import Board, RunOptions, open_board
from verbale.ask.timeline import Moment, timeline
from verbale.languages.own import refuse_strangers
from verbale.record.errors import ReportError, SettingError
from verbale.record.record import Record
from verbale.settings import author
from verbale.show.matrix import matrix_rows
from verbale.show.report_html import report_html
from verbale.show.rows import Row, entry_row, moment_row, party_row, report_row
from verbale.store.audit import Decision
from verbale.store.dossier import Dossier as Store
from verbale.store.entries import Entry
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport
from verbale.store.review import Verdict, What
from verbale.store.tally import Tally

T = TypeVar("T")
Paths = str | Path | Iterable[str | Path]


class Filters(TypedDict, total=False):
    """What narrows a list of entries; the same names as the options of ``verbale show``."""

    actor: str
    stance: str
    act: str
    since: str | date
    until: str | date
    report: str
    text: str
    confidence: float
    state: str | Sequence[str]
    old: bool
    limit: int


class ReadingOptions(TypedDict, total=False):
    """How reports are read; the same names as the options of ``verbale read``."""

    language: str
    published: str | date
    outlet: str
    origin: str
    gazetteer: Sequence[str | Path]
    language_data: Sequence[str | Path]


class BoardOptions(TypedDict, total=False):
    """How questions to the record are put; the same names as the options of ``verbale stand``."""

    as_of: str | date
    trust: str
    reviewed_only: bool
    min_confidence: float
    suppose: Sequence[str]


@dataclass(frozen=True, slots=True)
class Found(Sequence[T], Generic[T]):
    """A list of typed answers; ``rows()`` gives them flat, for pandas, polars or csv."""

    items: tuple[T, ...]
    flat: Callable[[T], Row]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Found[T]": ...
    def __getitem__(self, index: int | slice) -> "T | Found[T]":
        return Found(self.items[index], self.flat) if isinstance(index, slice) else self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def rows(self) -> list[Row]:
        """One flat dict each, all with the same keys."""
        return [self.flat(item) for item in self.items]


def records(paths: Paths, **options: Unpack[ReadingOptions]) -> Iterator[Record]:
    """What ``verbale extract`` prints: the record of each report, without a dossier.

    Raises:
        ReportError: the first report that cannot be read.
    """
    for outcome in pipeline.extract_paths(_paths(paths), _options(options)):
        if isinstance(outcome, ReportError):
            raise outcome
        yield outcome


class Dossier:
    """An open dossier; close it, or use it as a context."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> "Dossier":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def read(self, paths: Paths, **options: Unpack[ReadingOptions]) -> Tally:
        """Read files and folders; what cannot be read is in the tally's ``skipped``."""
        return pipeline.read(self.store, _paths(paths), _options(options))

    def entries(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """Entries of all kinds (but what was not understood)."""
        return self._entries((), filters)

    def statements(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """Who said what."""
        return self._entries((Kind.STATEMENT,), filters)

    def positions(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """Who stands where toward which act."""
        return self._entries((Kind.POSITION,), filters)

    def events(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """What happened, happens, or is scheduled."""
        return self._entries((Kind.EVENT,), filters)

    def figures(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """Numbers that reports give."""
        return self._entries((Kind.FIGURE,), filters)

    def roles(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """Who holds which office."""
        return self._entries((Kind.ROLE,), filters)

    def memberships(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """Who belongs to which group."""
        return self._entries((Kind.MEMBERSHIP,), filters)

    def skipped(self, **filters: Unpack[Filters]) -> Found[Entry]:
        """What was seen and not understood, with the reason."""
        return self._entries((Kind.SKIPPED,), filters)

    def reports(self, old: bool = False) -> Found[KeptReport]:
        """The reports; ``old`` adds versions that a newer one has replaced."""
        return Found(tuple(self.store.reports(current=not old)), report_row)

    def actors(self, actor: str | None = None) -> Found[PartyAnswer]:
        """The parties, or one of them."""
        return Found(actors_of(self.store, parties_named(self.store, actor)[0] if actor else None), party_row)

    def matrix(self, **filters: Unpack[Filters]) -> Matrix:
        """Parties against acts; :func:`matrix_rows` flattens it."""
        return matrix(self.store, _question((), filters))

    def timeline(self, **filters: Unpack[Filters]) -> Found[Moment]:
        """Events by time."""
        return Found(timeline(self.store, _question((), filters)), moment_row)

    def entry(self, id: str, report: str | None = None) -> EntryAnswer:
        """Everything on one entry."""
        return entry(self.store, id, report)

    def report(self, wanted: str) -> MarkedReport:
        """A report (id, beginning of one, or origin) with its entries marked."""
        return marked_report(self.store, wanted)

    def html(self, wanted: str) -> str:
        """A report as one self-contained page."""
        return report_html(self.report(wanted))

    def record(self, wanted: str) -> Record:
        """The record of a report, people's decisions applied."""
        return self.store.record(self.store.find(wanted).id)

    def decide(self, id: str, what: str, who: str | None = None, why: str = "", edited: Row | None = None) -> Decision:
        """Append a decision on an entry: ``accept``, ``edit`` (with the finding put right), ``reject``, ``reset``.

        ``who`` signs; None: ``VERBALE_WHO``, else the login name.
        """
        found = entry(self.store, id).entry
        verdict = Verdict(author() if who is None else who, What(what), why, edited)
        return self.store.decide(found.source.report_id, found.id, verdict)

    def board(self, **options: Unpack[BoardOptions]) -> Board:
        """The record, loaded to put questions to: ``stand``, ``whatif``, ``unlock``, ``deadlocks``, ``why`` …"""
        given = {**options, "as_of": _day(options.get("as_of")), "suppose": tuple(options.get("suppose", ()))}
        return open_board(self.store, RunOptions(**given))  # type: ignore[arg-type]  # the names are those of RunOptions

    def _entries(self, kinds: tuple[Kind, ...], filters: Filters) -> Found[Entry]:
        return Found(tuple(entries(self.store, _question(kinds, filters))), entry_row)


def open_dossier(where: str | Path = "dossier.verbale", create: bool = True) -> Dossier:
    """Open a dossier: an SQLite file, made where there is none, or a ``postgresql://`` address."""
    return Dossier(Store.open(where, create=create))


def rows_of_matrix(found: Matrix) -> list[dict[str, Any]]:
    """A matrix flat: one row for each position."""
    return matrix_rows(found)


def _paths(given: Paths) -> list[str]:
    return [str(given)] if isinstance(given, str | Path) else [str(path) for path in given]


def _day(given: str | date | None) -> date | None:
    return date.fromisoformat(given) if isinstance(given, str) else given


def _options(given: ReadingOptions) -> pipeline.Options:
    files = [Path(path) for path in given.get("gazetteer", ())]
    folders = [Path(path) for path in given.get("language_data", ())]
    for path in files:
        if not path.is_file():
            raise SettingError(f"gazetteer: found {str(path)!r}, expected a file; nothing of that kind is there")
    for path in folders:
        if not path.is_dir():
            raise SettingError(f"language_data: found {str(path)!r}, expected a folder; nothing of that kind is there")
        refuse_strangers(path)
    return pipeline.Options(
        language=given.get("language"),
        published=_day(given.get("published")),
        outlet=given.get("outlet"),
        origin=given.get("origin"),
        overlays=tuple(map(str, (*files, *folders))),
    )


def _question(kinds: tuple[Kind, ...], given: Filters) -> EntryQuestion:
    state = given.get("state", ())
    return EntryQuestion(
        kinds=kinds,
        actor=given.get("actor"),
        stance=given.get("stance"),
        act=given.get("act"),
        since=_day(given.get("since")),
        until=_day(given.get("until")),
        report=given.get("report"),
        text=given.get("text", ""),
        min_confidence=given.get("confidence", 0.0),
        states=(state,) if isinstance(state, str) else tuple(state),
        old=given.get("old", False),
        limit=given.get("limit"),
    )
