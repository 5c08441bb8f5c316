"""``verbale versions``: what an outlet changed in a report after publication."""

import sys
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, FormatOption, opened


def versions(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report of the dossier: id or path.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what changed from version to version of a report, and what the changes bear on.

    Example: verbale versions tribune.txt

    Exit codes: 0 listed, also where there is one version only; 2 the report is not in the dossier.
    """
    from verbale.ask.between import versions as ask
    from verbale.show.between_rows import rewriting_rows
    from verbale.show.between_tables import changes_table
    from verbale.show.print_rows import print_rows

    with opened(dossier) as kept:
        found = ask(kept, report)
    if not found and output is Format.TABLE:
        print("one version only", file=sys.stderr)
        return
    rows = [row for number, one in enumerate(found, start=2) for row in rewriting_rows(number, one)]
    print_rows(rows, output.value, changes_table)
