"""Options of the commands that compare reports with each other: which reports are looked at, and how much is shown."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli.options import Format, day

if TYPE_CHECKING:
    from verbale.ask.shelf import Shelf
    from verbale.ask.window import Window
    from verbale.store.dossier import Dossier

SHOWN = 200  # stories, utterances or disagreements in a table, where --limit does not say otherwise
NEWEST = 1000  # verbale.ask.window.USUAL, named here too so that ``--help`` loads nothing

SinceOption = Annotated[str | None, typer.Option("--since", help="Compare reports from this day on, e.g. 2025-09-04.")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Compare reports up to this day.")]
NewestOption = Annotated[
    int, typer.Option("--newest", min=0, help="Compare at most so many reports, the newest; 0: all, which takes long.")
]
NearestOption = Annotated[
    int, typer.Option("--nearest", min=0, help="Compare at most so many reports, those nearest in time; 0: all.")
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, help=f"Show at most so many; default: {SHOWN} in a table.")
]


def window(since: str | None, until: str | None, newest: int, around: str | None = None) -> "Window":
    """The window that the options ask for."""
    from verbale.ask.window import Window

    return Window(day(since, "--since"), day(until, "--until"), newest or None, around)


@contextmanager
def compared(dossier: "Dossier", wanted: "Window") -> Iterator["Shelf"]:
    """A shelf for the window. What is left out is said on standard error; a terminal also shows that work goes on."""
    from verbale.ask.shelf import Shelf
    from verbale.show.progress import waiting

    made = Shelf(dossier, wanted)
    looked = made.looked
    if not looked.whole:
        print(_left_out(len(looked.reports), looked.total, wanted), file=sys.stderr)
    with waiting(sys.stderr, f"comparing {len(looked.reports)} reports"):
        yield made


def shown(number: int, limit: int | None, output: Format) -> int:
    """How many of ``number`` findings to show; says so where some are left out."""
    most = limit or (SHOWN if output is Format.TABLE else number)
    if most < number:
        print(f"the first {most} of {number}; --limit shows more", file=sys.stderr)
    return most


def _left_out(number: int, total: int, wanted: "Window") -> str:
    if wanted.around is not None:
        return f"compared {number} of {total} reports, those nearest in time to its own"
    which = "of the days asked for" if wanted.since or wanted.until else "the newest; --since and --until choose others"
    return f"compared {number} of {total} reports, {which}"
