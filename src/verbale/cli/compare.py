"""``verbale compare``: two or more reports side by side."""

import json
import sys
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, LanguageOption, PublishedOption, opened

if TYPE_CHECKING:
    from verbale.record.record import Record


class CompareFormat(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


def compare(
    reports: Annotated[
        list[str], typer.Argument(metavar="A B [C …]", help="Files, or reports of the dossier (id or path).")
    ],
    dossier: DossierOption = DEFAULT_DOSSIER,
    language: LanguageOption = None,
    published: PublishedOption = None,
    output: Annotated[CompareFormat, typer.Option("--format", "-f", help="How to print it.")] = CompareFormat.TABLE,
    to: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file instead.")] = None,
) -> None:
    """Compare reports: shared wording, quotations told differently, disagreements, what only one has.

    Files are read as they are, without a dossier. More than two reports are compared two by two. One report of the
    dossier is compared with all others by the index of wording: it lists those that share words with it.

    Example: verbale compare tribune.txt matin.txt --format html --output both.html

    Exit codes: 0 compared; 2 a report cannot be read or found.
    """
    from verbale.reconcile.comparison import compare as compare_records

    if len(reports) == 1:
        return _with_all(reports[0], dossier, output)
    records = [_record(name, dossier, language, published) for name in reports]
    found = [compare_records(a, b) for a, b in combinations(records, 2)]
    if output is CompareFormat.JSON:
        from verbale.reconcile.comparison_json import comparison_json

        made = [comparison_json(c) for c in found]
        _write(json.dumps(made[0] if len(made) == 1 else made, ensure_ascii=False, indent=1) + "\n", to)
    elif output is CompareFormat.HTML:
        from verbale.show.compare_html import compare_html
        from verbale.show.compare_view import compare_view

        _write(compare_html(map(compare_view, found)), to)
    else:
        from verbale.show.compare_terminal import compare_parts
        from verbale.show.compare_view import compare_view
        from verbale.show.terminal import console

        terminal = console()
        for comparison in found:
            for part in compare_parts(compare_view(comparison)):
                terminal.print(part)
    return None


def _with_all(report: str, dossier: str, output: CompareFormat) -> None:
    """List the reports of the dossier that share wording with one of them."""
    from verbale.ask.reused import reused
    from verbale.show.between_rows import reuse_row
    from verbale.show.between_tables import reuse_table
    from verbale.show.print_rows import print_rows

    if output is CompareFormat.HTML:
        raise typer.BadParameter("one report gives a list; name two for a page", param_hint="--format")
    with opened(dossier) as kept:
        found = reused(kept, report)
    print_rows([reuse_row(one) for one in found], output.value, reuse_table)


def _record(name: str, dossier: str, language: str | None, published: str | None) -> "Record":
    """The record of a file, read now, or of a report that the dossier has."""
    from verbale.cli.options import reading_options
    from verbale.record.errors import ReportError
    from verbale.stream import extract_paths

    if not Path(name).is_file():
        with opened(dossier) as kept:
            return kept.record(kept.find(name).id)
    outcome = next(extract_paths([name], reading_options(language, published, None, None, None)))
    if isinstance(outcome, ReportError):
        raise outcome
    return outcome


def _write(text: str, to: Path | None) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if to:
        to.write_bytes(data)
        print(f"written to {to}")
    else:
        sys.stdout.buffer.write(data)
