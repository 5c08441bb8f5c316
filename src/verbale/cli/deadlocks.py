"""``verbale deadlocks``: parties that wait on each other."""

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption
from verbale.cli.run_options import (
    CONFIDENCE,
    TRUST,
    AsOfOption,
    ConfidenceOption,
    Form,
    FormOption,
    ReviewedOption,
    SupposeOption,
    TrustOption,
    answered,
    board,
)


def deadlocks(
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """List parties that wait on each other, and whether all would stand if they moved at the same moment.

    Example: verbale deadlocks --as-of 2025-09-04

    Exit codes: 0 there are none; 1 some were found; 2 the dossier cannot be opened.
    """
    from verbale.show.run_json import loop_json
    from verbale.show.run_words import loop_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found = run.deadlocks()
        answered(
            run,
            "deadlocks",
            form,
            lambda: {"deadlocks": [loop_json(x, run.lexicon) for x in found]},
            lambda: loop_lines(found, run.lexicon),
        )
    if found:
        raise typer.Exit(1)
