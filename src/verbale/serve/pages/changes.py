"""What changed between two days: which acts stand otherwise and because of what, what happened, what was said."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request

from verbale.ask.run import Board
from verbale.reason.case import Entry, Fact, Word, party_of
from verbale.reason.changes import Changes, Moved
from verbale.reason.stand import Standing
from verbale.record.errors import QuestionError
from verbale.serve.desk import desk_of
from verbale.serve.language import Strings
from verbale.serve.pages.facts import atom_label
from verbale.serve.pages.standings import waiting_words
from verbale.serve.pages.twin import Day, day_of, twin
from verbale.serve.phrase import condition_words
from verbale.serve.render import texts
from verbale.serve.work import board_of, reasoned
from verbale.store.counts import newest_days

router = APIRouter()
MOST = 200  # of a kind that one page holds


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Words of a position or of the report that tells a fact.

    Attributes:
        act: What to call the act or the fact. stance, condition: Of a position, "" for none.
        title, day: Of the report; ``entry``: its address is ``/entries/<entry>``, "" where a person entered it.
    """

    act: str
    stance: str
    condition: str
    requirement: bool
    words: str
    title: str
    day: str
    entry: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    """An act that stands otherwise.

    Attributes:
        before, after: Its statuses, "" where nothing was on record. waited, waits: For what, where that is the change.
        because: The words or facts without any one of which it would not be so; ``among``: each of them suffices.
        passed: Days of deadlines that caused it.
    """

    party: str
    label: str
    before: str
    after: str
    waited: tuple[str, ...]
    waits: tuple[str, ...]
    because: tuple[SaidLine, ...]
    among: bool
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Context of ``changes.html``.

    Attributes:
        since, until: Days; what came after the first, up to the end of the last. Without any in the address, the two
            newest days of reports.
        moved, happened, said, withdrawn: At most ``MOST`` of each; ``total``: how many were said.
        large: The dossier is too large to be compared with itself here; nothing is told.
    """

    since: str
    until: str
    moved: tuple[MovedLine, ...]
    happened: tuple[SaidLine, ...]
    withdrawn: tuple[SaidLine, ...]
    said: tuple[SaidLine, ...]
    total: int
    large: bool


def changes_page(request: Request, since: Day = "", until: Day = "") -> ChangesPage:
    """What changed after ``since`` and up to ``until``."""
    t = texts(request)
    with desk_of(request).reading() as connection:
        days = newest_days(connection, until, 2)
    last = until or (days[0] if days else date.today().isoformat())
    first = since or next((day for day in days if day < last), last)
    begin, end = day_of(first), day_of(last)
    if begin is None or first > last:
        raise QuestionError(f"days: {first} comes after {last}; give the earlier one first").told("no_day", value=first)
    board = board_of(request, end)
    if board.loaded.sheet is not None:
        return ChangesPage(first, last, (), (), (), (), 0, large=True)
    found = reasoned(request, ("changes", first, last), lambda: board.changes(begin))
    return _page(found, board, t)


def _page(found: Changes, board: Board, t: Strings) -> ChangesPage:
    return ChangesPage(
        since=found.since,
        until=found.until,
        moved=tuple(_moved(m, board, t) for m in found.moved[:MOST]),
        happened=tuple(said_line(e, board, t) for e in found.happened[:MOST]),
        withdrawn=tuple(said_line(e, board, t) for e in found.withdrawn[:MOST] if isinstance(e, Word | Fact)),
        said=tuple(said_line(e, board, t) for e in found.said[:MOST]),
        total=len(found.said),
        large=False,
    )


def _moved(m: Moved, board: Board, t: Strings) -> MovedLine:
    same = m.before is not None and m.after is not None and m.before.status is m.after.status

    def waits(s: Standing | None) -> tuple[str, ...]:
        return waiting_words(s, board, t) if s is not None and same else ()

    causes: tuple[Entry, ...] = m.because or m.among
    return MovedLine(
        party=party_of(m.act),
        label=atom_label(board, m.act, t),
        before=m.before.status.value if m.before else "",
        after=m.after.status.value if m.after else "",
        waited=waits(m.before),
        waits=waits(m.after),
        because=tuple(said_line(e, board, t) for e in causes if isinstance(e, Word | Fact)),
        among=not m.because,
        passed=m.expired,
    )


def said_line(entry: Word | Fact, board: Board, t: Strings) -> SaidLine:
    """A position or fact with its first words."""
    quoted = next(iter(entry.passages), None)
    is_word = isinstance(entry, Word)
    key = entry.act if isinstance(entry, Word) else entry.atom
    condition = entry.condition if isinstance(entry, Word) else None
    return SaidLine(
        act=atom_label(board, key, t),
        stance=entry.stance.value if isinstance(entry, Word) else "",
        condition=condition_words(condition, t, lambda atom: atom_label(board, atom.key, t)),
        requirement=isinstance(entry, Word) and entry.requirement,
        words=quoted.words if quoted else "" if isinstance(entry, Word) else entry.source,
        title=quoted.title if quoted else "",
        day=(quoted.day if quoted else None) or (None if isinstance(entry, Word) else entry.on) or "",
        entry=entry.id.split()[0] if is_word or quoted else "",
    )


twin(router, "/changes", "changes.html", changes_page, lambda _, t: t("nav.changes"), "changes")
