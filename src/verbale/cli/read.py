"""``verbale read``: reports into a dossier."""

import sys
from typing import Annotated

import typer

from verbale.cli.options import (
    DEFAULT_DOSSIER,
    DossierOption,
    GazetteerOption,
    LanguageDataOption,
    LanguageOption,
    OutletOption,
    PublishedOption,
    opened,
    reading_options,
)


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Text files, folders, or - for standard input.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    language: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    origin: Annotated[str | None, typer.Option("--origin", help="Name for what comes through -.")] = None,
    gazetteer: GazetteerOption = None,
    language_data: LanguageDataOption = None,
) -> None:
    """Read reports into a dossier, which is made if it is not there.

    Reading again adds nothing; a changed file becomes a new version of its report. The run may be stopped at any
    moment and started again.

    Example: verbale read reports/ --dossier talks.verbale

    Exit codes: 0 all read; 1 some could not be read (named at the end); 2 none could, or the dossier cannot be used.
    """
    from dataclasses import replace

    from verbale.pipeline import read as read_paths
    from verbale.show.progress import progress
    from verbale.show.tally import tally_text

    options = replace(reading_options(language, published, outlet, gazetteer, language_data), origin=origin)
    with opened(dossier, create=True) as target, progress(sys.stderr) as listener:
        tally = read_paths(target, paths, options, listener)
    print(tally_text(tally, dossier))
    if tally.skipped:
        raise typer.Exit(1 if tally.outcomes else 2)
