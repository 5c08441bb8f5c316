"""``verbale stand``: where each act stands."""

from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption
from verbale.cli.run_options import (
    CONFIDENCE,
    TRUST,
    AsOfOption,
    ConfidenceOption,
    Form,
    FormOption,
    GraphOption,
    ReviewedOption,
    SupposeOption,
    TrustOption,
    answered,
    board,
    drawn,
)


def stand(
    name: Annotated[str | None, typer.Argument(metavar="[ACTOR|ACT]", help="A party, an act, or both.")] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOfOption = None,
    trust: TrustOption = TRUST,
    reviewed_only: ReviewedOption = False,
    min_confidence: ConfidenceOption = CONFIDENCE,
    suppose: SupposeOption = None,
    graph: GraphOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Say where each act stands: done, live, waiting and for what, held, refused, contested, reserved …

    Example: verbale stand France --as-of 2025-09-04

    Exit codes: 0 answered, also where nothing is on record; 2 a name is unknown or ambiguous.
    """
    from verbale.show.run_json import standing_json
    from verbale.show.run_words import standing_lines

    with board(dossier, as_of, trust, reviewed_only, min_confidence, suppose) as run:
        found = run.stand(name)
        drawn(run, graph)
        answered(
            run,
            "stand",
            form,
            lambda: {"acts": [standing_json(s, run.lexicon) for s in found]},
            lambda: standing_lines(found, run.lexicon),
        )
