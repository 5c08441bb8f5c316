"""``verbale extract``: records of reports as JSON Lines, without a dossier."""

import json
import sys
from typing import Annotated

import typer

from verbale.cli.options import (
    GazetteerOption,
    LanguageDataOption,
    LanguageOption,
    OutletOption,
    PublishedOption,
    reading_options,
)


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Text files, folders, or - for standard input.")],
    language: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    gazetteer: GazetteerOption = None,
    language_data: LanguageDataOption = None,
) -> None:
    """Print the record of each report as one line of JSON (verbale-record/1), in the order given.

    Example: verbale extract report.txt | python -m json.tool --json-lines

    Exit codes: 0 all read; 1 some could not be read (said on standard error); 2 none could.
    """
    from verbale.record.errors import ReportError
    from verbale.record.interchange import to_json
    from verbale.stream import extract_paths

    options = reading_options(language, published, outlet, gazetteer, language_data)
    printed = failed = 0
    for outcome in extract_paths(files, options):
        if isinstance(outcome, ReportError):
            failed += 1
            print(f"verbale: {outcome}", file=sys.stderr)
            continue
        printed += 1
        line = json.dumps(to_json(outcome), ensure_ascii=False)
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.flush()
    if failed:
        raise typer.Exit(1 if printed else 2)
