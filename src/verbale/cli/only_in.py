"""``verbale only-in``: what one report of a story has alone."""

import sys
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, FormatOption, opened


def only_in(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report of the dossier: id or path.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what no other report of the same story has.

    Example: verbale only-in tribune.txt

    Exit codes: 0 listed; 2 the report is not in the dossier, or the dossier cannot be opened.
    """
    from verbale.ask.between import only_in as ask
    from verbale.show.between_rows import alone_rows
    from verbale.show.between_tables import alone_table
    from verbale.show.print_rows import print_rows

    with opened(dossier) as kept:
        found = ask(kept, report)
    if not found.others and output is Format.TABLE:
        print("no other report tells this story", file=sys.stderr)
    print_rows(alone_rows(found), output.value, alone_table)
