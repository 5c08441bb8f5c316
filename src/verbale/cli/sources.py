"""``verbale sources``: who reports an entry, and how many independent sources that is."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, FormatOption, opened
from verbale.cli.windows import NEWEST, NearestOption, compared, window


def sources(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="Id of an entry, or the start of it.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    report: Annotated[str | None, typer.Option("--report", "-r", help="Its report, where ids are alike.")] = None,
    nearest: NearestOption = NEWEST,
    output: FormatOption = Format.TABLE,
) -> None:
    """Say who reports an entry, who copies whom or a common wire, and how many independent sources are left.

    Of a large dossier the 1,000 reports nearest in time to the entry's own are compared with it.

    Example: verbale sources s-4f9c01d2ab37

    Exit codes: 0 shown; 2 no such entry, or the dossier cannot be opened.
    """
    from verbale.ask.entry import find_entry
    from verbale.ask.joined import joined
    from verbale.show.between_rows import source_rows
    from verbale.show.between_tables import sources_table
    from verbale.show.print_rows import print_rows
    from verbale.store.entries import EntryFilter

    with opened(dossier) as kept:
        wanted = find_entry(kept, entry, report)
        with compared(kept, window(None, None, nearest, wanted.source.report_id)) as shelf:
            found = joined(kept, shelf)
            told = found.explained(wanted.source.report_id, wanted.id)
        ids = tuple({report_id for report_id, _ in told.members})
        texts = {report_id: found.shelf.record(report_id).report for report_id in ids}
        near = kept.entries(EntryFilter(reports=ids, ids=tuple({e for _, e in told.members})))
        words = {(e.source.report_id, e.id): e.words for e in near}
    if output is Format.TABLE:
        several = "s" * (told.independent != 1)
        print(f"{len(texts)} report{'s' * (len(texts) != 1)}, {told.independent} independent source{several}")
    print_rows(source_rows(told, texts, words), output.value, sources_table)
