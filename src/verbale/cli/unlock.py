"""``verbale unlock``: what would make a goal stand."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption
from verbale.cli.run_options import (
    CONFIDENCE,
    LIMIT,
    SECONDS,
    TRUST,
    AsOfOption,
    ConfidenceOption,
    Form,
    FormOption,
    LimitOption,
    ReviewedOption,
    SecondsOption,
    SupposeOption,
    TrustOption,
    answered,
    board,
)


def unlock(
    goal: Annotated[str, typer.Argument(metavar="GOAL", help="An act, a fact, or an expression.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    moves: Annotated[bool, typer.Option("--moves", help="Count other parties' acts as levers too.")] = False,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    limit: LimitOption = LIMIT,
    seconds: SecondsOption = SECONDS,
    form: FormOption = Form.TEXT,
) -> None:
    """List every minimal set of facts that makes a goal stand whatever else is so, and who is pivotal.

    A goal may use and, or, not, brackets, "by 2025-10-01" and "at least 2 of France, Belgium: deploy-forces".

    Example: verbale unlock "at least 2 of France, United Kingdom, Belgium: deploy-forces"

    Exit codes: 0 it stands or can be unlocked; 1 nothing on record unlocks it; 2 a name or the expression is wrong.
    """
    from verbale.reason.minimal import Limits
    from verbale.show.run_json import unlocking_json
    from verbale.show.run_words import unlocking_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found = run.unlock(goal, moves, Limits(limit, seconds))
        answered(run, "unlock", form, lambda: unlocking_json(found), lambda: unlocking_lines(found, run.lexicon))
    if not found.sets:
        raise typer.Exit(1)
