"""``verbale demo``: the main job on the bundled sample dossier."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from verbale.store.dossier import Dossier

SURE, SURER = 0.7, 0.9  # least confidence of the positions and of the events shown, so that all fits on two screens


def demo(
    dossier: Annotated[
        str | None, typer.Option("--dossier", "-d", help="Keep the sample dossier in this file, to go on with it.")
    ] = None,
) -> None:
    """Read the four bundled sample reports and show who stands where, what a ceasefire would change, a cut
    quotation, what the reports disagree on, and the timeline.

    Example: verbale demo --dossier sample.verbale

    Exit codes: 0 shown; 2 the dossier cannot be written.
    """
    if dossier is not None:
        _run(dossier)
        print(f"\nGo on with it: verbale show --dossier {dossier}")
        return
    with tempfile.TemporaryDirectory(prefix="verbale-demo-") as folder:
        _run(str(Path(folder) / "sample.verbale"))
    print("\nTo keep it and go on: verbale demo --dossier sample.verbale")


def _run(where: str) -> None:
    from importlib.resources import files

    from verbale.cli.options import opened
    from verbale.pipeline import read
    from verbale.show.progress import progress
    from verbale.show.tally import tally_text

    paths = [str(path) for path in sorted((Path(str(files("verbale"))) / "sample").glob("*.txt"))]
    with opened(where, create=True) as target:
        print(f"$ verbale read {' '.join(Path(path).name for path in paths)}")
        with progress(sys.stderr) as listener:
            print(tally_text(read(target, paths, listener=listener), where))
        _show(target)


def _show(dossier: "Dossier") -> None:
    for given, printed in (
        (f"show matrix --confidence {SURE}", _matrix),
        ("whatif ceasefire", _whatif),
        ("quotes --cut", _quotes),
        ("disagreements", _disagreements),
        (f"show timeline --confidence {SURER}", _timeline),
    ):
        print(f"\n$ verbale {given}")
        printed(dossier)
        sys.stdout.flush()


def _matrix(dossier: "Dossier") -> None:
    from verbale.ask.entries import EntryQuestion
    from verbale.ask.matrix import matrix
    from verbale.show.matrix import matrix_tables
    from verbale.show.terminal import console

    terminal = console()
    for part in matrix_tables(matrix(dossier, EntryQuestion(min_confidence=SURE)), terminal.width):
        terminal.print(part)


def _whatif(dossier: "Dossier") -> None:
    from verbale.ask.run import RunOptions, open_board
    from verbale.show.run_words import change_lines

    board = open_board(dossier, RunOptions())
    for told in change_lines(board.whatif(["ceasefire"]), board.lexicon):
        print(told)


def _quotes(dossier: "Dossier") -> None:
    from verbale.ask.quotes import QuoteQuestion, quotes
    from verbale.show.between_rows import quote_rows
    from verbale.show.between_tables import quotes_table
    from verbale.show.print_rows import print_rows

    found = quotes(dossier, QuoteQuestion(cut=True))
    print_rows([row for n, one in enumerate(found, start=1) for row in quote_rows(n, one)], "table", quotes_table)


def _disagreements(dossier: "Dossier") -> None:
    from verbale.ask.between import disagreements
    from verbale.show.between_rows import contradiction_row
    from verbale.show.between_tables import contradictions_table
    from verbale.show.print_rows import print_rows

    print_rows([contradiction_row(one) for one in disagreements(dossier)], "table", contradictions_table)


def _timeline(dossier: "Dossier") -> None:
    from verbale.ask.entries import EntryQuestion
    from verbale.ask.timeline import timeline
    from verbale.show.terminal import console
    from verbale.show.timeline import timeline_table

    console().print(timeline_table(timeline(dossier, EntryQuestion(min_confidence=SURER))))
