"""The record at work: the board that answers what stands, and the entries of all reports joined; kept between requests.

Both look at the whole dossier, so they are offered up to a size; beyond it the pages say so.
"""

from dataclasses import replace
from datetime import date

from fastapi import Request

from verbale.ask.joined import Joined, joined
from verbale.ask.run import Board, RunOptions, open_board
from verbale.record.errors import QuestionError
from verbale.serve.desk import desk_of
from verbale.store.freshness import freshness
from verbale.store.sizes import count_current

MOST_POSITIONS = 20_000
MOST_REPORTS = 300


def board_of(request: Request, as_of: date | None, reviewed_only: bool = False) -> Board:
    """The board of the dossier on a day.

    Raises:
        QuestionError: The dossier has more positions than the desk answers for at once.
    """
    desk = desk_of(request)
    with desk.reading() as connection:
        state, number = freshness(connection), count_current(connection, "position")
    if number > MOST_POSITIONS:
        raise QuestionError(
            f"{number} positions: the desk reasons over at most {MOST_POSITIONS}; "
            "use 'verbale stand' and 'verbale whatif'"
        )
    kept = desk.memo.get("board", state, lambda: open_board(desk.dossier))
    return Board(kept.loaded, kept.lexicon, replace(RunOptions(), as_of=as_of, reviewed_only=reviewed_only))


def joined_of(request: Request) -> Joined | None:
    """The entries of all reports joined; None for a dossier of more than 300 reports."""
    desk = desk_of(request)
    with desk.reading() as connection:
        state, number = freshness(connection), count_current(connection, "report")
    return desk.memo.get("joined", state, lambda: joined(desk.dossier)) if number <= MOST_REPORTS else None
