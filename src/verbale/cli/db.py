"""``verbale db``: create, upgrade, check and copy a dossier's database."""

import sys
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, opened

db = typer.Typer(
    help="Create, upgrade or check a dossier's database.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@db.command()
def create(dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Make an empty dossier; one that is there is left as it is.

    Example: verbale db create --dossier postgresql://verbale@localhost/talks

    Exit codes: 0 it is there now; 2 it cannot be made.
    """
    from verbale.store.engine import shown

    with opened(dossier, create=True):
        print(f"{shown(dossier)} is ready")


@db.command()
def upgrade(dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Bring a dossier made by an older verbale to the newest form. Keep a copy first.

    Example: verbale db upgrade --dossier talks.verbale

    Exit codes: 0 it is in the newest form; 2 it cannot be opened, or is of a newer verbale than this one.
    """
    from verbale.store.dossier import Dossier
    from verbale.store.engine import shown
    from verbale.store.migrate import newest

    with Dossier.open(dossier, migrate=True):
        print(f"{shown(dossier)} is in form {newest()}")


@db.command()
def check(dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Check the database, the chain of decisions, and that every entry's words still stand where it says.

    Example: verbale db check --dossier talks.verbale

    Exit codes: 0 all is well; 1 something is wrong (each is named); 2 the dossier cannot be opened.
    """
    from verbale.store.check import faults

    found = 0
    with opened(dossier) as source:
        for fault in faults(source):
            found += 1
            print(fault)
    if found:
        print(f"{found} faults", file=sys.stderr)
        raise typer.Exit(1)
    print("all is well")


@db.command()
def copy(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A new SQLite file or an empty PostgreSQL database.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Copy a dossier, also from SQLite to PostgreSQL and back; it may be in use meanwhile.

    Example: verbale db copy postgresql://verbale@localhost/talks --dossier talks.verbale

    Exit codes: 0 copied; 2 the dossier cannot be opened, or the target is not empty.
    """
    from verbale.store.copy import copy_dossier
    from verbale.store.engine import shown

    with opened(dossier) as source, opened(target, create=True) as made:
        rows = copy_dossier(source, made)
    print(f"{rows} rows copied to {shown(target)}")
