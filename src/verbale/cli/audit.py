"""``verbale audit``: the trail of decisions."""

import csv
import json
import sys
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, opened

audit = typer.Typer(help="Read and check the trail of decisions.", no_args_is_help=True, rich_markup_mode=None)


@audit.command("verify")
def verify(
    expect: Annotated[str | None, typer.Option("--expect", help="A hash noted before.")] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Check that no decision was changed, removed or put in between.

    A chain that was cut off at its end still holds; note the newest hash elsewhere and give it with --expect.

    Example: verbale audit verify --dossier talks.verbale

    Exit codes: 0 the chain holds; 1 it does not; 2 the dossier cannot be opened.
    """
    with opened(dossier) as target:
        fault, decisions = target.verify(), target.trail()
    if fault:
        print(f"broken: {fault}")
        raise typer.Exit(1)
    if expect and not any(d.hash.startswith(expect) for d in decisions):
        print(f"broken: no decision has the hash {expect}; the trail was shortened or replaced")
        raise typer.Exit(1)
    head = decisions[-1].hash if decisions else "none"
    print(f"the chain holds: {len(decisions)} decisions, newest hash {head}")


@audit.command("list")
def list_(
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.TABLE, dossier: DossierOption = DEFAULT_DOSSIER
) -> None:
    """Print the trail, oldest first.

    Example: verbale audit list --format jsonl --dossier talks.verbale
    """
    from dataclasses import asdict

    from verbale.show.print_rows import nothing

    with opened(dossier) as target:
        decisions = target.trail()
    if format is Format.JSON:
        print(json.dumps([asdict(d) for d in decisions], indent=1))
        return
    if not decisions and format is Format.TABLE:
        nothing("nobody has decided anything yet")
    table = csv.writer(sys.stdout, delimiter="," if format is Format.CSV else "\t")
    for d in decisions:
        if format is Format.JSONL:
            print(json.dumps(asdict(d)))
        else:
            table.writerow([unformula(str(cell)) for cell in (d.seq, d.at, d.who, d.what, d.kind, d.subject, d.why)])


def unformula(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    from verbale.show.csv import STARTS

    return f"'{cell}" if cell.startswith(STARTS) else cell
