"""``verbale parties``: parties that may be one under two names."""

from enum import StrEnum
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, FormatOption, opened


class Act(StrEnum):
    """What can be decided about two parties; named here too so that ``--help`` loads nothing."""

    JOIN = "join"
    PART = "part"
    UNDO = "undo"
    SETTLE = "settle"


def parties(
    act: Annotated[Act | None, typer.Argument(help="What to decide; without it: list the doubtful.")] = None,
    names: Annotated[list[str] | None, typer.Argument(metavar="[A B]", help="Two parties: name or key.")] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    why: Annotated[str, typer.Option("--why", help="Why.")] = "",
    report: Annotated[str | None, typer.Option(help="With one party: only there is it somebody else.")] = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List parties that may be one, with the evidence, or decide about two of them.

    Nothing is joined by likeness alone. 'join' counts two as one everywhere (lists, matrix, reasoning, comparisons),
    'part' says that they are two; with --report and one party, that in this report the name is somebody else's.
    'undo' takes either back. Each decision is signed and kept.

    'settle' joins the pairs that evidence makes certain: a short name that fits one full name only, the same office
    of the same state, reports at most 60 days apart.

    Example: verbale parties join merz friedrich-merz --by Ada

    Exit codes: 0 listed or decided; 2 a party is unknown or ambiguous, nobody signs, or nothing to undo.
    """
    from verbale.ask.parties import Act as Decided
    from verbale.ask.parties import decide, doubtful, settle
    from verbale.show.between_rows import suggestion_row
    from verbale.show.between_tables import suggestions_table
    from verbale.show.print_rows import nothing, print_rows

    with opened(dossier) as kept:
        if act is Act.SETTLE:
            settled = settle(kept, by)
            if not settled:
                nothing("no pair is certain; 'verbale parties' lists the doubtful")
            for decision in settled:
                print(f"decision {decision.seq}: {decision.what} {decision.subject} ({decision.why})")
            return
        if act is not None:
            decision = decide(kept, Decided(act.value), names or [], by, why, report)
            print(f"decision {decision.seq}: {act.value} {decision.subject}")
            return
        found = doubtful(kept)
    print_rows([suggestion_row(one) for one in found], output.value, suggestions_table)
