"""The record at work: the board that answers what stands, and the entries of all reports joined; kept between requests.

Both look at the whole dossier: of a large one the board goes over a sheet that is kept in step, and the entries are not
joined; the pages say so.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from fastapi import Request

from verbale.ask.joined import Joined, joined
from verbale.ask.run import Board, RunOptions, loaded_of, open_board
from verbale.ask.run import board_of as over_sheet
from verbale.reason.case import Fact, Word
from verbale.reason.rests import rests_on
from verbale.serve.desk import Desk, desk_of
from verbale.serve.memo import REST
from verbale.serve.render import texts
from verbale.store.freshness import freshness
from verbale.store.sizes import count_current

T = TypeVar("T")
MOST_POSITIONS = 20_000
MOST_REPORTS = 1_000  # of a dossier whose entries are joined over all reports
AT_ONCE = 300  # of a dossier whose answers are always those of the present state
MOST_ASKED = 2_000  # positions of a dossier whose queue is ordered by what rests on them
SECONDS = 3.0


def board_of(request: Request, as_of: date | None, reviewed_only: bool = False) -> Board:
    """The board of the dossier on a day; of a large dossier over its sheet, see :mod:`verbale.serve.sheets`.

    Raises:
        PreparingError: The sheet of a large dossier is being made.
    """
    return _board(request)[0].asked(replace(RunOptions(), as_of=as_of, reviewed_only=reviewed_only))


def _board(request: Request) -> tuple[Board, Hashable]:
    """The board, and a mark of the state it is of; looked up once for each request."""
    if not hasattr(request.state, "board"):
        request.state.board = _board_now(desk_of(request))
    found: tuple[Board, Hashable] = request.state.board
    return found


def _board_now(desk: Desk) -> tuple[Board, Hashable]:
    with desk.reading() as connection:
        state, number = freshness(connection), count_current(connection, "position", MOST_POSITIONS + 1)
    if number <= MOST_POSITIONS:
        return desk.memo.get("board", state, lambda: open_board(desk.dossier)), state
    made = desk.sheets.now()
    mark = ("sheet", made.version)
    return desk.memo.get("board", mark, lambda: over_sheet(desk.dossier, loaded_of(made), RunOptions())), mark


def start_sheet(desk: Desk) -> None:
    """Begin to make the sheet of a large dossier before somebody asks for it."""
    with desk.reading() as connection:
        number = count_current(connection, "position", MOST_POSITIONS + 1)
    if number > MOST_POSITIONS:
        desk.sheets.start()


def reasoned(request: Request, key: Hashable, make: Callable[[], T]) -> T:
    """An answer of the board, kept by key and language until the record changes."""
    _, state = _board(request)
    return desk_of(request).memo.get((key, texts(request).code, date.today()), state, make)


def first_to_review(request: Request) -> tuple[str, ...]:
    """Ids of the unreviewed entries whose review could change most answers, the least sure first among equals.

    Each act of the board is asked what it rests on, for three seconds at most; kept until the dossier changes.
    """
    desk = desk_of(request)
    with desk.reading() as connection:
        state, number = freshness(connection), count_current(connection, "position", MOST_ASKED + 1)
    if number > MOST_ASKED:
        return ()
    return desk.memo.get("review", state, lambda: _weighed(board_of(request, None)), REST)


def _weighed(board: Board) -> tuple[str, ...]:
    weight: dict[str, int] = {}
    doubt: dict[str, float] = {}
    until = time.monotonic() + SECONDS
    for standing in board.stand():
        if time.monotonic() > until:
            break
        for found in rests_on(board.case, board.settings, standing.act).review_first:
            if isinstance(found.entry, Word | Fact):
                weight[found.entry.id] = weight.get(found.entry.id, 0) + 1
                doubt[found.entry.id] = found.entry.confidence
    return tuple(sorted(weight, key=lambda one: (-weight[one], doubt[one], one)))


def joined_of(request: Request) -> Joined | None:
    """The entries of all reports joined; None for a dossier of more than 1,000 reports.

    Of one of more than 300 they may be behind the newest decisions by a minute at most.
    """
    desk = desk_of(request)
    with desk.reading() as connection:
        state, number = freshness(connection), count_current(connection, "report", MOST_REPORTS + 1)
    if number > MOST_REPORTS:
        return None
    return desk.memo.get("joined", state, lambda: joined(desk.dossier), REST if number > AT_ONCE else 0.0)


def kept(request: Request, name: str, make: Callable[[], T]) -> T:
    """An answer over the whole dossier, kept by name and language until the dossier changes."""
    desk = desk_of(request)
    with desk.reading() as connection:
        state = freshness(connection)
    return desk.memo.get((name, texts(request).code), state, make, REST)
