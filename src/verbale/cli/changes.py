"""``verbale changes``: what changed between two days."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption
from verbale.cli.run_options import (
    CONFIDENCE,
    TRUST,
    ConfidenceOption,
    Form,
    FormOption,
    ReviewedOption,
    TrustOption,
    answered,
    board,
    wanted_day,
)


def changes(
    since: Annotated[str, typer.Argument(metavar="SINCE", help="Day, e.g. 2025-09-01: what came after it.")],
    until: Annotated[str | None, typer.Argument(metavar="[UNTIL]", help="Last day; default: today.")] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    form: FormOption = Form.TEXT,
) -> None:
    """Say what was said, withdrawn and happened between two days, which statuses moved, and because of what.

    Example: verbale changes 2025-09-01 2025-09-30

    Exit codes: 0 answered; 2 a day is wrong or the dossier cannot be opened.
    """
    from verbale.show.run_json import changes_json
    from verbale.show.run_words import changes_lines

    first = wanted_day(since, "SINCE")
    with board(dossier, until, trust, reviewed_only, min_confidence) as run:
        found = run.changes(first)
        answered(
            run,
            "changes",
            form,
            lambda: changes_json(found, run.lexicon),
            lambda: changes_lines(found, run.lexicon),
        )
