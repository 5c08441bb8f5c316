"""``verbale stories``: reports grouped by happening."""

from enum import StrEnum
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


class Act(StrEnum):
    """What can be decided about two reports; named here too so that ``--help`` loads nothing."""

    JOIN = "join"
    PART = "part"
    UNDO = "undo"


def stories(
    act: Annotated[Act | None, typer.Argument(help="Decide about two reports; without it: list the stories.")] = None,
    reports: Annotated[list[str] | None, typer.Argument(metavar="[A B]", help="Two reports: id or path.")] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    why: Annotated[str, typer.Option("--why", help="Why.")] = "",
    all_of_them: Annotated[bool, typer.Option("--all", help="Also stories of one report.")] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    newest: NewestOption = NEWEST,
    limit: LimitOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List reports grouped by happening, across languages, with the reason for each membership.

    'join' and 'part' decide for good that two reports do or do not tell one happening; 'undo' takes that back. Each
    decision is signed and kept. Of a large dossier the newest 1,000 reports are compared, or those of the days given.

    Example: verbale stories part courrier.txt matin.txt --by Ada --why "two different meetings"

    Exit codes: 0 listed or decided; 2 a report is not in the dossier, nobody signs, or nothing to undo.
    """
    from verbale.ask.stories import Act as Decided
    from verbale.ask.stories import all_stories, decide
    from verbale.show.between_rows import story_rows
    from verbale.show.between_tables import stories_table
    from verbale.show.print_rows import print_rows

    with opened(dossier) as kept:
        if act is not None:
            decision = decide(kept, Decided(act.value), reports or [], by, why)
            print(f"decision {decision.seq}: {act.value} {decision.subject}")
            return
        with compared(kept, window(since, until, newest)) as shelf:
            found = [s for s in all_stories(kept, shelf) if all_of_them or len(s.members) > 1]
    told = found[: shown(len(found), limit, output)]
    rows = [row for number, story in enumerate(told, start=1) for row in story_rows(number, story)]
    print_rows(rows, output.value, stories_table)
