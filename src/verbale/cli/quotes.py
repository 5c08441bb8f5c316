"""``verbale quotes``: utterances with all their renderings."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, FormatOption, opened
from verbale.cli.windows import (
    NEWEST,
    LimitOption,
    NewestOption,
    SinceOption,
    UntilOption,
    compared,
    shown,
    window,
)


def quotes(
    actor: Annotated[str | None, typer.Argument(metavar="[ACTOR]", help="Who spoke; default: anybody.")] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    cut: Annotated[bool, typer.Option("--cut", help="Only where one report gives less of the words.")] = False,
    altered: Annotated[bool, typer.Option("--altered", help="Only where words were changed.")] = False,
    translated: Annotated[bool, typer.Option("--translated", help="Only told in two languages.")] = False,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Only where a negation, condition, reservation, hedge or number differs.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    newest: NewestOption = NEWEST,
    limit: LimitOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List utterances with all their renderings, and what each has lost or changed.

    Of a large dossier the newest 1,000 reports are compared, or those of the days given.

    Example: verbale quotes Merz --cut --meaning

    Exit codes: 0 listed, also where nothing fits; 2 the name is unknown, or the dossier cannot be opened.
    """
    from verbale.ask.joined import joined
    from verbale.ask.quotes import QuoteQuestion
    from verbale.ask.quotes import quotes as ask
    from verbale.show.between_rows import quote_rows
    from verbale.show.between_tables import quotes_table
    from verbale.show.print_rows import print_rows

    with opened(dossier) as kept, compared(kept, window(since, until, newest)) as shelf:
        found = ask(kept, QuoteQuestion(actor, cut, altered, translated, meaning), joined(kept, shelf))
    told = found[: shown(len(found), limit, output)]
    rows = [row for number, answer in enumerate(told, start=1) for row in quote_rows(number, answer)]
    print_rows(rows, output.value, quotes_table)
