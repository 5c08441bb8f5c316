"""``verbale report``: a report's text with every entry marked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, opened


def report(
    wanted: Annotated[str, typer.Argument(metavar="ID|PATH", help="The report's id, the start of it, or its path.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", "-k", help="Mark only these, e.g. statement; may be repeated.")
    ] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write one self-contained page instead.")] = None,
) -> None:
    """Show a report's text with every entry in colour and named in the margin.

    Example: verbale report reports/talks.txt --html talks.html

    Exit codes: 0 shown; 2 no such report, or the dossier cannot be opened.
    """
    from verbale.ask.report import marked_report
    from verbale.store.kinds import Kind

    known = [k.value for k in Kind]
    for given in kind or []:
        if given not in known:
            raise typer.BadParameter(f"{given!r}: expected one of {', '.join(known)}", param_hint="--kind")
    with opened(dossier) as source:
        marked = marked_report(source, wanted, tuple(Kind(given) for given in kind or []))
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
