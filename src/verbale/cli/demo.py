"""``verbale demo``: the main job on the bundled sample dossier."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from verbale.store.dossier import Dossier


def demo(
    dossier: Annotated[
        str | None, typer.Option("--dossier", "-d", help="Keep the sample dossier in this file, to go on with it.")
    ] = None,
) -> None:
    """Read the four bundled sample reports and show what was found: positions, the matrix, the timeline, a report.

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
    from verbale.ask.entries import EntryQuestion, entries
    from verbale.ask.matrix import matrix
    from verbale.ask.report import marked_report
    from verbale.ask.timeline import timeline
    from verbale.show.matrix import matrix_tables
    from verbale.show.report_terminal import report_text
    from verbale.show.tables import entries_table
    from verbale.show.terminal import console
    from verbale.show.timeline import timeline_table
    from verbale.store.kinds import Kind

    terminal = console()
    terminal.print("\n$ verbale show matrix", markup=False)
    for part in matrix_tables(matrix(dossier), terminal.width):
        terminal.print(part)
    terminal.print("\n$ verbale show positions --confidence 0.7", markup=False)
    firm = entries(dossier, EntryQuestion(kinds=(Kind.POSITION,), min_confidence=0.7))
    terminal.print(entries_table(firm, Kind.POSITION, terminal.width))
    terminal.print("\n$ verbale show timeline", markup=False)
    terminal.print(timeline_table(m for m in timeline(dossier) if m.start))
    first = next(iter(dossier.reports()))
    terminal.print(f"\n$ verbale report {first.id[7:19]}", markup=False)
    terminal.print(report_text(marked_report(dossier, first.id), terminal.width))
