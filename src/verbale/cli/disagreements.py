"""``verbale disagreements``: where reports of one story contradict each other."""

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


class On(StrEnum):
    """What reports can disagree on; named here too so that ``--help`` loads nothing."""

    TIME = "time"
    PLACE = "place"
    MODE = "mode"
    NUMBER = "number"
    PARTICIPANTS = "participants"
    STATUS = "status"
    WORDING = "wording"
    ATTRIBUTION = "attribution"


def disagreements(
    dossier: DossierOption = DEFAULT_DOSSIER,
    on: Annotated[list[On] | None, typer.Option("--on", help="Only these kinds.")] = None,
    successions: Annotated[
        bool, typer.Option("--successions", help="Also what merely followed: planned then held, fewer then more.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    newest: NewestOption = NEWEST,
    limit: LimitOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List where reports of one story contradict each other, each time with both passages.

    Of a large dossier the newest 1,000 reports are compared, or those of the days given.

    Example: verbale disagreements --on mode --on number

    Exit codes: 0 listed, also where there are none; 2 the dossier cannot be opened.
    """
    from verbale.ask.between import disagreements as ask
    from verbale.ask.joined import joined
    from verbale.reconcile.disagreements import DisagreementKind
    from verbale.show.between_rows import contradiction_row
    from verbale.show.between_tables import contradictions_table
    from verbale.show.print_rows import print_rows

    with opened(dossier) as kept, compared(kept, window(since, until, newest)) as shelf:
        found = ask(kept, [DisagreementKind(kind.value) for kind in on or []], successions, joined(kept, shelf))
    told = found[: shown(len(found), limit, output)]
    print_rows([contradiction_row(one) for one in told], output.value, contradictions_table)
