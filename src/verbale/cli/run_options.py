"""Options that the commands of the record share."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verbale.cli.options import day, opened

if TYPE_CHECKING:
    from verbale.ask.run import Board


class Form(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"


AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="Day of the question, e.g. 2025-09-04; default: today.")
]
TrustOption = Annotated[
    str,
    typer.Option(
        "--trust",
        help="Whose words count as deeds where others wait for them: never, committed, firm, intends or ready, "
        "for all or as in ready:France,Belgium.",
    ),
]
ReviewedOption = Annotated[bool, typer.Option("--reviewed-only", help="Count only entries that a person accepted.")]
ConfidenceOption = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, help="Least confidence of entries nobody has reviewed.")
]
FormOption = Annotated[Form, typer.Option("--format", "-f", help="How to print it.")]
GraphOption = Annotated[
    Path | None, typer.Option("--graph", help="Draw who waits for what: FILE.svg, FILE.html or FILE.graphml.")
]
SupposeOption = Annotated[
    list[str] | None, typer.Option("--suppose", help="A fact taken as given, e.g. ceasefire; may be repeated.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Count at most so many minimal sets.")]
SecondsOption = Annotated[float, typer.Option("--seconds", min=0.01, help="Look at most so long for them.")]
ByOption = Annotated[str | None, typer.Option("--by", help="Who signs; default: $VERBALE_WHO, else the login name.")]
WhyOption = Annotated[str, typer.Option("--why", help="A note, kept in the trail.")]
TRUST, CONFIDENCE, LIMIT, SECONDS = "committed", 0.5, 64, 10.0


@contextmanager
def board(
    dossier: str,
    as_of: str | None,
    trust: str,
    reviewed_only: bool,
    min_confidence: float,
    suppose: list[str] | None = None,
) -> Iterator["Board"]:
    """The record of a dossier, ready for questions."""
    from verbale.ask.run import RunOptions, open_board

    options = RunOptions(day(as_of, "--as-of"), trust, reviewed_only, min_confidence, tuple(suppose or ()))
    with opened(dossier) as found:
        made = open_board(found, options, _tell if sys.stderr.isatty() else None)
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        yield made


def _tell(number: int) -> None:
    """Say how far the reading of a large dossier is, on one line."""
    print(f"\r{number:,} positions read", end="", file=sys.stderr, flush=True)


def answered(
    board: "Board",
    question: str,
    form: Form,
    as_json: Callable[[], dict[str, Any]],
    as_text: Callable[[], Iterable[str]],
) -> None:
    """Print an answer in the form asked for."""
    if form is Form.JSON:
        from verbale.show.run_json import answer_json

        told = json.dumps(answer_json(question, board.settings, as_json()), ensure_ascii=False, indent=1)
        print(told.encode("utf-8", "backslashreplace").decode("utf-8"))
        return
    empty = True
    for told in as_text():
        print(told.encode("utf-8", "backslashreplace").decode("utf-8"))
        empty = False
    if empty:
        print("nothing", file=sys.stderr)


def wanted_day(given: str, what: str) -> date:
    """An ISO date given as an argument."""
    found = day(given, what)
    assert found is not None  # day() returns None for None only
    return found


def drawn(board: "Board", path: Path | None) -> None:
    """Draw the record, where a file is given."""
    if path is not None:
        from verbale.ask.graph import waiting_graph
        from verbale.show.run_graph import draw

        draw(waiting_graph(board), path)


def signer(given: str | None) -> str:
    """Who signs: the name given, else the one the environment says."""
    from verbale.settings import author

    return author() if given is None else given
