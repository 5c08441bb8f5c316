"""``verbale report``: a report's text with every entry marked."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, opened

if TYPE_CHECKING:
    from verbale.ask.report import MarkedReport
    from verbale.store.kinds import Kind


def report(
    wanted: Annotated[str, typer.Argument(metavar="ID|PATH", help="The report's id, the start of it, or its path.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", "-k", help="Mark only these, e.g. statement; may be repeated.")
    ] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write one self-contained page instead.")] = None,
) -> None:
    """Show a report's text with every entry in colour and named in the margin.

    A file that is not in the dossier is read for this once and not kept.

    Example: verbale report reports/talks.txt --html talks.html

    Exit codes: 0 shown; 2 no such report, or the dossier cannot be opened.
    """
    from verbale.ask.report import marked_report
    from verbale.record.errors import DossierError, QuestionError
    from verbale.store.kinds import Kind

    known = [k.value for k in Kind]
    for given in kind or []:
        if given not in known:
            raise typer.BadParameter(f"{given!r}: expected one of {', '.join(known)}", param_hint="--kind")
    kinds = tuple(Kind(given) for given in kind or [])
    try:
        with opened(dossier) as source:
            marked = marked_report(source, wanted, kinds)
    except (DossierError, QuestionError):
        if not Path(wanted).is_file():
            raise
        marked = _read_for_once(wanted, kinds)
    if html is None:
        from verbale.show.report_terminal import report_text
        from verbale.show.terminal import console

        terminal = console()
        terminal.print(report_text(marked, terminal.width))
        return
    from verbale.show.report_html import report_html

    try:
        html.write_bytes(report_html(marked).encode("utf-8", "replace"))
    except OSError as error:
        raise typer.BadParameter(f"{html}: cannot be written: {error.strerror}", param_hint="--html") from error
    print(f"written to {html}", file=sys.stderr)


def _read_for_once(path: str, kinds: "tuple[Kind, ...]") -> "MarkedReport":
    from verbale.ask.report import marked_report
    from verbale.pipeline import read

    with tempfile.TemporaryDirectory(prefix="verbale-") as folder, opened(f"{folder}/once", create=True) as source:
        tally = read(source, [path])
        if tally.skipped:
            raise tally.skipped[0]
        return marked_report(source, path, kinds)
